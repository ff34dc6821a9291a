"""What FSRS makes of the ratings of a card: how long it should be remembered, when to ask again.

The same ratings at the same moments give the same dates on every computer: fuzzing is off, nothing
is drawn at random, and nothing but the journal is asked. FSRS is imported here only, on first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler, State
from msgspec import Struct

from atelier.progress.facts import Review

STEP = timedelta(minutes=10)
"""When a card that was not known comes back."""
LONGEST = 365
"""Days: whatever is known is asked again once a year, for it must serve on the day it is needed."""
RATINGS = (1, 2, 3, 4)

_SCHEDULER = Scheduler(
    learning_steps=(STEP,), relearning_steps=(STEP,), maximum_interval=LONGEST, enable_fuzzing=False
)


class Memory(Struct, frozen=True):
    """Where a card stands after its last rating. `short`: it comes back within the day. Moments in UTC."""

    due: datetime
    first: datetime
    last: datetime
    short: bool
    seen: str

    @property
    def interval(self) -> timedelta:
        """Between the last time and the next."""
        return self.due - self.last


def _replay(reviews: Iterable[Review]) -> Card:
    # Without an id, FSRS makes one of the clock, and sleeps so that it be unique.
    card = Card(card_id=0, due=datetime.fromtimestamp(0, UTC))
    for review in reviews:
        card, _ = _SCHEDULER.review_card(card, Rating(review.rating), review.when.astimezone(UTC))
    return card


def remember(reviews: tuple[Review, ...]) -> Memory:
    """What the ratings of a card, at least one, in order, add up to."""
    card = _replay(reviews)
    first, last = reviews[0].when.astimezone(UTC), reviews[-1].when.astimezone(UTC)
    return Memory(card.due, first, last, card.state is not State.Review, reviews[-1].seen)


def next_dates(reviews: tuple[Review, ...], now: datetime) -> dict[int, datetime]:
    """When the card would come back after each rating given now."""
    card, now = _replay(reviews), now.astimezone(UTC)
    return {rating: _SCHEDULER.review_card(card, Rating(rating), now)[0].due for rating in RATINGS}


class Memories:
    """Remembers cards; one whose ratings did not change is not replayed again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[Review, ...], Memory]] = {}

    def of(self, reviews: Mapping[str, tuple[Review, ...]]) -> dict[str, Memory]:
        """The memory of every card reviewed."""
        for key, some in reviews.items():
            if key not in self._known or self._known[key][0] != some:
                self._known[key] = (some, remember(some))
        return {key: self._known[key][1] for key in reviews}
