"""What a day asks: about five minutes, due cards first, then a few new ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from msgspec import Struct

from atelier.progress.facts import Review
from atelier.review.cards import Met

if TYPE_CHECKING:
    from atelier.review.memory import Memory

MOST = 15
"""Cards a day: about five minutes at twenty seconds each."""
NEW = 10
"""New cards a day, among those."""
SECONDS = 20
"""What a card takes, about."""
KNOWN = timedelta(days=7)
"""A card that does not come back for so long is known."""


class Day(Struct, frozen=True):
    """What a day asks. `waiting` in the order to ask; `soon` comes back later today; `done` counts the
    cards that are over for today; `beyond`, what could be asked past the day's measure. `comes`: the
    next day that asks something, once today is over."""

    on: date
    done: int
    waiting: tuple[Met, ...]
    soon: tuple[Met, ...]
    beyond: int
    comes: date | None

    @property
    def left(self) -> int:
        """Cards still to come today."""
        return len(self.waiting) + len(self.soon)

    @property
    def total(self) -> int:
        """Cards of the day."""
        return self.done + self.left


def day_of(moment: datetime, zone: tzinfo | None) -> date:
    """The day of a moment where the person is (None: what the computer says)."""
    return moment.astimezone(zone).date()


def minutes(cards: int) -> int:
    """About how long some cards take."""
    return max(1, round(cards * SECONDS / 60))


def plan(
    cards: Iterable[Met],
    memories: Mapping[str, Memory],
    aside: Collection[str],
    now: datetime,
    zone: tzinfo | None = None,
    extra: int = 0,
) -> Day:
    """What is asked on the day of `now`. `extra`: cards asked for past the day's measure."""
    today = day_of(now, zone)
    active = [card for card in cards if card.key not in aside]
    known = [(card, memories[card.key]) for card in active if card.key in memories]
    fresh = [card for card in active if card.key not in memories]
    begun = [one for one in known if day_of(one[1].last, zone) == today]
    over = [one for one in begun if day_of(one[1].due, zone) > today]
    again = [one for one in begun if day_of(one[1].due, zone) <= today]
    soon = sorted((one for one in again if one[1].due > now), key=lambda one: (one[1].due, one[0].place))
    back = sorted((one for one in again if one[1].due <= now), key=lambda one: (one[1].due, one[0].place))
    due = sorted(
        (one for one in known if day_of(one[1].last, zone) != today and day_of(one[1].due, zone) <= today),
        key=lambda one: (day_of(one[1].due, zone), one[0].place),
    )
    room = max(0, MOST + extra - len(begun))
    taken = [card for card, _ in due[:room]]
    started = sum(day_of(memory.first, zone) == today for _, memory in known)
    new = fresh[: max(0, min(room - len(taken), NEW + extra - started))]
    beyond = len(due) - len(taken) + len(fresh) - len(new)
    later = [day_of(memory.due, zone) for _, memory in known if day_of(memory.due, zone) > today]
    tomorrow = today + timedelta(days=1)
    comes = tomorrow if beyond else min(later, default=None)
    return Day(
        today,
        len(over),
        (*(card for card, _ in back), *taken, *new),
        tuple(card for card, _ in soon),
        beyond,
        comes,
    )


def ahead(
    day: Day,
    cards: Iterable[Met],
    memories: Mapping[str, Memory],
    aside: Collection[str],
    zone: tzinfo | None = None,
    days: int = 7,
) -> tuple[int, ...]:
    """How many cards each day asks, from today, if every day is done: what today leaves beyond its
    measure, due or new, goes on to the days after."""
    active = [card for card in cards if card.key not in aside]
    asked = {card.key for card in day.waiting}
    coming = Counter(
        max(day_of(memories[card.key].due, zone), day.on) for card in active if card.key in memories
    )
    fresh = sum(card.key not in memories and card.key not in asked for card in active)
    behind = day.beyond - fresh
    found = [day.left]
    for number in range(1, days):
        behind += coming[day.on + timedelta(days=number)]
        taken = min(behind, MOST)
        new = min(fresh, NEW, MOST - taken)
        behind, fresh = behind - taken, fresh - new
        found.append(taken + new)
    return tuple(found)


def days_of(reviews: Iterable[Iterable[Review]], zone: tzinfo | None = None) -> int:
    """On how many days something was reviewed."""
    return len({day_of(one.when, zone) for some in reviews for one in some})


def known(cards: Iterable[Met], memories: Mapping[str, Memory]) -> int:
    """How many cards do not come back for a week or more."""
    kept = (memories[card.key] for card in cards if card.key in memories)
    return sum(not memory.short and memory.interval >= KNOWN for memory in kept)
