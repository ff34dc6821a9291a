"""Something set apart: an edge, a tint, an icon and a title of the same hue."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from atelier.content import model
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label

_LOOKS = {
    "key": ("sparkle", "ochre"),
    "tip": ("lightbulb", "teal"),
    "warning": ("triangle-alert", "danger"),
    "law": ("scale", "indigo"),
    "example": ("message", "green"),
}


class Callout(QFrame):
    """A callout."""

    def __init__(self, context: Context, block: model.Callout) -> None:
        super().__init__()
        self._theme = context.theme
        icon, self._hue = _LOOKS[block.kind]
        gap = self._theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(24), gap(18), gap(24), gap(18))
        column.setSpacing(gap(6))
        row = QHBoxLayout()
        row.setSpacing(gap(9))
        row.addWidget(Icon(self._theme, "messages-square" if icon == "message" else icon, self._hue))
        row.addWidget(Label(plain(block.title), "strong", self._hue), 1)
        column.addLayout(row)
        column.addWidget(context.prose(block.flows))
        self.setAccessibleName(plain(block.title))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the tint and the edge."""
        painter = paint.begin(self)
        box = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.fillPath(path, self._theme.colour(f"{self._hue}_s"))
        painter.setPen(self._theme.colour("line"))
        painter.drawPath(path)
        painter.setClipPath(path)
        painter.fillRect(QRectF(0, 0, 5, box.height()), self._theme.colour(f"{self._hue}_f"))
