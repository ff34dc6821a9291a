"""Long work off the interface's thread: progress, a way to cancel, a result or an error."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from threading import Event
from typing import Any, ClassVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from atelier.errors import AtelierError

log = logging.getLogger(__name__)

Work = Callable[[Callable[[int, int], None], Event], Any]
"""Takes `progress(done, total)` and an event that is set to cancel; returns a result."""


class Job(QObject):
    """One piece of work. Signals come on the interface's thread.

    Meanwhile Python looks for no cycles: it would do so in the thread of the work, and delete there the
    widgets that it finds, which Qt does not allow.
    """

    _running: ClassVar[int] = 0
    _collecting: ClassVar[bool] = False
    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()
        self.running = False
        for ended in (self.finished, self.failed, self.cancelled):
            ended.connect(self._over)

    def start(self) -> None:
        """Begin, in a thread of the pool."""
        self.running = True
        if not Job._running:
            Job._collecting = gc.isenabled()
            gc.disable()
        Job._running += 1
        QThreadPool.globalInstance().start(_Run(self))

    @Slot()
    def _over(self) -> None:
        Job._running -= 1
        if not Job._running and Job._collecting:
            gc.enable()

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
