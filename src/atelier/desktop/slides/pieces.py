"""What a laid out slide is made of; each piece knows its place on the canvas and paints itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtSvg import QSvgRenderer

from atelier.desktop.slides.setting import Laid
from atelier.desktop.theme import icons
from atelier.desktop.widgets.paint import rounded, tick


@dataclass(eq=False, kw_only=True)
class Piece:
    """Something painted. `said`: what a screen reader says of it; empty for what only decorates."""

    area: QRectF
    said: str = ""

    def paint(self, painter: QPainter) -> None:
        """Draw it at its place."""
        raise NotImplementedError


@dataclass(eq=False, kw_only=True)
class Words(Piece):
    """A paragraph."""

    laid: Laid

    def paint(self, painter: QPainter) -> None:
        """Draw it at its place."""
        self.laid.paint(painter, self.area.x(), self.area.y())


@dataclass(eq=False, kw_only=True)
class Faint(Piece):
    """A letter that only decorates."""

    laid: Laid

    def paint(self, painter: QPainter) -> None:
        """Draw it at its place."""
        self.laid.paint(painter, self.area.x(), self.area.y())


@dataclass(eq=False, kw_only=True)
class Panel(Piece):
    """A rounded box; `under` makes its lower edge heavier, as that of the app's cards."""

    radius: float = 20
    fill: str = ""
    edge: str = ""
    width: float = 2.5
    under: float = 0

    def paint(self, painter: QPainter) -> None:
        """Draw it at its place."""
        box = self.area
        if self.under and self.edge:
            rounded(painter, box, self.radius, QColor(self.edge), None)
            box = box.adjusted(0, 0, 0, -self.under)
        fill = QColor(self.fill) if self.fill else None
        rounded(painter, box, self.radius, fill, QColor(self.edge) if self.edge else None, self.width)


@dataclass(eq=False, kw_only=True)
class Edged(Piece):
    """A box with a heavy left edge: the band of an exercise."""

    fill: str
    edge: str
    width: float = 14
    radius: float = 16

    def paint(self, painter: QPainter) -> None:
        """Draw it at its place."""
        painter.save()
        path = QPainterPath()
        path.addRoundedRect(self.area, self.radius, self.radius)
        painter.setClipPath(path)
        painter.fillRect(self.area, QColor(self.fill))
        left = QRectF(self.area.x(), self.area.y(), self.width, self.area.height())
        painter.fillRect(left, QColor(self.edge))
        painter.restore()


@dataclass(eq=False, kw_only=True)
class Bar(Piece):
    """The hands of an option: hatched, or plain where `plain` says so."""

    share: float
    track: str
    fill: str
    stripe: str = ""
    radius: float = 20

    def paint(self, painter: QPainter) -> None:
        """Draw it at its place."""
        painter.save()
        path = QPainterPath()
        path.addRoundedRect(self.area, self.radius, self.radius)
        painter.setClipPath(path)
        painter.fillRect(self.area, QColor(self.track))
        full = QRectF(self.area)
        full.setWidth(self.area.width() * min(1.0, max(0.0, self.share)))
        if full.width() > 0:
            painter.setClipRect(full, Qt.ClipOperation.IntersectClip)
            painter.fillRect(full, QColor(self.fill))
            if self.stripe:
                _stripes(painter, full, QColor(self.stripe))
        painter.restore()


def _stripes(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 13, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    x = box.x() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom() + 9), QPointF(x + box.height() + 18, box.y() - 9))
        x += 36


@dataclass(eq=False, kw_only=True)
class Rule(Piece):
    """A straight line, the area's size."""

    colour: str

    def paint(self, painter: QPainter) -> None:
        """Draw it at its place."""
        painter.fillRect(self.area, QColor(self.colour))


@dataclass(eq=False, kw_only=True)
class Dot(Piece):
    """A disc."""

    colour: str

    def paint(self, painter: QPainter) -> None:
        """Draw it at its place."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour))
        painter.drawEllipse(self.area)


@dataclass(eq=False, kw_only=True)
class Sign(Piece):
    """An icon of the app."""

    name: str
    colour: str

    def paint(self, painter: QPainter) -> None:
        """Draw it at its place."""
        icons.paint(painter, self.area, self.name, self.colour)


@dataclass(eq=False, kw_only=True)
class Tick(Piece):
    """A check mark."""

    colour: str

    def paint(self, painter: QPainter) -> None:
        """Draw it at its place."""
        tick(painter, self.area, QColor(self.colour), self.area.width() / 9)


@dataclass(eq=False, kw_only=True)
class Picture(Piece):
    """A drawing (sharp at any size) or an image; `smallest` is the size of the drawing's least words."""

    source: QSvgRenderer | QImage = field(repr=False)
    smallest: float = 0

    def paint(self, painter: QPainter) -> None:
        """Draw it at its place."""
        if isinstance(self.source, QSvgRenderer):
            self.source.render(painter, self.area)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.area, self.source)
