"""The data of others: why they are held and how long, given to whom they are about, and erased for real."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import msgspec
from msgspec import Struct

from atelier.classroom.classes import ClassState, Participant, class_key, person_key
from atelier.classroom.hours import presence
from atelier.classroom.ledger import Ledger
from atelier.classroom.scheduling import classes
from atelier.classroom.words import day, mode, span, word
from atelier.journal.events import moment
from atelier.progress.keys import lesson_of

KEPT_WORK = 90
"""Days after a class when what was handed in has served; the app then offers to erase it."""
KEPT_ATTESTATIONS = 6
"""Years: how long an employer keeps the papers of a training (D-8.3, r. 3), so that one may be verified again."""


class Erased(Struct, frozen=True):
    """What an erasing did: facts gone, and learners whose work went with them."""

    facts: int
    learners: int


class Term(Struct, frozen=True):
    """A class whose data have served. `what`: work (what was handed in) or all."""

    class_id: str
    what: str
    since: date


def purpose(one: ClassState) -> tuple[str, ...]:
    """What participants are told: what is held, why, how long, and whom to ask."""
    about = one.about
    who = about.organisation or about.trainer or word("issuer")
    said = [
        word("privacy_what"),
        word("privacy_why", who=who),
        word("privacy_how_long", days=KEPT_WORK, years=KEPT_ATTESTATIONS),
        word("privacy_rights"),
    ]
    return (*said, word("privacy_contact", contact=about.contact)) if about.contact else tuple(said)


def terms(known: Iterable[ClassState], today: date) -> tuple[Term, ...]:
    """The classes whose data have served, to be erased when the trainer agrees; nothing goes by itself."""
    found = []
    for one in known:
        ended = one.end.date()
        attested = any(person.issued for person in one.people)
        years = KEPT_ATTESTATIONS if attested else 1
        over = date(ended.year + years, ended.month, min(ended.day, 28))
        work_over = ended + timedelta(days=KEPT_WORK)
        if today >= over:
            found.append(Term(one.id, "all", over))
        elif today >= work_over and any(person.hand_ins for person in one.people):
            found.append(Term(one.id, "work", work_over))
    return tuple(found)


# --------------------------------------------------------------------------- erasing


def erase_person(ledger: Ledger, one: ClassState, person: Participant) -> Erased:
    """Erase a person from a class, for real: their enrolment, presence, attestations, and what they handed in,
    unless another class holds it too. Their answers to the questionnaire cannot be told from others'."""
    gone = _only_here(ledger, one, [person])
    facts = ledger.erase([person_key(one.id, person.id)], gone)
    return Erased(facts, len(gone))


def erase_class(ledger: Ledger, one: ClassState) -> Erased:
    """Erase a whole class, for real."""
    gone = _only_here(ledger, one, one.people, whole=True)
    return Erased(ledger.erase([class_key(one.id)], gone), len(gone))


def erase_work(ledger: Ledger, one: ClassState) -> Erased:
    """Erase what was handed in to a class, for real; people, presence and attestations stay."""
    gone = _only_here(ledger, one, one.people, whole=True)
    return Erased(ledger.erase([], gone), len(gone))


def _only_here(
    ledger: Ledger, one: ClassState, people: Iterable[Participant], whole: bool = False
) -> list[str]:
    """The learners of these people whom no other person and no other class holds."""
    leaving = {person.id for person in people}
    wanted = {learner for person in one.people if person.id in leaving for learner in person.learners}
    held = {
        learner
        for other in classes(ledger).values()
        for person in other.people
        if other.id != one.id or (person.id not in leaving and not whole)
        for learner in person.learners
    }
    return sorted(wanted - held)


# --------------------------------------------------------------------------- giving


def person_data(ledger: Ledger, one: ClassState, person: Participant) -> str:
    """All that is held of a person in a class, to be given to them: a page that reads, then the same in JSON."""
    data = _data(ledger, one, person)
    text = msgspec.json.format(msgspec.json.encode(data, order="sorted"), indent=2).decode()
    return "\n".join([*_page(one, person, data), "", word("data_json"), "", text, ""])


def _data(ledger: Ledger, one: ClassState, person: Participant) -> dict[str, Any]:
    facts = [event for learner in person.learners for event in ledger.facts(learner)]
    return {
        "class": msgspec.to_builtins(one.about),
        "person": {"id": person.id, **msgspec.to_builtins(person.about)},
        "attendance": msgspec.to_builtins(person.attendance) if person.attendance else None,
        "decision": msgspec.to_builtins(person.qualified) if person.qualified else None,
        "hand_ins": [
            {"taken": taken.when.isoformat(timespec="seconds"), **msgspec.to_builtins(taken.handed)}
            for taken in person.hand_ins
        ],
        "attestations": [
            {"issued": issued.when.isoformat(timespec="seconds"), **msgspec.to_builtins(issued.attested)}
            for issued in person.issued
        ],
        "facts": [
            {
                "about": event.key,
                "what": event.verb.value,
                "value": event.value,
                "when": moment(event).isoformat(timespec="seconds"),
            }
            for event in facts
        ],
    }


def _page(one: ClassState, person: Participant, data: dict[str, Any]) -> list[str]:
    about, named = one.about, person.about
    lines = [
        word("data_title", name=named.name),
        "",
        word(
            "data_class",
            title=about.title,
            day=day(about.start[:10]),
            hours=span(about.start[11:], about.end[11:]),
        ),
    ]
    said = (
        ("data_organisation", named.organisation),
        ("data_email", named.email),
        ("data_needs", named.needs),
        ("data_state", word(f"state_{named.state}")),
        ("data_attendance", _attendance(one, person)),
    )
    lines += [word(name, words=words) for name, words in said if words]
    for issued in person.issued:
        lines.append(
            word("data_attestation", number=issued.attested.number, day=day(issued.when.date().isoformat()))
        )
    for taken in person.hand_ins:
        count = taken.handed.events
        lines.append(word("data_hand_in", day=day(taken.when.date().isoformat()), count=count))
    lessons = sorted({found[1] for fact in data["facts"] if (found := lesson_of(fact["about"]))})
    if lessons:
        lines.append(word("data_lessons", words=", ".join(lessons)))
    texts = [fact["value"] for fact in data["facts"] if fact["what"] == "wrote"]
    lines += [word("data_text", words=text) for text in texts]
    lines += ["", *purpose(one), word("data_survey")]
    return lines


def _attendance(one: ClassState, person: Participant) -> str:
    attended = person.attendance
    if attended is None:
        return ""
    words = mode(attended.mode)
    if attended.mode == "absent":
        return words
    there = presence(one, attended)
    if there.arrived and there.left:
        words += f", {span(f'{there.arrived:%H:%M}', f'{there.left:%H:%M}')}"
    return words
