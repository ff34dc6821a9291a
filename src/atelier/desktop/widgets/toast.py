"""A word at the bottom after an action, with a way back. One at a time; it hides nothing for long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.desktop.theme import icons
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label

SHOWN = 8000
"""Milliseconds a toast stays; longer while the pointer or the focus is on it."""


def announce(widget: QWidget, text: str) -> None:
    """Say something to a screen reader."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Toast(QWidget):
    """The toast of a window; it lives in the window's layout so that the page makes room for it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        self._label = Label("", "list", "onbtn")
        self._undo = Button(theme, self.tr("Annuler"), icon="undo-2", kind="outlined", small=True)
        self._undo.clicked.connect(self._undone)
        row.addWidget(self._label, 1)
        row.addWidget(self._undo)
        self._action: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        theme.changed.connect(self._measure)
        self._measure()
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence, with « Annuler » if it can be undone."""
        self._label.setText(text)
        self._action = undo
        self._undo.setVisible(undo is not None)
        self.show()
        self.raise_()
        self._timer.start(SHOWN)
        announce(self, text)

    def _undone(self) -> None:
        action, self._action = self._action, None
        self.hide()
        if action:
            action()

    def _leave(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start(SHOWN)
        else:
            self.hide()

    def _measure(self) -> None:
        gap = self._theme.gap
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(gap(54), gap(8), gap(12), gap(8))
        self.setMinimumHeight(self._theme.px(54))
        self.setMaximumWidth(self._theme.px(640))

    def changeEvent(self, event: QEvent) -> None:
        """Repaint when the style changes."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the dark ground and the check mark."""
        painter = paint.begin(self)
        paint.rounded(painter, QRectF(self.rect()), 12, self._theme.colour("btn"), None)
        side = self._theme.px(22)
        box = QRectF(self._theme.gap(20), (self.height() - side) / 2, side, side)
        icons.paint(
            painter, box, "check", self._theme.name("focus1" if self._theme.scheme != "dark" else "bg")
        )
