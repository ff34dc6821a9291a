"""Which words of the glossary a lesson links, and which lessons link a word."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from atelier.content.model import Course, Lesson, LessonOutline, TermLink


def terms_of(lesson: Lesson) -> tuple[str, ...]:
    """The ids of the terms that a lesson links, in the order of their first link."""
    return terms_in((*lesson.blocks, *lesson.footnotes))


def terms_in(node: object) -> tuple[str, ...]:
    """The ids of the terms that a piece of a lesson links."""
    found: dict[str, None] = {}
    _gather(node, found)
    return tuple(found)


def _gather(node: object, found: dict[str, None]) -> None:
    if isinstance(node, TermLink):
        found.setdefault(node.term)
    elif isinstance(node, tuple):
        for one in node:
            _gather(one, found)
    elif isinstance(node, Struct):
        for name in node.__struct_fields__:
            value = getattr(node, name)
            if isinstance(value, (tuple, Struct)):
                _gather(value, found)


def uses(courses: Iterable[Course]) -> dict[str, list[tuple[Course, LessonOutline]]]:
    """For each term that some lesson links, those lessons, in the order of the workshops."""
    found: dict[str, list[tuple[Course, LessonOutline]]] = {}
    for course in courses:
        for lesson in course.lessons:
            for term in lesson.terms:
                found.setdefault(term, []).append((course, lesson))
    return found
