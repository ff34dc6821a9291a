"""A key of the keyboard, drawn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint


class Key(QWidget):
    """A large one stands in an answer, a small one in a line of help."""

    def __init__(self, theme: Theme, words: str, *, large: bool = False) -> None:
        super().__init__()
        self._theme, self._words, self._large = theme, words, large
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A square, or as wide as the key's name."""
        side = self._theme.px(40 if self._large else 25)
        font = self._theme.font("strong" if self._large else "floor")
        font.setBold(True)
        words = QFontMetrics(font).horizontalAdvance(self._words)
        return QSize(max(side, words + self._theme.px(16)), side)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw it."""
        painter, theme = paint.begin(self), self._theme
        fill, edge = ("surface", "ctl") if self._large else ("bg", "line")
        radius = tokens.radius("button" if self._large else "key")
        paint.rounded(painter, QRectF(self.rect()), radius, theme.colour(fill), theme.colour(edge))
        font = theme.font("strong" if self._large else "floor")
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if self._large else "ink2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
