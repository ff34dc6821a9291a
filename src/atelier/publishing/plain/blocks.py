"""The blocks of a lesson as plain lines, one function a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from atelier.content import model
from atelier.publishing.plain.asking import question, reflection
from atelier.publishing.plain.flows import flow
from atelier.publishing.plain.inlines import run
from atelier.publishing.plain.layout import Lines, hang, indent, spaced, wrap
from atelier.publishing.plain.page import Page, activity, named, titled
from atelier.publishing.walk import numbered_places, year_to_add
from atelier.publishing.words import minutes, word

_BOXES = {"done": "[x] ", "void": "[-] "}


def _prose(page: Page, block: model.Prose) -> Lines:
    return flow(block.flows)


def _callout(page: Page, block: model.Callout) -> Lines:
    title = run(block.title) if block.title else word(f"callout_{block.kind}")
    return indent(titled(title, flow(block.flows)), "| ")


def _checklist(page: Page, block: model.Checklist) -> Lines:
    def item(one: model.Item) -> Lines:
        state = page.printing.ticked.get(f"{page.course.id}/{block.id}/{one.id}", "todo")
        text = run(one.text) + (f" ({word(f'item_{state}')})" if state in _BOXES else "")
        return hang([*wrap(text), *(wrap(run(one.why)) if one.why else [])], _BOXES.get(state, "[ ] "))

    items = [line for one in block.items for line in item(one)]
    return activity(block, word("checklist"), flow(block.intro), items)


def _case(page: Page, block: model.Case) -> Lines:
    about = word("case_fictional" if block.fictional else "case_real")
    return activity(
        block,
        word("case"),
        flow(block.summary),
        [f"{one.value} {one.label}" for one in block.figures],
        *(titled(word(f"case_{part.kind}"), indent(flow(part.flows), "  ")) for part in block.parts),
        about=f"{about}, {minutes(block.minutes)}" if block.minutes else about,
    )


def _decision(page: Page, block: model.Decision) -> Lines:
    numbers = numbered_places(block)

    def choice(one: model.Choice) -> Lines:
        text = word("named", name=run(one.text), value=word("go_to", number=numbers[one.target]))
        return hang([*wrap(text), *(wrap(run(one.hint)) if one.hint else [])], "- ")

    def step(one: model.Step) -> Lines:
        choices = [line for each in one.choices for line in choice(each)]
        return hang(spaced((wrap(run(one.title)), flow(one.help), choices)), f"{numbers[one.id]}. ")

    return activity(
        block,
        word("decision"),
        flow(block.intro),
        *(step(one) for one in block.steps),
        *(_ending(one, numbers[one.id]) for one in block.endings),
        about=minutes(block.minutes) if block.minutes else "",
    )


def _ending(one: model.Ending, number: int) -> Lines:
    title = word("named", name=word("ending"), value=run(one.title))
    facts = (
        (word("delay"), one.delay),
        (word("who"), one.who),
        (word("tone"), one.tone),
        (word("avoid"), one.avoid),
    )
    model_text = titled(word("to_adapt"), indent(flow(one.model), "  ")) if one.model else []
    return hang(spaced((wrap(title), named(facts), flow(one.how), model_text)), f"{number}. ")


def _simulation(page: Page, block: model.Simulation) -> Lines:
    """The invitation: a simulation is played in the app."""
    return activity(block, word("simulation"), flow(block.intro), wrap(word("simulation_played")))


def _card(page: Page, block: model.Card) -> Lines:
    """A card is asked later, from memory: nothing of it stands on the page."""
    return []


def _slide(page: Page, block: model.Slide) -> Lines:
    """A slide is for the room: nothing of it stands on the page."""
    return []


def _exercise(page: Page, block: model.Exercise) -> Lines:
    """The instructions alone: debrief, answers and notes are the trainer's."""
    facts = ((word("grouping"), block.grouping), (word("hand_in"), block.hand_in))
    about = minutes(block.minutes) if block.minutes else ""
    return activity(block, word("exercise"), named(facts), flow(block.flows), about=about)


def _sources(page: Page, block: model.Sources) -> Lines:
    def entry(one: model.Source) -> Lines:
        year = year_to_add(one)
        return hang(wrap(run(one.text) + (f" ({year})" if year else "")), f"[{one.number}] ")

    return [line for one in sorted(block.items, key=lambda one: one.number) for line in entry(one)]


BLOCKS: Mapping[type, Callable[[Page, Any], Lines]] = {
    model.Prose: _prose,
    model.Callout: _callout,
    model.Checklist: _checklist,
    model.Question: question,
    model.Reflection: reflection,
    model.Case: _case,
    model.Decision: _decision,
    model.Simulation: _simulation,
    model.Card: _card,
    model.Slide: _slide,
    model.Exercise: _exercise,
    model.Sources: _sources,
}
