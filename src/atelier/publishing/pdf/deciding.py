"""A decision as a numbered outline: one answers a step and goes to the number it names."""

from __future__ import annotations

from collections.abc import Mapping

from atelier.content.model import Choice, Decision, Ending, Step
from atelier.publishing.pdf.flows import paragraphs
from atelier.publishing.pdf.inlines import run
from atelier.publishing.pdf.parts import activity, details, together
from atelier.publishing.pdf.pen import Pen
from atelier.publishing.pdf.typst_code import array, call, join, string
from atelier.publishing.walk import numbered_places
from atelier.publishing.words import minutes, word


def decision(pen: Pen, block: Decision) -> str:
    """All the steps, then all the endings, numbered in one series."""
    numbers = numbered_places(block)
    return activity(
        pen,
        block,
        word("decision"),
        paragraphs(pen, block.intro),
        join(_step(pen, step, numbers) for step in block.steps),
        join(_ending(pen, ending, numbers) for ending in block.endings),
        about=minutes(block.minutes) if block.minutes else "",
    )


def _step(pen: Pen, step: Step, numbers: Mapping[str, int]) -> str:
    number = numbers[step.id]
    choices = array(_choice(pen, choice, numbers) for choice in step.choices)
    return call(
        "step", str(number), run(pen, step.title), paragraphs(pen, step.help), choices, whole=together(step)
    )


def _choice(pen: Pen, choice: Choice, numbers: Mapping[str, int]) -> str:
    hint = run(pen, choice.hint) if choice.hint else "none"
    return array((run(pen, choice.text), hint, string(word("go_to", number=numbers[choice.target]))))


def _ending(pen: Pen, ending: Ending, numbers: Mapping[str, int]) -> str:
    facts = (
        (word("delay"), ending.delay),
        (word("who"), ending.who),
        (word("tone"), ending.tone),
        (word("avoid"), ending.avoid),
    )
    model = (
        call("template", string(word("to_adapt")), paragraphs(pen, ending.model)) if ending.model else "none"
    )
    return call(
        "ending",
        str(numbers[ending.id]),
        string(word("ending")),
        run(pen, ending.title),
        join(part for part in (details(facts), paragraphs(pen, ending.how)) if part),
        model,
        whole=together(ending),
    )
