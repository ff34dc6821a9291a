"""A game, played again from the choices that the journal kept."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from atelier.content.scenario.model import Choice, Moment, Outcome, Scenario
from atelier.content.scenario.play import Arrival, Situation, begin, choose, moment_of, offered

Path = Sequence[tuple[str, str]]
"""The moments met with the choice made at each, as the journal keeps them."""


class Decision(Struct, frozen=True):
    """A choice made: what stood before it, what was offered, where it led."""

    moment: Moment
    choice: Choice
    before: Situation
    offered: tuple[Choice, ...]
    after: Arrival


class Game(Struct, frozen=True):
    """A game as far as it went. `cut`: the simulation has changed since, and the choices after the
    last decision no longer lead where they led."""

    scenario: Scenario
    opening: Arrival
    decisions: tuple[Decision, ...]
    cut: bool = False

    @property
    def arrival(self) -> Arrival:
        """Where the game stands, and what it met on coming there."""
        return self.decisions[-1].after if self.decisions else self.opening

    @property
    def here(self) -> Situation:
        """Where the game stands."""
        return self.arrival.situation

    @property
    def moment(self) -> Moment | None:
        """The scene to decide in; None at the end."""
        return moment_of(self.scenario, self.here)

    @property
    def ending(self) -> Outcome | None:
        """How the game ended, if it did."""
        return next((one for one in self.scenario.endings if one.id == self.here.place), None)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What one may do here."""
        return offered(self.scenario, self.here)

    @property
    def path(self) -> tuple[tuple[str, str], ...]:
        """What the journal keeps."""
        return tuple((one.moment.id, one.choice.id) for one in self.decisions)

    @property
    def arrivals(self) -> tuple[Arrival, ...]:
        """The opening, then what each choice led to."""
        return (self.opening, *(one.after for one in self.decisions))

    def after(self, choice: Choice) -> Game:
        """The game once this choice is made."""
        moment = self.moment
        assert moment is not None
        arrival = choose(self.scenario, self.here, choice)
        made = Decision(moment, choice, self.here, self.choices, arrival)
        return Game(self.scenario, self.opening, (*self.decisions, made))

    def until(self, count: int) -> Game:
        """The game as it stood after its first `count` decisions."""
        return Game(self.scenario, self.opening, self.decisions[:count])


def play(scenario: Scenario, path: Path = ()) -> Game:
    """The game of these choices, as far as the scenario still knows them."""
    game = Game(scenario, begin(scenario), ())
    for moment, name in path:
        choice = next((one for one in game.choices if one.id == name), None)
        if game.here.place != moment or choice is None:
            return Game(scenario, game.opening, game.decisions, cut=True)
        game = game.after(choice)
    return game


def best(game: Game) -> Game:
    """The same game played on to its end by somebody who always takes the first good choice."""
    while game.choices:
        good = (one for one in game.choices if one.grade == "good")
        game = game.after(next(good, game.choices[0]))
    return game


def left(game: Game) -> tuple[int, int]:
    """How many more decisions there may be, at least and at most, this one included."""
    ways = {
        one.id: [branch.target for choice in one.choices for branch in choice.to]
        for one in game.scenario.moments
    }
    known: dict[str, tuple[int, int]] = {}

    def count(place: str) -> tuple[int, int]:
        if place not in ways:
            return 0, 0
        if place not in known:
            after = [count(target) for target in ways[place]]
            known[place] = 1 + min(low for low, _ in after), 1 + max(high for _, high in after)
        return known[place]

    return count(game.here.place)
