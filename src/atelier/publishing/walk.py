"""Questions asked of the model by more than one output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from unicodedata import combining, normalize

from msgspec import Struct

from atelier.content.model import (
    Break,
    Card,
    Cite,
    Code,
    Decision,
    Exercise,
    Inline,
    Inlines,
    Lesson,
    NoteMark,
    Question,
    Reflection,
    Slide,
    Source,
    Term,
    TermLink,
    Text,
)

TRAINERS_ALONE: dict[type, tuple[str, ...]] = {Exercise: ("debrief", "answers", "notes")}
"""What a participant's print never shows, whatever the output."""


def everything(node: object) -> Iterator[Struct]:
    """Every part of the model below `node` that a participant's page shows, in reading order."""
    if isinstance(node, Slide | Card):
        return
    if isinstance(node, Struct):
        yield node
        hidden = TRAINERS_ALONE.get(type(node), ())
        for name in node.__struct_fields__:
            if name not in hidden:
                yield from everything(getattr(node, name))
    elif isinstance(node, tuple):
        for child in node:
            yield from everything(child)


def terms_used(lessons: Iterable[Lesson]) -> list[str]:
    """Ids of the glossary's terms that these lessons call, each once, in reading order."""
    found = (node.term for node in everything(tuple(lessons)) if isinstance(node, TermLink))
    return list(dict.fromkeys(found))


def terms_explained(lessons: Iterable[Lesson], terms: Mapping[str, Term]) -> list[Term]:
    """The known terms that these lessons call, and those that their definitions call in turn,
    in alphabetical order."""
    waiting = terms_used(lessons)
    found: dict[str, Term] = {}
    while waiting:
        term = terms.get(waiting.pop())
        if term and term.id not in found:
            found[term.id] = term
            waiting += [node.term for node in everything(term) if isinstance(node, TermLink)]
    return sorted(found.values(), key=lambda term: (folded(term.name), term.id))


def folded(text: str) -> str:
    """A key that sorts as a French dictionary does: accents and case ignored."""
    return "".join(c for c in normalize("NFKD", text.casefold().replace("œ", "oe")) if not combining(c))


def questions(lesson: Lesson) -> dict[str, int]:
    """The number of each question of a lesson, from 1, by its id."""
    asked = (block.id for block in lesson.blocks if isinstance(block, Question))
    return {one: number for number, one in enumerate(asked, start=1)}


def has_answers(lesson: Lesson) -> bool:
    """Whether a lesson needs a part « Réponses et raisons »."""
    return any(
        isinstance(block, Question) or (isinstance(block, Reflection) and block.example)
        for block in lesson.blocks
    )


def size(node: object) -> int:
    """Characters of text below a part of the model."""
    return sum(len(one.text) for one in everything(node) if isinstance(one, Text | Code))


def numbered_places(decision: Decision) -> dict[str, int]:
    """The number on paper of each step, then of each ending, by its id."""
    ids = [step.id for step in decision.steps] + [ending.id for ending in decision.endings]
    return {id: number for number, id in enumerate(ids, start=1)}


def year_to_add(source: Source) -> str:
    """The year of a source when its own words do not say it already."""
    return source.year if source.year not in words_of(source.text) else ""


def words_of(inlines: Inlines) -> str:
    """The words of a run, without marks, calls of notes or of sources."""
    return "".join(_words(node) for node in inlines)


def _words(node: Inline) -> str:
    match node:
        case Text() | Code():
            return node.text
        case Break():
            return " "
        case NoteMark() | Cite():
            return ""
        case _:
            return words_of(node.children)
