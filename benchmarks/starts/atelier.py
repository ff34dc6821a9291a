"""Atelier as a person opens it: its own `main`, whose Qt application is watched."""

from __future__ import annotations

import sys

from PySide6 import QtWidgets

from atelier.cli import main
from benchmarks.starts.first_paint import FirstPaint


class Watched(QtWidgets.QApplication):
    """The application that the app makes for itself, and its first paint."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self.watch = FirstPaint(self)


QtWidgets.QApplication = Watched  # type: ignore[misc]
sys.exit(main([]))
