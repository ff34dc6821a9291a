"""The participant's handout: the words of each slide, and lines to write on beside them.

No answer and nothing of the trainer's is in it: neither notes, nor debriefs, nor reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from threading import Event

from atelier.classroom.deck import Deck, Kind, Occasion
from atelier.content import model
from atelier.content.model import Course
from atelier.publishing.handout import Paper
from atelier.publishing.pdf.compiler import Compiled
from atelier.publishing.pdf.flows import paragraphs
from atelier.publishing.pdf.inlines import run
from atelier.publishing.pdf.pen import Pen
from atelier.publishing.pdf.source import PAPERS
from atelier.publishing.pdf.typst_code import array, call, join, string
from atelier.publishing.pdf.writing import typeset
from atelier.publishing.slides.leaves import Leaf, leaves
from atelier.publishing.slides.pages import OPENING, document, minutes, pen_of
from atelier.publishing.walk import size
from atelier.publishing.words import word, workshop

FEWEST_LINES, MOST_LINES = 3, 8
A_LINE = 58
"""Characters of a slide for which one line more is given."""
WIDE = (Kind.EXERCISE, Kind.FIGURE, Kind.COMPARISON)
"""What takes the whole width; one writes under it."""


def handout_pdf(
    deck: Deck,
    course: Course,
    occasion: Occasion,
    fonts: Path,
    today: date,
    *,
    reserve: bool = False,
    paper: Paper = Paper.LETTER,
    cancel: Event | None = None,
) -> Compiled:
    """The PDF of the handout. Raises what `writing.compose` does."""
    pen = pen_of(course, today)
    shown = [
        one
        for one in leaves(deck, reserve, answers=False)
        if one.id != OPENING and one.kind is not Kind.PAUSE
    ]
    parts = [_head(deck, occasion)]
    titles = {one.id: one.title for one in course.agenda}
    for segment, found in groupby(shown, key=lambda one: one.segment):
        parts.append(call("part-head", string(titles.get(segment, "")), string("")))
        parts += [_leaf(pen, one) for one in found]
    text = source(course, join(parts), today, word("handout"), occasion)
    return typeset(document(pen, text, course, PAPERS[paper]), today, fonts, cancel=cancel)


def source(course: Course, body: str, today: date, small: str, occasion: Occasion, foot: str = "") -> str:
    """The Typst source of a document of the room."""
    head = call(
        "document-of.with",
        title=string(f"{small}{word('dot')}{course.title}"), running=string(course.title),
        foot=string(foot or occasion.organisation or word("foot", workshop=workshop(course.workshop), title=course.title)),
        author=string(course.author),
        date=call("datetime", year=str(today.year), month=str(today.month), day=str(today.day)),
    )  # fmt: skip
    return f'#import "room.typ": *\n#show: {head}\n#{body}\n'


def occasion_lines(occasion: Occasion) -> str:
    """Who gives the workshop, and when, as lines of a head."""
    trainer = word("with_trainer", name=occasion.trainer) if occasion.trainer else ""
    who = word("dot").join(one for one in (occasion.organisation, trainer) if one)
    when = word("dot").join(one for one in (occasion.date, occasion.hours) if one)
    return array(string(one) for one in (who, when) if one)


def _head(deck: Deck, occasion: Occasion) -> str:
    small = word("handout") + word("dot") + workshop(deck.workshop)
    return call("sheet-head", string(small), string(deck.title), occasion_lines(occasion))


def _leaf(pen: Pen, leaf: Leaf) -> str:
    wide = leaf.kind in WIDE or size(leaf.flows) > 420
    lines = max(FEWEST_LINES, min(MOST_LINES, size((leaf.flows, _words(leaf.choices))) // A_LINE))
    parts = [paragraphs(pen, leaf.flows)] if leaf.flows else []
    if leaf.choices:
        rows = array(array((string(one.letter), run(pen, one.words))) for one in leaf.choices)
        parts.append(call("lettered", rows))
    if leaf.band:
        parts.append(call("par", run(pen, (*leaf.band, model.Text(_time(leaf))))))
    return call(
        "leaf", string(str(leaf.number)), run(pen, leaf.title), join(parts), str(4 if wide else lines),
        wide="true" if wide else "false", long="true" if size(leaf.flows) > 1200 else "false",
    )  # fmt: skip


def _words(choices: Sequence[object]) -> tuple[object, ...]:
    return tuple(getattr(one, "words", ()) for one in choices)


def _time(leaf: Leaf) -> str:
    return f" ({minutes(leaf.minutes)})" if leaf.minutes else ""
