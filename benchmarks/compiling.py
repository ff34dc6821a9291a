"""Reading from nothing, against the plain conversion of the same words.

One lesson of 3,000 words and 20 activities, its course included; then every course shipped with the app. Plainly:
Python-Markdown alone, on the same words; for the courses, on their files as they are.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from markdown import Markdown

from atelier import places
from atelier.content.library import Library
from benchmarks import material
from benchmarks.measure import Ratio, compared, in_turn, spent

GOAL = 3.0


def measure() -> list[Ratio]:
    """The lines."""
    folder = material.course(places.home() / "courses")
    return [
        _line("the 3,000-word lesson, cold", folder, [material.markdown(material.parts())]),
        _line(
            "all the courses, cold",
            places.courses(),
            [file.read_text(encoding="utf-8") for file in sorted(places.courses().rglob("*.md"))],
        ),
    ]


def _line(what: str, folder: Path, texts: list[str]) -> Ratio:
    reader = Markdown(extensions=["tables", "sane_lists", "footnotes"])

    def ours() -> float:
        shutil.rmtree(places.cache(), ignore_errors=True)
        return spent(lambda: Library((folder,), places.cache()).courses())

    def plainly() -> None:
        for text in texts:
            reader.reset().convert(text)

    return compared(what, GOAL, *in_turn(ours, lambda: spent(plainly)))
