"""`atelier slides`: the slides of a workshop as PPTX, as PDF, or as a handout to give."""

from __future__ import annotations

import argparse
from datetime import date, datetime, time
from difflib import get_close_matches
from pathlib import Path

from atelier import places
from atelier.classroom.deck import Occasion, build
from atelier.cli.endings import complain
from atelier.content.library import Library
from atelier.content.model import Course
from atelier.errors import AtelierError
from atelier.packages.shelf import folders
from atelier.publishing.handout import Paper
from atelier.publishing.slides import output
from atelier.wording import say

START = time(18, 30)


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("course", metavar="ATELIER", help="un atelier, par exemple relations-publiques")
    parser.add_argument(
        "--to",
        choices=("pptx", "pdf", "handout"),
        required=True,
        help="à modifier, avec les notes; à projeter; ou à distribuer, sans réponses ni notes",
    )
    parser.add_argument("--out", metavar="FICHIER", type=Path, required=True, help="fichier à écrire")
    parser.add_argument(
        "--reserve", action="store_true", help="ajouter ce qui est en réserve : questions, listes, cas"
    )
    occasion(parser)


def occasion(parser: argparse.ArgumentParser) -> None:
    """The options that say who gives the workshop, and when."""
    parser.add_argument("--organisation", metavar="NOM", default="", help="qui offre l’atelier")
    parser.add_argument("--trainer", metavar="NOM", default="", help="qui l’anime")
    parser.add_argument("--date", metavar="DATE", default="", help="la date, comme elle doit se lire")
    parser.add_argument(
        "--hours", metavar="HEURES", default="", help="les heures, comme elles doivent se lire"
    )
    parser.add_argument(
        "--paper",
        choices=[paper.value for paper in Paper],
        default=Paper.LETTER.value,
        help="format du papier",
    )


def run(args: argparse.Namespace) -> int:
    """Write the file; 0 well, 1 when a broken lesson was left out."""
    return write(args, args.to, datetime.combine(date.today(), START), args.reserve)


def write(args: argparse.Namespace, to: str, start: datetime, reserve: bool) -> int:
    """Write what is asked of a workshop."""
    library = Library(folders(), places.cache())
    course = _found(library.courses(), args.course)
    lessons = {one.id: library.lesson(course.id, one.id) for one in course.lessons if not one.remarks}
    wanted = output.Wanted(
        to=to, deck=build(course, lessons), course=course, start=start, reserve=reserve,
        occasion=Occasion(args.organisation, args.trainer, args.date, args.hours),
        paper=Paper(args.paper),
    )  # fmt: skip
    output.write(wanted, args.out, places.assets() / "fonts", date.today())
    left_out = [one.title or one.file for one in course.lessons if one.remarks]
    for name in left_out:
        complain(say("publishing.without", name=name))
    print(say("publishing.written", file=str(args.out)))
    return 1 if left_out else 0


def _found(courses: tuple[Course, ...], name: str) -> Course:
    """The workshop of that name."""
    found = next((one for one in courses if one.id == name), None)
    if found is not None:
        return found
    if not courses:
        raise AtelierError("publishing.no_courses", folder=str(places.courses()))
    ids = [one.id for one in courses]
    near = get_close_matches(name, ids, n=3, cutoff=0.5)
    if near:
        raise AtelierError("publishing.slides_near", name=name, names=", ".join(near))
    raise AtelierError("publishing.slides_unknown", name=name, names=", ".join(ids))
