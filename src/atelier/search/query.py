"""What a person types, as words to find."""

from __future__ import annotations

import re
from unicodedata import normalize

from msgspec import Struct

from atelier.search.folding import fold

SHORTEST = 2
"""Letters: a shorter question finds nothing."""
_MOST_WORDS = 16
_LONGEST_WORD = 64
_ELIDED = re.compile(r"\b(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu)['’ʼ]", re.IGNORECASE)
_LIGATURES = (("oe", "œ"), ("ae", "æ"))


class Query(Struct, frozen=True):
    """Words that must all be there, folded, each with its spellings; the last may be unfinished.

    `needles` is what to look for in a folded text: a word between two spaces, the last after one.
    """

    words: tuple[tuple[str, ...], ...]
    needles: tuple[tuple[str, ...], ...]


NOTHING = Query((), ())


def parse(typed: str) -> Query:
    """The words of a question; no word when it is too short. Any text is allowed.

    An elided article does not count (« l’avis » is « avis »), nor does a letter alone (« à »).
    """
    typed_words = fold(_ELIDED.sub(" ", normalize("NFC", typed[: _MOST_WORDS * _LONGEST_WORD]))).split()
    found = [word for word in typed_words if len(word) >= SHORTEST or word.isdigit()]
    letters = sum(map(len, found))
    if letters < SHORTEST or len(found) > _MOST_WORDS or max(map(len, found)) > _LONGEST_WORD:
        return NOTHING
    *whole, begun = words = tuple(map(_spellings, found))
    needles = (*(tuple(f" {way} " for way in ways) for ways in whole), tuple(f" {way}" for way in begun))
    return Query(words, needles)


def _spellings(word: str) -> tuple[str, ...]:
    """A word as it may be written: « oeuvre » and « œuvre »."""
    apart = tied = word
    for letters, ligature in _LIGATURES:
        apart, tied = apart.replace(ligature, letters), tied.replace(letters, ligature)
    return (apart,) if apart == tied else (apart, tied)
