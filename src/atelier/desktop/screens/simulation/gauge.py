"""A gauge: an arc with the mark of where it started, its value, its word and its change."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QAbstractAnimation, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.content.scenario.model import Gauge
from atelier.desktop.screens.simulation.looks import level, signed
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label

GLIDE = 450
"""Milliseconds of a change, where movement is wanted."""


class _Drawn(QWidget):
    """A value from 0 to 100 that glides to the next one; `start` is marked."""

    def __init__(self, theme: Theme, hue: str, start: int) -> None:
        super().__init__()
        self._theme, self._hue, self._start = theme, hue, start
        self._shown = float(start)
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(GLIDE)
        self._glide.valueChanged.connect(self._step)
        theme.changed.connect(self.updateGeometry)

    def show_value(self, before: int, value: int) -> None:
        """Show a value, coming from another one."""
        self._glide.stop()
        if not self._theme.moves or before == value:
            self._step(value)
            return
        self._glide.setStartValue(float(before))
        self._glide.setEndValue(float(value))
        self._glide.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def _step(self, value: float) -> None:
        self._shown = float(value)
        self.update()


class _Arc(_Drawn):
    def __init__(self, theme: Theme, hue: str, start: int) -> None:
        super().__init__(theme, hue, start)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(88))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(130), self._theme.px(88))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        stroke = theme.px(12)
        radius = min(self.height() - stroke, (self.width() - 2 * stroke) / 2)
        middle = QPointF(self.width() / 2, self.height() - stroke / 2)
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        for colour, share in (("track", 100.0), (f"{self._hue}_f", self._shown)):
            if share > 0:
                pen = QPen(theme.colour(colour), stroke)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                painter.setPen(pen)
                painter.drawArc(box, 180 * 16, -round(share * 1.8 * 16))
        angle = pi * (1 - self._start / 100)
        way = QPointF(cos(angle), -sin(angle))
        painter.setPen(QPen(theme.colour("ink"), theme.px(3)))
        painter.drawLine(middle + way * (radius - stroke), middle + way * (radius + stroke / 2))
        painter.setFont(theme.font("page"))
        painter.setPen(theme.colour("ink"))
        words = QRectF(0, middle.y() - theme.px(46), self.width(), theme.px(50))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(round(self._shown)))


class _Line(_Drawn):
    def __init__(self, theme: Theme, hue: str, start: int) -> None:
        super().__init__(theme, hue, start)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(16))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        band = QRectF(0, theme.px(4), self.width(), theme.px(8))
        paint.rounded(painter, band, band.height() / 2, theme.colour("track"), None)
        if self._shown > 0:
            part = QRectF(band)
            part.setWidth(max(band.height(), band.width() * self._shown / 100))
            paint.rounded(painter, part, band.height() / 2, theme.colour(f"{self._hue}_f"), None)
        x = min(band.width() - 2, band.width() * self._start / 100)
        painter.setPen(QPen(theme.colour("ink"), theme.px(3)))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))


class GaugeCard(Card):
    """One gauge. `compact`: a line in place of the arc, for a narrow window."""

    def __init__(self, theme: Theme, gauge: Gauge, hue: str, *, compact: bool) -> None:
        super().__init__(theme)
        self._gauge, self._compact = gauge, compact
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(
            gap(16), gap(12 if not compact else 8), gap(16), gap(12 if not compact else 8)
        )
        column.setSpacing(gap(4))
        head = QHBoxLayout()
        head.setSpacing(gap(9))
        head.addWidget(Icon(theme, gauge.icon, hue, 19))
        head.addWidget(Label(gauge.name, "strong"), 1)
        self._value = Label("", "strong", wrap=False)
        self._drawn: _Drawn = _Line(theme, hue, gauge.start) if compact else _Arc(theme, hue, gauge.start)
        self._drawn.setAccessibleName(gauge.name)
        self._word = Label("", "smallbold", wrap=False)
        self._change = Label("", "small", "ink2", wrap=False)
        self._arrow = Icon(theme, "arrow-up", "ink2", 16)
        said = QHBoxLayout()
        said.setSpacing(gap(6))
        if compact:
            head.addWidget(self._value)
        else:
            said.addStretch(1)
        for widget in (self._word, self._arrow, self._change):
            said.addWidget(widget)
        column.addLayout(head)
        column.addWidget(self._drawn)
        if compact:
            head.addLayout(said)
        else:
            said.addStretch(1)
            column.addLayout(said)

    def show_value(self, value: int, change: int) -> None:
        """Show a value and by how much it has just changed."""
        self._drawn.show_value(value - change, value)
        self._value.setText(str(value))
        self._word.setText(level(self._gauge, value))
        self._arrow.setVisible(change != 0)
        self._arrow.set("arrow-up" if change > 0 else "arrow-down", "ink2")
        self._change.setText(signed(change) if change else "")
        told = self.tr("{value} sur 100, {start} au départ").format(value=value, start=self._gauge.start)
        self._drawn.setAccessibleDescription(told)
        self._drawn.setToolTip(f"{self._gauge.name}, {told}")
