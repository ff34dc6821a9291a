"""What a person types, as words to find."""

from __future__ import annotations

import re
from unicodedata import normalize

from msgspec import Struct

SHORTEST = 2
"""Letters: a shorter question finds nothing."""
_MOST_WORDS = 16
_LONGEST_WORD = 64
_WORD = re.compile(r"[^\W_]+")
_ELIDED = re.compile(r"\b(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu)['’ʼ]", re.IGNORECASE)
_LIGATURES = (("oe", "œ"), ("ae", "æ"))


class Query(Struct, frozen=True):
    """Words that must all be there; the last may be only the beginning of a word."""

    words: tuple[str, ...]


def parse(typed: str) -> Query:
    """The words of a question; no word when it is too short. Any text is allowed.

    An elided article does not count (« l’avis » is « avis »), nor does a letter alone (« à »).
    """
    text = _ELIDED.sub(" ", normalize("NFC", typed))
    found = [word for word in _WORD.findall(text) if len(word) >= SHORTEST or word.isdigit()]
    if sum(map(len, found)) < SHORTEST or len(found) > _MOST_WORDS or max(map(len, found)) > _LONGEST_WORD:
        return Query(())
    return Query(tuple(found))


def spellings(word: str) -> tuple[str, ...]:
    """A word as it may be written: « oeuvre » and « œuvre »."""
    plain = word.casefold()
    for letters, ligature in _LIGATURES:
        plain = plain.replace(ligature, letters)
    tied = plain
    for letters, ligature in _LIGATURES:
        tied = tied.replace(letters, ligature)
    return (plain,) if tied == plain else (plain, tied)
