"""A ring and a bar that show how far one is; words beside them say it too."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint

NBSP = "\u00a0"


class Ring(QWidget):
    """A ring of `side` pixels at 100 %; full, it holds a check mark. `hue` names a workshop's colour."""

    def __init__(self, theme: Theme, side: int, hue: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._side, self._hue, self._percent = theme, side, hue, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_percent(self, percent: int) -> None:
        """Show a percentage."""
        self._percent = percent
        self.setAccessibleName(f"{percent}{NBSP}%")
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the track, the part done and the figure."""
        painter = paint.begin(self)
        stroke = max(4.0, self.width() / 11)
        box = QRectF(self.rect()).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        fill = self._theme.colour(f"{self._hue}_f")
        painter.setPen(QPen(self._theme.colour("track"), stroke))
        painter.drawEllipse(box)
        if self._percent:
            pen = QPen(fill, stroke)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap if self._percent < 100 else Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -round(self._percent * 57.6))
        ink = self._theme.colour("ink")
        if self._percent >= 100:
            inset = self.width() * 0.24
            paint.tick(
                painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), ink, self.width() / 24
            )
            return
        font = QFont(self._theme.font("smallbold"))
        font.setPixelSize(max(12, round(self.width() * 0.245)))
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"{self._percent}{NBSP}%")


class Bar(QWidget):
    """A bar 8 pixels high, of a workshop's hue, or of none."""

    def __init__(self, theme: Theme, hue: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._hue, self._fraction = theme, hue, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_hue(self, hue: str) -> None:
        """Change the colour."""
        self._hue = hue
        self.update()

    def set_fraction(self, done: int, total: int) -> None:
        """Show `done` of `total`."""
        self._fraction = done / total if total else 0.0
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._theme.px(120), self._theme.px(8))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the track and the part done."""
        painter = paint.begin(self)
        box = QRectF(self.rect())
        paint.rounded(painter, box, box.height() / 2, self._theme.colour("track"), None)
        if self._fraction:
            box.setWidth(max(box.height(), box.width() * self._fraction))
            fill = self._theme.colour(f"{self._hue}_f" if self._hue else "btn")
            paint.rounded(painter, box, box.height() / 2, fill, None)
