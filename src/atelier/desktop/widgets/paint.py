"""Shapes that several widgets draw."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget


def begin(widget: QWidget) -> QPainter:
    """A painter with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def rounded(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None,
    width: float = 1.0,
) -> None:
    """A rounded box whose edge lies inside `box`."""
    half = width / 2 if edge else 0
    painter.setPen(QPen(edge, width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)


def tick(painter: QPainter, box: QRectF, colour: QColor, width: float) -> None:
    """A check mark in a box."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(_at(box, 0.22, 0.53))
    path.lineTo(_at(box, 0.43, 0.73))
    path.lineTo(_at(box, 0.78, 0.31))
    painter.drawPath(path)


def dash(painter: QPainter, box: QRectF, colour: QColor, width: float) -> None:
    """A dash in a box: partly done, or « sans objet »."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(_at(box, 0.27, 0.5), _at(box, 0.73, 0.5))


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.x() + box.width() * across, box.y() + box.height() * down)


def checkbox(
    painter: QPainter, box: QRectF, *, state: str, fill: QColor, edge: QColor, mark: QColor, surface: QColor
) -> None:
    """A check box. `state`: todo, done or void."""
    radius = 6 * box.width() / 22
    if state == "todo":
        rounded(painter, box, radius, surface, edge, 1.6)
    elif state == "done":
        rounded(painter, box, radius, fill, None)
        tick(painter, box, mark, box.width() / 10)
    else:
        rounded(painter, box, radius, surface, fill, 1.6)
        dash(painter, box, fill, box.width() / 10)


def radio(painter: QPainter, box: QRectF, *, on: bool, fill: QColor, edge: QColor, surface: QColor) -> None:
    """A radio button."""
    painter.setPen(QPen(fill if on else edge, 2 if on else 1.6))
    painter.setBrush(surface)
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        inset = box.width() * 0.27
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
