"""What has come in since the start of a game, as the public, a colleague or a journalist sees it."""

from __future__ import annotations

from msgspec import Struct

from atelier.content.scenario.model import Person, Post
from atelier.content.scenario.play import holds, moment_of
from atelier.simulation.game import Game


class Entry(Struct, frozen=True):
    """Something that came in. `at`: minutes since the start of the game, perhaps before it (negative).
    `new`: it came with the moment that shows."""

    post: Post
    person: Person
    at: int
    new: bool


def feed(game: Game) -> tuple[Entry, ...]:
    """All that has come in, newest first. At the end of a game nothing is new."""
    people = {one.id: one for one in game.scenario.people}
    found: list[Entry] = []
    for arrival in game.arrivals:
        moment = moment_of(game.scenario, arrival.situation)
        for post in moment.feed if moment else ():
            if holds(game.scenario, post.when, arrival.situation):
                at = arrival.situation.elapsed - post.ago
                found.append(Entry(post, people[post.person], at, arrival is game.arrival))
    return tuple(sorted(reversed(found), key=lambda one: (not one.new, -one.at)))
