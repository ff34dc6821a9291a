"""The order in which an ordering or a matching question is shown on paper.

It looks shuffled, never gives the answer away, and is the same on every printing.
"""

from __future__ import annotations

from hashlib import sha256

from atelier.content.model import Option, Question


def shuffled(question: Question) -> tuple[Option, ...]:
    """The options in an order that depends on the ids alone and differs from the right one."""

    def place(option: Option) -> bytes:
        return sha256(f"{question.id}/{option.id}".encode()).digest()

    mixed = tuple(sorted(question.options, key=place))
    if len(mixed) > 1 and mixed == question.options:
        mixed = mixed[1:] + mixed[:1]
    return mixed
