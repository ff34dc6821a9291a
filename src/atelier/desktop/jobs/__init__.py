"""Long work off the interface's thread: progress, a way to cancel, a result or an error."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from threading import Event
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot

from atelier.errors import AtelierError

log = logging.getLogger(__name__)

Work = Callable[[Callable[[int, int], None], Event], Any]
"""Takes `progress(done, total)` and an event that is set to cancel; returns a result."""


class Job(QObject):
    """One piece of work. Signals come on the interface's thread.

    The work may outlive the job, which ends with its parent: it is done all the same, and nobody is told.
    """

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
        report = _Report(QCoreApplication.instance())
        report.progressed.connect(self.progressed)
        report.finished.connect(self.finished)
        report.failed.connect(self.failed)
        report.cancelled.connect(self.cancelled)
        QThreadPool.globalInstance().start(_Run(self._work, self._stop, report))

    def cancel(self) -> None:
        """Ask it to stop."""
        self._stop.set()


class _Report(QObject):
    """What the worker's thread tells the interface's: it lives until the work is over, whoever asked for it.

    Meanwhile Python looks for no cycles: it would do so in the thread of the work, and delete there the
    widgets that it finds, which Qt does not allow.
    """

    _open: ClassVar[int] = 0
    _collecting: ClassVar[bool] = False
    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, application: QCoreApplication | None) -> None:
        super().__init__(application)
        if not _Report._open:
            _Report._collecting = gc.isenabled()
            gc.disable()
        _Report._open += 1
        for ended in (self.finished, self.failed, self.cancelled):
            ended.connect(self._over)

    @Slot()
    def _over(self) -> None:
        _Report._open -= 1
        if not _Report._open and _Report._collecting:
            gc.enable()


class _Run(QRunnable):
    def __init__(self, work: Work, stop: Event, report: _Report) -> None:
        super().__init__()
        self._work, self._stop, self._report = work, stop, report

    def run(self) -> None:
        """Do the work (in the worker's thread)."""
        report = self._report
        try:
            result = self._work(report.progressed.emit, self._stop)
        except Exception as error:
            if self._stop.is_set():
                report.cancelled.emit()
            else:
                if not isinstance(error, AtelierError):
                    log.exception("a job failed")
                report.failed.emit(error)
        else:
            report.finished.emit(result)  # what is done is done, even if it was to stop
        report.deleteLater()  # here, once told: the other thread would delete it while it tells
