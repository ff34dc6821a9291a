"""Finding the words of a query again in a text, whatever its accents and capitals."""

from __future__ import annotations

from collections.abc import Iterator

from atelier.search.folding import fold
from atelier.search.query import Query
from atelier.search.rows import Marks

EXCERPT = 150
"""Characters of an excerpt, about."""
_BEFORE = 40


def marks(query: Query, text: str) -> Marks:
    """Where the words of a query stand in a text."""
    return tuple((start, end) for start, end, _ in _places(query, fold(text)))


def count(query: Query, plain: str) -> int:
    """How many of the words stand in a folded text that begins and ends with a space."""
    found = 0
    for ways in query.needles:
        for needle in ways:
            if needle in plain:
                found += 1
                break
    return found


def excerpt(query: Query, text: str, plain: str) -> tuple[str, Marks]:
    """The piece of a text that holds the most words of a query, on one line, with their places.

    `plain` is the text folded.
    """
    found = _places(query, plain)
    start, end = _window(text, found)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((one + shift, two + shift) for one, two, _ in found if start <= one and two <= end)
    return before + text[start:end].replace("\n", " ") + after, inside


def _places(query: Query, plain: str) -> list[tuple[int, int, int]]:
    """(start, end, which word) of each word found, in order, none inside another."""
    padded = f" {plain} "
    found = sorted(
        span
        for word, ways in enumerate(query.needles)
        for needle in ways
        for span in _each(padded, needle, word)
    )
    apart: list[tuple[int, int, int]] = []
    for span in found:
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart


def _each(padded: str, needle: str, word: int) -> Iterator[tuple[int, int, int]]:
    """The places of one word in a text between two spaces."""
    at = padded.find(needle)
    while at >= 0:
        end = padded.index(" ", at + 1)
        yield at, end - 1, word
        at = padded.find(needle, end)


def _window(text: str, found: list[tuple[int, int, int]]) -> tuple[int, int]:
    """The part of a text to show: around the place where the most different words stand together."""
    if len(text) <= EXCERPT:
        return 0, len(text)
    best, most = 0, 0
    for place, (start, _, _) in enumerate(found):
        near = {word for _, end, word in found[place : place + 8] if end <= start - _BEFORE + EXCERPT}
        if len(near) > most:
            best, most = start, len(near)
    start = _word_start(text, max(0, best - _BEFORE))
    end = min(len(text), start + EXCERPT)
    space = text.rfind(" ", start, end)
    return start, end if end == len(text) or space <= start else space


def _word_start(text: str, place: int) -> int:
    """The beginning of the line around `place` if it is near, else of the word after."""
    line = text.rfind("\n", max(0, place - _BEFORE), place + _BEFORE)
    if line >= 0 or place == 0:
        return line + 1
    space = text.find(" ", place, place + _BEFORE)
    return space + 1 if space >= 0 else place
