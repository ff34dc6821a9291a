"""What the facts of a trainer's classes add up to: each class, its people, what is known of each.

A pure function of the set of facts: of two about one key, the newest by (time, id) holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct, ValidationError

from atelier.errors import AtelierError
from atelier.journal.events import (
    Attended,
    Attested,
    Enrolled,
    Event,
    Handed,
    Qualified,
    Scheduled,
    Surveyed,
    Verb,
    moment,
    shape,
)

ROOT, PERSON, SURVEY = "class", "person", "survey"


def class_key(id: str) -> str:
    """The key of a class."""
    return f"{ROOT}/{id}"


def person_key(class_id: str, id: str) -> str:
    """The key of a person of a class."""
    return f"{ROOT}/{class_id}/{PERSON}/{id}"


def survey_key(class_id: str) -> str:
    """The key of the answers to a class's questionnaire: that of nobody."""
    return f"{ROOT}/{class_id}/{SURVEY}"


class Taken(Struct, frozen=True):
    """A hand-in of a person, and when it was taken."""

    handed: Handed
    when: datetime


class Issued(Struct, frozen=True):
    """An attestation of a person, and when it was issued."""

    attested: Attested
    when: datetime


class Participant(Struct, frozen=True):
    """A person of a class and what is known. `since`: when they were enrolled, which is their rank among
    those who wait. `attendance` and `qualified` are None as long as the trainer said nothing."""

    id: str
    about: Enrolled
    since: tuple[int, str]
    attendance: Attended | None = None
    qualified: Qualified | None = None
    hand_ins: tuple[Taken, ...] = ()
    issued: tuple[Issued, ...] = ()

    @property
    def name(self) -> str:
        """The person's name."""
        return self.about.name

    @property
    def here(self) -> bool:
        """Whether the person was there, in the room or online."""
        return self.attendance is not None and self.attendance.mode != "absent"

    @property
    def learners(self) -> tuple[str, ...]:
        """The ids under which what the person handed in stands: one, unless they used two starts of the app."""
        return tuple(dict.fromkeys(one.handed.learner for one in self.hand_ins))

    @property
    def attested(self) -> Issued | None:
        """The attestation that holds: the last one issued."""
        return self.issued[-1] if self.issued else None


