"""What the state tells about one thing, as frozen data."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from msgspec import Struct


class Tick(Struct, frozen=True):
    """The state of an item: done, todo or void (« sans objet »), since when, on which words."""

    state: str
    when: datetime
    seen: str


class Attempt(Struct, frozen=True):
    """An answer given. `round` counts from 1 and grows at each « Refaire »."""

    id: str
    choice: Any
    when: datetime
    seen: str
    round: int


class Review(Struct, frozen=True):
    """A card answered from memory. `rating`: 1 à revoir, 2 difficile, 3 bien, 4 facile."""

    rating: int
    when: datetime
    seen: str


class Version(Struct, frozen=True):
    """A text as it was written somewhere."""

    id: str
    text: str
    when: datetime
    device: str


class Written(Struct, frozen=True):
    """A text. `text` is the newest; `apart` are those written without having seen it."""

    id: str
    text: str
    when: datetime
    apart: tuple[Version, ...] = ()


class Walk(Struct, frozen=True):
    """A way through a decision: the steps with the choice made, and the ending reached."""

    path: tuple[tuple[str, str], ...]
    end: str | None
    when: datetime


class Play(Struct, frozen=True):
    """A game of a simulation. `end` is None while it goes on; `seen`: the fingerprint of the simulation
    at the last choice."""

    id: str
    path: tuple[tuple[str, str], ...]
    end: str | None
    started: datetime
    when: datetime
    seen: str


class Place(Struct, frozen=True):
    """A place in a lesson: block from 0, character in it, a few words near it."""

    block: int
    char: int
    near: str
    when: datetime


class Note(Struct, frozen=True):
    """A note or a mark; `key` is « note/<uuid> », `lesson` the key of its lesson."""

    key: str
    lesson: str
    block: int
    quote: str
    before: str
    colour: str
    text: str
    when: datetime
    apart: tuple[Version, ...] = ()


class Bookmark(Struct, frozen=True):
    """A place to come back to; `lesson` is the key of its lesson."""

    key: str
    lesson: str
    block: int
    char: int
    near: str
    when: datetime


class OwnItem(Struct, frozen=True):
    """An item of one's own; `list` is the key of the checklist it stands in."""

    key: str
    text: str
    list: str
    when: datetime


class Due(Struct, frozen=True):
    """A due date."""

    key: str
    on: date
