"""The trainer's agenda: hours on the clock, what may be cut, and how each part is led."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event

from atelier.classroom.deck import Deck, Kind, Occasion
from atelier.classroom.pacing import Plan, Slot, plan_of, schedule
from atelier.content.model import Course, Exercise, Flows, Segment
from atelier.publishing.handout import Paper
from atelier.publishing.pdf.compiler import Compiled
from atelier.publishing.pdf.flows import paragraphs
from atelier.publishing.pdf.parts import details
from atelier.publishing.pdf.pen import Pen
from atelier.publishing.pdf.source import PAPERS
from atelier.publishing.pdf.typst_code import array, call, join, string
from atelier.publishing.pdf.writing import typeset
from atelier.publishing.slides.handout import occasion_lines, source
from atelier.publishing.slides.leaves import cleaned_flows
from atelier.publishing.slides.pages import document, minutes, pen_of
from atelier.publishing.walk import words_of
from atelier.publishing.words import duration, word, workshop


def agenda_pdf(
    deck: Deck,
    course: Course,
    start: datetime,
    occasion: Occasion,
    fonts: Path,
    today: date,
    *,
    paper: Paper = Paper.LETTER,
    cancel: Event | None = None,
) -> Compiled:
    """The PDF of the agenda of a workshop that starts then. Raises what `writing.compose` does."""
    pen = pen_of(course, today)
    plan = plan_of(course, start)
    slots = schedule(plan)
    parts = [_head(deck, occasion, plan, slots), _table(slots)]
    segments = {one.id: one for one in course.agenda}
    for slot in slots:
        parts += _segment(pen, deck, slot, segments[slot.step.id])
    body = source(course, join(parts), today, word("trainer_agenda"), occasion, word("agenda_foot"))
    return typeset(document(pen, body, course, PAPERS[paper]), today, fonts, cancel=cancel)


def hour(when: datetime) -> str:
    """« 18 h 30 »."""
    return word("hour", hours=when.hour, minutes=f"{when.minute:02}")


def _head(deck: Deck, occasion: Occasion, plan: Plan, slots: tuple[Slot, ...]) -> str:
    least = sum(0 if one.optional else one.minimum for one in plan.steps)
    end = plan.start + timedelta(minutes=plan.minutes)
    span = word(
        "agenda_span", start=hour(plan.start), end=hour(slots[-1].end if slots else end),
        total=duration(round(plan.minutes)), least=duration(round(least)),
    )  # fmt: skip
    small = word("trainer_agenda") + word("dot") + workshop(deck.workshop)
    lines = f"({occasion_lines(occasion)} + {array((string(span),))})"
    return call("sheet-head", string(small), string(deck.title), lines)


def _table(slots: tuple[Slot, ...]) -> str:
    names = ("agenda_hour", "agenda_part", "agenda_minutes", "agenda_least", "agenda_skip")
    rows = array(
        array(
            map(
                string,
                (
                    slot.step.kind, hour(slot.start), slot.step.title, minutes(slot.step.minutes),
                    minutes(slot.step.minimum), word("agenda_yes" if slot.step.optional else "agenda_no"),
                ),
            )
        )
        for slot in slots
    )  # fmt: skip
    return call("clock", array(string(word(name)) for name in names), rows)


# --------------------------------------------------------------------------- a segment


def _segment(pen: Pen, deck: Deck, slot: Slot, segment: Segment) -> Iterator[str]:
    frames = [one for one in deck.way if one.segment == segment.id and one.block is not None]
    if not frames:
        return
    about = word("dot").join((hour(slot.start), minutes(segment.minutes)))
    yield call("part-head", string(segment.title), string(about))
    for frame in frames:
        block = frame.block
        if isinstance(block, Exercise):
            yield _exercise(pen, block, deck.number(frame.id))
        elif frame.notes or frame.kind is Kind.EXERCISE:
            title = _titled(deck.number(frame.id), words_of(frame.title))
            yield call("told", string(title), string(minutes(frame.minutes)), _flows(pen, frame.notes))


def _titled(number: int, title: str) -> str:
    return f"{number}. {title}"


def _exercise(pen: Pen, block: Exercise, number: int) -> str:
    facts = details(((word("grouping"), block.grouping), (word("hand_in"), block.hand_in)))
    parts = [facts, _flows(pen, block.flows)]
    named = (("agenda_facilitation", block.notes), ("debrief", block.debrief), ("expected", block.answers))
    for name, flows in named:
        if flows:
            parts.append(call("named", string(word(name)), _flows(pen, flows)))
    title = _titled(number, words_of(block.title))
    return call("told", string(title), string(minutes(block.minutes)), join(part for part in parts if part))


def _flows(pen: Pen, flows: Flows) -> str:
    return paragraphs(pen, cleaned_flows(flows)) if flows else "[]"
