"""Every game that a scenario holds, walked at once.

Two games that can no longer be told apart are walked as one: at each moment only what a later test
asks (flags, gauges, time) keeps them apart, and the rest is kept as its lowest and highest. The
count of games stays exact.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from atelier.content.scenario.model import Choice, Moment, Scenario, Test
from atelier.content.scenario.play import Arrival, Situation, begin, choose, holds, offered

MOST = 200_000
"""Situations that are told apart; a scenario with more is too tangled to be checked."""

Known = tuple[frozenset[str], tuple[int | None, ...], int | None]


@dataclass(slots=True)
class Crowd:
    """Games that stand at one place and that nothing later tells apart: how many, their shortest and
    longest path, the least and the most of each gauge and of the time gone by."""

    low: Situation
    high: Situation
    games: int = 0
    shortest: int = 1 << 30
    longest: int = 0

    def join(self, other: Crowd) -> None:
        """Take others in."""
        self.games += other.games
        self.shortest = min(self.shortest, other.shortest)
        self.longest = max(self.longest, other.longest)
        low = tuple(map(min, self.low.gauges, other.low.gauges))
        high = tuple(map(max, self.high.gauges, other.high.gauges))
        self.low = replace(self.low, gauges=low, elapsed=min(self.low.elapsed, other.low.elapsed))
        self.high = replace(self.high, gauges=high, elapsed=max(self.high.elapsed, other.high.elapsed))


@dataclass(slots=True)
class Visit:
    """What games find at a place. `offers`: the least number of choices offered; `taken`: the choices
    that some game is offered; `lost`: whether some game is offered nothing good."""

    crowd: Crowd | None = None
    offers: int = 1 << 30
    taken: set[str] = field(default_factory=set)
    lost: bool = False


@dataclass(slots=True)
class Survey:
    """What was found, by id of moment or ending. `tangled`: the walk was given up."""

    visits: dict[str, Visit]
    tangled: bool = False

    def games(self, scenario: Scenario) -> int:
        """How many games there are."""
        crowds = (self.visits[one.id].crowd for one in scenario.endings)
        return sum(crowd.games for crowd in crowds if crowd)


def survey(scenario: Scenario) -> Survey:
    """Walk every game of a scenario that has no loop."""
    ordered = _in_order(scenario)
    asked = _asked(scenario, ordered)
    found = Survey({one.id: Visit() for one in scenario.places})
    waiting: dict[str, dict[Known, Crowd]] = {one.id: {} for one in scenario.moments}
    first = begin(scenario).situation
    waiting[first.place][_known(scenario, first, asked)] = Crowd(first, first, 1, 0, 0)
    told_apart = 1
    for moment in ordered:
        crowds = waiting.pop(moment.id)
        visit = found.visits[moment.id]
        for crowd in crowds.values():
            _meet(visit, crowd)
            for after in _decide(scenario, moment, crowd, visit):
                if after.low.place not in waiting:
                    _meet(found.visits[after.low.place], after)
                    continue
                known = _known(scenario, after.low, asked)
                there = waiting[after.low.place].setdefault(known, after)
                if there is not after:
                    there.join(after)
                    continue
                told_apart += 1
                if told_apart > MOST:
                    found.tangled = True
                    return found
    return found


def ways(scenario: Scenario) -> Iterator[tuple[tuple[str, str], ...]]:
    """A path (moment, choice) to each place, once for every set of echoes and of choices it may show."""
    asked = _asked(scenario, _in_order(scenario))
    met: set[tuple[str, Known]] = set()
    shown: set[tuple[object, ...]] = set()
    waiting: deque[tuple[Arrival, tuple[tuple[str, str], ...]]] = deque([(begin(scenario), ())])
    while waiting:
        arrival, path = waiting.popleft()
        here = arrival.situation
        choices = offered(scenario, here)
        told = here.place, tuple(one.where for one in arrival.echoes), tuple(one.id for one in choices)
        if told not in shown:
            shown.add(told)
            yield path
        for choice in choices:
            after = choose(scenario, here, choice)
            key = after.situation.place, _known(scenario, after.situation, asked)
            if key not in met:
                met.add(key)
                waiting.append((after, (*path, (here.place, choice.id))))


def _decide(scenario: Scenario, moment: Moment, crowd: Crowd, visit: Visit) -> Iterator[Crowd]:
    """The crowds that leave a moment. What tells games apart is the same for all in a crowd, so its
    lowest situation decides for all."""
    choices = [one for one in moment.choices if holds(scenario, one.when, crowd.low)]
    visit.offers = min(visit.offers, len(choices))
    visit.taken |= {one.id for one in choices}
    visit.lost = visit.lost or not any(one.grade == "good" for one in choices)
    for choice in choices:
        low = choose(scenario, crowd.low, choice).situation
        high = choose(scenario, crowd.high, choice).situation
        yield Crowd(low, high, crowd.games, crowd.shortest + 1, crowd.longest + 1)


def _meet(visit: Visit, crowd: Crowd) -> None:
    if visit.crowd is None:
        visit.crowd = _alone(crowd)
    else:
        visit.crowd.join(crowd)


def _alone(crowd: Crowd) -> Crowd:
    """A crowd of its own, so that joining it changes no other."""
    return Crowd(crowd.low, crowd.high, crowd.games, crowd.shortest, crowd.longest)


# --------------------------------------------------------------------------- what is still asked


def _in_order(scenario: Scenario) -> list[Moment]:
    """The moments, each after all those that lead to it."""
    moments = {one.id: one for one in scenario.moments}
    done: dict[str, None] = {}

    path = [(scenario.moments[0].id, iter(_targets(scenario.moments[0])))]
    while path:
        here, targets = path[-1]
        for target in targets:
            if target in moments and target not in done:
                path.append((target, iter(_targets(moments[target]))))
                break
        else:
            done.setdefault(here)
            path.pop()
    return [moments[name] for name in reversed(done)]


def _targets(moment: Moment) -> list[str]:
    return [branch.target for choice in moment.choices for branch in choice.to]


def _tests(moment: Moment) -> Iterator[Test]:
    for echo in moment.echoes:
        yield from echo.when
    for choice in moment.choices:
        yield from choice.when
        for branch in choice.to:
            yield from branch.when


def _asked(scenario: Scenario, ordered: list[Moment]) -> dict[str, frozenset[tuple[str, str]]]:
    """For each moment, what it or a later one tests."""
    asked: dict[str, frozenset[tuple[str, str]]] = {one.id: frozenset() for one in scenario.endings}
    for moment in reversed(ordered):
        own = {(test.kind, test.name) for test in _tests(moment)}
        asked[moment.id] = frozenset(own).union(*(asked[target] for target in _targets(moment)))
    return asked


def _known(scenario: Scenario, situation: Situation, asked: dict[str, frozenset[tuple[str, str]]]) -> Known:
    here = asked[situation.place]
    flags = frozenset(name for kind, name in here if kind == "flag") & situation.flags
    gauges = tuple(
        value if ("gauge", gauge.id) in here else None
        for gauge, value in zip(scenario.gauges, situation.gauges, strict=True)
    )
    return flags, gauges, situation.elapsed if ("elapsed", "elapsed") in here else None


def first_game(scenario: Scenario, pick: tuple[str, ...]) -> list[tuple[str, Choice]]:
    """The game of somebody who always takes the first choice of the best grade in `pick`'s order."""
    path = []
    situation = begin(scenario).situation
    while choices := offered(scenario, situation):
        choice = min(choices, key=lambda one: pick.index(one.grade))
        path.append((situation.place, choice))
        situation = choose(scenario, situation, choice).situation
    return path
