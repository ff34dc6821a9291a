"""What can be printed, and how: plain frozen data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from atelier.content.model import Course, Lesson, Module, Term


class Paper(StrEnum):
    """The sheet; the values are those of the command line."""

    LETTER = "letter"
    A4 = "a4"


class Printing(Struct, frozen=True, kw_only=True):
    """How to print, and the person's own state where it shows on paper.

    `date` is written in the file: the same handout on the same date gives the same bytes.
    `ticked` is keyed « course/checklist/item » and holds « done », « todo » or « void »;
    `written` is keyed « course/reflection » and holds the person's text.
    `legible` prints in Atkinson Hyperlegible.
    """

    date: date
    paper: Paper = Paper.LETTER
    legible: bool = False
    person: str = ""
    ticked: Mapping[str, str] = {}
    written: Mapping[str, str] = {}


class LessonHandout(Struct, frozen=True):
    """One lesson of a course. `terms` explains its words; `titles` names the lessons it links to,
    keyed by (course, lesson)."""

    course: Course
    lesson: Lesson
    terms: Mapping[str, Term] = {}
    titles: Mapping[tuple[str, str], str] = {}


class CourseHandout(Struct, frozen=True):
    """A whole workshop; `lessons` in their order, those that cannot be read left out."""

    course: Course
    lessons: tuple[Lesson, ...]
    terms: Mapping[str, Term] = {}
    titles: Mapping[tuple[str, str], str] = {}


class Task(Struct, frozen=True):
    """One thing that remains to be done. `list` and `workshop` are names as shown to the person."""

    text: str
    why: str = ""
    due: date | None = None
    list: str = ""
    workshop: str = ""


class TasksHandout(Struct, frozen=True):
    """« Ce qui me reste à faire »."""

    tasks: tuple[Task, ...]


Handout = LessonHandout | CourseHandout | TasksHandout


def titles_of(courses: Iterable[Course]) -> dict[tuple[str, str], str]:
    """The title of every lesson, keyed by (course, lesson)."""
    return {(course.id, lesson.id): lesson.title for course in courses for lesson in course.lessons}


def module_of(course: Course, lesson: str) -> Module | None:
    """The module that holds a lesson, if the course names it."""
    for module in course.modules:
        if any(one.id == lesson for one in module.lessons):
            return module
    return None
