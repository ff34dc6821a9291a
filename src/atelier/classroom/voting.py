"""What a room may answer to a frame: the options whose hands are counted, and where a majority leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from string import ascii_uppercase

from msgspec import Struct

from atelier.classroom.deck import Frame
from atelier.content import model
from atelier.content.model import QuestionKind
from atelier.content.scenario.model import Scenario
from atelier.content.words import plain
from atelier.simulation.game import Game, play

Path = tuple[tuple[str, str], ...]
Scenarios = Callable[[str], Scenario]

ASKED, HANDS, ANSWER = 0, 1, 2
"""The stages of a question in front of the room."""
_BY_HANDS = (QuestionKind.TRUE_FALSE, QuestionKind.SINGLE, QuestionKind.MULTIPLE)


class Option(Struct, frozen=True):
    """Something that hands are raised for. `letter`: what the room calls it."""

    id: str
    letter: str
    text: str


def options(frame: Frame, path: Path, scenarios: Scenarios) -> tuple[Option, ...]:
    """The options of a frame as it stands; none where there is nothing to count."""
    block = frame.block
    if isinstance(block, model.Question):
        return lettered(block)
    if isinstance(block, model.Decision):
        step = step_of(block, path)
        return _lettered((one.id, plain(one.text)) for one in step.choices) if step else ()
    if isinstance(block, model.Simulation):
        choices = game_of(block, path, scenarios).choices
        return _lettered((one.id, plain(one.text)) for one in choices)
    return ()


def lettered(question: model.Question) -> tuple[Option, ...]:
    """The options of a question, if hands are raised for them."""
    return _lettered((one.id, plain(one.text)) for one in question.options) if counted(question) else ()


def counted(question: model.Question) -> bool:
    """Whether hands can be raised for its options."""
    return question.kind in _BY_HANDS


def key(frame: Frame, path: Path) -> str:
    """Under which name the hands of a frame are kept: each step of a tree has its own."""
    return "/".join((frame.id, *(f"{place}={choice}" for place, choice in path)))


def majority(counts: Mapping[str, int]) -> str:
    """The option with the most hands; nothing where two share the first place or nobody raised a hand."""
    most = max(counts.values(), default=0)
    first = [name for name, hands in counts.items() if hands == most]
    return first[0] if most and len(first) == 1 else ""


def chosen(frame: Frame, path: Path, option: str, scenarios: Scenarios) -> Path:
    """The way once the room has chosen; the same where it cannot."""
    block = frame.block
    if isinstance(block, model.Decision):
        step = step_of(block, path)
        known = step is not None and any(one.id == option for one in step.choices)
        return (*path, (step.id, option)) if step and known else path
    if isinstance(block, model.Simulation):
        game = game_of(block, path, scenarios)
        choice = next((one for one in game.choices if one.id == option), None)
        return game.after(choice).path if choice else path
    return path


def step_of(decision: model.Decision, path: Path) -> model.Step | None:
    """The step that a tree stands at; None at an ending."""
    steps = {one.id: one for one in decision.steps}
    return steps.get(_place(decision, path))


def ending_of(decision: model.Decision, path: Path) -> model.Ending | None:
    """The ending that a tree stands at, if it does."""
    place = _place(decision, path)
    return next((one for one in decision.endings if one.id == place), None)


def _place(decision: model.Decision, path: Path) -> str:
    place = decision.steps[0].id
    steps = {one.id: one for one in decision.steps}
    for name, option in path:
        choice = (
            next((one for one in steps[name].choices if one.id == option), None) if name in steps else None
        )
        if choice is None or name != place:
            break
        place = choice.target
    return place


def game_of(block: model.Simulation, path: Path, scenarios: Scenarios) -> Game:
    """The game that the room plays."""
    return play(scenarios(block.id), path)


def _lettered(found: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    return tuple(
        Option(name, letter, text) for letter, (name, text) in zip(ascii_uppercase, found, strict=False)
    )
