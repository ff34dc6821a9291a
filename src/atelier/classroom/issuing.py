"""Issuing attestations: for whom the trainer decided, as she decided, once each."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec import Struct

from atelier.classroom.attestation import SIGNED_AS, VERSION, BadCode, Payload, canonical, clean, pack, read
from atelier.classroom.classes import ClassState, Participant, fold_classes, person_key
from atelier.classroom.codes import code
from atelier.classroom.hours import minutes_of, presence
from atelier.classroom.ledger import Ledger
from atelier.journal.events import Attested, Verb
from atelier.signing.issuers import Own

_WHOLE = 95
"""Percent of the hours from which somebody was there for all of them: a coat takes a few minutes."""
_QUARTER = 15


class Certificate(Struct, frozen=True):
    """An attestation ready to be printed. `fresh`: it was issued now."""

    person: str
    payload: Payload
    code: str
    fresh: bool


def ready(one: ClassState) -> tuple[Participant, ...]:
    """Those for whom the trainer decided on an attestation."""
    return tuple(person for person in one.people if person.qualified and person.qualified.kind != "none")


def draft(one: ClassState, person: Participant, own: Own, today: date, number: str = "") -> Payload:
    """What would be signed."""
    about, decided = one.about, person.qualified
    dates = [one.start.date()]
    if one.end.date() != dates[0] and one.end.hour >= 6:  # not a class that merely ends past midnight
        dates.append(one.end.date())
    attended = person.attendance
    mode = attended.mode if attended and attended.mode != "absent" else about.mode
    return Payload(
        version=VERSION,
        number=number or "-",
        kind="formation" if decided and decided.kind == "formation" else "participation",
        name=clean(person.name),
        course=clean(about.title),
        dates=[day.isoformat() for day in dates],
        minutes=_minutes(one, person),
        mode=mode,
        issued=today.isoformat(),
        issuer=own.issuer.id,
        object=[clean(line) for line in decided.object] if decided else [],
        start=about.start[11:],
        end=about.end[11:],
        place=clean(about.place) if mode != "online" else "",
        organisation=clean(about.organisation),
        trainer=clean(about.trainer),
        signatory=clean(about.signatory),
        town=clean(about.town),
        accreditation=clean(about.accreditation),
    )


def issue(
    ledger: Ledger, one: ClassState, people: Iterable[Participant], own: Own, today: date
) -> tuple[Certificate, ...]:
    """Sign and record an attestation for each; what was issued already and did not change keeps its number,
    its date and its signature. Nobody whom the trainer left undecided is attested.

    Raises classroom.no_object, bad_value: nothing is then recorded.
    """
    qualified = {person.id for person in ready(one)}
    taken = _numbers(ledger)
    found, facts = [], []
    for person in people:
        if person.id not in qualified:
            continue
        if (before := _still_good(one, person, own)) is not None:
            found.append(before)
            continue
        number = f"{one.start.date().isoformat()}-{code(4, _Suffixes(taken))}"
        taken.add(number)
        payload = draft(one, person, own, today, number)
        data = canonical(payload)
        signature = own.sign(SIGNED_AS + data)
        attested = Attested(number, data.decode(), base64.b64encode(signature).decode())
        facts.append((person_key(one.id, person.id), Verb.ATTESTED, msgspec.to_builtins(attested)))
        found.append(Certificate(person.id, payload, pack(data, signature), True))
    ledger.record_all(facts)
    return tuple(found)


def issued(person: Participant) -> Certificate | None:
    """The attestation that a person holds, as it was issued."""
    if person.attested is None:
        return None
    attested = person.attested.attested
    data = attested.payload.encode()
    try:
        return Certificate(person.id, read(data), pack(data, base64.b64decode(attested.signature)), False)
    except (BadCode, ValueError):
        return None


def _still_good(one: ClassState, person: Participant, own: Own) -> Certificate | None:
    before = issued(person)
    if before is None:
        return None
    same_day = date.fromisoformat(before.payload.issued)
    return before if draft(one, person, own, same_day, before.payload.number) == before.payload else None


def _minutes(one: ClassState, person: Participant) -> int:
    whole = minutes_of(one)
    if person.attendance is None:
        return whole
    there = presence(one, person.attendance)
    return whole if there.percent >= _WHOLE else round(there.minutes / _QUARTER) * _QUARTER


def _numbers(ledger: Ledger) -> set[str]:
    return {
        issued.attested.number
        for one in fold_classes(ledger.events).values()
        for person in one.people
        for issued in person.issued
    }


class _Suffixes:
    """The ends of the numbers that are taken."""

    def __init__(self, numbers: set[str]) -> None:
        self._ends = {number[-4:] for number in numbers}

    def __contains__(self, one: object) -> bool:
        return one in self._ends
