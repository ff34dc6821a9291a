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
    """Words that must all be there, folded, each in its spellings and numbers; the last may be unfinished.

    A needle is what to look for in a folded text: a word between two spaces, or its beginning after one.
    """

    needles: tuple[tuple[str, ...], ...]


NOTHING = Query(())


def parse(typed: str) -> Query:
    """The words of a question; no word when it is too short. Any text is allowed.

    An elided article does not count (« l’avis » is « avis »), nor does a letter alone (« à »).
    """
    typed_words = fold(_ELIDED.sub(" ", normalize("NFC", typed[: _MOST_WORDS * _LONGEST_WORD]))).split()
    found = [word for word in typed_words if len(word) >= SHORTEST or word.isdigit()]
    letters = sum(map(len, found))
    if letters < SHORTEST or len(found) > _MOST_WORDS or max(map(len, found)) > _LONGEST_WORD:
        return NOTHING
    *whole, last = found
    begun = (*(f" {way}" for way in _spellings(last)), *(f" {way} " for way in _other_numbers(last)))
    return Query(
        (*(tuple(f" {way} " for way in (*_spellings(one), *_other_numbers(one))) for one in whole), begun)
    )


def _spellings(word: str) -> tuple[str, ...]:
    """A word as it may be written: « oeuvre » and « œuvre »."""
    apart = tied = word
    for letters, ligature in _LIGATURES:
        apart, tied = apart.replace(ligature, letters), tied.replace(letters, ligature)
    return (apart,) if apart == tied else (apart, tied)


def _other_numbers(word: str) -> list[str]:
    """« crises » for « crise », « journal » for « journaux ». A form that is no word finds nothing."""
    if len(word) < 4 or not word.isalpha():
        return []
    return [way for one in _spellings(word) for way in _numbers(one)]


def _numbers(word: str) -> list[str]:
    if word.endswith("aux"):
        return [word[:-1], f"{word[:-3]}al"]
    if word.endswith(("s", "x")):
        return [word[:-1]]
    if word.endswith("al"):
        return [f"{word}s", f"{word[:-2]}aux"]
    return [f"{word}x", f"{word}s"] if word.endswith(("au", "eu")) else [f"{word}s"]
