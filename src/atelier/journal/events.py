"""The immutable facts about a learner. Importable without SQLAlchemy.

`key` says what the fact is about:

- ``course/activity`` and ``course/activity/item``: what a course holds;
- ``course/lesson/<id>``: a lesson (reading, place, completion, bookmark);
- ``note/<uuid>``, ``item/<uuid>``, ``bookmark/<uuid>``: what is the person's own;
- ``""``: the whole learner.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec import Struct


class Verb(StrEnum):
    """What happened. In brackets: the shape of `value`."""

    TICKED = "ticked"  # "done" | "todo" | "void" (« sans objet »)
    ANSWERED = "answered"  # {"choice": list[str] | list[list[str]] | str}
    WITHDRAWN = "withdrawn"  # id of the answer taken back by an undo
    RESTARTED = "restarted"  # None: « Refaire »; earlier attempts stay
    WROTE = "wrote"  # the text of a reflection
    OPENED = "opened"  # None: a case, a lesson
    WALKED = "walked"  # {"path": [[step, choice], …], "end": id | None}
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


class Event(Struct, frozen=True):
    """One fact. Two events with the same id are the same event.

    `time` is a hybrid logical clock: milliseconds UTC since 1970 shifted left by 16 bits,
    plus a counter. `offset` is the local offset then, in minutes east of UTC. `seen` is the
    fingerprint of the content that the person saw.
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
