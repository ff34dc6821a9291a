"""Headings: « ## Section {#id} » and « ### Sub-section »; each has an id, its own or made from its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from atelier.content.model import Heading, Inlines, Text
from atelier.content.naming import good_id, slug
from atelier.content.words import plain

if TYPE_CHECKING:
    from atelier.content.tree import Walker

_OWN_ID = re.compile(r"(?<!\s)\s*\{#(?P<id>[^{}]*)\}\s*$")


def heading(walker: Walker, level: int, words: Inlines) -> Iterator[Heading]:
    """The heading, or nothing, with a remark, where it may not stand."""
    context, place = walker.context, walker.here
    own = ""
    if words and isinstance(words[-1], Text):
        found = _OWN_ID.search(words[-1].text)
        if found:
            own = found["id"].strip()
            left = words[-1].text[: found.start()]
            words = (*words[:-1], *((Text(left),) if left else ()))
            if not good_id(own):
                context.error(
                    "id_letters", walker.find("{#").cut(2), id=own[:60], suggestion=slug(own or plain(words))
                )
    if not words:
        context.error("heading_empty", place)
        return
    if level == 1:
        context.error("heading_one", place)
        return
    if level > 3:
        context.error("heading_deep", place)
        return
    if context.in_block and level == 2:
        context.error("heading_in_block", place)
        return
    if own and own in context.sections:
        context.error("section_twice", walker.find("{#").cut(2), id=own)
    chosen = made = own or slug(plain(words))
    while not own and chosen in context.sections:
        context.repeated[made] = context.repeated.get(made, 1) + 1
        chosen = f"{made}-{context.repeated[made]}"
    context.sections.add(chosen)
    yield Heading(level, chosen, words)
