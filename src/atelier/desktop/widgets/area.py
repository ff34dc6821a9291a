"""A field for a few lines, ruled like a notebook, that grows with what is written. `bare`: its
edge shows under the pointer only, for a card that is a field."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from atelier.desktop.theme.theme import Theme

PAUSE = 800
"""Milliseconds without a key after which what was typed is to be saved."""


class Area(QPlainTextEdit):
    """`settled` is emitted with the text after a pause, and when the focus or the page is left."""

    settled = Signal(str)

    def __init__(
        self, theme: Theme, name: str, lines: int = 3, *, bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bare = bare
        if bare:
            self.setObjectName("bare-area")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme, self._lines, self._saved = theme, lines, ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.settle)
        self.textChanged.connect(self._typed)
        theme.changed.connect(self._measure)
        self._measure()

    def set_text(self, text: str) -> None:
        """Show a text that is already saved; what is being typed is not disturbed."""
        if self.dirty or text == self.toPlainText():
            return
        self._saved = text
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._measure()

    @property
    def dirty(self) -> bool:
        """Whether something typed was not yet given to be saved."""
        return self.toPlainText() != self._saved

    def settle(self) -> None:
        """Give what was typed, if it changed."""
        self._pause.stop()
        if self.dirty:
            self._saved = self.toPlainText()
            self.settled.emit(self._saved)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field saves."""
        super().focusOutEvent(event)
        self.settle()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(self._theme.px(300), self._height())

    def _height(self) -> int:
        lines = max(self._lines, self.document().blockCount())
        laid = self.document().documentLayout().documentSize().height()
        line = self.fontMetrics().lineSpacing()
        padding = 0 if self._bare else 2 * self._theme.gap(8)
        edges = 2 * (1 + round(self.document().documentMargin()))
        return round(max(lines, laid) * line) + padding + edges + 2  # the last rule, under the last line

    def _typed(self) -> None:
        self._pause.start()
        self._measure()

    def _measure(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap otherwise at another width."""
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ruled lines under the words."""
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.colour("line"), 1))
        step = self.fontMetrics().lineSpacing()
        y = self.contentOffset().y() + self.document().documentMargin() + step
        while y < self.viewport().height():
            painter.drawLine(0, round(y), self.viewport().width(), round(y))
            y += step
        painter.end()
        super().paintEvent(event)

    def move_to_end(self) -> None:
        """Put the caret after the last word."""
        self.moveCursor(QTextCursor.MoveOperation.End)
