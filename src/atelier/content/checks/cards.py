"""Rules about what one can answer from memory, months later, in a few seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atelier.content.checks.subject import Subject
from atelier.content.model import Card, Remark
from atelier.content.words import plain

MOST_CARDS = 3
"""Cards a lesson: more is what one will not review."""
LONGEST = 50
"""Words of an answer, or of its reason: about two sentences."""


def asked(subject: Subject) -> Iterator[Remark]:
    """A card asks, and its answer is short."""
    for lesson in subject.shown():
        for card in lesson.blocks:
            if isinstance(card, Card):
                if not plain(card.title).rstrip().endswith("?"):
                    yield Remark("card_question", card.where, {}, "warning")
                for words in (card.answer, card.more):
                    count = len(re.findall(r"\w+(?:[’'-]\w+)*", plain(words)))
                    if count > LONGEST:
                        yield Remark("card_long", card.where, {"count": count, "most": LONGEST}, "warning")


def count(subject: Subject) -> Iterator[Remark]:
    """A lesson leaves few things to remember."""
    for lesson in subject.shown():
        cards = [block for block in lesson.blocks if isinstance(block, Card)]
        if len(cards) > MOST_CARDS:
            where = cards[MOST_CARDS].where
            yield Remark("card_many", where, {"count": len(cards), "most": MOST_CARDS}, "warning")
