"""The gauges through a game: a line each, told apart by its dashes, its mark and its name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.desktop.screens.simulation.looks import HUES
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.simulation.debrief import Debrief
from atelier.simulation.hours import hour

DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)


def apart(wanted: list[float], step: float, last: float) -> list[float]:
    """Heights, in order, at least a step apart and none below the last."""
    found: list[float] = []
    for y in wanted:
        found.append(max(y, found[-1] + step) if found else y)
    for place in reversed(range(len(found))):
        found[place] = min(found[place], last - step * (len(found) - 1 - place))
    return found


class Chart(QWidget):
    """The chart of a game. Its accessible description says each line's start, worst and end."""

    def __init__(self, theme: Theme, told: Debrief, hue: str) -> None:
        super().__init__()
        self._theme, self._told, self._hue = theme, told, hue
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Le fil de la partie"))
        said = [
            self.tr("{name} : {start} au départ, {worst} au pire, {end} à la fin").format(
                name=one.gauge.name, start=one.start, worst=one.worst, end=one.end
            )
            for one in told.gauges
        ]
        self.setAccessibleDescription(". ".join(said))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Wide, and high enough for the numbers above and the hours below."""
        return QSize(self._theme.px(620), self._theme.px(226))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(self._theme.px(300), self._theme.px(226))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ground, the decisions, the lines and their names."""
        painter, theme = paint.begin(self), self._theme
        names = [self._name(index, self.width() * 2 // 5) for index in range(len(self._told.gauges))]
        right = max(theme.metrics("smallbold").horizontalAdvance(name) for name in names) + theme.px(24)
        room = QRectF(theme.px(36), theme.px(42), self.width() - right - theme.px(44), theme.px(150))
        self._ground(painter, room)
        count = len(self._told.decisions)
        for place in range(count + 1):
            self._decision(painter, room, place, self._x(room, place))
        ends = []
        for index in range(len(self._told.gauges)):
            ends.append((self._line(painter, room, index), index))
        self._names(painter, room, names, ends)

    def _name(self, index: int, room: int) -> str:
        one = self._told.gauges[index]
        metrics = self._theme.metrics("smallbold")
        return f"{metrics.elidedText(one.gauge.name, Qt.TextElideMode.ElideRight, room)} {one.end}"

    def _x(self, room: QRectF, place: int) -> float:
        return room.left() + room.width() * place / max(1, len(self._told.decisions))

    def _ground(self, painter: QPainter, room: QRectF) -> None:
        theme = self._theme
        painter.setFont(theme.font("floor"))
        for value in (0, 50, 100):
            y = room.bottom() - room.height() * value / 100
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(theme.colour("ink2"))
            box = QRectF(0, y - theme.px(10), room.left() - theme.px(8), theme.px(20))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(value))

    def _decision(self, painter: QPainter, room: QRectF, place: int, x: float) -> None:
        """The number of a decision above, its hour below; those to look at again are marked."""
        theme, told = self._theme, self._told
        arrivals = told.game.arrivals
        every = max(
            1, round(theme.metrics("floor").horizontalAdvance("00 h 00 ") * len(arrivals) / room.width())
        )
        if place % every == 0 or place == len(arrivals) - 1:
            words = hour(told.game.scenario.clock + arrivals[place].situation.elapsed)
            painter.setFont(theme.font("floor"))
            painter.setPen(theme.colour("ink2"))
            box = QRectF(x - theme.px(50), room.bottom() + theme.px(8), theme.px(100), theme.px(20))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        if place >= len(told.decisions):
            return
        poor = told.decisions[place].decision.choice.grade == "poor"
        side = theme.px(24)
        spot = QRectF(x - side / 2, theme.px(2), side, side)
        if poor:
            painter.setPen(QPen(theme.colour("ink"), 1.4, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, spot.bottom()), QPointF(x, room.bottom()))
        painter.setPen(QPen(theme.colour("ochre" if poor else "ctl"), 2 if poor else 1.2))
        painter.setBrush(theme.colour("ochre_s" if poor else "surface"))
        painter.drawEllipse(spot)
        painter.setFont(theme.font("smallbold"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    def _line(self, painter: QPainter, room: QRectF, index: int) -> QPointF:
        theme, values = self._theme, self._told.gauges[index].values
        points = [
            QPointF(self._x(room, place), room.bottom() - room.height() * value / 100)
            for place, value in enumerate(values)
        ]
        colour = theme.colour(f"{HUES[index]}_f")
        painter.setPen(QPen(colour, 3, DASHES[index]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        end, half = points[-1], theme.px(6)
        box = QRectF(end.x() - half, end.y() - half, 2 * half, 2 * half)
        if index == 0:
            painter.drawEllipse(box)
        elif index == 1:
            painter.drawRect(box)
        else:
            painter.drawPolygon(QPolygonF([QPointF(end.x(), box.top()), box.bottomRight(), box.bottomLeft()]))
        return end

    def _names(
        self, painter: QPainter, room: QRectF, names: list[str], ends: list[tuple[QPointF, int]]
    ) -> None:
        """The names at the right, apart from one another."""
        theme = self._theme
        step = theme.px(22)
        painter.setFont(theme.font("smallbold"))
        ends = sorted(ends, key=lambda one: one[0].y())
        heights = apart([end.y() for end, _ in ends], step, self.height() - step / 2)
        for (end, index), y in zip(ends, heights, strict=True):
            painter.setPen(theme.colour(HUES[index]))
            box = QRectF(end.x() + theme.px(14), y - step / 2, self.width(), step)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, names[index])
