"""`atelier glossary`: the words explained, and the lessons that use them."""

from __future__ import annotations

import argparse
from typing import Any

from atelier import places
from atelier.cli.endings import answer_json
from atelier.content.library import Library
from atelier.content.model import Course, LessonOutline, Term
from atelier.content.uses import uses
from atelier.content.words import plain
from atelier.packages.shelf import folders
from atelier.wording import say

Uses = list[tuple[Course, LessonOutline]]


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--json", action="store_true", help="écrire le glossaire en JSON")


def run(args: argparse.Namespace) -> int:
    """Print the words; 1 if there is none."""
    library = Library(folders(), places.cache())
    terms = library.terms()
    used = uses(library.courses())
    if args.json:
        answer_json({"terms": [_term(term, used.get(term.id, [])) for term in terms]})
    else:
        print("\n\n".join(_as_text(term) for term in terms) or say("content.no_terms"))
    return 0 if terms else 1


def _term(term: Term, used: Uses) -> dict[str, Any]:
    lessons = [f"{course.id}/{lesson.id}" for course, lesson in used]
    return {
        "id": term.id,
        "name": term.name,
        "definition": _definition(term),
        "english": term.english,
        "official": term.official,
        "also": list(term.also),
        "first_used": lessons[0] if lessons else None,
        "lessons": lessons,
    }


def _definition(term: Term) -> str:
    return " ".join(plain(term.definition).split("\n")).strip()


def _as_text(term: Term) -> str:
    more = [
        say("content.term_official") if term.official else "",
        say("content.term_english", words=term.english) if term.english else "",
        say("content.term_also", words=", ".join(term.also)) if term.also else "",
    ]
    said = " · ".join(words for words in more if words)
    return "\n".join([term.name, *(f"  {words}" for words in (said, _definition(term)) if words)])