class ClassState(Struct, frozen=True):
    """A class. `people`: all, in the order of their names; `answers`: those of the questionnaire, in no order
    that means anything."""

    id: str
    about: Scheduled
    people: tuple[Participant, ...] = ()
    answers: tuple[Surveyed, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The zone of its hours."""
        return zone_of(self.about.zone)

    @property
    def start(self) -> datetime:
        """When it starts."""
        return datetime.fromisoformat(self.about.start).replace(tzinfo=self.zone)

    @property
    def end(self) -> datetime:
        """When it ends."""
        return datetime.fromisoformat(self.about.end).replace(tzinfo=self.zone)

    def in_state(self, state: str) -> tuple[Participant, ...]:
        """The people enrolled, waiting or withdrawn."""
        return tuple(one for one in self.people if one.about.state == state)

    @property
    def enrolled(self) -> tuple[Participant, ...]:
        """Those who have a place."""
        return self.in_state("enrolled")

    @property
    def waiting(self) -> tuple[Participant, ...]:
        """Those who wait for one, first come first."""
        return tuple(sorted(self.in_state("waiting"), key=lambda one: one.since))

    @property
    def free(self) -> int | None:
        """Places left; None when they are not counted."""
        if not self.about.places:
            return None
        return max(0, self.about.places - len(self.enrolled))

    @property
    def next_waiting(self) -> Participant | None:
        """Who is to be offered a place, when there is one."""
        waiting = self.waiting
        return waiting[0] if waiting and self.free != 0 else None

    def person(self, words: str) -> Participant:
        """The person of that id, the start of it, e-mail or name. Raises classroom.no_person, two_people."""
        folded = fold_name(words)
        for match in (
            lambda one: one.id == words,
            lambda one: folded in (fold_name(one.about.email), fold_name(one.name)),
            lambda one: len(words) >= 4 and one.id.startswith(words),
        ):
            found = [one for one in self.people if match(one)]
            if len(found) == 1:
                return found[0]
            if found:
                ids = ", ".join(one.id[:12] for one in found)
                raise AtelierError("classroom.two_people", name=words, ids=ids)
        raise AtelierError("classroom.no_person", name=words, title=self.about.title)


def zone_of(name: str) -> ZoneInfo:
    """A zone by its IANA name. Raises classroom.zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise AtelierError("classroom.zone", zone=name) from error


def fold_name(words: str) -> str:
    """A name as it is compared: no case, no accents, one space between words."""
    from unicodedata import combining, normalize

    flat = normalize("NFKD", words.replace("’", "'").casefold())
    return " ".join("".join(c for c in flat if not combining(c)).replace("-", " ").split())


# --------------------------------------------------------------------------- folding


class _Person:
    def __init__(self, id: str, since: tuple[int, str]) -> None:
        self.id, self.since = id, since
        self.newest: dict[Verb, Any] = {}
        self.hand_ins: list[Taken] = []
        self.issued: list[Issued] = []

    def shown(self) -> Participant:
        return Participant(
            self.id, self.newest[Verb.ENROLLED], self.since, self.newest.get(Verb.ATTENDED),
            self.newest.get(Verb.QUALIFIED), tuple(self.hand_ins), tuple(self.issued),
        )  # fmt: skip


class _Class:
    def __init__(self) -> None:
        self.about: Scheduled | None = None
        self.people: dict[str, _Person] = {}
        self.answers: list[tuple[str, Surveyed]] = []


def fold_classes(events: Iterable[Event]) -> dict[str, ClassState]:
    """Every class, by id, the one that starts last first. What does not have its shape counts for nothing."""
    found: dict[str, _Class] = {}
    ordered = sorted({event.id: event for event in events}.values(), key=lambda one: (one.time, one.id))
    for event in ordered:
        parts = event.key.split("/")
        if parts[0] != ROOT or len(parts) < 2:
            continue
        try:
            value = shape(event.verb, event.value)
        except ValidationError:
            continue
        one = found.setdefault(parts[1], _Class())
        if len(parts) == 2 and event.verb is Verb.SCHEDULED:
            one.about = value
        elif len(parts) == 3 and parts[2] == SURVEY and event.verb is Verb.SURVEYED:
            one.answers.append((event.id, value))
        elif len(parts) == 4 and parts[2] == PERSON:
            _of_person(one, parts[3], event, value)
    shown = [
        ClassState(
            id,
            one.about,
            tuple(
                sorted(
                    (person.shown() for person in one.people.values() if Verb.ENROLLED in person.newest),
                    key=lambda person: (fold_name(_last_first(person.name)), person.since),
                )
            ),
            tuple(answer for _id, answer in sorted(one.answers, key=lambda pair: pair[0])),
        )
        for id, one in found.items()
        if one.about is not None
    ]
    return {one.id: one for one in sorted(shown, key=lambda one: (one.about.start, one.id), reverse=True)}


def _of_person(one: _Class, id: str, event: Event, value: Any) -> None:
    person = one.people.setdefault(id, _Person(id, (event.time, event.id)))
    if event.verb is Verb.ENROLLED:
        before = person.newest.get(Verb.ENROLLED)
        if before is None or (value.state == "waiting" and before.state != "waiting"):
            person.since = (event.time, event.id)
        person.newest[Verb.ENROLLED] = value
    elif event.verb is Verb.HANDED:
        person.hand_ins.append(Taken(value, moment(event)))
    elif event.verb is Verb.ATTESTED:
        person.issued.append(Issued(value, moment(event)))
    else:
        person.newest[event.verb] = value


def _last_first(name: str) -> str:
    first, _, last = name.strip().partition(" ")
    return f"{last} {first}" if last else first
