"""Long work off the interface's thread: progress, a way to cancel, a result or an error."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from atelier.errors import AtelierError

log = logging.getLogger(__name__)

Work = Callable[[Callable[[int, int], None], Event], Any]
"""Takes `progress(done, total)` and an event that is set to cancel; returns a result."""


class Job(QObject):
    """One piece of work. Signals come on the interface's thread."""

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()
        self.running = False

    def start(self) -> None:
        """Begin, in a thread of the pool."""
        self.running = True
        QThreadPool.globalInstance().start(_Run(self))

    def cancel(self) -> None:
        """Ask it to stop."""
        self._stop.set()

    def run(self) -> None:
        """Do the work (in the worker's thread)."""
        try:
            result = self._work(self.progressed.emit, self._stop)
        except AtelierError as error:
            self.running = False
            self.cancelled.emit() if self._stop.is_set() else self.failed.emit(error)
        except Exception as error:
            self.running = False
            if self._stop.is_set():
                self.cancelled.emit()
                return
            log.exception("a job failed")
            self.failed.emit(error)
        else:
            self.running = False
            self.finished.emit(result)  # what is done is done, even if it was to stop


class _Run(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()
