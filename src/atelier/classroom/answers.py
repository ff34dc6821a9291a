"""What the one who leads must know of a frame, and the room not yet: right answers, reasons, what choices do."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

from atelier.classroom import voting
from atelier.classroom.deck import Frame
from atelier.content import model
from atelier.content.model import Flow, Flows, Inlines, Paragraph, QuestionKind, Strong, Text
from atelier.wording import say


def answers_of(frame: Frame, path: voting.Path, scenarios: voting.Scenarios) -> Flows:
    """For the console only."""
    block = frame.block
    if isinstance(block, model.Question):
        return tuple(_question(block))
    if isinstance(block, model.Case):
        return tuple(_case(block))
    if isinstance(block, model.Decision):
        return tuple(_decision(block, path))
    if isinstance(block, model.Simulation):
        return tuple(_simulation(block, path, scenarios))
    return frame.answers


def _bold(words: str | Inlines) -> Paragraph:
    return Paragraph((Strong((Text(words),) if isinstance(words, str) else words),))


def _question(question: model.Question) -> Iterator[Flow]:
    numbered = question.kind is QuestionKind.ORDERING
    for place, option in enumerate(question.options):
        mark = f"{place + 1}. " if numbered else f"{ascii_uppercase[place % 26]}. "
        match = (Text(" → "), *option.match) if option.match else ()
        told = not numbered and not option.match
        right = (Text(" · " + say("presenting.right")),) if told and option.right else ()
        yield Paragraph((Strong((Text(mark), *option.text, *match, *right)),))
        yield from option.reason
    yield from question.explanation


def _case(case: model.Case) -> Iterator[Flow]:
    for part in case.parts:
        yield _bold(say(f"presenting.case_{part.kind}"))
        yield from part.flows


def _decision(decision: model.Decision, path: voting.Path) -> Iterator[Flow]:
    step = voting.step_of(decision, path)
    titles: dict[str, Inlines] = {one.id: one.title for one in decision.steps}
    titles |= {one.id: one.title for one in decision.endings}
    for letter, choice in zip(ascii_uppercase, step.choices if step else (), strict=False):
        lead = (Text(f"{letter}. "), *choice.text, Text(" → "))
        yield Paragraph((*lead, *titles.get(choice.target, ())))


def _simulation(block: model.Simulation, path: voting.Path, scenarios: voting.Scenarios) -> Iterator[Flow]:
    game = voting.game_of(block, path, scenarios)
    if game.decisions:
        yield from game.decisions[-1].choice.then
    for letter, choice in zip(ascii_uppercase, game.choices, strict=False):
        yield Paragraph(
            (
                Strong(
                    (Text(f"{letter}. {say('presenting.grade_' + choice.grade)}"),),
                ),
            )
        )
        yield from choice.why
