"""The foot of a slide: who gives the workshop, and the number of the slide; on the first, when too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtSvg import QSvgRenderer

from atelier.classroom.deck import Frame
from atelier.content import pictures
from atelier.desktop.slides.setting import Laid, Style, lay
from atelier.desktop.slides.sheet import FOOT, LEFT, RIGHT, WIDE, Kit
from atelier.desktop.slides.templates.said import OPENING
from atelier.desktop.slides.words import tr

SMALL, LARGE = 54.0, 84.0
"""The side of the logo on a slide, on the first one."""


class Foot:
    """What stands under every slide of a deck."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._logo = _loaded(kit.occasion.logo)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the foot of a frame."""
        if frame.id == OPENING:
            self._opening(painter)
            return
        colours, occasion = self._kit.colours, self._kit.occasion
        style = Style(32, colours.ink2, line=1.2)
        x = LEFT + self._paint_logo(painter, SMALL, 20)
        _left(painter, lay(occasion.organisation or self._kit.deck.title, style, WIDE - 220), x, FOOT)
        _right(painter, lay(str(self._kit.deck.number(frame.id)), style, 200), FOOT)

    def _opening(self, painter: QPainter) -> None:
        """Two lines at each side, as the first slide has them."""
        colours, occasion = self._kit.colours, self._kit.occasion
        with_whom = tr("Avec {name}").format(name=occasion.trainer) if occasion.trainer else ""
        x = LEFT + self._paint_logo(painter, LARGE, 28)
        quiet = Style(38, colours.ink2, line=1.22)
        strong = quiet._replace(colour=colours.ink, bold=True)
        left = [(occasion.organisation, strong), (with_whom, quiet)]
        right = [(occasion.date, quiet), (occasion.hours, quiet)]
        for side, draw in ((left, None), (right, _right)):
            lines = [lay(said, style, 900) for said, style in side if said]
            y = FOOT - 18 - sum(line.height for line in lines) / 2
            for line in lines:
                y += line.height / 2
                if draw is None:
                    _left(painter, line, x, y)
                else:
                    draw(painter, line, y)
                y += line.height / 2

    def _paint_logo(self, painter: QPainter, side: float, gap: float) -> float:
        """Draw the logo in its box; the room that it took."""
        if self._logo is None:
            return 0.0
        colours = self._kit.colours
        middle = FOOT - 18 if side == LARGE else FOOT
        box = QRectF(LEFT, middle - side / 2, side, side)
        path = QPainterPath()
        path.addRoundedRect(box, side * 0.24, side * 0.24)
        painter.fillPath(path, QColor(colours.paper))
        painter.strokePath(path, QPen(QColor(colours.line), 2))
        inner = box.adjusted(side * 0.1, side * 0.1, -side * 0.1, -side * 0.1)
        if isinstance(self._logo, QSvgRenderer):
            size = self._logo.defaultSize()
            self._logo.render(painter, _inside(inner, size.width(), size.height()))
        else:
            place = _inside(inner, self._logo.width(), self._logo.height())
            painter.drawImage(place, self._logo)
        return side + gap


def _loaded(path: str) -> QSvgRenderer | QImage | None:
    if not path:
        return None
    file = Path(path)
    try:
        if not file.is_file() or pictures.problem(file):
            return None
    except OSError:
        return None
    if file.suffix.lower() == ".svg":
        renderer = QSvgRenderer(str(file))
        return renderer if renderer.isValid() else None
    image = QImage(str(file))
    return None if image.isNull() else image


def _inside(box: QRectF, width: float, height: float) -> QRectF:
    """The largest box of these proportions, in the middle."""
    if width <= 0 or height <= 0:
        return box
    scale = min(box.width() / width, box.height() / height)
    wide, high = width * scale, height * scale
    return QRectF(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high)


def _left(painter: QPainter, laid: Laid, x: float, middle: float) -> None:
    laid.paint(painter, x, middle - laid.height / 2)


def _right(painter: QPainter, laid: Laid, middle: float) -> None:
    laid.paint(painter, RIGHT - laid.natural, middle - laid.height / 2)
