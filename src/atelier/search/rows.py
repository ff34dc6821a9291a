"""What is indexed and what comes back: plain frozen data."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """The groups of results, in the order in which they are shown."""

    LESSON = "lesson"
    ITEM = "item"
    NOTE = "note"
    TERM = "term"


class Place(Struct, frozen=True):
    """Where a hit opens. `anchor`: « #section », an activity's id, or « note/… »; "" for the top.
    `block` is the number of the block in the lesson, from 0."""

    course: str = ""
    lesson: str = ""
    anchor: str = ""
    block: int = 0


class Row(Struct, frozen=True):
    """One passage. Rows with the same `kind` and `id` are passages of one thing (a lesson).

    `id`: « course/lesson », « course/checklist/item », the term's id, or the key of the
    person's own note or item. `heading` is the section or the activity; `text` all its words.
    """

    kind: Kind
    id: str
    title: str
    text: str
    heading: str = ""
    place: Place = Place()


Marks = tuple[tuple[int, int], ...]
"""Where the words asked for stand in a text: (start, end) in characters, in order, apart."""


class Hit(Struct, frozen=True):
    """One thing found, at its best passage. `others`: how many more of its passages match."""

    kind: Kind
    id: str
    title: str
    title_marks: Marks
    heading: str
    excerpt: str
    excerpt_marks: Marks
    passage: str
    place: Place
    others: int = 0


class Group(Struct, frozen=True):
    """The hits of one kind; `count` counts those beyond the limit too."""

    kind: Kind
    count: int
    hits: tuple[Hit, ...]


class Results(Struct, frozen=True):
    """Everything found, in the order of `Kind`; groups without hits are left out."""

    groups: tuple[Group, ...] = ()

    @property
    def count(self) -> int:
        """Things found, of every kind."""
        return sum(group.count for group in self.groups)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits of all groups, one group after the other."""
        return tuple(hit for group in self.groups for hit in group.hits)
