"""All the French that is shown: courses, simulations, glossary, windows, catalogue, guides; each text with its place."""

from __future__ import annotations

import ast
import re
import tempfile
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

from msgspec import Struct

import atelier
from atelier.content import model
from atelier.content.course import read_course
from atelier.content.glossary import read_glossary
from atelier.content.library import Library
from atelier.content.scenario import model as scenario
from atelier.content.words import plain

ROOT = Path(__file__).parents[2]
SOURCE = Path(atelier.__file__).parent
COURSES = ROOT / "courses"
GUIDES = (
    ROOT / "docs/guide-participant.md",
    ROOT / "docs/guide-auteur.md",
    ROOT / "docs/guide-formateur.md",
    ROOT / "docs/guide-distribution.md",
    ROOT / "docs/contenu.md",
)
INLINES = get_args(model.Inline)
WORDS = {
    *("title", "subtitle", "lead", "audience", "text", "label", "value", "alt", "delay", "who", "tone"),
    *("avoid", "grouping", "hand_in", "name", "about", "media", "note", "result", "fictional", "words"),
    *("documents", "also"),
}
"""The fields of bare text that somebody reads."""
NOT_WORDS = {
    model.Code: ("text",),
    model.Preformatted: ("text",),
    scenario.Test: ("name", "value"),
    scenario.Outcome: ("tone",),
}


HOLD = "¤"
"""Stands for what is kept as typed: code, an address, a call."""


class Shown(NamedTuple):
    """A text as it is read. `source`: the words of a source, much of it foreign."""

    place: str
    words: str
    source: bool = False


def folded(word: str) -> str:
    """A word without case or accent."""
    flat = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in flat if not unicodedata.combining(letter))


@cache
def library() -> Library:
    return Library((COURSES,), Path(tempfile.mkdtemp(prefix="atelier-langue-")))


@cache
def of_courses() -> tuple[Shown, ...]:
    """Every text of the model of every course, and of the glossary."""
    found: list[Shown] = []
    shelf = library()
    for course in shelf.courses():
        folder = Path(course.folder)
        file, _ = read_course((folder / "course.yaml").read_bytes())
        assert file is not None, folder
        found += runs(file, f"courses/{folder.name}/course.yaml")
        for outline in course.lessons:
            if not outline.remarks:
                found += runs(shelf.lesson(course.id, outline.id), f"courses/{folder.name}/{outline.file}")
        for game in course.simulations:
            if not game.remarks:
                found += runs(shelf.scenario(course.id, game.id), f"courses/{folder.name}/{game.file}")
    terms = read_glossary((COURSES / "glossaire.md").read_bytes()).terms
    return (*found, *runs(terms, "courses/glossaire.md"))


def runs(node: object, place: str, source: bool = False) -> Iterator[Shown]:
    """The texts of a piece of the model, in reading order: a run of inlines is one."""
    if isinstance(node, tuple):
        if node and all(isinstance(one, INLINES) for one in node):
            yield Shown(place, "".join(map(_said, node)), source)
        else:
            for one in node:
                yield from runs(one, place, source)
    elif isinstance(node, Struct):
        where = getattr(node, "where", None)
        here = f"{place.partition(':')[0]}:{where.line}" if isinstance(where, model.Position) else place
        for name in node.__struct_fields__:
            value = getattr(node, name)
            inner = source or isinstance(node, model.Source)
            texts = (value,) if isinstance(value, str) else value
            if isinstance(texts, tuple) and all(isinstance(one, str) for one in texts):
                if name in WORDS and name not in NOT_WORDS.get(type(node), ()):
                    yield from (Shown(here, one, inner) for one in texts if one)
            elif isinstance(value, (tuple, Struct)):
                yield from runs(value, here, inner)


def _said(inline: model.Inline) -> str:
    """The words of an inline."""
    if isinstance(inline, (model.Code, model.Cite, model.NoteMark)):
        return HOLD
    if isinstance(inline, model.Link) and re.match(r"https?:|www\.|\S+@\S+$", plain(inline.children)):
        return HOLD
    if isinstance(inline, model.Text):
        return inline.text
    if isinstance(inline, model.Break):
        return " "
    return "".join(map(_said, inline.children))


@cache
def of_windows() -> tuple[Shown, ...]:
    """What windows and commands say: tr() strings, the catalogue, the helps of the command line."""
    found: list[Shown] = []
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                place = f"src/{file.relative_to(SOURCE.parent)}:{node.lineno}"
                found += [Shown(place, words) for words in _spoken(node)]
    for catalogue in sorted((SOURCE / "wording").glob("*.toml")):
        said = tomllib.loads(catalogue.read_text(encoding="utf-8"))
        place = f"src/atelier/wording/{catalogue.name}"
        found += [Shown(f"{place} {name}", words) for name, words in said.items()]
    return tuple(found)


_TRANSLATED = {"tr", "_tr", "translate", "QT_TRANSLATE_NOOP"}


def _spoken(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = call.args
    if len(given) > 1 and isinstance(given[0], ast.Constant) and re.fullmatch(r"\w+", str(given[0].value)):
        given = given[1:]  # the context, not a sentence
    spoken = [*given] if name in _TRANSLATED else []
    spoken += [one.value for one in call.keywords if one.arg == "help"]
    for one in (piece for part in spoken for piece in ast.walk(part)):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


@cache
def of_guides() -> tuple[Shown, ...]:
    """The guides in French, a line at a time, without their code and addresses."""
    found = []
    for guide in GUIDES:
        if guide.exists():
            text = guide.read_text(encoding="utf-8")
            text = re.sub(r"^```.*?^```$", lambda code: "\n" * code[0].count("\n"), text, flags=re.S | re.M)
            text = re.sub(r"``.+?``|`[^`\n]+`|\]\([^)]*\)|<[^>\n]+>", " ", text)
            for number, line in enumerate(text.split("\n"), 1):
                found.append(Shown(f"docs/{guide.name}:{number}", line))
    return tuple(found)
