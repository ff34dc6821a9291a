"""Questions and reflections as plain lines: what is asked, then what is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from atelier.content.model import Lesson, Option, Question, QuestionKind, Reflection
from atelier.publishing.order import shuffled
from atelier.publishing.plain.flows import flow
from atelier.publishing.plain.inlines import run
from atelier.publishing.plain.layout import Lines, hang, indent, letters, spaced, wrap
from atelier.publishing.plain.page import Page, activity, eyebrow, titled
from atelier.publishing.words import word

BLANK = "_" * 40


def question(page: Page, block: Question) -> Lines:
    """A question with its options, the right one not told."""
    about = word(f"ask_{block.kind.replace('-', '_')}")
    kind = word("question", number=page.numbers[block.id])
    return activity(block, kind, flow(block.stem), ASKED[block.kind](block), about=about)


def _options(sign: str) -> Callable[[Question], Lines]:
    def options(block: Question) -> Lines:
        return [line for option in block.options for line in wrap(run(option.text), sign, " " * len(sign))]

    return options


def _ordering(block: Question) -> Lines:
    return [line for option in shuffled(block) for line in wrap(run(option.text), "__ ", "   ")]


def _matching(block: Question) -> Lines:
    left = [wrap(run(one.text), f"{place}. ", "   ") for place, one in enumerate(block.options, start=1)]
    mixed = shuffled(block)
    right = [
        wrap(run(one.match), f"{letter}. ", "   ")
        for letter, one in zip(letters(len(mixed)), mixed, strict=True)
    ]
    return spaced(([line for one in left for line in one], [line for one in right for line in one]))


ASKED: Mapping[QuestionKind, Callable[[Question], Lines]] = {
    QuestionKind.TRUE_FALSE: _options("( ) "),
    QuestionKind.SINGLE: _options("( ) "),
    QuestionKind.MULTIPLE: _options("[ ] "),
    QuestionKind.ORDERING: _ordering,
    QuestionKind.MATCHING: _matching,
    QuestionKind.SHORT: lambda block: [BLANK],
}


def reflection(page: Page, block: Reflection) -> Lines:
    """An open question with lines to write on, or with what the person has written."""
    written = page.printing.written.get(f"{page.course.id}/{block.id}", "").strip()
    given = wrap(written, "  ") if written else [BLANK] * block.lines
    return activity(block, word("reflection"), flow(block.help), given)


def answers(page: Page, lesson: Lesson) -> Lines:
    """Each question's answers and reasons, and the examples of the reflections."""
    return spaced(
        _GIVEN[type(block)](page, block)
        for block in lesson.blocks
        if isinstance(block, Question | Reflection)
    )


def _question_answer(page: Page, block: Question) -> Lines:
    number = eyebrow(word("question", number=page.numbers[block.id]))
    given = ANSWERED[block.kind](block)
    close = all(len(one) == 1 for one in given)
    return spaced(
        (
            [*number, *wrap(run(block.title))],
            *([[line for one in given for line in one]] if close else given),
            flow(block.explanation),
        )
    )


def _reflection_answer(page: Page, block: Reflection) -> Lines:
    if not block.example:
        return []
    example = titled(word("possible_answer"), indent(flow(block.example), "  "))
    return spaced(([*eyebrow(word("reflection")), *wrap(run(block.title))], example))


_GIVEN: Mapping[type, Callable[[Page, Any], Lines]] = {
    Question: _question_answer,
    Reflection: _reflection_answer,
}


def _given(sign: str, text: str, option: Option) -> Lines:
    return hang([*wrap(text), *flow(option.reason)], sign)


def _verdicts(right: str, wrong: str) -> Callable[[Question], list[Lines]]:
    def verdict(option: Option) -> Lines:
        label = right if option.right else wrong
        text = run(option.text)
        says = word("named", name=word(label), value=text) if label else text
        return _given("[x] " if option.right else "[ ] ", says, option)

    return lambda block: [verdict(option) for option in block.options]


def _in_order(block: Question) -> list[Lines]:
    return [_given(f"{n}. ", run(option.text), option) for n, option in enumerate(block.options, start=1)]


def _pairs(block: Question) -> list[Lines]:
    mixed = shuffled(block)
    letter = {option.id: one for option, one in zip(mixed, letters(len(mixed)), strict=True)}
    return [
        _given(f"{n}. ", f"{run(option.text)} → {letter[option.id]}. {run(option.match)}", option)
        for n, option in enumerate(block.options, start=1)
    ]


ANSWERED: Mapping[QuestionKind, Callable[[Question], list[Lines]]] = {
    QuestionKind.TRUE_FALSE: _verdicts("right", ""),
    QuestionKind.SINGLE: _verdicts("right", ""),
    QuestionKind.MULTIPLE: _verdicts("right", ""),
    QuestionKind.ORDERING: _in_order,
    QuestionKind.MATCHING: _pairs,
    QuestionKind.SHORT: _verdicts("accepted", "mistake"),
}
