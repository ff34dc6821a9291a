"""The state of a learner: a pure function of the set of events, asked by key.

`fold(events)` makes it; `state.with_event(event)` gives the next one and leaves the first
as it was. Both give the same for the same set, in any order. A value that does not have
the shape of its verb counts for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeVar

from msgspec import ValidationError

from atelier.journal.events import Event, Verb, moment, shape
from atelier.progress.facts import (
    Attempt,
    Bookmark,
    Due,
    Note,
    OwnItem,
    Place,
    Play,
    Review,
    Tick,
    Version,
    Walk,
    Written,
)
from atelier.progress.fold import CASES, TOMBSTONES, Parts, Table, counting, in_order, order, tables
from atelier.progress.keys import lesson_of

_NO_EVENTS: tuple[Event, ...] = ()
Fact = TypeVar("Fact")


class LearnerState:
    """What is known of a learner. Nothing in it changes: a new event makes a new state."""

    __slots__ = ("_events", "_ids", "_parts", "_tables")

    def __init__(self, events: list[Event], parts: Parts, tables: Mapping[Verb, Table]) -> None:
        self._events = events
        self._ids: set[str] | None = None
        self._parts = parts
        self._tables = tables

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LearnerState) and self._tables == other._tables

    __hash__ = None  # type: ignore[assignment]

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event known, by (time, id)."""
        return tuple(self._events)

    def with_event(self, event: Event) -> LearnerState:
        """The state once this event is known too; the same one when it already was."""
        if self._ids is None:
            self._ids = {known.id for known in self._events}
        if event.id in self._ids and event in self._events:
            return self
        newest = not self._events or order(event) > order(self._events[-1])
        if event.verb in TOMBSTONES or event.id in self._ids or not newest:
            return fold([*self._events, event])
        # The newest of all: only the table of its verb can change.
        part = [*self._parts[event.verb], event]
        after = LearnerState(
            [*self._events, event],
            {**self._parts, event.verb: part},
            {**self._tables, event.verb: CASES[event.verb](part)},
        )
        after._ids = self._ids | {event.id}
        return after

    # ------------------------------------------------------------------ activities

    def tick(self, key: str) -> Tick | None:
        """The state of an item, or None when it was never touched."""
        event = self._tables[Verb.TICKED].get(key)
        return Tick(str(event.value), moment(event), event.seen) if event else None

    def ticks(self) -> Mapping[str, Tick]:
        """Every item ever touched, by key."""
        return MappingProxyType(
            {
                key: Tick(str(event.value), moment(event), event.seen)
                for key, event in self._tables[Verb.TICKED].items()
            }
        )

    def attempts(self, key: str) -> tuple[Attempt, ...]:
        """Every answer to a question, in order, without those taken back."""
        restarts = sorted(order(event) for event in self._parts[Verb.RESTARTED] if event.key == key)
        return tuple(
            Attempt(
                event.id,
                event.value.get("choice") if isinstance(event.value, dict) else None,
                moment(event),
                event.seen,
                1 + sum(restart < order(event) for restart in restarts),
            )
            for event in self._every(Verb.ANSWERED, key)
        )

    def answer(self, key: str) -> Attempt | None:
        """The answer that holds: the last one since the last « Refaire »."""
        restart = self._tables[Verb.RESTARTED].get(key)
        for event in reversed(self._every(Verb.ANSWERED, key)):
            if restart is not None and order(event) < order(restart):
                return None
            return self.attempts(key)[-1]
        return None

    def answered(self, key: str) -> bool:
        """Whether a question was ever answered."""
        return bool(self._every(Verb.ANSWERED, key))

    def written(self, key: str) -> Written | None:
        """The text of a reflection: the newest, and those written apart."""
        texts = self._every(Verb.WROTE, key)
        if not texts:
            return None
        shown = texts[-1]
        return Written(shown.id, str(shown.value), moment(shown), _apart(texts, str))

    def walk(self, key: str) -> Walk | None:
        """The last way through a decision since the last « Refaire »."""
        restart = self._tables[Verb.RESTARTED].get(key)
        walks = self._every(Verb.WALKED, key)
        if not walks or (restart is not None and order(walks[-1]) < order(restart)):
            return None
        walked = _shaped(walks[-1])
        return Walk(tuple(walked.path), walked.end, moment(walks[-1])) if walked else None

    def walked_to_end(self, key: str) -> bool:
        """Whether a decision was ever walked to an ending."""
        return any(
            isinstance(walk.value, dict) and walk.value.get("end") for walk in self._every(Verb.WALKED, key)
        )

    def games(self, key: str) -> tuple[Play, ...]:
        """The games of a simulation, the one last played last."""
        found: dict[str, Play] = {}
        for event in self._every(Verb.PLAYED, key):
            played = _shaped(event)
            if played is None:
                continue
            before = found.pop(played.game, None)
            if before and before.end:  # taken up elsewhere after its end: what ended stays so
                found[played.game] = before
                continue
            started = before.started if before else moment(event)
            found[played.game] = Play(
                played.game, tuple(played.path), played.end, started, moment(event), event.seen
            )
        return tuple(found.values())

    def opened(self, key: str) -> datetime | None:
        """When a case or a lesson was first opened."""
        event = self._tables[Verb.OPENED].get(key)
        return moment(event) if event else None

    # ------------------------------------------------------------------ cards

    def reviews(self) -> dict[str, tuple[Review, ...]]:
        """The ratings of every card ever reviewed, by key, in order, without those taken back."""
        found = {
            key: tuple(
                Review(event.value, moment(event), event.seen)
                for event in self._every(Verb.REVIEWED, key)
                if _shaped(event) is not None
            )
            for key in self._tables[Verb.REVIEWED]
        }
        return {key: some for key, some in found.items() if some}

    def suspended(self) -> frozenset[str]:
        """The cards that the person keeps out of the review."""
        return frozenset(key for key, event in self._tables[Verb.SUSPENDED].items() if _shaped(event) is True)

    # ------------------------------------------------------------------ lessons

    def read(self, key: str) -> frozenset[str]:
        """What was on screen of a lesson: « #section » and « end »."""
        return frozenset(str(event.value) for event in self._every(Verb.READ, key))

    def completed(self, key: str) -> datetime | None:
        """When a lesson was first completed; never taken back."""
        event = self._tables[Verb.COMPLETED].get(key)
        return moment(event) if event else None

    def place(self, key: str) -> Place | None:
        """The place reached in a lesson."""
        event = self._tables[Verb.PLACED].get(key)
        if event is None or (placed := _shaped(event)) is None:
            return None
        return Place(placed.block, placed.char, placed.near, moment(event))

    def last_lesson(self, course: str = "") -> str:
        """The key of the lesson last open (of that course, or of all), or nothing."""
        last = max(
            (
                event
                for verb in (Verb.PLACED, Verb.OPENED)
                for event in reversed(self._parts[verb])
                if (of := lesson_of(event.key)) and course in ("", of[0])
            ),
            key=order,
            default=None,
        )
        return last.key if last else ""

    # ------------------------------------------------------------------ one's own

    @property
    def name(self) -> str:
        """The name of the person, or nothing."""
        event = self._tables[Verb.NAMED].get("")
        return str(event.value) if event else ""

    def notes(self, lesson: str = "") -> tuple[Note, ...]:
        """The notes and marks of a lesson (its key), or all, oldest first."""
        found = [self.note(key) for key in self._tables[Verb.NOTED]]
        return tuple(note for note in found if note and lesson in ("", note.lesson))

    def note(self, key: str) -> Note | None:
        """A note by its key."""
        texts = self._every(Verb.NOTED, key)
        noted = _shaped(texts[-1]) if texts else None
        if noted is None:
            return None
        return Note(
            key, noted.lesson, noted.block, noted.quote, noted.before, noted.colour, noted.text,
            moment(texts[-1]), _apart(texts, _text_of_note),
        )  # fmt: skip

    def bookmarks(self, lesson: str = "") -> tuple[Bookmark, ...]:
        """The bookmarks of a lesson (its key), or all, oldest first."""
        return tuple(
            Bookmark(event.key, mark.lesson, mark.block, mark.char, mark.near, moment(event))
            for event in sorted(self._tables[Verb.BOOKMARKED].values(), key=order)
            if (mark := _shaped(event)) and lesson in ("", mark.lesson)
        )

    def own_items(self, list_key: str = "") -> tuple[OwnItem, ...]:
        """The items of one's own in a checklist (its key), or all, oldest first."""
        return tuple(
            OwnItem(event.key, item.text, item.list, moment(event))
            for event in sorted(self._tables[Verb.ADDED].values(), key=order)
            if (item := _shaped(event)) and list_key in ("", item.list)
        )

    def due(self, key: str) -> Due | None:
        """The due date of an item."""
        event = self._tables[Verb.DATED].get(key)
        on = _shaped(event) if event else None
        return Due(key, on) if on else None

    def remark(self, key: str) -> str:
        """The note of an item, or nothing."""
        event = self._tables[Verb.REMARKED].get(key)
        return str(event.value) if event else ""

    # ------------------------------------------------------------------ within

    def _every(self, verb: Verb, key: str) -> list[Event]:
        """All events of a key, without those taken back."""
        found = self._tables[verb].get(key, _NO_EVENTS)
        withdrawn = self._tables[Verb.WITHDRAWN]
        return (
            [event for event in found if f"{key} {event.id}" not in withdrawn] if withdrawn else list(found)
        )


def _shaped(event: Event) -> Any:
    try:
        return shape(event.verb, event.value)
    except ValidationError:
        return None


def _text_of_note(value: Any) -> str:
    return str(value.get("text", "")) if isinstance(value, dict) else ""


def _apart(texts: list[Event], words: Callable[[Any], str]) -> tuple[Version, ...]:
    """The texts that nothing replaced: written on another device without seeing the newest.

    A text is replaced by one that names it (`after`) and by a later one of the same device.
    An empty text, or one that says the same as the newest, has nothing to offer.
    """
    replaced = {event.after for event in texts}
    last_of_device = {event.device: event.id for event in texts}
    shown = words(texts[-1].value).strip()
    return tuple(
        Version(event.id, words(event.value), moment(event), event.device)
        for event in texts[:-1]
        if event.id not in replaced
        and last_of_device[event.device] == event.id
        and words(event.value).strip() not in ("", shown)
    )


def fold(events: Iterable[Event] = ()) -> LearnerState:
    """The state that a set of events adds up to, whatever their order."""
    ordered = in_order(events)
    parts = counting(ordered)
    return LearnerState(ordered, parts, tables(parts))
