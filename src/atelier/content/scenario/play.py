"""The rules of play: what a choice does. Pure functions; nothing is ever changed in place."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from atelier.content.scenario import clock
from atelier.content.scenario.model import HIGHEST, LOWEST, Choice, Echo, Moment, Scenario, Tests


class Situation(Struct, frozen=True):
    """Where a game stands: a moment or an ending, what is remembered, the gauges in the order of the
    scenario, the minutes gone by."""

    place: str
    flags: frozenset[str]
    gauges: tuple[int, ...]
    elapsed: int


class Arrival(Struct, frozen=True):
    """A situation, and the echoes met on coming into it."""

    situation: Situation
    echoes: tuple[Echo, ...] = ()


def begin(scenario: Scenario) -> Arrival:
    """The opening of a game."""
    gauges = tuple(gauge.start for gauge in scenario.gauges)
    return _arrive(scenario, Situation(scenario.moments[0].id, frozenset(), gauges, 0))


def moment_of(scenario: Scenario, situation: Situation) -> Moment | None:
    """The moment where a game stands; None at its end."""
    return next((one for one in scenario.moments if one.id == situation.place), None)


def offered(scenario: Scenario, situation: Situation) -> tuple[Choice, ...]:
    """What one may do here: nothing at the end of a game."""
    moment = moment_of(scenario, situation)
    if moment is None:
        return ()
    return tuple(one for one in moment.choices if holds(scenario, one.when, situation)) or moment.choices


def choose(scenario: Scenario, situation: Situation, choice: Choice) -> Arrival:
    """What follows from a choice."""
    after = Situation(
        situation.place,
        (situation.flags | {*choice.sets}) - {*choice.clears},
        _moved(scenario, situation.gauges, choice.effects),
        situation.elapsed + choice.minutes,
    )
    target = next((one for one in choice.to if holds(scenario, one.when, after)), choice.to[-1]).target
    return _arrive(scenario, Situation(target, after.flags, after.gauges, after.elapsed))


def holds(scenario: Scenario, tests: Tests, situation: Situation) -> bool:
    """Whether all the tests hold."""
    for test in tests:
        if test.kind == "flag":
            if (test.name in situation.flags) is not (test.sign == "is"):
                return False
            continue
        value = situation.elapsed if test.kind == "elapsed" else _gauge(scenario, situation, test.name)
        if not _SIGNS[test.sign](value, test.value):
            return False
    return True


_SIGNS = {"<": int.__lt__, "<=": int.__le__, ">": int.__gt__, ">=": int.__ge__}


def _gauge(scenario: Scenario, situation: Situation, name: str) -> int:
    return next(
        value for gauge, value in zip(scenario.gauges, situation.gauges, strict=True) if gauge.id == name
    )


def _moved(scenario: Scenario, gauges: Iterable[int], effects: dict[str, int]) -> tuple[int, ...]:
    return tuple(
        min(HIGHEST, max(LOWEST, value + effects.get(gauge.id, 0)))
        for gauge, value in zip(scenario.gauges, gauges, strict=True)
    )


def _arrive(scenario: Scenario, situation: Situation) -> Arrival:
    moment = moment_of(scenario, situation)
    if moment is None:
        return Arrival(situation)
    elapsed = situation.elapsed
    if moment.at is not None:
        elapsed = clock.later(scenario.clock + elapsed, moment.at) - scenario.clock
    there = Situation(situation.place, situation.flags, situation.gauges, elapsed)
    echoes = tuple(one for one in moment.echoes if holds(scenario, one.when, there))
    gauges = there.gauges
    for echo in echoes:
        gauges = _moved(scenario, gauges, echo.effects)
    return Arrival(Situation(there.place, there.flags, gauges, elapsed), echoes)
