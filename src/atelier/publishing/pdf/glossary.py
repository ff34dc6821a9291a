"""The words explained at the end of a handout, as Typst code."""

from __future__ import annotations

from collections.abc import Sequence

from atelier.content.model import Lesson, Term
from atelier.publishing.pdf.flows import paragraphs
from atelier.publishing.pdf.pen import Around, Pen
from atelier.publishing.pdf.typst_code import array, call, string
from atelier.publishing.words import word

_NO_LESSON = Lesson(id="", course="", title="", minutes=0, lead="", objectives=(), blocks=())


def glossary(around: Around, terms: Sequence[Term], level: int) -> str:
    """The terms with their definitions; nothing when there is none."""
    if not terms:
        return "[]"
    pen = Pen(around, _NO_LESSON, base=level)
    entries = array(_entry(pen, term) for term in terms)
    return call("tail", str(level), string(word("glossary")), call("glossary", entries))


def _entry(pen: Pen, term: Term) -> str:
    names = (f"term:{term.id}", term.name, _also(term))
    return array((*(string(name) for name in names), paragraphs(pen, term.definition)))


def _also(term: Term) -> str:
    return word("english", words=term.english) if term.english else ""
