"""The immutable facts about a learner. Importable without SQLAlchemy.

`key` says what the fact is about:

- ``course/activity`` and ``course/activity/item``: what a course holds;
- ``course/lesson/<id>``: a lesson (reading, place, completion, bookmark);
- ``note/<uuid>``, ``item/<uuid>``, ``bookmark/<uuid>``: what is the person's own;
- ``class/<uuid>``, ``class/<uuid>/person/<uuid>``, ``class/<uuid>/survey``: a trainer's classes, in a store
  of their own;
- ``session/<uuid>``: a workshop presented;
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
    SCHEDULED = "scheduled"  # Scheduled: a class, described whole each time
    ENROLLED = "enrolled"  # Enrolled: a person of a class
    ATTENDED = "attended"  # Attended: whether and when the person was there
    HANDED = "handed"  # Handed: a hand-in file was taken for the person
    QUALIFIED = "qualified"  # Qualified: what the trainer decided
    ATTESTED = "attested"  # Attested: an attestation was issued
    SURVEYED = "surveyed"  # Surveyed: an anonymous answer to the questionnaire
    PRESENTED = "presented"  # dict: where a presentation stands


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


# --------------------------------------------------------------------------- classes

Line = Annotated[str, Meta(max_length=400, pattern=r"\A[^\x00-\x1f\x7f]*\Z")]
Local = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\dT\d\d:\d\d\Z")]  # the clock of the class's own zone
Clock = Annotated[str, Meta(pattern=r"\A(\d\d:\d\d)?\Z")]  # the same, within the class; empty: not noted
Minutes = Annotated[int, Meta(ge=0, le=100_000)]


class Scheduled(Struct, frozen=True, omit_defaults=True):
    """A class: a session of a course. `zone` is an IANA name; `pause`: minutes that do not count in the hours;
    `code`: what participants name in their hand-in; `places`: 0 when they are not counted; `signatory` signs
    for the organisation; `town`: where attestations are made; `contact`: who answers for the data."""

    course: Short
    title: Line
    start: Local
    end: Local
    zone: Annotated[str, Meta(max_length=64)] = "America/Toronto"
    code: Annotated[str, Meta(max_length=12)] = ""
    pause: Minutes = 0
    mode: Literal["room", "online", "mixed"] = "room"
    place: Line = ""
    link: Short = ""
    trainer: Line = ""
    organisation: Line = ""
    signatory: Line = ""
    town: Line = ""
    accreditation: Line = ""
    places: Count = 0
    contact: Line = ""


class Enrolled(Struct, frozen=True, omit_defaults=True):
    """A person of a class, described whole each time. `walk_in`: came without being enrolled."""

    name: Line
    organisation: Line = ""
    email: Line = ""
    needs: Short = ""
    state: Literal["enrolled", "waiting", "withdrawn"] = "enrolled"
    walk_in: bool = False


class Attended(Struct, frozen=True, omit_defaults=True):
    """How a person was there; nothing said of the hours: from one end to the other."""

    mode: Literal["room", "online", "absent"]
    arrived: Clock = ""
    left: Clock = ""


class Handed(Struct, frozen=True, omit_defaults=True):
    """A hand-in taken: whose facts it holds, its SHA-256, its level, when it was made (ISO 8601), how many."""

    learner: Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    sha: Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    level: Literal["progress", "answers", "reflections"]
    made: Annotated[str, Meta(max_length=40)] = ""
    events: Count = 0


class Qualified(Struct, frozen=True, omit_defaults=True):
    """What the trainer decided: which attestation, if any, and the object of the training."""

    kind: Literal["none", "participation", "formation"]
    object: list[Line] = []


class Attested(Struct, frozen=True, omit_defaults=True):
    """An attestation issued: its number, the words that were signed and their signature (base64)."""

    number: Annotated[str, Meta(max_length=40)]
    payload: Words
    signature: Annotated[str, Meta(max_length=200)]


class Surveyed(Struct, frozen=True, omit_defaults=True):
    """An answer to the questionnaire of the end: marks from 1 to 5 by subject, and words. Nothing in it or in
    its key says whose it is; its time is that of the class's day."""

    marks: dict[Annotated[str, Meta(max_length=40)], Annotated[int, Meta(ge=1, le=5)]] = {}
    keep: Words = ""
    change: Words = ""
    further: Literal["", "yes", "maybe", "no"] = ""


CLASS_VERBS = frozenset(
    {
        *(Verb.SCHEDULED, Verb.ENROLLED, Verb.ATTENDED, Verb.HANDED, Verb.QUALIFIED, Verb.ATTESTED),
        *(Verb.SURVEYED, Verb.PRESENTED),
    }
)
"""What only a trainer's own stores hold: never taken from a participant's file."""

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
    Verb.SCHEDULED: Scheduled,
    Verb.ENROLLED: Enrolled,
    Verb.ATTENDED: Attended,
    Verb.HANDED: Handed,
    Verb.QUALIFIED: Qualified,
    Verb.ATTESTED: Attested,
    Verb.SURVEYED: Surveyed,
    Verb.PRESENTED: dict,
}


def shape(verb: Verb, value: Any) -> Any:
    """The value of an event in its type; raises `msgspec.ValidationError` if it does not fit."""
    return convert(value, SHAPES[verb])
