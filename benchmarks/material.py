"""A long lesson made of the words of the courses: 3,000 words in 20 runs of prose and 20 activities."""

from __future__ import annotations

import re
from html import escape
from itertools import cycle, islice
from pathlib import Path

from msgspec import Struct

from atelier import places

RUNS = 20
_ITEMS, _TEXT = 6, 80

COURSE = """id: mesure
workshop: 1
title: Une mesure
subtitle: Des mots des ateliers
audience: Qui mesure
version: 1.0.0
author: Atelier
objectives:
  - {id: mesurer, text: "mesurer une leçon"}
modules:
  - {id: seul, code: "1.1", title: Seul, lessons: [longue]}
agenda: []
"""


class Part(Struct, frozen=True):
    """A heading, paragraphs, and the items of a checklist, as plain text."""

    title: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]


def sentences() -> list[str]:
    """Every sentence of the prose of the courses, marks and links taken away."""
    found = []
    for file in sorted(places.courses().glob("*/*.md")):
        text = file.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        text = re.sub(r"^///.*?^///$", "", text, flags=re.MULTILINE | re.DOTALL)
        for paragraph in text.split("\n\n"):
            if re.match(r"\s*[A-ZÀ-Ü«]", paragraph):
                plain = re.sub(r"\[@[^\]]*\]|\[\^[^\]]*\]|[*`_{}#|]", "", paragraph)
                plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain).replace("\n", " ")
                found += re.findall(r"\S[^.?!]{30,}[.?!]", plain)
    return found


def parts() -> list[Part]:
    """The lesson, 3,000 words of it."""
    words = cycle(sentences())

    def text(count: int) -> str:
        chosen: list[str] = []
        while sum(len(one.split()) for one in chosen) < count:
            chosen.append(next(words))
        return " ".join(chosen)

    items = cycle(" ".join(one.split()[:8]).strip(" ,;:.") for one in sentences())
    return [
        Part(f"Partie {number}", (text(_TEXT // 2), text(_TEXT // 2)), tuple(islice(items, _ITEMS)))
        for number in range(1, RUNS + 1)
    ]


def lesson(made: list[Part]) -> str:
    """The lesson as an author writes it: a run of prose, then an activity, twenty times."""
    lines = [
        "---",
        "id: longue",
        "title: Une longue leçon",
        "lead: Des mots.",
        "minutes: 20",
        "objectives: [mesurer]",
        "---",
        "",
    ]
    for number, part in enumerate(made):
        lines += [f"## {part.title}", "", *(f"{one}\n" for one in part.paragraphs)]
        lines += [f"/// checklist | La liste {number}", f"    id: liste-{number}", ""]
        lines += [f"- [ ] {item} {{#e{place}}}" for place, item in enumerate(part.items)]
        lines += ["///", ""]
    return "\n".join(lines)


def markdown(made: list[Part]) -> str:
    """The same words in Markdown that any reader converts."""
    lines = []
    for number, part in enumerate(made):
        lines += [f"## {part.title}", "", *(f"{one}\n" for one in part.paragraphs)]
        lines += [f"### La liste {number}", "", *(f"- {item}" for item in part.items), ""]
    return "\n".join(lines)


def html(made: list[Part]) -> str:
    """The same words, converted."""
    return "".join(
        f"<h2>{escape(part.title)}</h2>"
        + "".join(f"<p>{escape(one)}</p>" for one in part.paragraphs)
        + f"<h3>La liste {number}</h3><ul>"
        + "".join(f"<li>{escape(item)}</li>" for item in part.items)
        + "</ul>"
        for number, part in enumerate(made)
    )


def course(folder: Path) -> Path:
    """A folder of courses that holds the lesson."""
    inside = folder / "mesure"
    inside.mkdir(parents=True)
    (inside / "course.yaml").write_text(COURSE, encoding="utf-8")
    (inside / "longue.md").write_text(lesson(parts()), encoding="utf-8")
    return folder
