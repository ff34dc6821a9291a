"""Right, in part, or wrong: the six kinds of questions; and the order in which to show them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct

from atelier.content.model import Inline, Option, Question, QuestionKind


class Verdict(StrEnum):
    """How an answer stands as a whole."""

    RIGHT = "right"
    PARTIAL = "partial"
    WRONG = "wrong"


class Mark(Struct, frozen=True):
    """One option, position or pair. `option` is its id; `chosen`: it is part of the answer;
    `right`: what the person did with it is right."""

    option: str
    chosen: bool
    right: bool


class Grade(Struct, frozen=True):
    """`got` marks right out of `of`; `matched` is the option that a short answer met, or nothing."""

    verdict: Verdict
    got: int
    of: int
    marks: tuple[Mark, ...]
    matched: str = ""


def grade(question: Question, choice: Any) -> Grade:
    """Grade the `choice` of an ANSWERED event; one that fits no option is wrong, never an error."""
    return _GRADERS[question.kind](question, choice)


def _verdict(marks: Sequence[Mark]) -> Grade:
    got = sum(mark.right for mark in marks)
    whole = got == len(marks)
    verdict = Verdict.RIGHT if whole else Verdict.PARTIAL if got else Verdict.WRONG
    return Grade(verdict, got, len(marks), tuple(marks))


def _ids(choice: Any) -> list[str]:
    return [part for part in choice if isinstance(part, str)] if isinstance(choice, list | tuple) else []


def _one(question: Question, choice: Any) -> Grade:
    """One right option: all or nothing."""
    chosen = set(_ids(choice))
    good = chosen == {option.id for option in question.options if option.right}
    marks = tuple(
        Mark(option.id, option.id in chosen, (option.id in chosen) == option.right)
        for option in question.options
    )
    return Grade(Verdict.RIGHT if good else Verdict.WRONG, int(good), 1, marks)


def _several(question: Question, choice: Any) -> Grade:
    """Several right options: each one chosen or left as it should be counts; without a single
    right one among those chosen, the answer is wrong."""
    chosen = set(_ids(choice))
    found = _verdict(
        [
            Mark(option.id, option.id in chosen, (option.id in chosen) == option.right)
            for option in question.options
        ]
    )
    hit = any(option.right and option.id in chosen for option in question.options)
    return found if hit else Grade(Verdict.WRONG, 0, found.of, found.marks)


def _ordered(question: Question, choice: Any) -> Grade:
    """By position: what stands where it should."""
    given = _ids(choice)
    return _verdict(
        [
            Mark(option.id, option.id in given, index < len(given) and given[index] == option.id)
            for index, option in enumerate(question.options)
        ]
    )


def _matched(question: Question, choice: Any) -> Grade:
    """By pair: [id of the left, id of the option whose right side was put beside it]. Two
    options with the same words on the right are as good as each other."""
    pairs = choice if isinstance(choice, list | tuple) else []
    given = {pair[0]: pair[1] for pair in map(_ids, pairs) if len(pair) == 2}
    sides = {option.id: folded(plain(option.match)) for option in question.options}
    return _verdict(
        [
            Mark(option.id, option.id in given, sides.get(given.get(option.id, "")) == sides[option.id])
            for option in question.options
        ]
    )


def _short(question: Question, choice: Any) -> Grade:
    """Words typed: compared without accents, case, leading article or final punctuation."""
    typed = folded(choice) if isinstance(choice, str) else ""
    met = _met(question.options, typed)
    good = met is not None and met.right
    marks = tuple(
        Mark(option.id, met is not None and option.id == met.id, good and option.right)
        for option in question.options
    )
    return Grade(Verdict.RIGHT if good else Verdict.WRONG, int(good), 1, marks, met.id if met else "")


def _met(options: Sequence[Option], typed: str) -> Option | None:
    found = [option for option in options if typed and folded(plain(option.text)) == typed]
    return next((option for option in found if option.right), found[0] if found else None)


_GRADERS: dict[QuestionKind, Callable[[Question, Any], Grade]] = {
    QuestionKind.TRUE_FALSE: _one,
    QuestionKind.SINGLE: _one,
    QuestionKind.MULTIPLE: _several,
    QuestionKind.ORDERING: _ordered,
    QuestionKind.MATCHING: _matched,
    QuestionKind.SHORT: _short,
}

# --------------------------------------------------------------------------- words

_ARTICLE = re.compile(r"^(?:(?:le|la|les|un|une|des|du|the|an?)\s+|(?:de\s+la\s+)|(?:de\s+l|l|d)')(?=\S)")
_EDGES = " \t.,;:!?…\"'«»“”()[]"


def folded(words: str) -> str:
    """Words as they are compared: no accents, no case, no leading article, no final punctuation."""
    text = unicodedata.normalize("NFKD", words.replace("’", "'").replace("œ", "oe").replace("Œ", "oe"))
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).casefold()
    text = re.sub(r"\s+", " ", re.sub(r"[-‐‑–]", " ", text)).strip(_EDGES)
    return _ARTICLE.sub("", text).strip(_EDGES)


def plain(inlines: Sequence[Inline]) -> str:
    """The words of inlines, without their marks."""
    return "".join(
        part.text if hasattr(part, "text") else plain(part.children) if hasattr(part, "children") else " "
        for part in inlines
    )


# --------------------------------------------------------------------------- order


def shuffled(ids: Sequence[str], question: str, attempt: int) -> tuple[str, ...]:
    """Ids in an order drawn from the question's id and the number of the attempt: the same on
    every computer and at every look, never the order given when there are two or more."""
    order = tuple(ids)
    for turn in range(100):
        order = tuple(
            sorted(
                ids, key=lambda id: hashlib.sha256(f"{question}\n{attempt}\n{turn}\n{id}".encode()).digest()
            )
        )
        if order != tuple(ids):
            break
    return order
