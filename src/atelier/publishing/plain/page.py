"""What the functions that write plain text need to know of the lesson around."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from atelier.content.model import (
    Case,
    Checklist,
    Course,
    Decision,
    Exercise,
    Lesson,
    Question,
    Reflection,
    Simulation,
)
from atelier.publishing.handout import Printing
from atelier.publishing.plain.inlines import run
from atelier.publishing.plain.layout import Lines, spaced, wrap
from atelier.publishing.words import word

Activity = Checklist | Question | Reflection | Case | Decision | Simulation | Exercise


class Page(Struct, frozen=True):
    """One lesson being written; `numbers` are those of its questions, by id."""

    printing: Printing
    course: Course
    lesson: Lesson
    numbers: Mapping[str, int]


def activity(block: Activity, kind: str, *parts: Lines, about: str = "") -> Lines:
    """An activity: what it is, its title, its parts."""
    return spaced(([*eyebrow(kind, about), *wrap(run(block.title))], *parts))


def eyebrow(kind: str, about: str = "") -> Lines:
    """« — Question 2 · Vrai ou faux? », the line above a title."""
    return wrap("— " + word("dot").join(part for part in (kind, about) if part))


def titled(title: str, body: Lines) -> Lines:
    """A part with its title on a line above."""
    return [*wrap(title), *body]


def named(facts: tuple[tuple[str, str], ...]) -> Lines:
    """« Délai : deux heures », one a line, those that hold nothing left out."""
    return [
        line
        for name, value in facts
        if value
        for line in wrap(word("named", name=name, value=value), rest="  ")
    ]
