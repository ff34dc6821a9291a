"""A word at the bottom after an action, with a way back. One at a time; it hides nothing for long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.desktop.theme import icons
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label

SHOWN = 8000
"""Milliseconds a toast stays; longer while the pointer or the focus is on it."""
READ = 70
"""Milliseconds for each letter of a long one."""
WIDEST = 720


def announce(widget: QWidget, text: str) -> None:
    """Say something to a screen reader."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Toast(QWidget):
    """The toast of a window; it lives in the window's layout so that the page makes room for it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, "check"
        self._label = Label("", "list", "onbtn", parent=self)
        self._undo = Button(
            theme, self.tr("Annuler"), icon="undo-2", kind="outlined", small=True, parent=self
        )
        self._undo.clicked.connect(self._undone)
        self._action: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._place)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None, icon: str = "check") -> None:
        """Show a sentence, with « Annuler » if it can be undone."""
        self._label.setText(text)
        self._action, self._icon = undo, icon
        self._undo.setVisible(undo is not None)
        self.show()
        self.raise_()
        self._place()
        self._timer.start(max(SHOWN, READ * len(text)))
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

    # ------------------------------------------------------------------ room

    def _around(self) -> tuple[int, int]:
        """Room left and right of the words."""
        gap = self._theme.gap
        right = gap(20)
        if self._action is not None:
            right = gap(16) + self._undo.sizeHint().width() + gap(12)
        return gap(20) + self._theme.px(22) + gap(12), right

    def _below(self) -> int:
        return self._theme.gap(14)

    def sizeHint(self) -> QSize:
        """As wide as the words, within reason."""
        words = QFontMetrics(self._theme.font("list")).horizontalAdvance(self._label.text())
        width = min(words + 4 + sum(self._around()), self._theme.px(WIDEST))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few words a line."""
        return QSize(sum(self._around()) + self._theme.px(120), self._theme.px(54) + self._below())

    def hasHeightForWidth(self) -> bool:
        """Long words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        room = min(width, self._theme.px(WIDEST)) - sum(self._around())
        words = self._label.heightForWidth(max(1, room))
        return max(self._theme.px(54), words + 2 * self._theme.gap(12)) + self._below()

    def _place(self) -> None:
        self.updateGeometry()
        left, right = self._around()
        height = self.height() - self._below()
        self._label.setGeometry(left, 0, max(1, self.width() - left - right), height)
        size = self._undo.sizeHint()
        self._undo.setGeometry(
            self.width() - size.width() - self._theme.gap(12),
            (height - size.height()) // 2,
            size.width(),
            size.height(),
        )
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the words and the button."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint when the style changes."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the dark ground and the icon."""
        painter, theme = paint.begin(self), self._theme
        height = self.height() - self._below()
        paint.rounded(painter, QRectF(0, 0, self.width(), height), 12, theme.colour("btn"), None)
        side = theme.px(22)
        box = QRectF(theme.gap(20), (height - side) / 2, side, side)
        light = theme.scheme == "light"
        icons.paint(painter, box, self._icon, theme.name("focus1" if light else "onbtn"))
