"""Say what a program took until its first window was painted, then end it."""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FirstPaint(QObject):
    """Watches the first window from the event loop's first turn, before anything is painted."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        QTimer.singleShot(0, self._watch)

    def _watch(self) -> None:
        window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window comes first; all that stands on it is painted in the same turn."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, _say)
        return False


def _say() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "memory": _peak()}))
    sys.stdout.flush()
    os._exit(0)


def _peak() -> int:
    """The most memory that this process had, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says on Linux may be inherited from the process that started us
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def run(app: QApplication, window: QWidget) -> None:
    """Show a window and say what it took."""
    FirstPaint(app)
    window.show()
    app.exec()
