"""What a participant hands in: one file, with no more in it than they chose.

What goes out is decided verb by verb. Never: notes, bookmarks, one's own items, dates, remarks, the place
reached, the review. An event is sent without the device that wrote it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from atelier import __version__
from atelier.container import Limits, write_container
from atelier.errors import AtelierError
from atelier.journal.events import Event, Verb
from atelier.journal.lines import Id, write_line
from atelier.journal.rows import to_row
from atelier.progress.fold import counting, in_order
from atelier.progress.state import fold
from atelier.wording import say

KIND = "hand-in"
FORMAT = 1
SUFFIX = ".atelier-progres"
EVENTS = "events.jsonl"
LIMITS = Limits(files=5, one=32 * 1024 * 1024, all=32 * 1024 * 1024)
MOST = 100_000
"""Events of one file."""
HIDDEN = "*"
"""Stands for a choice or an ending that stays with the participant: no id of a course is written so."""
_NO_DEVICE = "0" * 32


class Level(StrEnum):
    """How much goes out; each holds the one before."""

    PROGRESS = "progress"
    ANSWERS = "answers"
    REFLECTIONS = "reflections"


class Scope(Struct, frozen=True):
    """What the file says of itself: the course, the class's code if any, whose it is, how much it holds."""

    course: Annotated[str, Meta(min_length=1, max_length=200)]
    learner: Id
    level: Level
    events: Annotated[int, Meta(ge=0)]
    code: Annotated[str, Meta(max_length=12)] = ""
    name: Annotated[str, Meta(max_length=400)] = ""
    email: Annotated[str, Meta(max_length=400)] = ""


class HandIn(Struct, frozen=True):
    """A file written."""

    path: Path
    events: int
    size: int


AS_THEY_ARE = {
    Level.PROGRESS: frozenset({Verb.READ, Verb.OPENED, Verb.COMPLETED}),
    Level.ANSWERS: frozenset({Verb.TICKED, Verb.ANSWERED, Verb.RESTARTED, Verb.WALKED, Verb.PLAYED}),
    Level.REFLECTIONS: frozenset({Verb.WROTE}),
}
"""What each level adds."""
HIDDEN_BELOW = frozenset({Verb.ANSWERED, Verb.WALKED, Verb.PLAYED})
"""What the level « progress » says was done, and no more."""
LEVELS = tuple(Level)
TAKEN = frozenset({*(verb for some in AS_THEY_ARE.values() for verb in some), Verb.WITHDRAWN})
"""What a trainer takes from a file."""


def allowed(level: Level) -> frozenset[Verb]:
    """The verbs that go out as they are."""
    return frozenset().union(*(AS_THEY_ARE[one] for one in LEVELS[: LEVELS.index(level) + 1]))


def selected(events: Iterable[Event], course: str, level: Level) -> list[Event]:
    """The events of a file, in order, each without its device."""
    ordered = in_order(events)
    parts = counting(ordered)
    whole = allowed(level)
    prefix = f"{course}/"
    newest_texts = {event.key: event.id for event in parts[Verb.WROTE]}
    answers = {f"{event.key} {event.id}": event.id for event in parts[Verb.ANSWERED]}
    withdrawn = {f"{event.key} {event.value}" for event in parts[Verb.WITHDRAWN]}
    found: list[Event] = []
    for event in sorted((one for some in parts.values() for one in some), key=lambda one: (one.time, one.id)):
        if not event.key.startswith(prefix):
            continue
        if event.verb is Verb.WITHDRAWN:
            # An answer taken back stays home; one that went out before is taken back there too.
            if f"{event.key} {event.value}" in answers:
                target = str(event.value)
                found.append(_hidden(event, _derived(target)))
                if Verb.ANSWERED in whole:
                    found.append(event)
        elif event.verb is Verb.ANSWERED and f"{event.key} {event.id}" in withdrawn:
            continue
        elif event.verb is Verb.WROTE:
            if Verb.WROTE in whole and newest_texts[event.key] == event.id:
                found.append(event)
        elif event.verb in whole:
            found.append(event)
        elif event.verb in HIDDEN_BELOW and (value := _hidden_value(event)) is not None:
            found.append(_hidden(event, value))
    return [replace(event, device=_NO_DEVICE, after="") for event in found]


def _hidden(event: Event, value: Any) -> Event:
    """The same fact with less in it: another fact, so that the whole one may come later."""
    return replace(event, id=_derived(event.id), value=value)


def _derived(id: str) -> str:
    return hashlib.sha256(f"hidden {id}".encode()).hexdigest()[:32]


def _hidden_value(event: Event) -> Any:
    value = event.value if isinstance(event.value, dict) else {}
    if event.verb is Verb.ANSWERED:
        return {"choice": [HIDDEN]}
    end = HIDDEN if value.get("end") else None
    if event.verb is Verb.WALKED:
        return {"path": [], "end": end}
    return {"game": str(value.get("game", HIDDEN)), "path": [], "end": end}


def is_hidden(value: Any) -> bool:
    """Whether an answer only says that the question was answered."""
    return isinstance(value, dict) and value.get("choice") == [HIDDEN]


def make(
    events: Iterable[Event],
    course: str,
    level: Level,
    path: Path,
    *,
    name: str = "",
    email: str = "",
    code: str = "",
    learner: str = "",
) -> HandIn:
    """Write the file of a participant. `name` and `email` are those that the trainer will read.

    Raises classroom.nothing_to_hand_in, container.not_written.
    """
    known = list(events)
    learner = learner or next((event.learner for event in known), "")
    chosen = selected(known, course, level)
    if not chosen or not learner:
        raise AtelierError("classroom.nothing_to_hand_in", course=course)
    scope = msgspec.to_builtins(
        Scope(
            course,
            learner,
            level,
            len(chosen),
            code.strip().upper()[:12],
            name.strip()[:400],
            email.strip()[:400],
        )
    )
    write_container(path, KIND, FORMAT, {EVENTS: _lines(chosen, learner)}, scope, __version__)
    return HandIn(path, len(chosen), path.stat().st_size)


def _lines(events: Iterable[Event], learner: str) -> Iterator[bytes]:
    for event in events:
        yield write_line(to_row(replace(event, learner=learner)))


def preview(level: Level) -> list[str]:
    """What goes out at a level and what never does, in plain French, a sentence a line."""
    sent = [say(f"classroom.sends_{one}") for one in LEVELS[: LEVELS.index(level) + 1]]
    kept = [say(f"classroom.keeps_{one}") for one in LEVELS[LEVELS.index(level) + 1 :]]
    return [*sent, *kept, say("classroom.keeps_always")]


class Shown(Struct, frozen=True):
    """What a person's file would hold, counted: lessons begun, answers, texts."""

    lessons: int
    answers: int
    texts: tuple[str, ...]


def shown(events: Iterable[Event], course: str, level: Level) -> Shown:
    """What exactly goes out: counts, and the texts themselves, to be read before they are sent."""
    chosen = selected(events, course, level)
    state = fold(chosen)
    lessons = {event.key for event in chosen if event.key.startswith(f"{course}/lesson/")}
    asked = {event.key for event in chosen if event.verb is Verb.ANSWERED and not is_hidden(event.value)}
    texts = [state.written(event.key) for event in chosen if event.verb is Verb.WROTE]
    return Shown(len(lessons), len(asked), tuple(text.text for text in texts if text and text.text.strip()))
