"""A journal that holds others' facts beside one's own: a trainer's classes and what participants handed in.

The same store and the same schema. What the trainer records stands under an id of its own, made with the
store; what a participant handed in stands under the participant's. Nothing of it reaches the trainer's journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from atelier.errors import AtelierError
from atelier.journal.clock import Clock, Now, wall
from atelier.journal.events import Event, Verb, shape
from atelier.journal.journal import Journal
from atelier.journal.rows import Row, Scanned, seal, to_row

FOLDER = "classes"
"""In the folder of the trainer's profile."""
_BATCH = 2_000


class Gathered:
    """An open store of many learners. Every write is on disk when its call returns."""

    def __init__(self, folder: Path, now: Now = wall) -> None:
        """Open the store of that folder, as `Journal.open` does."""
        self.folder = folder
        self._now = now
        self._journal = Journal.open(folder, now=now)

    @property
    def learner(self) -> str:
        """The id under which the trainer's own facts stand."""
        return self._journal.learner

    @property
    def events(self) -> tuple[Event, ...]:
        """The trainer's own facts."""
        return self._journal.events

    def record(self, key: str, verb: Verb, value: Any = None) -> Event:
        """Record one fact of the trainer's. Raises journal.disk_error when it cannot be put on disk."""
        event = self._journal.record(key, verb, value)
        self._on_disk()
        return event

    def record_soon(self, key: str, verb: Verb, value: Any = None) -> Event:
        """Record one fact without waiting for the disk: the writer has it there within a moment."""
        return self._journal.record(key, verb, value)

    def record_all(self, facts: Sequence[tuple[str, Verb, Any]]) -> None:
        """Record several, in order."""
        for key, verb, value in facts:
            self._journal.record(key, verb, value)
        self._on_disk()

    def add(self, facts: Sequence[tuple[str, int, str, Verb, Any]]) -> int:
        """Put down facts whose id and time are given (id, time, key, verb, value); how many were not there yet."""
        events = []
        for id, time, key, verb, value in facts:
            shape(verb, value)
            events.append(Event(id, self.learner, "0" * 32, key, verb, value, time))
        known = self.known(self.learner, [event.id for event in events])
        self._put([to_row(event) for event in events])
        self._journal.refresh()
        return len({event.id for event in events} - known)

    def known(self, learner: str, ids: Sequence[str]) -> set[str]:
        """Which of these ids that learner already has."""
        store = self._journal.store
        with store.reading() as connection:
            return store.known(connection, learner, ids)

    def put(self, rows: Sequence[Row]) -> None:
        """Put down the facts of others, all or none; what is there already stays as it is.

        A time far ahead of this computer's is brought back to now.
        """
        if any(row.learner == self.learner for row in rows):
            raise ValueError("a fact that passes for the trainer's")
        clock = Clock(self._now)
        bounded = []
        for row in rows:
            time = clock.bound(row.time)
            bounded.append(row if time == row.time else seal(row.learner, time, *row[2:10]))
        self._put(bounded)

    def facts(self, learner: str) -> list[Event]:
        """What a participant handed in, by (time, id)."""
        return self._journal.store.read(learner)

    def learners(self) -> list[str]:
        """Every learner but the trainer."""
        return [one for one in self._journal.store.learners() if one != self.learner]

    def scan(self, learners: Sequence[str], prefix: str) -> Iterator[list[Scanned]]:
        """What these learners' facts say of the keys that begin so, by learner and time."""
        return self._journal.store.scan(sorted(learners), prefix)

    def erase(self, keys: Sequence[str], learners: Sequence[str]) -> int:
        """Erase for real what stands under these keys and below, and all facts of these learners, backups
        included; how many facts. Raises journal.in_use when another window holds the store."""
        from atelier.journal.purging import purge

        own = self.learner
        self._close()
        try:
            return purge(self.folder, own, keys, [one for one in learners if one != own])
        finally:
            self._journal = Journal.open(self.folder, now=self._now)

    def watch(self, failed: Callable[[AtelierError, int], None]) -> None:
        """Hear of facts that could not be put on disk; they are tried again. From the writer's thread."""
        self._journal.on_failed = failed

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until all is on disk; False when it is not after `timeout` seconds."""
        return self._journal.flush(timeout)

    def back_up(self) -> None:
        """Make the copy of the hour, when something changed."""
        from atelier.journal.backups import rotate

        rotate(self.folder)

    def close(self) -> None:
        """Let go of the store."""
        self._close()

    def __enter__(self) -> Gathered:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _close(self) -> None:
        self._journal.close()

    def _on_disk(self) -> None:
        if not self._journal.flush(10):
            raise AtelierError("journal.disk_error", file=str(self.folder))

    def _put(self, rows: Sequence[Row]) -> None:
        store = self._journal.store
        with store.writing() as connection:
            for start in range(0, len(rows), _BATCH):
                store.insert(connection, rows[start : start + _BATCH])
