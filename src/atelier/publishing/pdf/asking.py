"""Questions and reflections as Typst code: what is asked; `answering` tells the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from atelier.content.model import Question, QuestionKind, Reflection
from atelier.publishing.order import shuffled
from atelier.publishing.pdf.flows import paragraphs
from atelier.publishing.pdf.inlines import run
from atelier.publishing.pdf.parts import activity, together
from atelier.publishing.pdf.pen import Pen
from atelier.publishing.pdf.typst_code import array, call, string
from atelier.publishing.words import word

MOST_LINES = 15
"""Lines to write on that surely hold on one page."""


def question(pen: Pen, block: Question) -> str:
    """A question with its options, the right one not told."""
    return activity(
        pen,
        block,
        word("question", number=pen.numbers[block.id]),
        paragraphs(pen, block.stem),
        ASKED[block.kind](pen, block),
        about=word(f"ask_{block.kind.replace('-', '_')}"),
        whole=together(block),
    )


def _options(sign: str) -> Callable[[Pen, Question], str]:
    def options(pen: Pen, block: Question) -> str:
        return call("options", string(sign), array(run(pen, option.text) for option in block.options))

    return options


def _ordering(pen: Pen, block: Question) -> str:
    return call("options", string("blank"), array(run(pen, option.text) for option in shuffled(block)))


def _matching(pen: Pen, block: Question) -> str:
    left = array(run(pen, option.text) for option in block.options)
    right = array(run(pen, option.match) for option in shuffled(block))
    return call("matching", left, right)


def _short(pen: Pen, block: Question) -> str:
    return call("ruled", "1")


ASKED: Mapping[QuestionKind, Callable[[Pen, Question], str]] = {
    QuestionKind.TRUE_FALSE: _options("round"),
    QuestionKind.SINGLE: _options("round"),
    QuestionKind.MULTIPLE: _options("square"),
    QuestionKind.ORDERING: _ordering,
    QuestionKind.MATCHING: _matching,
    QuestionKind.SHORT: _short,
}


def reflection(pen: Pen, block: Reflection) -> str:
    """An open question with lines to write on, or with what the person has written."""
    written = pen.around.printing.written.get(f"{pen.around.course.id}/{block.id}", "").strip()
    return activity(
        pen,
        block,
        word("reflection"),
        paragraphs(pen, block.help),
        call("written", array(string(line) for line in written.splitlines()))
        if written
        else call("ruled", str(block.lines)),
        whole="false" if written or block.lines > MOST_LINES else together(block),
    )
