"""A hand on the keyboard and the mouse: real events to real widgets, as Qt's own test tools send them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from atelier.app import App
from atelier.tour.log import Log

W = TypeVar("W", bound=QWidget)


class Hand:
    """Acts on an app and takes pictures."""

    def __init__(self, app: App, log: Log) -> None:
        self.app, self.log = app, log

    def wait(self, until: Callable[[], object], seconds: float = 20.0) -> bool:
        """Let events run until something is true; false if it never is."""
        end = monotonic() + seconds
        while monotonic() < end:
            QApplication.processEvents()
            if until():
                return True
            QTest.qWait(5)
        return bool(until())

    def rest(self, milliseconds: int = 60) -> None:
        """Let events run."""
        QTest.qWait(milliseconds)

    def picture(self, name: str) -> None:
        """Take a numbered picture of the window."""
        self.rest(30)
        path = Path(self.log.folder) / f"{len(self.log.pictures) + 1:02}-{name}.png"
        self.app.picture().save(str(path))
        self.log.pictures.append(path.name)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        target = QApplication.focusWidget() or self.app.window
        QTest.keyClick(target, key, modifier)
        self.rest(20)

    def write(self, text: str) -> None:
        """Type words where the focus is; letters that no keyboard has come as an input method sends them."""
        target = QApplication.focusWidget() or self.app.window
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def shortcut(self, keys: str) -> None:
        """Press a shortcut: « Ctrl+K »."""
        QTest.keySequence(self.app.window, keys)
        self.rest(30)

    def show(self, widget: QWidget) -> None:
        """Scroll until a widget is on screen."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget, 0, 80)
            parent = parent.parentWidget()
        self.rest(15)

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget, scrolled into view first."""
        self.show(widget)
        spot = QPoint(min(40, widget.width() // 2), widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        self.rest(20)

    def button(self, words: str, inside: QWidget | None = None) -> QAbstractButton:
        """The visible button whose words or name begin so."""
        for button in (inside or self.app.window).findChildren(QAbstractButton):
            if button.isVisible() and (
                button.text().startswith(words) or button.accessibleName().startswith(words)
            ):
                return button
        raise LookupError(words)

    def every(self, kind: type[W], inside: QWidget | None = None) -> list[W]:
        """The visible widgets of a kind."""
        return [one for one in (inside or self.app.window).findChildren(kind) if one.isVisible()]
