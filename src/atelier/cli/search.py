"""`atelier search`: words found in the lessons, the lists, the glossary and one's own notes."""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from atelier import places
from atelier.cli.endings import answer_json
from atelier.content.library import Library
from atelier.errors import AtelierError
from atelier.journal import profiles
from atelier.packages.shelf import folders
from atelier.search.index import Index
from atelier.search.passages import of_library, signature
from atelier.search.rows import Hit, Results, Row
from atelier.wording import say


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("words", metavar="MOTS", nargs="+", help="ce qu’il faut trouver, tous les mots")
    parser.add_argument(
        "--limit", metavar="N", type=_count, default=20, help="résultats de chaque sorte (20)"
    )
    parser.add_argument("--json", action="store_true", help="répondre en JSON")


def _count(word: str) -> int:
    """A number of results, one at least."""
    if int(word) < 1:
        raise ValueError(word)
    return int(word)


def run(args: argparse.Namespace) -> int:
    """Show what is found; 0 something, 1 nothing."""
    words = " ".join(args.words)
    if not words.strip():
        raise AtelierError("cli.no_words")
    library = Library(folders(), places.cache())
    results = _results(library, words, args.limit)
    if args.json:
        answer_json({"hits": [_hit(hit) for hit in results.hits]})
    else:
        print(_as_text(results, words))
    return 0 if results.count else 1


def _results(library: Library, words: str, limit: int) -> Results:
    profile = profiles.last_opened()
    # The index of the app, with the person's notes as the app last indexed them.
    folder = places.own_cache(profile.folder) if profile else places.cache()
    with suppress(OSError, sqlite3.Error):
        return _found(folder / "search.sqlite", library, words, limit)
    return _found(Path(":memory:"), library, words, limit)  # nothing can be kept: find all the same


def _found(file: Path, library: Library, words: str, limit: int) -> Results:
    index = Index(file)
    try:
        index.refresh(signature(library.courses(), library.terms()), lambda: _rows(library))
        return index.search(words, limit)
    finally:
        index.close()


def _rows(library: Library) -> Iterator[Row]:
    courses = (
        (course, (library.lesson(course.id, one.id) for one in course.lessons if not one.remarks))
        for course in library.courses()
    )
    return of_library(courses, library.terms())


def _hit(hit: Hit) -> dict[str, str]:
    return {"kind": hit.kind, "id": hit.id, "title": hit.title, "excerpt": hit.excerpt}


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
