"""The blocks of a lesson as Typst code, one function a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from atelier.content import model
from atelier.content.model import Lesson
from atelier.publishing.pdf.asking import question, reflection
from atelier.publishing.pdf.deciding import decision
from atelier.publishing.pdf.flows import paragraphs
from atelier.publishing.pdf.inlines import run
from atelier.publishing.pdf.parts import activity, details
from atelier.publishing.pdf.pen import Pen
from atelier.publishing.pdf.typst_code import array, call, join, string
from atelier.publishing.walk import year_to_add
from atelier.publishing.words import minutes, word


def body(pen: Pen, lesson: Lesson) -> str:
    """The blocks of a lesson, its sources left for after the answers."""
    return join(
        BLOCKS[type(block)](pen, block) for block in lesson.blocks if not isinstance(block, model.Sources)
    )


def _prose(pen: Pen, block: model.Prose) -> str:
    """Headings stand outside of the narrower runs of text, else their space above would be lost."""
    parts = []
    for heading, flows in groupby(block.flows, key=lambda flow: isinstance(flow, model.Heading)):
        shown = paragraphs(pen, tuple(flows))
        parts.append(shown if heading else call("prose", shown))
    return join(parts)


def _callout(pen: Pen, block: model.Callout) -> str:
    title = run(pen, block.title) if block.title else string(word(f"callout_{block.kind}"))
    return call("callout", string(block.kind), title, paragraphs(pen, block.flows))


def _checklist(pen: Pen, block: model.Checklist) -> str:
    ticked = pen.around.printing.ticked
    items = array(
        call(
            "item",
            string(ticked.get(f"{pen.around.course.id}/{block.id}/{item.id}", "todo")),
            run(pen, item.text),
            run(pen, item.why) if item.why else "none",
        )
        for item in block.items
    )
    words = {name: string(word(f"item_{name}")) for name in ("done", "void")}
    return activity(
        pen,
        block,
        word("checklist"),
        paragraphs(pen, block.intro),
        call("checklist", items, **words),
    )


def _case(pen: Pen, block: model.Case) -> str:
    about = word("case_fictional" if block.fictional else "case_real")
    figures = array(array((string(one.value), string(one.label))) for one in block.figures)
    return activity(
        pen,
        block,
        word("case"),
        paragraphs(pen, block.summary),
        call("figures", figures) if block.figures else "",
        *(
            call("part", string(word(f"case_{part.kind}")), paragraphs(pen, part.flows))
            for part in block.parts
        ),
        about=f"{about}, {minutes(block.minutes)}" if block.minutes else about,
    )


def _simulation(pen: Pen, block: model.Simulation) -> str:
    """The invitation: a simulation is played in the app."""
    played = call("prose", call("par", string(word("simulation_played"))))
    return activity(pen, block, word("simulation"), paragraphs(pen, block.intro), played)


def _card(pen: Pen, block: model.Card) -> str:
    """A card is asked later, from memory: nothing of it stands on the page."""
    return ""


def _slide(pen: Pen, block: model.Slide) -> str:
    """A slide is for the room: nothing of it stands on the page."""
    return ""


def _exercise(pen: Pen, block: model.Exercise) -> str:
    """The instructions alone: debrief, answers and notes are the trainer's."""
    return activity(
        pen,
        block,
        word("exercise"),
        details(((word("grouping"), block.grouping), (word("hand_in"), block.hand_in))),
        paragraphs(pen, block.flows),
        about=minutes(block.minutes) if block.minutes else "",
    )


def _sources(pen: Pen, block: model.Sources) -> str:
    items = array(
        array((str(item.number), string(pen.label("source", item.id)), _entry(pen, item)))
        for item in sorted(block.items, key=lambda item: item.number)
    )
    return call("sources", items)


def _entry(pen: Pen, item: model.Source) -> str:
    year = year_to_add(item)
    return join((run(pen, item.text), string(f" ({year})" if year else "")))


BLOCKS: Mapping[type, Callable[[Pen, Any], str]] = {
    model.Prose: _prose,
    model.Callout: _callout,
    model.Checklist: _checklist,
    model.Question: question,
    model.Reflection: reflection,
    model.Case: _case,
    model.Decision: decision,
    model.Simulation: _simulation,
    model.Card: _card,
    model.Slide: _slide,
    model.Exercise: _exercise,
    model.Sources: _sources,
}
