"""The foot of a slide: who gives the workshop, and the number of the slide; on the first, when too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from atelier.classroom.deck import Frame
from atelier.desktop.slides.setting import Laid, Style, lay
from atelier.desktop.slides.sheet import FOOT, LEFT, RIGHT, WIDE, Kit
from atelier.desktop.slides.templates.said import OPENING
from atelier.desktop.slides.words import tr
from atelier.desktop.widgets import logo as logos

SMALL, LARGE = 54.0, 84.0
"""The side of the logo on a slide, on the first one."""


class Foot:
    """What stands under every slide of a deck."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._logo = logos.load(Path(kit.occasion.logo) if kit.occasion.logo else None)

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
        middle = FOOT - 18 if side == LARGE else FOOT
        wide = logos.width_for(self._logo, side)
        box = QRectF(LEFT, middle - side / 2, wide, side)
        logos.draw(painter, self._logo, box)
        return wide + gap


def _left(painter: QPainter, laid: Laid, x: float, middle: float) -> None:
    laid.paint(painter, x, middle - laid.height / 2)


def _right(painter: QPainter, laid: Laid, middle: float) -> None:
    laid.paint(painter, RIGHT - laid.natural, middle - laid.height / 2)
