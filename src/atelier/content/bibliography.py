"""All the sources of a course, each once, with the lessons that cite it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from atelier.content.model import Inlines, Lesson, Link, Source, Sources
from atelier.content.words import plain

Address = tuple[str, str]
"""The ids of a course and of a lesson."""


class Entry(Struct, frozen=True):
    """A source. `confidence`: high, medium or common. `lessons`: those that cite it, in order."""

    text: Inlines
    year: str
    confidence: str
    lessons: tuple[Address, ...]


def bibliography(lessons: Iterable[Lesson]) -> tuple[Entry, ...]:
    """The sources, in the order of the alphabet. Two of the same address, or of the same words, are one:
    the longer text tells more, and the least sure says how far to trust it."""
    entries: list[Entry] = []
    known: dict[str, int] = {}
    for lesson in lessons:
        for block in lesson.blocks:
            for source in block.items if isinstance(block, Sources) else ():
                marks = _marks(source)
                place = next((known[mark] for mark in marks if mark in known), len(entries))
                own = Entry(source.text, source.year, source.confidence, ((lesson.course, lesson.id),))
                if place == len(entries):
                    entries.append(own)
                else:
                    entries[place] = _joined(entries[place], own)
                known.update(dict.fromkeys(marks, place))
    return tuple(sorted(entries, key=lambda one: (_folded(plain(one.text)), one.year)))


def _marks(source: Source) -> list[str]:
    """What two mentions of one source have in common."""
    addresses = [one.url.removesuffix("/") for one in source.text if isinstance(one, Link)]
    return [*addresses[:1], _folded(plain(source.text))]


_TRUST = ("common", "medium", "high")


def _joined(one: Entry, other: Entry) -> Entry:
    fuller = max((one, other), key=lambda said: len(_folded(plain(said.text))))
    return Entry(
        fuller.text,
        max(one.year, other.year),
        min(one.confidence, other.confidence, key=_TRUST.index),
        tuple(dict.fromkeys((*one.lessons, *other.lessons))),
    )


def _folded(words: str) -> str:
    """Letters and figures alone, without case or accent."""
    flat = unicodedata.normalize("NFD", words.casefold().replace("œ", "oe"))
    return " ".join(
        "".join(one if one.isalnum() else " " for one in flat if not unicodedata.combining(one)).split()
    )
