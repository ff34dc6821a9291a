"""The logo of an organisation: a drawing or a picture, on paper of its own, whole at every size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.theme.tokens import Scheme
from atelier.desktop.widgets import paint

Logo = QSvgRenderer | QImage
LONGEST = 2.6
"""How many times its height the box of a logo is wide, at most."""


def load(path: Path | None) -> Logo | None:
    """A logo, or nothing where there is none that one could draw."""
    if path is None:
        return None
    from atelier.content import pictures  # what reads drawings is not needed before there is one

    try:
        if not path.is_file() or pictures.problem(path):
            return None
    except OSError:
        return None
    if path.suffix.lower() == ".svg":
        renderer = QSvgRenderer(str(path))
        return renderer if renderer.isValid() else None
    image = QImage(str(path))
    return None if image.isNull() else image


def width_for(logo: Logo, side: float) -> float:
    """The width of the box of a logo that is `side` high: a square, or longer for one that is."""
    size = logo.defaultSize() if isinstance(logo, QSvgRenderer) else logo.size()
    ratio = size.width() / size.height() if size.height() else 1.0
    return side * min(LONGEST, max(1.0, ratio * 0.9))


def draw(painter: QPainter, logo: Logo, box: QRectF) -> None:
    """Draw a logo in a box with round corners: it is made for paper, and stands on it in every theme."""
    sheet = tokens.colours(Scheme.LIGHT)
    side = box.height()
    path = QPainterPath()
    path.addRoundedRect(box, side * 0.24, side * 0.24)
    painter.fillPath(path, QColor(sheet["surface"]))
    painter.strokePath(path, QPen(QColor(sheet["line"]), max(1.0, side / 40)))
    inner = box.adjusted(side * 0.1, side * 0.1, -side * 0.1, -side * 0.1)
    if isinstance(logo, QSvgRenderer):
        size = logo.defaultSize()
        logo.render(painter, inside(inner, size.width(), size.height()))
        return
    place = inside(inner, logo.width(), logo.height())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, logo)


def inside(box: QRectF, width: float, height: float) -> QRectF:
    """The largest box of these proportions, in the middle."""
    if width <= 0 or height <= 0:
        return box
    scale = min(box.width() / width, box.height() / height)
    wide, high = width * scale, height * scale
    return QRectF(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high)


class LogoBox(QWidget):
    """A logo in a page; a screen reader has the name beside it."""

    def __init__(self, theme: Theme, side: int = 40) -> None:
        super().__init__()
        self._theme, self._side = theme, side
        self._logo: Logo | None = None
        theme.changed.connect(self._measure)
        self._measure()

    def show_logo(self, path: Path | None) -> None:
        """Show a logo, or nothing."""
        self._logo = load(path)
        self._measure()
        self.update()

    def _measure(self) -> None:
        side = self._theme.px(self._side) if self._logo is not None else 0
        wide = width_for(self._logo, side) if self._logo is not None else 0
        self.setFixedSize(QSize(round(wide), side))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw it."""
        if self._logo is not None:
            draw(paint.begin(self), self._logo, QRectF(self.rect()).adjusted(1, 1, -1, -1))
