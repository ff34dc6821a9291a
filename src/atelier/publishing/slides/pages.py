"""The slides as PDF: a page a slide, as the app paints them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from threading import Event

from atelier.classroom.deck import Deck, Kind, Occasion
from atelier.classroom.points import in_cards, parted, words_of
from atelier.content import model
from atelier.content.model import Course, Flows, Inlines, Lesson
from atelier.publishing import walk
from atelier.publishing.handout import Printing
from atelier.publishing.pdf.compiler import Compiled
from atelier.publishing.pdf.flows import paragraphs
from atelier.publishing.pdf.inlines import run
from atelier.publishing.pdf.pen import Around, Pen, Pictures
from atelier.publishing.pdf.source import Document, hue_of
from atelier.publishing.pdf.typst_code import array, call, join, string
from atelier.publishing.pdf.writing import typeset
from atelier.publishing.slides.leaves import Leaf, leaves
from atelier.publishing.words import word, workshop

OPENING = "agenda/titre"
LARGE = (30, 28, 26, 24, 22, 20, 18, 17, 16, 15, 14, 13)
HUGE = (46, 42, 38, 34, 30, 26, 23, 20, 18, 16, 15)


def slides_pdf(
    deck: Deck,
    course: Course,
    occasion: Occasion,
    fonts: Path,
    today: date,
    *,
    reserve: bool = False,
    answers: bool = True,
    cancel: Event | None = None,
) -> Compiled:
    """The PDF of the slides. Raises what `writing.compose` does."""
    pen = pen_of(course, today)
    pages = [_page(pen, leaf, deck, occasion) for leaf in leaves(deck, reserve, answers)]
    foot = occasion.organisation or deck.title
    head = call(
        "deck-of.with", title=string(deck.title), author=string(course.author), foot=string(foot),
        date=call("datetime", year=str(today.year), month=str(today.month), day=str(today.day)),
    )  # fmt: skip
    text = f'#import "slides.typ": *\n#show: {head}\n#{join(pages)}\n'
    return typeset(document(pen, text, course), today, fonts, cancel=cancel)


def pen_of(course: Course, today: date) -> Pen:
    """A pen for words of no lesson in particular."""
    around = Around(
        printing=Printing(date=today), course=course, titles={}, inside=frozenset(),
        terms=frozenset(), pictures=Pictures(),
    )  # fmt: skip
    return Pen(around, Lesson("", course.id, course.title, 0, "", (), ()), base=2)


def document(pen: Pen, text: str, course: Course, paper: str = "us-letter") -> Document:
    """A source with its inputs and the pictures met on the way."""
    inputs = {"hue": hue_of(course.workshop), "paper": paper, "face": "atelier"}
    return Document(text, inputs, dict(pen.around.pictures.names))


# --------------------------------------------------------------------------- a page


def _page(pen: Pen, leaf: Leaf, deck: Deck, occasion: Occasion) -> str:
    if leaf.id == OPENING:
        return _opening(pen, leaf, deck, occasion)
    if leaf.kind is Kind.PAUSE:
        return call("paused", run(pen, leaf.title), string(minutes(leaf.minutes)))
    figure = next((one for one in leaf.flows if isinstance(one, model.Figure)), None)
    if leaf.kind is Kind.FIGURE and figure is not None:
        return _figure(pen, leaf, figure)
    make = MAKERS.get(leaf.kind, _flowing)
    sizes, body = make(pen, leaf)
    look = "asked" if leaf.kind is Kind.ASKED else "slide"
    return call(
        look, string(leaf.eyebrow), str(_title(leaf)), run(pen, leaf.title), array(map(str, sizes)),
        f"size => {body}",
    )  # fmt: skip


def minutes(count: float) -> str:
    """« 10 min », nothing for none."""
    return word("min_count", count=round(count)) if count else ""


def _title(leaf: Leaf) -> int:
    """The size of a title, in points."""
    length = len(walk.words_of(leaf.title))
    most = 45 if leaf.kind is not Kind.QUOTE else 32
    return most if length <= 40 else round(most * 0.84) if length <= 80 else round(most * 0.68)


def _opening(pen: Pen, leaf: Leaf, deck: Deck, occasion: Occasion) -> str:
    subtitle = leaf.flows[0] if leaf.flows else None
    under = run(pen, subtitle.children) if isinstance(subtitle, model.Paragraph) else "none"
    trainer = word("with_trainer", name=occasion.trainer) if occasion.trainer else ""
    return call(
        "opening", string(workshop(deck.workshop)), run(pen, leaf.title), under,
        array(map(string, (occasion.organisation, trainer))), array(map(string, (occasion.date, occasion.hours))),
    )  # fmt: skip


def _figure(pen: Pen, leaf: Leaf, found: model.Figure) -> str:
    name = pen.around.pictures.name(pen.around.course.folder, found.source)
    caption = run(pen, found.caption) if found.caption else "none"
    return call(
        "figured", string(leaf.eyebrow), "32", run(pen, leaf.title), caption, string(name), string(found.alt)
    )


Made = tuple[Sequence[int], str]


def _body(pen: Pen, flows: Flows) -> str:
    return call("body-of", "size", paragraphs(pen, flows))


def _flowing(pen: Pen, leaf: Leaf) -> Made:
    return LARGE, _body(pen, leaf.flows)


def _points(pen: Pen, leaf: Leaf) -> Made:
    lists = [one for one in leaf.flows if isinstance(one, (model.Bullets, model.Numbered))]
    if len(leaf.flows) == 1 and len(lists) == 1 and in_cards(lists[0]):
        return (26, 24, 22, 20, 18, 16), _cards(pen, lists[0])
    return (30, *LARGE[1:]), _body(pen, leaf.flows)


def _cards(pen: Pen, found: model.Bullets | model.Numbered) -> str:
    numbered = isinstance(found, model.Numbered)
    rows = []
    for number, item in enumerate(found.items, 1):
        head, rest = parted(words_of(item))
        under = run(pen, rest) if rest else "none"
        rows.append(array((string(str(number) if numbered else ""), run(pen, head), under)))
    columns = "1" if len(found.items) == 3 else "2"
    return call("cards", "size", columns, array(rows))


def _quote(pen: Pen, leaf: Leaf) -> Made:
    return HUGE, call("centred", call("words-of", "size", paragraphs(pen, leaf.flows)))


def _question(pen: Pen, leaf: Leaf) -> Made:
    return HUGE[3:], call("words-of", "size", paragraphs(pen, leaf.flows))


def _vote(pen: Pen, leaf: Leaf) -> Made:
    if not leaf.choices:
        return LARGE, _body(pen, leaf.flows)
    rows = array(
        array((string(one.letter), run(pen, one.words), "true" if one.right else "false"))
        for one in leaf.choices
    )
    listed = call("choices", "size", string(word("right_answer")), rows)
    told = paragraphs(pen, leaf.flows) if leaf.flows else ""
    if leaf.answer:
        parts = [listed, call("reason", "size", told) if told else ""]
    else:
        before = call("stem", "size", told) if told else ""
        parts = [before, listed]
    return LARGE, join(part for part in parts if part)


def _exercise(pen: Pen, leaf: Leaf) -> Made:
    how: Inlines = leaf.band
    band = call("band", "calc.min(size, 22pt)", run(pen, how), string(minutes(leaf.minutes)))
    return LARGE, join((_body(pen, leaf.flows), band))


MAKERS: Mapping[Kind, Callable[[Pen, Leaf], Made]] = {
    Kind.POINTS: _points,
    Kind.QUOTE: _quote,
    Kind.ASKED: _question,
    Kind.VOTE: _vote,
    Kind.DECISION: _vote,
    Kind.EXERCISE: _exercise,
}
