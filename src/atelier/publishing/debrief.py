"""The debrief of a game as a lesson, so that every output can print it."""

from __future__ import annotations

from atelier.content.model import (
    Bullets,
    Flow,
    Heading,
    Inlines,
    Lesson,
    LessonLink,
    Paragraph,
    Prose,
    Strong,
    Table,
    Text,
)
from atelier.content.scenario.model import Outcome
from atelier.content.words import plain
from atelier.publishing.words import word
from atelier.simulation.debrief import Debrief, Judged
from atelier.simulation.game import Game
from atelier.simulation.hours import day_and_hour, when


def as_lesson(told: Debrief) -> Lesson:
    """The ending, the gauges, each decision beside a better one, a better way, what to keep."""
    scenario = told.game.scenario
    ending = told.game.ending
    assert ending is not None
    flows: list[Flow] = [
        *ending.flows,
        _heading("debrief_gauges"),
        _gauges(told),
        _heading("debrief_decisions"),
    ]
    for one in told.decisions:
        flows += _decision(told, one)
    if told.turning is not None and told.better.ending is not None:
        flows += [_heading("debrief_better"), *_better(told.better, told.better.ending)]
    flows += [
        _heading("debrief_keep"),
        Bullets(tuple((Paragraph(item.text),) for item in scenario.takeaways)),
    ]
    return Lesson(
        scenario.id,
        scenario.course,
        plain(ending.title),
        scenario.minutes,
        word("debrief_lead", title=scenario.title),
        (),
        (Prose(tuple(flows)),),
    )


def _heading(code: str) -> Heading:
    return Heading(2, code.replace("_", "-"), (Text(word(code)),))


def _gauges(told: Debrief) -> Table:
    names = ("debrief_gauge", "debrief_start", "debrief_worst", "debrief_end", "debrief_other")
    better = told.better.here.gauges
    rows = tuple(
        tuple(
            (Text(cell),)
            for cell in (one.gauge.name, str(one.start), str(one.worst), str(one.end), str(other))
        )
        for one, other in zip(told.gauges, better, strict=True)
    )
    return Table(tuple((Text(word(name)),) for name in names), rows, ("left", *["right"] * 4))


def _decision(told: Debrief, one: Judged) -> list[Flow]:
    choice = one.decision.choice
    at = when(told.game.scenario.clock, one.decision.before.elapsed, told.game.here.elapsed)
    grade = Text(word(f"debrief_{choice.grade}"))
    head: Inlines = (Text(f"{one.number}. {at}. "), Strong(choice.text), Text(". "), grade)
    flows: list[Flow] = [Paragraph(head), *choice.why]
    if one.better is not None:
        flows.append(Paragraph((Text(word("debrief_would")), Strong(one.better.text))))
    if choice.lesson is not None:
        link = LessonLink(choice.lesson.course, choice.lesson.lesson, (Text(word("debrief_lesson")),))
        flows.append(Paragraph((link,)))
    return flows


def _better(game: Game, ending: Outcome) -> list[Flow]:
    clock = game.scenario.clock
    way = tuple(
        (Paragraph((Text(f"{when(clock, one.before.elapsed, game.here.elapsed)}. "), *one.choice.text)),)
        for one in game.decisions
    )
    end: Inlines = (Text(f"{day_and_hour(clock, game.here.elapsed)}. "), Strong(ending.title))
    return [Bullets(way), Paragraph(end)]
