"""A handout as one Typst source, with the pictures that it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from atelier.content.model import Course
from atelier.publishing.handout import CourseHandout, Handout, LessonHandout, Paper, Printing, TasksHandout
from atelier.publishing.pdf.course import back, cover, front, modules
from atelier.publishing.pdf.glossary import glossary
from atelier.publishing.pdf.lesson import lesson
from atelier.publishing.pdf.pen import Around, Pen, Pictures
from atelier.publishing.pdf.tasks import tasks
from atelier.publishing.pdf.typst_code import call, join, string
from atelier.publishing.walk import terms_explained
from atelier.publishing.words import word, workshop

HUES = ("teal", "indigo", "brick", "green")
PAPERS = {Paper.LETTER: "us-letter", Paper.A4: "a4"}


def hue_of(workshop: int) -> str:
    """The hue of a workshop; past the fourth they begin again."""
    return HUES[(workshop - 1) % len(HUES)]


class Document(Struct, frozen=True):
    """Typst source, its inputs, and the pictures: (course's folder, file in it) → name for Typst."""

    text: str
    inputs: Mapping[str, str]
    pictures: Mapping[tuple[str, str], str]


def source(handout: Handout, printing: Printing) -> Document:
    """The whole source of a handout; the same handout and printing give the same source."""
    return HANDOUTS[type(handout)](handout, printing)


def _lesson(handout: LessonHandout, printing: Printing) -> Document:
    course, one = handout.course, handout.lesson
    terms = terms_explained((one,), handout.terms)
    around = Around(
        printing=printing,
        course=course,
        titles=handout.titles,
        inside=frozenset({(one.course, one.id)}),
        terms=frozenset(term.id for term in terms),
        pictures=Pictures(),
    )
    body = join((lesson(Pen(around, one, base=1)), glossary(around, terms, level=2)))
    return _document(around, body, title=one.title, running=one.title)


def _course(handout: CourseHandout, printing: Printing) -> Document:
    course = handout.course
    terms = terms_explained(handout.lessons, handout.terms)
    around = Around(
        printing=printing,
        course=course,
        titles=handout.titles,
        inside=frozenset((one.course, one.id) for one in handout.lessons),
        terms=frozenset(term.id for term in terms),
        pictures=Pictures(),
    )
    body = join(
        (
            cover(around),
            front(around),
            modules(around, handout.lessons),
            back(around, terms),
        )
    )
    return _document(around, body, title=course.title, running=course.title)


def _tasks(handout: TasksHandout, printing: Printing) -> Document:
    title = word("tasks")
    named = {"title": title, "running": title, "foot": word("made_with"), "author": printing.person}
    return Document(_source(printing, tasks(handout, printing), **named), _inputs(printing, "ink"), {})


HANDOUTS: Mapping[type, Callable[[Any, Printing], Document]] = {
    LessonHandout: _lesson,
    CourseHandout: _course,
    TasksHandout: _tasks,
}


def _document(around: Around, body: str, title: str, running: str) -> Document:
    course = around.course
    text = _source(
        around.printing, body, title=title, running=running, foot=_foot(course), author=course.author
    )
    inputs = _inputs(around.printing, hue_of(course.workshop))
    return Document(text, inputs, dict(around.pictures.names))


def _foot(course: Course) -> str:
    return word("foot", workshop=workshop(course.workshop), title=course.title)


def _inputs(printing: Printing, hue: str) -> dict[str, str]:
    return {
        "hue": hue,
        "paper": PAPERS[printing.paper],
        "face": "legible" if printing.legible else "atelier",
    }


def _source(printing: Printing, body: str, **named: str) -> str:
    when = printing.date
    strings = {name: string(value) for name, value in named.items()}
    date = call("datetime", year=str(when.year), month=str(when.month), day=str(when.day))
    return f'#import "theme.typ": *\n#show: {call("document-of.with", date=date, **strings)}\n#{body}\n'
