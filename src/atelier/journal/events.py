"""The immutable facts about a learner. Importable without SQLAlchemy.

`key` says what the fact is about:

- ``course/activity`` and ``course/activity/item``: what a course holds;
- ``course/lesson/<id>``: a lesson (reading, place, completion, bookmark);
- ``note/<uuid>``, ``item/<uuid>``, ``bookmark/<uuid>``: what is the person's own;
- ``""``: the whole learner.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, convert


class Verb(StrEnum):
    """What happened. In brackets: the shape of `value`."""

    TICKED = "ticked"  # "done" | "todo" | "void" (« sans objet »)
    ANSWERED = "answered"  # {"choice": list[str] | list[list[str]] | str}
    WITHDRAWN = "withdrawn"  # id of the answer or of the rating taken back by an undo
    RESTARTED = "restarted"  # None: « Refaire »; earlier attempts stay
    WROTE = "wrote"  # the text of a reflection
    OPENED = "opened"  # None: a case, a lesson
    WALKED = "walked"  # {"path": [[step, choice], …], "end": id | None}
    PLAYED = "played"  # {"game": uuid, "path": [[moment, choice], …], "end": id | None}
    READ = "read"  # "#section" or "end": it was on screen
    COMPLETED = "completed"  # None; never taken back
    PLACED = "placed"  # {"block": int, "char": int, "near": str}: the place reached
    NOTED = "noted"  # {"lesson", "block", "quote", "before", "colour", "text"}
    BOOKMARKED = "bookmarked"  # {"lesson", "block", "char", "near"}
    ADDED = "added"  # {"text", "list"}: an item of one's own
    DATED = "dated"  # "2026-10-21" or None: a due date
    REMARKED = "remarked"  # the note of an item
    ERASED = "erased"  # tombstone of a key
    RESTORED = "restored"  # an erased key brought back
    FORGOTTEN = "forgotten"  # key "": nothing of before this time counts
    REVIEWED = "reviewed"  # 1 à revoir, 2 difficile, 3 bien, 4 facile: a card was answered from memory
    SUSPENDED = "suspended"  # True, or False when the card is taken back into the review
    NAMED = "named"  # key "": the name of the person, so that it travels with the rest


class Event(Struct, frozen=True, gc=False):
    """One fact. Two events with the same id are the same event.

    `time` is a hybrid logical clock: milliseconds UTC since 1970 shifted left by 16 bits,
    plus a counter. `offset` is the local offset then, in minutes east of UTC. `seen` is the
    fingerprint of the content that the person saw. `after` is the id of the text that this
    one replaces: two texts that replace the same one were written apart.
    """

    id: str  # UUIDv7, 32 hexadecimal digits
    learner: str
    device: str
    key: str
    verb: Verb
    value: Any
    time: int
    offset: int = 0
    seen: str = ""
    after: str = ""


_LATEST = 250_000_000_000_000  # ms since 1970: the year 9892, the last that dates can hold


def moment(event: Event) -> datetime:
    """The date and hour of an event, with the offset of where it was written."""
    milliseconds = min(max(event.time >> 16, 0), _LATEST)
    zone = timezone(timedelta(minutes=max(-1439, min(event.offset, 1439))))
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)).astimezone(zone)


# --------------------------------------------------------------------------- values

Words = Annotated[str, Meta(max_length=200_000)]
Short = Annotated[str, Meta(max_length=2_000)]
Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]


class Answered(Struct, frozen=True):
    """Ids chosen, or ids in order, or pairs of ids, or the words typed."""

    choice: list[Short | list[Short]] | Words


class Walked(Struct, frozen=True):
    """The steps and the choice made at each; `end` is None when left on the way."""

    path: list[tuple[Short, Short]]
    end: Short | None = None


class Played(Struct, frozen=True):
    """A game of a simulation: the moments met with the choice made at each; `end` is None while it
    goes on. The last one of a game holds it whole."""

    game: Short
    path: list[tuple[Short, Short]]
    end: Short | None = None


class Placed(Struct, frozen=True):
    """The place reached: block from 0, character in it, a few words near it."""

    block: Count = 0
    char: Count = 0
    near: Short = ""


class Noted(Struct, frozen=True):
    """A note or a mark on the text; `lesson` is « course/lesson/<id> »."""

    lesson: Short
    block: Count = 0
    quote: Words = ""
    before: Short = ""
    colour: Short = ""
    text: Words = ""


class Bookmarked(Struct, frozen=True):
    """A place to come back to; `lesson` is « course/lesson/<id> »."""

    lesson: Short
    block: Count = 0
    char: Count = 0
    near: Short = ""


class Added(Struct, frozen=True):
    """An item of one's own; `list` is the key of the checklist it stands in."""

    text: Words
    list: Short = ""


SHAPES: dict[Verb, Any] = {
    Verb.TICKED: Literal["done", "todo", "void"],
    Verb.ANSWERED: Answered,
    Verb.WITHDRAWN: Short,
    Verb.RESTARTED: None,
    Verb.WROTE: Words,
    Verb.OPENED: None,
    Verb.WALKED: Walked,
    Verb.PLAYED: Played,
    Verb.READ: Short,
    Verb.COMPLETED: None,
    Verb.PLACED: Placed,
    Verb.NOTED: Noted,
    Verb.BOOKMARKED: Bookmarked,
    Verb.ADDED: Added,
    Verb.DATED: date | None,
    Verb.REMARKED: Words,
    Verb.ERASED: None,
    Verb.RESTORED: None,
    Verb.FORGOTTEN: None,
    Verb.REVIEWED: Literal[1, 2, 3, 4],
    Verb.SUSPENDED: bool,
    Verb.NAMED: Short,
}


def shape(verb: Verb, value: Any) -> Any:
    """The value of an event in its type; raises `msgspec.ValidationError` if it does not fit."""
    return convert(value, SHAPES[verb])
