"""How the points of a slide are shown: as cards when they are few and short, as lines else."""

from __future__ import annotations

from msgspec.structs import replace

from atelier.content import model
from atelier.content.model import Flows, Inlines
from atelier.content.words import plain

COLON = "\N{NO-BREAK SPACE}: "
MOST_IN_CARDS = 4
LONGEST_IN_CARD = 64
"""Characters of a point that a card holds well."""
LONGEST_HEAD = 30
"""Characters before a colon that are set in bold."""


def in_cards(found: model.Bullets | model.Numbered) -> bool:
    """Two to four short points; or six whose order counts, in three rows."""
    count = len(found.items)
    if not all(len(item) == 1 and isinstance(item[0], model.Paragraph) for item in found.items):
        return False
    longest = max((len(plain(words_of(item)).strip()) for item in found.items), default=0)
    enough = 2 <= count <= MOST_IN_CARDS or (isinstance(found, model.Numbered) and count == 6)
    return enough and longest <= LONGEST_IN_CARD


def words_of(item: Flows) -> Inlines:
    """The words of a point of one paragraph."""
    return item[0].children if item and isinstance(item[0], model.Paragraph) else ()


def parted(words: Inlines) -> tuple[Inlines, Inlines]:
    """A point and what it says of it: the two sides of its first colon; the second may be empty."""
    first = words[0] if words else None
    if isinstance(first, model.Strong) and len(words) > 1:
        return (first,), words[1:]
    if isinstance(first, model.Text) and COLON in first.text:
        before, after = first.text.split(COLON, 1)
        if len(before) <= LONGEST_HEAD:
            return (replace(first, text=before),), (replace(first, text=after), *words[1:])
    return words, ()
