"""Letting a window come to rest before it is looked at."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer


def settle(seconds: float = 0.35) -> None:
    """Let timers and layouts finish."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
