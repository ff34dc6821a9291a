"""Short codes that a person reads aloud and copies by hand."""

from __future__ import annotations

import secrets
from collections.abc import Container

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""Neither 0 and O, nor 1, I and L; no vowels, so that no code is a word."""


def code(length: int, taken: Container[str] = ()) -> str:
    """A code drawn at random, none of those that are taken."""
    while True:
        drawn = "".join(secrets.choice(ALPHABET) for _ in range(length))
        if drawn not in taken:
            return drawn


def same(one: str, other: str) -> bool:
    """Whether two codes are the same, however they were typed."""
    return _bare(one) == _bare(other)


def _bare(words: str) -> str:
    return "".join(c for c in words.upper() if c.isalnum())
