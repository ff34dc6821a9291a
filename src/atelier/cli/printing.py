"""`atelier print`: a lesson or a workshop as PDF or as text."""

from __future__ import annotations

import argparse
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from atelier import places
from atelier.cli.endings import complain
from atelier.content.library import Library
from atelier.content.model import Course
from atelier.errors import AtelierError
from atelier.packages.shelf import folders
from atelier.publishing import bibliography, output
from atelier.publishing.handout import CourseHandout, Handout, LessonHandout, Paper, Printing, titles_of
from atelier.wording import say


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument(
        "what",
        metavar="QUOI",
        help="un atelier (relations-publiques), ses sources (relations-publiques/sources) ou une leçon (avis-trier, atelier/leçon)",
    )
    parser.add_argument(
        "--out", metavar="FICHIER", type=Path, required=True, help="fichier à écrire : .pdf ou .txt"
    )
    parser.add_argument(
        "--paper",
        choices=[paper.value for paper in Paper],
        default=Paper.LETTER.value,
        help="format du papier",
    )


def run(args: argparse.Namespace) -> int:
    """Write the file; 0 well, 1 when a broken lesson of the workshop was left out."""
    library = Library(folders(), places.cache())
    handout, left_out = _handout(library, args.what)
    printing = Printing(date=date.today(), paper=Paper(args.paper))
    output.write(handout, printing, args.out, places.assets() / "fonts")
    for title in left_out:
        complain(say("publishing.without", name=title))
    print(say("publishing.written", file=str(args.out)))
    return 1 if left_out else 0


def _handout(library: Library, what: str) -> tuple[Handout, list[str]]:
    """What is to be printed, and the titles of the lessons left out."""
    courses = library.courses()
    terms = {term.id: term for term in library.terms()}
    titles = titles_of(courses)
    for course in courses:
        if course.id == what:
            lessons = tuple(library.lesson(course.id, one.id) for one in course.lessons if not one.remarks)
            left_out = [one.title or one.file for one in course.lessons if one.remarks]
            return CourseHandout(course, lessons, terms, titles), left_out
        if f"{course.id}/{bibliography.PAGE}" == what:
            shown = (library.lesson(course.id, one.id) for one in course.lessons if not one.remarks)
            return bibliography.handout(course, shown, titles), []
    course, lesson = _found(courses, what)
    return LessonHandout(course, library.lesson(course.id, lesson), terms, titles), []


def _found(courses: tuple[Course, ...], what: str) -> tuple[Course, str]:
    """The lesson of that name, with its course or without."""
    if not courses:
        raise AtelierError("publishing.no_courses", folder=str(places.courses()))
    known = {f"{course.id}/{one.id}": (course, one.id) for course in courses for one in course.lessons}
    named = [name for name in known if what == name or what == name.partition("/")[2]]
    if len(named) == 1:
        return known[named[0]]
    if named:
        raise AtelierError("publishing.ambiguous", name=what, names=", ".join(named))
    short = [name.partition("/")[2] for name in known]
    near = get_close_matches(what, [*known, *short, *(course.id for course in courses)], n=3, cutoff=0.5)
    if near:
        raise AtelierError("publishing.nearest", name=what, names=", ".join(near))
    raise AtelierError("publishing.unknown", name=what, names=", ".join(course.id for course in courses))
