"""What lists and progress need of a lesson, without its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import structs

from atelier.content.model import (
    ActivityOutline,
    Block,
    Card,
    Case,
    Checklist,
    Decision,
    Exercise,
    Heading,
    ItemOutline,
    Lesson,
    LessonOutline,
    Prose,
    Question,
    Reflection,
    Remark,
    Section,
    Simulation,
    SimulationOutline,
    Slide,
)
from atelier.content.uses import terms_of
from atelier.content.words import plain

if TYPE_CHECKING:
    from atelier.content.scenario.reading import ScenarioReading

REQUIRED = (Question, Decision, Case)
"""Activities without which a lesson is not done."""


def _activity(kind: str) -> Callable[[Any], ActivityOutline]:
    def outline(block: Any) -> ActivityOutline:
        items = tuple(
            ItemOutline(item.id, plain(item.text), plain(item.why), item.fingerprint)
            for item in (block.items if isinstance(block, Checklist) else ())
        )
        return ActivityOutline(
            block.id,
            kind,
            plain(block.title),
            block.fingerprint,
            items,
            str(block.kind) if isinstance(block, Question) else "",
            getattr(block, "minutes", 0),
        )

    return outline


_ACTIVITIES: dict[type, Callable[[Any], ActivityOutline]] = {
    Checklist: _activity("checklist"),
    Question: _activity("question"),
    Reflection: _activity("reflection"),
    Case: _activity("case"),
    Decision: _activity("decision"),
    Simulation: _activity("simulation"),
    Exercise: _activity("exercise"),
    Card: _activity("card"),
}


def outline(lesson: Lesson) -> LessonOutline:
    """The outline of a lesson that shows."""
    sections = tuple(Section(heading.id, plain(heading.children)) for heading in _sections(lesson.blocks))
    return LessonOutline(
        lesson.id,
        lesson.title,
        lesson.minutes,
        lesson.lead,
        lesson.file,
        lesson.words,
        sum(isinstance(block, Slide) for block in lesson.blocks),
        lesson.objectives,
        sections,
        tuple(_activities(lesson.blocks)),
        tuple(_stops(lesson.blocks)),
        lesson.fingerprint,
        terms=terms_of(lesson),
    )


def simulation_outline(name: str, file: str, read: ScenarioReading) -> SimulationOutline:
    """The outline of a simulation as read; `lesson` is known once the course is put together."""
    found = read.scenario
    if found is None:
        errors = tuple(one for one in read.remarks if one.severity == "error")
        return broken_simulation(name, file, errors)
    items = tuple(
        ItemOutline(one.id, plain(one.text), plain(one.why), one.fingerprint) for one in found.takeaways
    )
    return SimulationOutline(name, found.title, found.minutes, "", file, items, found.fingerprint)


def broken_simulation(name: str, file: str, remarks: tuple[Remark, ...]) -> SimulationOutline:
    """The outline of a simulation that cannot be played."""
    return SimulationOutline(name, "", 0, "", file, (), "", remarks)


def broken(id_: str, title: str, file: str, remarks: tuple[Remark, ...]) -> LessonOutline:
    """The outline of a lesson that cannot show."""
    return LessonOutline(id_, title, 0, "", file, 0, 0, (), (), (), (), "", remarks)


def _activities(blocks: tuple[Block, ...]) -> Iterator[ActivityOutline]:
    section = ""
    for block in blocks:
        if isinstance(block, Card):
            yield structs.replace(_ACTIVITIES[Card](block), section=section)
        elif type(block) in _ACTIVITIES:
            yield _ACTIVITIES[type(block)](block)
        elif headings := _sections((block,)):
            section = headings[-1].id


def _sections(blocks: tuple[Block, ...]) -> list[Heading]:
    return [
        flow
        for block in blocks
        if isinstance(block, Prose)
        for flow in block.flows
        if isinstance(flow, Heading) and flow.level == 2
    ]


def _stops(blocks: tuple[Block, ...]) -> list[str]:
    stops = []
    for block in blocks:
        if isinstance(block, REQUIRED):
            stops.append(block.id)
        elif isinstance(block, Prose):
            stops += [f"#{heading.id}" for heading in _sections((block,))]
    return stops
