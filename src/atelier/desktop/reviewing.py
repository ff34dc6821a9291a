"""The review as the windows know it: what today asks, kept up to date as facts and hours come.

It sleeps until the first window is on screen, or until a screen asks: the scheduler is not part of
the start.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from atelier.desktop.session import Session
    from atelier.progress.facts import Review
    from atelier.review.cards import Met
    from atelier.review.day import Day
    from atelier.review.memory import Memory

_LOOK = 30_000
"""Milliseconds after which the hour is looked at again: a card comes back, or the day changes."""
MORE = 10
"""Cards that « Continuer » adds to the day."""


class Reviewing(QObject):
    """What today asks. `changed`: something of it is no longer the same; `left`: how many cards today
    still asks."""

    changed = Signal()
    left = Signal(int)

    def __init__(self, session: Session, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__(session)
        self._session, self.now = session, now
        self._day: Day | None = None
        self._cards: tuple[Met, ...] = ()
        self._reviews: dict[str, tuple[Review, ...]] = {}
        self._memories: dict[str, Memory] = {}
        self._extra, self._extra_on = 0, date.min
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        session.changed.connect(self._touched)

    # ------------------------------------------------------------------ waking

    @property
    def awake(self) -> bool:
        """Whether the day is known."""
        return self._day is not None

    def wake(self) -> None:
        """Work the day out, if that was not done."""
        if self._day is None:
            from atelier.review.memory import Memories

            self._known = Memories()
            self.look()
            self._timer.start(_LOOK)

    def _touched(self, keys: frozenset[str]) -> None:
        if self._day is not None and (not keys or self._concern(keys)):
            self.look()

    def _concern(self, keys: frozenset[str]) -> bool:
        """Whether facts change the review: those of a card, or a lesson seen to its end."""
        from atelier.review import cards

        if any(key in self._reviews or any(key == card.key for card in self._cards) for key in keys):
            return True
        session = self._session
        return cards.met(session.courses, session.state, self._reviews) != self._cards

    def look(self) -> None:
        """Work the day out again; say so if it is no longer the same."""
        from atelier.review import cards, day

        session, now = self._session, self.now()
        before = (self._day, self._cards, self._reviews)
        self._reviews = session.state.reviews()
        self._cards = cards.met(session.courses, session.state, self._reviews)
        self._memories = self._known.of(self._reviews)
        if self._extra_on != day.day_of(now, None):
            self._extra = 0
        self._day = day.plan(self._cards, self._memories, session.state.suspended(), now, extra=self._extra)
        if before != (self._day, self._cards, self._reviews):
            self.left.emit(self._day.left)
            self.changed.emit()

    # ------------------------------------------------------------------ asking

    @property
    def begun(self) -> bool:
        """Whether there is a card to review, today or another day; asked of one that sleeps too."""
        from atelier.review import cards

        if self._day is not None:
            return bool(self._cards)
        state = self._session.state
        return bool(cards.met(self._session.courses, state, state.reviews()))

    @property
    def day(self) -> Day:
        """What today asks."""
        self.wake()
        assert self._day is not None
        return self._day

    @property
    def cards(self) -> tuple[Met, ...]:
        """Every card met, in the order of the workshops."""
        self.wake()
        return self._cards

    def suspended(self) -> tuple[Met, ...]:
        """The cards put aside."""
        aside = self._session.state.suspended()
        return tuple(card for card in self.cards if card.key in aside)

    def memory(self, key: str) -> Memory | None:
        """Where a card stands; None for one never reviewed."""
        self.wake()
        return self._memories.get(key)

    def next_dates(self, key: str) -> dict[int, datetime]:
        """When a card would come back after each rating given now."""
        from atelier.review.memory import next_dates

        return next_dates(self._reviews.get(key, ()), self.now())

    def ahead(self) -> tuple[int, ...]:
        """How many cards each of the next seven days asks."""
        from atelier.review.day import ahead

        return ahead(self.day, self._cards, self._memories, self._session.state.suspended())

    def known(self) -> int:
        """How many cards do not come back for a week or more."""
        from atelier.review.day import known

        return known(self.cards, self._memories)

    def days(self) -> int:
        """On how many days something was reviewed."""
        from atelier.review.day import days_of

        self.wake()
        return days_of(self._reviews.values())

    def look_now(self) -> None:
        """Work the day out again, as of this moment."""
        if self._day is None:
            self.wake()
        else:
            self.look()

    def more(self) -> None:
        """Ask for a few cards past the day's measure."""
        self._extra, self._extra_on = self._extra + MORE, self.day.on
        self.look()
