"""Long work off the interface's thread: progress, a way to cancel, a result or an error."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from functools import cache, partial
from threading import Event
from typing import Any, ClassVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from atelier.errors import AtelierError

log = logging.getLogger(__name__)

Work = Callable[[Callable[[int, int], None], Event], Any]
"""Takes `progress(done, total)` and an event that is set to cancel; returns a result."""


class Job(QObject):
    """One piece of work. Signals come on the interface's thread.

    The work may outlive the job, which ends with its parent: it is done all the same, and nobody is told.
    Meanwhile Python looks for no cycles: it would do so in the thread of the work, and delete there the
    widgets that it finds, which Qt does not allow.
    """

    _running: ClassVar[dict[int, Job]] = {}
    _collecting: ClassVar[bool] = False
    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()

    def start(self) -> None:
        """Begin, in a thread of the pool."""
        if not Job._running:
            Job._collecting = gc.isenabled()
            gc.disable()
        Job._running[id(self)] = self
        QThreadPool.globalInstance().start(_Run(id(self), self._work, self._stop, _relay()))

    def cancel(self) -> None:
        """Ask it to stop."""
        self._stop.set()

    @classmethod
    def tell(cls, key: int, what: str, words: tuple[object, ...]) -> None:
        """Emit a signal of a running job, if it is still there; any but `progressed` is its last."""
        job = cls._running[key] if what == "progressed" else cls._running.pop(key)
        if not cls._running and cls._collecting:
            gc.enable()
        if isValid(job):
            getattr(job, what).emit(*words)


class _Relay(QObject):
    """Brings to the interface's thread what a worker says. There is one, for good: what is said to an object that
    is about to be deleted may be lost, and one that speaks may not be deleted from another thread."""

    said = Signal(object, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.said.connect(self._tell)

    @Slot(object, str, object)
    def _tell(self, key: int, what: str, words: tuple[object, ...]) -> None:
        Job.tell(key, what, words)


@cache
def _relay() -> _Relay:
    return _Relay()


class _Run(QRunnable):
    def __init__(self, key: int, work: Work, stop: Event, relay: _Relay) -> None:
        super().__init__()
        self._key, self._work, self._stop, self._relay = key, work, stop, relay

    def run(self) -> None:
        """Do the work (in the worker's thread)."""
        try:
            result = self._work(partial(self._say, "progressed"), self._stop)
        except Exception as error:
            if self._stop.is_set():
                self._say("cancelled")
                return
            if not isinstance(error, AtelierError):
                log.exception("a job failed")
            self._say("failed", error)
        else:
            self._say("finished", result)  # what is done is done, even if it was to stop

    def _say(self, what: str, *words: object) -> None:
        self._relay.said.emit(self._key, what, words)
