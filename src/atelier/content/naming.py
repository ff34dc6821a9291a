"""Ids and names: what an id may look like, the id that words suggest, the nearest known name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from unicodedata import combining, normalize

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 60
"""Characters of an id."""
_MOST_NAMES = 400  # looked through for the nearest: a guess may miss, an author may not wait


def good_id(text: str) -> bool:
    """Whether a text may be an id: small letters without accents, digits, single hyphens."""
    return len(text) <= LONGEST and ID.fullmatch(text) is not None


def folded(text: str) -> str:
    """Small letters without accents."""
    text = text.casefold().replace("œ", "oe").replace("æ", "ae")
    return "".join(letter for letter in normalize("NFKD", text) if not combining(letter))


def slug(text: str, otherwise: str = "section") -> str:
    """The id that a title suggests."""
    words = re.findall(r"[a-z0-9]+", folded(text))
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        kept = longer
    return kept or otherwise


def nearest(word: str, known: Iterable[str], guesses: dict[str, str] | None = None) -> str:
    """The known name that `word` was probably meant to be, or nothing.

    `guesses` gives what French words stand for.
    """
    names = list(known)[:_MOST_NAMES]
    plain = folded(word).strip()[:LONGEST]
    if guesses:
        for said in (plain, plain.rstrip("s")):
            if guesses.get(said) in names:
                return guesses[said]
    close = get_close_matches(plain, names, n=1, cutoff=0.6)
    if close:
        return close[0]
    if guesses:
        close = get_close_matches(
            plain, [said for said, name in guesses.items() if name in names], n=1, cutoff=0.75
        )
        if close:
            return guesses[close[0]]
    return ""
