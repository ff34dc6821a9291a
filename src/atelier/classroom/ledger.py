"""What this room asks of whoever keeps the facts of classes; `atelier.journal.gathered` answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from atelier.journal.events import Event, Verb
from atelier.journal.rows import Row, Scanned


class Ledger(Protocol):
    """The facts of a trainer's classes, and those that participants handed in."""

    @property
    def learner(self) -> str:
        """The id under which the trainer's own facts stand."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The trainer's own facts."""

    def record(self, key: str, verb: Verb, value: Any = None) -> Event:
        """Record one fact."""

    def record_all(self, facts: Sequence[tuple[str, Verb, Any]]) -> None:
        """Record several."""

    def add(self, facts: Sequence[tuple[str, int, str, Verb, Any]]) -> int:
        """Put down facts whose id and time are given; how many were new."""

    def put(self, rows: Sequence[Row]) -> None:
        """Put down others' facts."""

    def known(self, learner: str, ids: Sequence[str]) -> set[str]:
        """Which of these ids that learner already has."""

    def facts(self, learner: str) -> list[Event]:
        """What a participant handed in."""

    def scan(self, learners: Sequence[str], prefix: str) -> Iterator[list[Scanned]]:
        """What these learners' facts say of the keys that begin so, by learner and time."""

    def erase(self, keys: Sequence[str], learners: Sequence[str]) -> int:
        """Erase for real; how many facts."""
