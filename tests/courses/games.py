"""Games of a simulation, found by playing."""

from __future__ import annotations

from random import Random

from atelier.content.scenario.model import Scenario
from atelier.simulation.game import Game, play


def to_each_ending(scenario: Scenario) -> dict[str, Game]:
    """A game to each ending, found by playing at random (the same way each time)."""
    chance = Random(scenario.id)
    found: dict[str, Game] = {}
    for _ in range(20_000):
        game = play(scenario)
        while game.choices:
            game = game.after(chance.choice(game.choices))
        found.setdefault(game.here.place, game)
        if len(found) == len(scenario.endings):
            break
    return found
