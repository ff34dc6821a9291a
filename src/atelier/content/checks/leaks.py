"""Rules about what the room must not see yet: answers, and what is the trainer's alone.

A slide of the lessons shows before any answer does, and so does an exercise. Eight words in a row that
the trainer alone should have are no chance; a few words in common are how one teaches. The answers of an
exercise often take up its own words: there, a whole sentence must come back, or twelve words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from atelier.content.checks.subject import Subject
from atelier.content.model import Block, Exercise, Lesson, Position, Question, QuestionKind, Remark, Slide
from atelier.content.words import plain

RUN = 8
"""Words in a row of another block's secret."""
OWN_RUN = 12
"""Words in a row of the same exercise's secret."""
OPTION = 5
"""Words of a right option that a slide of its lesson shows whole."""
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_SENTENCE = re.compile(r"(?<=[.!?…»])\s+|\n+")


class _Secret(NamedTuple):
    """What the room must not read, and the block that holds it."""

    block: str
    words: tuple[str, ...]
    exercise: bool = False
    sentences: tuple[tuple[str, ...], ...] = ()


class _Shown(NamedTuple):
    block: str
    words: tuple[str, ...]
    where: Position


def leaks(subject: Subject) -> Iterator[Remark]:
    """A slide or an exercise that says an answer, its reason, or the trainer's notes."""
    lessons = tuple(subject.shown())
    hidden = [one for lesson in lessons for block in lesson.blocks for one in _secrets(block)]
    others = _runs(hidden)
    for lesson in lessons:
        for shown in _seen(lesson):
            found = _told(shown, others) or _own(shown, hidden) or _option(shown, lesson)
            if found:
                yield Remark("slide_leak", shown.where, {"words": found[1], "id": found[0]})


def _said(node: object) -> tuple[str, ...]:
    return _said_in(plain(node))


def _said_in(text: str) -> tuple[str, ...]:
    """Words, compared without case; single letters do not count."""
    found = (one.casefold().replace("’", "'") for one in _WORD.findall(text))
    return tuple(one for one in found if len(one) > 1 or one.isdigit())


def _secrets(block: Block) -> Iterator[_Secret]:
    if isinstance(block, Slide):
        yield from (_Secret(block.id, _said(flow)) for flow in block.notes)
    elif isinstance(block, Exercise):
        for flow in (*block.answers, *block.debrief, *block.notes):
            sentences = (_said_in(one) for one in _SENTENCE.split(plain(flow)))
            long = tuple(one for one in sentences if len(one) >= RUN)
            yield _Secret(block.id, _said(flow), True, long)
    elif isinstance(block, Question):
        yield _Secret(block.id, _said(block.explanation))
        yield from (_Secret(block.id, _said(option.reason)) for option in block.options)


def _seen(lesson: Lesson) -> Iterator[_Shown]:
    for block in lesson.blocks:
        if isinstance(block, Slide):
            yield _Shown(block.id, _said((block.title, block.flows)), block.where)
        elif isinstance(block, Exercise):
            words = (*_said((block.title, block.flows)), *_said_in(block.hand_in))
            yield _Shown(block.id, words, block.where)


def _runs(hidden: list[_Secret]) -> dict[tuple[str, ...], set[str]]:
    """The runs of eight words, and the blocks that hold each."""
    found: dict[tuple[str, ...], set[str]] = {}
    for one in hidden:
        for start in range(len(one.words) - RUN + 1):
            found.setdefault(one.words[start : start + RUN], set()).add(one.block)
    return found


def _told(shown: _Shown, others: dict[tuple[str, ...], set[str]]) -> tuple[str, str] | None:
    """A run of another block's secret."""
    for start in range(len(shown.words) - RUN + 1):
        run = shown.words[start : start + RUN]
        for block in sorted(others.get(run, ())):
            if block != shown.block:
                return block, " ".join(run)
    return None


def _own(shown: _Shown, hidden: list[_Secret]) -> tuple[str, str] | None:
    """What an exercise tells of its own answers, debrief or notes: a sentence, or twelve words.
    The notes of a slide may well quote it."""
    text = _spaced(shown.words)
    for one in hidden:
        if one.block != shown.block or not one.exercise:
            continue
        for words in (*one.sentences, *_cut(one.words)):
            if _spaced(words) in text:
                return one.block, " ".join(words)
    return None


def _cut(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (words[start : start + OWN_RUN] for start in range(len(words) - OWN_RUN + 1))


def _option(shown: _Shown, lesson: Lesson) -> tuple[str, str] | None:
    """The right option of a question of the lesson, whole, and none of the wrong ones beside it."""
    text = _spaced(shown.words)
    for block in lesson.blocks:
        if not isinstance(block, Question) or block.kind not in (QuestionKind.SINGLE, QuestionKind.MULTIPLE):
            continue
        wrong = any(_spaced(_said(one.text)) in text for one in block.options if not one.right)
        for one in block.options:
            words = _said(one.text)
            if one.right and not wrong and len(words) >= OPTION and _spaced(words) in text:
                return block.id, " ".join(words)
    return None


def _spaced(words: tuple[str, ...]) -> str:
    return f" {' '.join(words)} "
