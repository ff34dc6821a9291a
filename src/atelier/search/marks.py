"""Finding the words of a query again in a text, whatever its accents and capitals."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import combining, normalize

from atelier.search.query import Query, spellings
from atelier.search.rows import Marks

EXCERPT = 150
"""Characters of an excerpt, about."""
_BEFORE = 40
_LETTERS = tuple(map(chr, (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00))))


def marks(query: Query, text: str) -> Marks:
    """Where the words of a query stand in a text."""
    pattern = _pattern(query)
    return tuple(found.span() for found in pattern.finditer(text)) if pattern else ()


def excerpt(query: Query, text: str) -> tuple[str, Marks]:
    """The piece of a text that holds the most words of a query, on one line, with their places."""
    start, end = _window(text, marks(query, text))
    piece = ("… " if start else "") + " ".join(text[start:end].split()) + (" …" if end < len(text) else "")
    return piece, marks(query, piece)


def _window(text: str, found: Marks) -> tuple[int, int]:
    if len(text) <= EXCERPT:
        return 0, len(text)
    best, most = 0, 0
    for place, (start, _) in enumerate(found):
        inside = {text[one:two].casefold() for one, two in found[place:] if two <= start - _BEFORE + EXCERPT}
        if len(inside) > most:
            best, most = start, len(inside)
    start = _word_start(text, max(0, best - _BEFORE))
    end = min(len(text), start + EXCERPT)
    space = text.rfind(" ", start, end)
    return start, end if end == len(text) or space <= start else space


def _word_start(text: str, place: int) -> int:
    """The beginning of a sentence just before `place` if there is one, else of the word after."""
    line = text.rfind("\n", max(0, place - _BEFORE), place + _BEFORE)
    if line >= 0:
        return line + 1
    if not place:
        return 0
    space = text.find(" ", place)
    return space + 1 if 0 <= space < place + _BEFORE else place


@lru_cache(maxsize=64)
def _pattern(query: Query) -> re.Pattern[str] | None:
    """One expression for all the words; the longest first, so that none hides another."""
    if not query.words:
        return None
    last = len(query.words) - 1
    ways = []
    for place, word in enumerate(query.words):
        end = r"[^\W_]*" if place == last else r"(?![^\W_])"
        ways += [(len(one), "".join(map(_variants, one)) + end) for one in spellings(word)]
    longest_first = [way for _, way in sorted(ways, key=lambda pair: -pair[0])]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first)})", re.IGNORECASE)


@cache
def _accented() -> dict[str, str]:
    """The accented letters of each letter."""
    table: dict[str, str] = {}
    for letter in _LETTERS:
        base = _bare(letter)
        if base != letter.casefold() and len(base) == 1:
            table[base] = table.get(base, "") + letter
    return table


def _bare(letter: str) -> str:
    return "".join(one for one in normalize("NFKD", letter.casefold()) if not combining(one))


def _variants(letter: str) -> str:
    base = _bare(letter)
    others = _accented().get(base, "")
    return f"[{re.escape(base)}{others}]" if others else re.escape(letter)
