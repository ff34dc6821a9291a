"""One thread that puts events on disk, several at a time, and says when they are there."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from threading import Condition, Thread
from time import monotonic

from atelier.errors import AtelierError
from atelier.journal.events import Event
from atelier.journal.rows import Row
from atelier.journal.store import Store

Saved = Callable[[tuple[Event, ...]], None]
Failed = Callable[[AtelierError, int], None]

_RETRY = (0.25, 0.5, 1.0, 2.0, 5.0)  # seconds before each new try; the last one repeats
_AT_ONCE = 500  # events a transaction

log = logging.getLogger(__name__)


class Writer:
    """Takes events at once and commits them soon; what fails stays queued, in order.

    `saved(events)` is called after the commit and `failed(error, waiting)` after each
    failed try, both from the writer's thread.
    """

    def __init__(self, store: Store, saved: Saved, failed: Failed) -> None:
        self._store = store
        self._saved = saved
        self._failed = failed
        self._queue: deque[tuple[Event, Row]] = deque()
        self._changed = Condition()
        self._closing = False
        self._hurry = False
        self._thread = Thread(target=self._run, name="journal-writer", daemon=True)
        self._thread.start()

    def put(self, event: Event, row: Row) -> None:
        """Queue an event; returns at once."""
        with self._changed:
            if self._closing:
                raise AtelierError("journal.closed")
            self._queue.append((event, row))
            self._changed.notify_all()

    @property
    def pending(self) -> int:
        """How many events are not yet on disk."""
        return len(self._queue)

    def waiting(self) -> tuple[Event, ...]:
        """The events that are not yet on disk."""
        with self._changed:
            return tuple(event for event, _row in self._queue)

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until all is on disk; False when it is not after `timeout` seconds."""
        limit = monotonic() + timeout
        with self._changed:
            self._hurry = True
            self._changed.notify_all()
            return self._changed.wait_for(lambda: not self._queue, limit - monotonic())

    def close(self, timeout: float = 5.0) -> tuple[Event, ...]:
        """Put down what can be and stop; gives back the events that could not be saved."""
        self.flush(timeout)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join()
        return self.waiting()

    # ------------------------------------------------------------------ the thread

    def _run(self) -> None:
        failures = 0
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._queue or self._closing)
                if self._closing and (failures or not self._queue):
                    return
                self._hurry = False
                batch = [self._queue[index] for index in range(min(len(self._queue), _AT_ONCE))]
            try:
                self._store.append_rows([row for _event, row in batch])
            except AtelierError as error:
                self._tell_failed(error)
                self._rest(_RETRY[min(failures, len(_RETRY) - 1)])
                failures += 1
            else:
                failures = 0
                self._done(batch)

    def _done(self, batch: Sequence[tuple[Event, Row]]) -> None:
        events = tuple(event for event, _row in batch)
        with self._changed:
            for _ in batch:
                self._queue.popleft()
            self._changed.notify_all()
        try:
            self._saved(events)
        except Exception:
            log.exception("a listener of saved events failed")

    def _tell_failed(self, error: AtelierError) -> None:
        try:
            self._failed(error, self.pending)
        except Exception:
            log.exception("a listener of failures failed")

    def _rest(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._hurry, seconds)
