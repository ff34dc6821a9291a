"""`atelier search`: words found in the lessons, the lists, the glossary and one's own notes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import msgspec

from atelier import places
from atelier.content.library import Library
from atelier.journal import profiles
from atelier.search.index import Index
from atelier.search.passages import of_library, signature
from atelier.search.rows import Hit, Results, Row
from atelier.wording import say


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("words", metavar="MOTS", nargs="+", help="ce qu’il faut trouver, tous les mots")
    parser.add_argument("--limit", metavar="N", type=int, default=20, help="résultats de chaque sorte (20)")
    parser.add_argument("--json", action="store_true", help="répondre en JSON")


def run(args: argparse.Namespace) -> int:
    """Show what is found; 0 something, 1 nothing."""
    library = Library((places.courses(),), places.cache())
    profile = profiles.last_opened()
    # The index of the app, with the person's notes as the app last indexed them.
    index = Index((profile.folder / "cache" if profile else places.cache()) / "search.sqlite")
    try:
        index.refresh(signature(library.courses(), library.terms()), lambda: _rows(library))
        results = index.search(" ".join(args.words), max(1, args.limit))
    finally:
        index.close()
    print(_as_json(results) if args.json else _as_text(results, " ".join(args.words)))
    return 0 if results.count else 1


def _rows(library: Library) -> Iterator[Row]:
    courses = (
        (course, (library.lesson(course.id, one.id) for one in course.lessons if not one.remarks))
        for course in library.courses()
    )
    return of_library(courses, library.terms())


def _as_json(results: Results) -> str:
    hits = [
        {"kind": hit.kind, "id": hit.id, "title": hit.title, "excerpt": hit.excerpt} for hit in results.hits
    ]
    return msgspec.json.format(msgspec.json.encode({"hits": hits}), indent=2).decode()


def _as_text(results: Results, words: str) -> str:
    if not results.count:
        return say("search.nothing", words=words)
    lines = []
    for group in results.groups:
        lines += ["", say(f"search.{group.kind}", shown=len(group.hits), count=group.count)]
        for hit in group.hits:
            lines += _shown(hit)
    return "\n".join(lines[1:])


def _shown(hit: Hit) -> list[str]:
    heading = say("search.at", heading=hit.heading) if hit.heading else ""
    lines = [f"  {hit.title}{heading}", f"    {hit.excerpt}" if hit.excerpt else "", f"    {hit.id}"]
    return [line for line in lines if line]
