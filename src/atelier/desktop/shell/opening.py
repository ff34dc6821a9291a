"""A file opened by double click where the system sends it as an event (macOS), rather than as an argument."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Opening(QObject):
    """Gives the path of each such file to `open_`, from now on."""

    def __init__(self, qt: QApplication, open_: Callable[[str], None]) -> None:
        super().__init__(qt)
        self._open = open_
        qt.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Take the event of a file."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self._open(event.file())
            return True
        return False
