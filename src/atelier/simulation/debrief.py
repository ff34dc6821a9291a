"""The debrief: the way taken beside a better one, and how the gauges went."""

from __future__ import annotations

from msgspec import Struct

from atelier.content.scenario.model import Choice, Gauge
from atelier.simulation.game import Decision, Game, best, play


class Judged(Struct, frozen=True):
    """A decision judged. `better`: the first good choice that was offered, where the one made was not
    good. `changes`: by how much each gauge that moved did, in the order of the gauges."""

    number: int
    decision: Decision
    better: Choice | None
    changes: tuple[tuple[Gauge, int], ...]


class Course(Struct, frozen=True):
    """A gauge through a game: at the start, after each decision; `peak` is its worst."""

    gauge: Gauge
    values: tuple[int, ...]

    @property
    def start(self) -> int:
        """At the start."""
        return self.values[0]

    @property
    def end(self) -> int:
        """At the end."""
        return self.values[-1]

    @property
    def worst(self) -> int:
        """The worst it was."""
        return min(self.values) if self.gauge.better == "high" else max(self.values)


class Debrief(Struct, frozen=True):
    """A game that ended, told again."""

    game: Game
    decisions: tuple[Judged, ...]
    gauges: tuple[Course, ...]
    better: Game

    @property
    def good(self) -> int:
        """How many decisions were good."""
        return sum(one.decision.choice.grade == "good" for one in self.decisions)

    @property
    def to_review(self) -> int:
        """How many are to be looked at again."""
        return sum(one.decision.choice.grade == "poor" for one in self.decisions)

    @property
    def turning(self) -> Judged | None:
        """The decision from which playing again teaches most: the first poor one, else the first that
        is not good."""
        for grade in ("poor", "fair"):
            for one in self.decisions:
                if one.decision.choice.grade == grade:
                    return one
        return None


def debrief(game: Game) -> Debrief:
    """Tell a game again. The better way is that of the first good choice, from the start."""
    judged = tuple(_judged(number, one, game) for number, one in enumerate(game.decisions, 1))
    return Debrief(game, judged, courses(game), best(play(game.scenario)))


def courses(game: Game) -> tuple[Course, ...]:
    """How each gauge went."""
    seen = [arrival.situation.gauges for arrival in game.arrivals]
    return tuple(
        Course(gauge, tuple(one[index] for one in seen)) for index, gauge in enumerate(game.scenario.gauges)
    )


def changes(decision: Decision, gauges: tuple[Gauge, ...]) -> tuple[tuple[Gauge, int], ...]:
    """By how much a decision, and what it brought back, moved each gauge that moved."""
    after = decision.after.situation.gauges
    moved = zip(gauges, decision.before.gauges, after, strict=True)
    return tuple((gauge, new - old) for gauge, old, new in moved if new != old)


def _judged(number: int, decision: Decision, game: Game) -> Judged:
    good = next((one for one in decision.offered if one.grade == "good"), None)
    better = None if decision.choice.grade == "good" else good
    return Judged(number, decision, better, changes(decision, game.scenario.gauges))
