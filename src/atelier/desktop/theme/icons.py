"""Icons: Lucide's SVG in a colour and a size, sharp at any device pixel ratio."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from atelier import places


@cache
def _source(name: str) -> str:
    path = places.assets() / ("icons" if name != "atelier" else "") / f"{name}.svg"
    return path.read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    text = _source(name).replace("currentColor", colour)
    if name != "atelier":
        text = re.sub(r'stroke-width="[^"]*"', f'stroke-width="{stroke}"', text)
    return QSvgRenderer(QByteArray(text.encode()))


def paint(painter: QPainter, box: QRectF, name: str, colour: str) -> None:
    """Draw an icon in a box."""
    _renderer(name, colour, 2.2 if box.width() < 18 else 1.75).render(painter, box)


@cache
def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """An icon as a picture of `size` logical pixels."""
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QRectF(0, 0, size, size), name, colour)
    painter.end()
    return image


def icon(name: str, colour: str, size: int, ratio: float) -> QIcon:
    """An icon for a menu or a window."""
    return QIcon(pixmap(name, colour, size, ratio))
