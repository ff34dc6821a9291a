"""A lesson as Typst code: its head, its blocks, the answers, the sources."""

from __future__ import annotations

from atelier.content.model import Lesson, Sources
from atelier.publishing.handout import module_of
from atelier.publishing.pdf.answering import answers
from atelier.publishing.pdf.blocks import BLOCKS, body
from atelier.publishing.pdf.pen import Pen
from atelier.publishing.pdf.typst_code import call, join, string
from atelier.publishing.walk import has_answers
from atelier.publishing.words import minutes, word, workshop


def lesson(pen: Pen, fresh: bool = True) -> str:
    """A whole lesson, its title at the pen's base level, on a fresh page or not."""
    one = pen.lesson
    parts = [_head(pen, one, fresh), body(pen, one)]
    if has_answers(one):
        parts.append(
            call("tail", str(pen.base + 1), string(word("answers")), answers(pen, one), apart="true")
        )
    for block in one.blocks:
        if isinstance(block, Sources) and block.items:
            listed = BLOCKS[Sources](pen, block)
            parts.append(call("tail", str(pen.base + 1), string(word("sources")), listed))
    return join(parts)


def _head(pen: Pen, one: Lesson, fresh: bool) -> str:
    course = pen.around.course
    module = module_of(course, one.id)
    place = workshop(course.workshop)
    if module:
        place = word("place", workshop=place, module=module.code)
    return call(
        "lesson-head",
        string(f"lesson:{one.course}/{one.id}"),
        str(pen.base),
        string(place + word("dot") + minutes(one.minutes) if one.minutes else place),
        string(one.title),
        string(one.lead),
        fresh="true" if fresh else "false",
    )
