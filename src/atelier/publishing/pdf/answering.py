"""« Réponses et raisons » as Typst code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import ascii_uppercase
from typing import Any

from atelier.content.model import Flows, Lesson, Option, Question, QuestionKind, Reflection
from atelier.publishing.order import shuffled
from atelier.publishing.pdf.flows import paragraphs
from atelier.publishing.pdf.inlines import run
from atelier.publishing.pdf.parts import together
from atelier.publishing.pdf.pen import Pen
from atelier.publishing.pdf.typst_code import array, call, join, string
from atelier.publishing.words import word


def answers(pen: Pen, lesson: Lesson) -> str:
    """« Réponses et raisons »: each question's, and the examples of the reflections."""
    return join(
        _GIVEN[type(block)](pen, block) for block in lesson.blocks if isinstance(block, Question | Reflection)
    )


def _question_answer(pen: Pen, block: Question) -> str:
    explanation = paragraphs(pen, block.explanation) if block.explanation else "none"
    number = word("question", number=pen.numbers[block.id])
    given = array(ANSWERED[block.kind](pen, block))
    return call("answer", string(number), run(pen, block.title), given, explanation, whole=together(block))


def _reflection_answer(pen: Pen, block: Reflection) -> str:
    if not block.example:
        return ""
    example = call("part", string(word("possible_answer")), paragraphs(pen, block.example))
    return call(
        "answer", string(word("reflection")), run(pen, block.title), "()", example, whole=together(block)
    )


_GIVEN: Mapping[type, Callable[[Pen, Any], str]] = {
    Question: _question_answer,
    Reflection: _reflection_answer,
}


def _given(pen: Pen, mark: str, says: str, text: str, reason: Flows) -> str:
    """One line of an answer: a sign, the same in words, the option, its reason."""
    return call("given", string(mark), string(says), text, paragraphs(pen, reason) if reason else "none")


def _verdicts(right: str, wrong: str) -> Callable[[Pen, Question], list[str]]:
    def label(name: str) -> str:
        return word(name) if name else ""

    def verdicts(pen: Pen, block: Question) -> list[str]:
        return [
            _given(
                pen,
                "right" if option.right else "wrong",
                label(right if option.right else wrong),
                run(pen, option.text),
                option.reason,
            )
            for option in block.options
        ]

    return verdicts


def _in_order(pen: Pen, block: Question) -> list[str]:
    return [
        _given(pen, str(place), "", run(pen, option.text), option.reason)
        for place, option in enumerate(block.options, start=1)
    ]


def _pairs(pen: Pen, block: Question) -> list[str]:
    letters = {option.id: letter for option, letter in zip(shuffled(block), ascii_uppercase, strict=False)}

    def pair(option: Option) -> str:
        return join(
            (run(pen, option.text), string(" → "), string(f"{letters[option.id]}. "), run(pen, option.match))
        )

    return [
        _given(pen, str(place), "", pair(option), option.reason)
        for place, option in enumerate(block.options, start=1)
    ]


ANSWERED: Mapping[QuestionKind, Callable[[Pen, Question], list[str]]] = {
    QuestionKind.TRUE_FALSE: _verdicts("right", ""),
    QuestionKind.SINGLE: _verdicts("right", ""),
    QuestionKind.MULTIPLE: _verdicts("right", ""),
    QuestionKind.ORDERING: _in_order,
    QuestionKind.MATCHING: _pairs,
    QuestionKind.SHORT: _verdicts("accepted", "mistake"),
}
