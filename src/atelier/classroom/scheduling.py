"""Making a class, changing it, and noting what happens in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
import uuid_utils
from msgspec.structs import replace

from atelier.classroom.classes import ClassState, Participant, class_key, fold_classes, person_key, zone_of
from atelier.classroom.codes import code, same
from atelier.classroom.ledger import Ledger
from atelier.errors import AtelierError
from atelier.journal.events import Attended, Qualified, Scheduled, Verb, shape

LONGEST_HOURS = 24
CODE_LENGTH = 5


def classes(ledger: Ledger) -> dict[str, ClassState]:
    """Every class of the trainer's, by id, the last to start first."""
    return fold_classes(ledger.events)


def find(ledger: Ledger, words: str) -> ClassState:
    """The class of that code, id or start of an id. Raises classroom.no_class."""
    known = classes(ledger)
    for one in known.values():
        if words == one.id or (one.about.code and same(words, one.about.code)):
            return one
    found = [one for one in known.values() if len(words) >= 4 and one.id.startswith(words)]
    if len(found) == 1:
        return found[0]
    codes = ", ".join(one.about.code for one in known.values() if one.about.code)
    raise AtelierError("classroom.no_class" if codes else "classroom.no_class_yet", name=words, codes=codes)


def schedule(ledger: Ledger, about: Scheduled, id: str = "") -> ClassState:
    """Make a class, or describe one anew when `id` is given.

    Raises classroom.zone, bad_hours, bad_value.
    """
    known = classes(ledger)
    if not about.code:
        before = known.get(id)
        taken = {one.about.code for one in known.values()}
        about = replace(about, code=before.about.code if before else code(CODE_LENGTH, taken))
    check(about)
    id = id or uuid_utils.uuid7().hex
    ledger.record(class_key(id), Verb.SCHEDULED, msgspec.to_builtins(about))
    return classes(ledger)[id]


def check(about: Scheduled) -> None:
    """Raise classroom.zone, bad_hours or bad_value when a description does not hold."""
    try:
        shape(Verb.SCHEDULED, msgspec.to_builtins(about))
    except msgspec.ValidationError as error:
        raise AtelierError(
            "classroom.bad_value", value=str(error).rpartition("$.")[2].strip("`") or "?"
        ) from error
    zone = zone_of(about.zone)
    try:
        start = datetime.fromisoformat(about.start).replace(tzinfo=zone)
        end = datetime.fromisoformat(about.end).replace(tzinfo=zone)
    except ValueError as error:
        raise AtelierError("classroom.bad_hours", start=about.start, end=about.end) from error
    hours = (end - start).total_seconds() / 3600
    if not 0 < hours <= LONGEST_HOURS or about.pause >= hours * 60:
        raise AtelierError("classroom.bad_hours", start=about.start, end=about.end)


def attend(
    ledger: Ledger,
    one: ClassState,
    people: Iterable[Participant],
    mode: str,
    arrived: str = "",
    left: str = "",
) -> None:
    """Note whether, how and when people were there; hours are « 18:40 », by the clock of the class."""
    value = _shaped(Verb.ATTENDED, {"mode": mode, "arrived": arrived, "left": left})
    ledger.record_all([(person_key(one.id, person.id), Verb.ATTENDED, value) for person in people])


def qualify(
    ledger: Ledger, one: ClassState, people: Iterable[Participant], kind: str, object: Sequence[str] = ()
) -> None:
    """Note what the trainer decided. Raises classroom.no_object: a formation says what was taught."""
    said = [words.strip() for words in object if words.strip()]
    if kind == "formation" and not said:
        raise AtelierError("classroom.no_object")
    value = _shaped(Verb.QUALIFIED, {"kind": kind, "object": said})
    ledger.record_all([(person_key(one.id, person.id), Verb.QUALIFIED, value) for person in people])


def _shaped(verb: Verb, value: dict[str, Any]) -> Any:
    try:
        found: Attended | Qualified = shape(verb, value)
    except msgspec.ValidationError as error:
        raise AtelierError("classroom.bad_value", value=", ".join(map(str, value.values()))) from error
    return msgspec.to_builtins(found)
