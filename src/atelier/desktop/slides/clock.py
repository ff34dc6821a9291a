"""The countdown, painted over a slide that is painted already: a tick lays nothing out again."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from atelier.desktop.slides import words
from atelier.desktop.slides.palette import Palette
from atelier.desktop.slides.setting import SERIF, Style, font, tabular
from atelier.desktop.slides.sheet import Clock
from atelier.desktop.slides.view import View
from atelier.desktop.slides.words import tr


def says(clock: Clock, view: View) -> str:
    """« 3:24 »; the minutes planned while it does not run; « Terminé » at the end."""
    if view.seconds is None:
        return words.minutes(clock.minutes) if clock.minutes else ""
    left = math.ceil(view.seconds)
    if left <= 0:
        return tr("Terminé")
    hours, rest = divmod(left, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def paint(painter: QPainter, clock: Clock, view: View, colours: Palette) -> None:
    """Draw it on the canvas."""
    said = says(clock, view)
    if not said:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if clock.big:
        _pause(painter, clock.area, view, said, colours)
    else:
        _band(painter, clock.area, view, said, colours)
    painter.restore()


def _share(view: View) -> float:
    if view.seconds is None or view.total <= 0:
        return 1.0
    return min(1.0, max(0.0, view.seconds / view.total))


def _ring(painter: QPainter, box: QRectF, thick: float, share: float, colours: tuple[str, str]) -> None:
    track, fill = colours
    inner = box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(track), thick))
    painter.drawEllipse(inner)
    if share > 0:
        painter.setPen(QPen(QColor(fill), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(inner, 90 * 16, round(share * 360 * 16))


def _band(painter: QPainter, box: QRectF, view: View, said: str, colours: Palette) -> None:
    """At the right of the band: the ring, then the time."""
    size = 68 if view.seconds is not None and view.seconds > 0 else 54
    face = tabular(font(Style(size, colours.ink, SERIF, bold=True)))
    painter.setFont(face)
    painter.setPen(QColor(colours.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)
    width = QFontMetricsF(face).horizontalAdvance(said)
    ring = 80.0
    place = QRectF(box.right() - width - 26 - ring, box.center().y() - ring / 2, ring, ring)
    _ring(painter, place, 14, _share(view), (colours.ring, colours.call))


def _pause(painter: QPainter, box: QRectF, view: View, said: str, colours: Palette) -> None:
    """A ring with the time inside."""
    _ring(painter, box, 34, _share(view), (colours.track, colours.fill))
    room = box.width() - 130
    size = 150
    while size > 60 and QFontMetricsF(font(Style(size, "", SERIF, bold=True))).horizontalAdvance(said) > room:
        size -= 6
    painter.setFont(tabular(font(Style(size, colours.ink, SERIF, bold=True))))
    painter.setPen(QColor(colours.ink))
    painter.drawText(box.translated(QPointF(0, -4)), Qt.AlignmentFlag.AlignCenter, said)
