"""The strip of lessons: full, part full, empty; told by shape as much as by colour."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from atelier.classroom.digest import DONE, LEFT, Cell
from atelier.classroom.figures import LessonFigure
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint

WIDTH, HEIGHT, GAP, BETWEEN = 18, 24, 4, 11
"""A cell at 100 %, between two cells, between two modules."""
LEAST = 5


class Strip:
    """Where the cells of some lessons stand, in a width."""

    def __init__(self, theme: Theme, lessons: Sequence[LessonFigure], room: float) -> None:
        self._theme = theme
        modules = [lesson.module for lesson in lessons]
        breaks = sum(a != b for a, b in pairwise(modules))
        count = len(lessons)
        width, gap, between = theme.px(WIDTH), float(theme.px(GAP)), float(theme.px(BETWEEN))
        wanted = count * width + (count - 1 - breaks) * gap + breaks * between
        if wanted > room and count:
            scale = max(0.1, room / wanted)
            gap, between = max(1.0, gap * scale), max(2.0, between * scale)
            left = room - (count - 1 - breaks) * gap - breaks * between
            width = max(LEAST, int(left / count))
        self.width = width
        self.places: list[float] = []
        x = 0.0
        for place, module in enumerate(modules):
            if place:
                x += between if module != modules[place - 1] else gap
            self.places.append(x)
            x += width
        self.total = x

    @staticmethod
    def wanted(theme: Theme, lessons: Sequence[LessonFigure]) -> int:
        """The width that these lessons would like."""
        return round(Strip(theme, lessons, 100_000).total)

    def box(self, place: int, left: float, middle: float) -> QRectF:
        """Where a cell stands."""
        height = self._theme.px(HEIGHT)
        return QRectF(left + self.places[place], middle - height / 2, self.width, height)

    def at(self, x: float) -> int:
        """The lesson under a place, -1 if none."""
        return next(
            (place for place, left in enumerate(self.places) if left - 2 <= x <= left + self.width + 2), -1
        )


def draw_cell(painter: QPainter, theme: Theme, box: QRectF, hue: str, filled: float) -> None:
    """A cell filled from below: 1 whole, 0 empty."""
    radius = min(4.0, box.width() / 3)
    name = hue or "ink"
    if filled >= 1:
        paint.rounded(painter, box, radius, theme.colour(name), None)
        return
    paint.rounded(painter, box, radius, theme.colour("surface"), theme.colour("ctl"), 1.0)
    if filled > 0:
        path = QPainterPath()
        path.addRoundedRect(box.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
        painter.save()
        painter.setClipPath(path)
        level = box.height() * filled
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(
            QRectF(box.left(), box.bottom() - level, box.width(), level),
            theme.colour(f"{hue}_f" if hue else "ctl"),
        )
        painter.restore()


def draw_lesson(painter: QPainter, theme: Theme, box: QRectF, hue: str, cell: Cell) -> None:
    """A lesson of a person."""
    filled = (
        1.0 if cell.state == DONE else 0.0 if cell.state == LEFT else min(0.75, max(0.3, cell.percent / 100))
    )
    draw_cell(painter, theme, box, hue, filled)
