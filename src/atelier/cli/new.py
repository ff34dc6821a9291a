"""`atelier new`: a course of one's own, begun from a model or as a version of another."""

from __future__ import annotations

import argparse
from pathlib import Path

from atelier import preferences
from atelier.authoring import shelves
from atelier.authoring.making import begin, derive
from atelier.authoring.naming import next_number
from atelier.cli.actions import typed_path
from atelier.cli.endings import answer_json
from atelier.content.course import FILE as COURSE
from atelier.content.course import read_course
from atelier.content.model import Course
from atelier.errors import AtelierError
from atelier.wording import say


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "course", metavar="IDENTIFIANT", help="son identifiant et son dossier, par exemple « mon-atelier »"
    )
    parser.add_argument("--title", metavar="TITRE", help="son titre (sinon, d’après l’identifiant)")
    parser.add_argument(
        "--from",
        dest="source",
        metavar="ATELIER",
        help="en faire une version de cet atelier, par exemple « affaires »",
    )
    parser.add_argument(
        "--in",
        dest="folder",
        type=typed_path,
        metavar="DOSSIER",
        help="le dossier où le mettre (sinon, celui de vos ateliers)",
    )
    parser.add_argument("--json", action="store_true", help="répondre en JSON")


def run(args: argparse.Namespace) -> int:
    """Make it, and say what to do next."""
    kept = preferences.read()
    own = shelves.own(kept)
    folder = (args.folder or shelves.ready(kept)).expanduser().absolute()
    known = shelves.library(kept).courses()
    ours = [course.id for course in known if not course.own]
    source = _source(args.source, known) if args.source else None
    title = args.title
    if title is None:
        title = source.title if source else args.course.replace("-", " ").capitalize()
    if source:
        made = derive(Path(source.folder), folder, args.course, title, ours=ours)
    else:
        number = next_number(course.workshop for course in known)
        made = begin(folder, args.course, title, number=number, ours=ours)
    file, _ = read_course((made / COURSE).read_bytes())
    title = file.title if file else title
    if args.json:
        written = sorted(str(one.relative_to(made)) for one in made.rglob("*") if one.is_file())
        origin = f"{source.id} {source.version}" if source else ""
        answer_json(
            {"id": args.course, "title": title, "folder": str(made), "derives_from": origin, "files": written}
        )
    else:
        _tell(made, title, source, own)
    return 0


def _source(id: str, known: tuple[Course, ...]) -> Course:
    found = next((one for one in known if one.id == id), None)
    if found is None:
        raise AtelierError("authoring.unknown_source", id=id, known=", ".join(one.id for one in known))
    return found


def _tell(made: Path, title: str, source: Course | None, own: Path) -> None:
    code = "authoring.made_from" if source else "authoring.made"
    print(say(code, title=title, folder=str(made), source=source.title if source else ""))
    for one in sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()):
        print(f"  {one}")
    lesson = next(iter(sorted(made.glob("*.md"))), made / COURSE)
    print(say("authoring.what_next"))
    for code in ("next_write", "next_preview", "next_check"):
        print(say(f"authoring.{code}", lesson=_typed(lesson), folder=_typed(made)))
    print(say("authoring.next_app" if made.parent == own else "authoring.elsewhere", folder=str(own)))


def _typed(path: Path) -> str:
    """A path as it is typed after a command."""
    return f'"{path}"' if " " in str(path) else str(path)
