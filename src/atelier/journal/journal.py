"""The journal of one person: record a fact, know that it is saved, read them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import RLock
from typing import Any

import uuid_utils

from atelier.errors import AtelierError
from atelier.journal.clock import Clock, Now, offset_now, wall
from atelier.journal.device import own_device
from atelier.journal.events import Event, Verb, shape
from atelier.journal.opening import check_url
from atelier.journal.prepare import prepare, repaired
from atelier.journal.report import Report
from atelier.journal.rows import to_row
from atelier.journal.seal import seal
from atelier.journal.store import Store
from atelier.journal.writer import Writer

SUPERSEDING = frozenset({Verb.WROTE, Verb.NOTED})  # texts: each says which one it replaces


def _nothing(*_args: Any) -> None:
    """Whoever does not listen."""


class Journal:
    """An open journal. `on_saved(events)` is called once events are on disk, and
    `on_failed(error, waiting)` when they could not be put there and will be tried again;
    both come from the writer's thread and may be set at any time."""

    def __init__(self, store: Store, learner: str, device: str, clock: Clock, report: Report) -> None:
        self.learner = learner
        self.device = device
        self.report = report
        self.on_saved: Callable[[tuple[Event, ...]], None] = _nothing
        self.on_failed: Callable[[AtelierError, int], None] = _nothing
        self._store = store
        self._clock = clock
        self._lock = RLock()
        self._events: list[Event] = []
        self._ids: set[str] | None = None
        self._texts: dict[str, Event] | None = None
        self._take(store.read(learner))
        self._writer = Writer(store, self._tell_saved, self._tell_failed)

    @classmethod
    def open(cls, folder: Path, *, now: Now = wall, url: str = "") -> Journal:
        """The journal of a folder: created, migrated or repaired if need be (see `report`).

        `now` gives milliseconds UTC; `url` is any SQLAlchemy URL, for a store on a server.
        Raises AtelierError (journal.newer, journal.read_only, journal.disk_full, place.…).
        """
        if url:
            return cls._on_server(folder, now, url)
        store, report = prepare(folder)
        try:
            return cls._of(store, folder, now, report)
        except AtelierError as error:
            store.close()
            if error.code != "journal.damaged":
                raise
        store, report = repaired(folder)
        return cls._of(store, folder, now, report)

    @classmethod
    def _of(cls, store: Store, folder: Path, now: Now, report: Report) -> Journal:
        learner = store.get("learner")
        if not learner:
            raise AtelierError("journal.damaged", file=store.where)
        device, copied = own_device(folder)
        if copied:
            report = Report(report.created, report.migrated, True, report.checked, report.repaired)
        return cls(store, learner, device.id, Clock(now), report)

    @classmethod
    def _on_server(cls, folder: Path, now: Now, url: str) -> Journal:
        check_url(url)
        folder.mkdir(parents=True, exist_ok=True)
        device, copied = own_device(folder, learner=uuid_utils.uuid7().hex)
        return cls(Store(url), device.learner, device.id, Clock(now), Report(copied=copied))

    # ------------------------------------------------------------------ recording

    def record(
        self, key: str, verb: Verb, value: Any = None, seen: str = "", after: str | None = None
    ) -> Event:
        """Record a fact now; returns at once, `on_saved` tells when it is on disk.

        `seen` is the fingerprint of what the person saw. `after` is the id of the text that
        this one replaces; left out, it is the newest text of that key. A value that does not
        have the shape of its verb raises `msgspec.ValidationError`: a bug of the caller.
        """
        shape(verb, value)
        with self._lock:
            if after is None:
                after = self._newest_text(key) if verb in SUPERSEDING else ""
            time = self._clock.tick()
            event = Event(
                uuid_utils.uuid7().hex, self.learner, self.device, key, verb, value, time,
                offset_now(time >> 16), seen, after,
            )  # fmt: skip
            row = to_row(event)
            self._writer.put(event, row)
            self._take([event])
        return event

    @property
    def pending(self) -> int:
        """How many facts are recorded but not yet on disk."""
        return self._writer.pending

    def unsaved(self) -> tuple[Event, ...]:
        """The facts that are recorded but not yet on disk."""
        return self._writer.waiting()

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until all is on disk; False when it is not after `timeout` seconds."""
        return self._writer.flush(timeout)

    def close(self, timeout: float = 5.0) -> tuple[Event, ...]:
        """Save what can be and let go of the store; gives back what could not be saved."""
        left = self._writer.close(timeout)
        self._store.close()
        if self._store.path is not None:
            seal(self._store.path)
        return left

    # ------------------------------------------------------------------ reading

    @property
    def events(self) -> tuple[Event, ...]:
        """Every fact known: those on disk when opened, then those recorded or refreshed since."""
        with self._lock:
            return tuple(self._events)

    @property
    def store(self) -> Store:
        """Where the facts stand; that of a trainer's classes holds those of others too (see `gathered`)."""
        return self._store

    @property
    def name(self) -> str:
        """The name of the person; empty when it was never given."""
        named = [event for event in self.events if event.verb is Verb.NAMED]
        newest = max(named, key=lambda event: (event.time, event.id), default=None)
        return str(newest.value) if newest else ""

    def refresh(self) -> tuple[Event, ...]:
        """Read what others put down since (an import, another window); gives what is new.

        An import into an empty journal brings the id of the person: it is then taken on.
        """
        self._follow_learner()
        found = self._store.read(self.learner)
        with self._lock:
            if self._ids is None:
                self._ids = {event.id for event in self._events}
            new = tuple(event for event in found if event.id not in self._ids)
            self._take(new)
        return new

    # ------------------------------------------------------------------ within

    def _take(self, events: Sequence[Event]) -> None:
        self._events.extend(events)
        if events:
            self._clock.observe(max(event.time for event in events))
        if self._ids is not None:
            self._ids.update(event.id for event in events)
        if self._texts is not None:
            self._remember(events)

    def _follow_learner(self) -> None:
        learner = self._store.get("learner") if self._store.path is not None else self.learner
        if learner in ("", self.learner):
            return
        with self._lock:
            old, self.learner = self.learner, learner
        self._writer.flush()
        with self._store.writing() as connection:
            self._store.give_to(connection, old, learner)

    def _newest_text(self, key: str) -> str:
        if self._texts is None:
            self._texts = {}
            self._remember(self._events)
        newest = self._texts.get(key)
        return newest.id if newest else ""

    def _remember(self, events: Sequence[Event]) -> None:
        texts = self._texts if self._texts is not None else {}
        for event in events:
            if event.verb in SUPERSEDING:
                old = texts.get(event.key)
                if old is None or (old.time, old.id) < (event.time, event.id):
                    texts[event.key] = event

    def _tell_saved(self, events: tuple[Event, ...]) -> None:
        self.on_saved(events)

    def _tell_failed(self, error: AtelierError, waiting: int) -> None:
        self.on_failed(error, waiting)
