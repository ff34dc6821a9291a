"""Rules about what a room can read on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atelier.content.checks.subject import Subject
from atelier.content.model import Bullets, Numbered, Position, Remark, Slide
from atelier.content.words import plain

MOST_POINTS = 6
LONGEST_POINT = 12
"""Words; about 8 is what a room reads at a glance."""


def count(subject: Subject) -> Iterator[Remark]:
    """Two to six slides a lesson."""
    for lesson in subject.shown():
        slides = [block for block in lesson.blocks if isinstance(block, Slide)]
        if not 2 <= len(slides) <= 6:
            where = slides[6].where if len(slides) > 6 else Position(lesson.file)
            yield Remark("slide_count", where, {"count": len(slides)})


def points(subject: Subject) -> Iterator[Remark]:
    """Few points, of few words."""
    for lesson in subject.shown():
        for slide in lesson.blocks:
            if isinstance(slide, Slide):
                yield from _points(slide)


def _points(slide: Slide) -> Iterator[Remark]:
    for flow in slide.flows:
        if isinstance(flow, (Bullets, Numbered)):
            if len(flow.items) > MOST_POINTS:
                yield Remark("slide_many_points", slide.where, {"count": len(flow.items)})
            longest = max(
                (len(re.findall(r"\w+(?:[’'-]\w+)*", plain(item))) for item in flow.items), default=0
            )
            if longest > LONGEST_POINT:
                yield Remark("slide_long_point", slide.where, {"count": longest}, "warning")
