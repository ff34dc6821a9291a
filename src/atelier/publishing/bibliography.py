"""The sources of a course as flows, and as a page of their own that every output can print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from atelier.content.bibliography import Address, Entry, bibliography
from atelier.content.model import (
    Bullets,
    Course,
    Flows,
    Inline,
    Lesson,
    LessonLink,
    Paragraph,
    Prose,
    Strong,
    Text,
)
from atelier.publishing.handout import LessonHandout
from atelier.publishing.words import word

PAGE = "sources"
"""The id of the page, where a lesson has its own."""


def handout(course: Course, lessons: Iterable[Lesson], titles: Mapping[Address, str]) -> LessonHandout:
    """The page of the sources, to be printed."""
    entries = bibliography(lessons)
    page = Lesson(
        PAGE,
        course.id,
        word("all_sources", title=course.title),
        0,
        lead(entries),
        (),
        (Prose(flows(entries, titles)),),
    )
    return LessonHandout(course, page, {}, titles)


def lead(entries: tuple[Entry, ...]) -> str:
    """How many there are, and what « confiance » means."""
    return word("sources_lead", count=len(entries)) if entries else word("no_sources")


def flows(entries: tuple[Entry, ...], titles: Mapping[Address, str]) -> Flows:
    """A source a point: its words, its year and how far to trust it, then the lessons that cite it."""
    points = tuple(
        (Paragraph(one.text), Paragraph((Strong((Text(_trust(one)),)),)), Paragraph(_cited(one, titles)))
        for one in entries
    )
    return (Bullets(points),) if points else ()


def _trust(one: Entry) -> str:
    """« 2021. Confiance : moyenne. »"""
    said = [word("source_year", year=one.year)] if one.year else []
    return " ".join((*said, word(f"confidence_{one.confidence}")))


def _cited(one: Entry, titles: Mapping[Address, str]) -> tuple[Inline, ...]:
    said: list[Inline] = [Text(word("cited_in"))]
    for place, (course, lesson) in enumerate(one.lessons):
        title = titles.get((course, lesson), lesson)
        said += [Text(", " if place else " "), LessonLink(course, lesson, (Text(title),))]
    return tuple(said)
