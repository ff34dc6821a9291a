"""A choice among a few, its arrow painted so that it follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from atelier.desktop.theme import icons, tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint


class Combo(QComboBox):
    """A combo box; the wheel scrolls the page unless the list is open."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Changing a choice by scrolling past it would be a trap."""
        event.ignore()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the box, the words and the arrow."""
        painter, theme = paint.begin(self), self._theme
        enabled = self.isEnabled()
        fill, edge = (
            theme.colour("surface" if enabled else "hover"),
            theme.colour("ctl" if enabled else "line"),
        )
        paint.rounded(painter, QRectF(self.rect()), tokens.radius("field"), fill, edge)
        side = theme.px(18) if enabled else 0
        room = QRect(theme.gap(14), 0, self.width() - theme.gap(30) - side, self.height())
        painter.setFont(theme.font("list"))
        painter.setPen(theme.colour("ink"))
        words = QFontMetrics(painter.font()).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if enabled:
            box = QRectF(self.width() - theme.gap(12) - side, (self.height() - side) / 2, side, side)
            icons.paint(painter, box, "chevron-down", theme.name("ink"))
