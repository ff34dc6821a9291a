"""A dialog for what cannot be undone or must be decided: a title that is a sentence, facts, verbs."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.focus import FocusRing
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import rule

WIDTH = 560
MARGIN = 24
"""Pixels left free around a dialog in its window."""


class _Scrim(QWidget):
    """A veil over the window that must wait."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setGeometry(window.rect())
        self.show()

    def paintEvent(self, _: QPaintEvent) -> None:
        scrim = self._theme.colour("scrim")
        scrim.setAlphaF(0.46)
        QPainter(self).fillRect(self.rect(), scrim)


class Dialog(QDialog):
    """`body` holds what a caller adds, and scrolls where it is too long for the window.
    Escape means the safe answer."""

    waits: ClassVar[bool] = True
    """Whether `ask` waits for the answer; turned off to take a picture of what stands open."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setModal(True)
        if parent is not None:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        gap = theme.gap
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, gap(16), 0, gap(22))
        self._column.setSpacing(gap(10))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(title)
        self._content = QWidget()
        self._content.setObjectName("content")
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(gap(28), gap(10), gap(28), gap(10))
        self.body.setSpacing(gap(14))
        self.body.addWidget(Label(title, "section"))
        self._scroll.setWidget(self._content)
        self._column.addWidget(self._scroll)
        self._buttons: Flow | None = None
        self._scrim: _Scrim | None = None
        self._answer = ""
        self._safe = ""
        self.held = False
        """Whether Escape and the window's own button must not close it."""
        self._ring = FocusRing(theme, self)

    def add_text(self, text: str, role: str = "list", tone: str = "") -> Label:
        """Add a paragraph."""
        label = Label(text, role, tone)
        self.body.addWidget(label)
        return label

    def add_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Add facts in two columns."""
        self.body.addWidget(rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.gap(24))
        grid.setVerticalSpacing(self.theme.gap(8))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 5)
        for row, (name, value) in enumerate(facts):
            grid.addWidget(Label(name, "small", "ink2"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(value, "small"), row, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(grid)
        self.body.addWidget(rule())

    def add_buttons(self, *choices: tuple[str, str], safe: str, filled: str) -> dict[str, Button]:
        """Add buttons (key, words), the main one last; `safe` is what Escape means, `filled` (or
        `safe`) has the focus: where the main thing cannot be undone, both are the same."""
        self._safe = self._answer = safe
        row = self._buttons = Flow(self.theme.gap(12), self)
        made = {}
        for key, words in choices:
            button = made[key] = Button(self.theme, words, kind="filled" if key == filled else "outlined")
            button.clicked.connect(lambda _=False, key=key: self.choose(key))
            row.addWidget(button)
        made[filled or safe].setFocus()
        foot = QHBoxLayout()
        foot.setContentsMargins(self.theme.gap(28), 0, self.theme.gap(28), 0)
        foot.addWidget(row, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addLayout(foot)
        return made

    def ask(self) -> str:
        """Show it and wait; the key of the button chosen."""
        if not self.waits:
            self.open()
            return self._safe
        self.exec()
        return self._answer

    def choose(self, key: str) -> None:
        """Answer, and close."""
        self._answer = key
        self.accept()

    def reject(self) -> None:
        """Close without a choice: the safe one."""
        if not self.held:
            super().reject()

    # ------------------------------------------------------------------ room

    def _room(self) -> QRect:
        """Where the dialog may stand: its window, or the screen."""
        parent = self.parentWidget()
        room = parent.window().geometry() if parent else self.screen().availableGeometry()
        return room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def fit(self) -> None:
        """Take the height that the words need, or all there is, in which case they scroll."""
        room = self._room()
        width = min(max(self.theme.px(WIDTH), WIDTH), room.width())
        margins = self._column.contentsMargins()
        below = 0
        if self._buttons is not None:
            inner = width - 2 * self.theme.gap(28)
            below = self._buttons.heightForWidth(inner) + self._column.spacing()
        wanted = self.body.totalHeightForWidth(width) if self.body.hasHeightForWidth() else -1
        wanted = max(wanted, self.body.totalSizeHint().height() if wanted < 0 else wanted)
        most = room.height() - margins.top() - margins.bottom() - below
        long = wanted > most
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus if long else Qt.FocusPolicy.NoFocus)
        # Left to itself, a scroll bar once shown takes room from the words, which then need it.
        self._scroll.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        height = min(wanted, most)
        self._scroll.setFixedHeight(height)
        self.setFixedSize(width, height + below + margins.top() + margins.bottom())
        if self.parentWidget():
            box = QRect(self.pos(), self.size())
            box.moveCenter(room.center())
            self.move(box.topLeft())

    def showEvent(self, event: QShowEvent) -> None:
        """Veil the window, and take the room that the words need."""
        parent = self.parentWidget()
        if parent is not None and self._scrim is None:
            self._scrim = _Scrim(self.theme, parent.window())
        self.fit()
        super().showEvent(event)
        self._ring.watch_input()

    def hideEvent(self, event: QHideEvent) -> None:
        """Lift the veil, and give the window its focus back."""
        super().hideEvent(event)
        if (parent := self.parentWidget()) is not None:
            parent.window().activateWindow()
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, with an edge where the system gives no frame."""
        if self.parentWidget() is None:
            super().paintEvent(event)
            return
        theme = self.theme
        paint.rounded(
            paint.begin(self),
            QRectF(self.rect()),
            tokens.radius("card"),
            theme.colour("surface"),
            theme.colour("ctl"),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape means the safe choice."""
        if event.key() == Qt.Key.Key_Escape:
            self._answer = self._safe
            self.reject()
        else:
            super().keyPressEvent(event)
