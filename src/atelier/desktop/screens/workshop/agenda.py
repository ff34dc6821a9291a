"""The agenda of the class, to scale."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop import dates
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label

NBSP = "\u00a0"


class _Segment(QWidget):
    """A block of the strip, as wide as it is long."""

    def __init__(self, theme: Theme, segment: model.Segment, hue: str) -> None:
        super().__init__()
        self._theme, self._segment, self._hue = theme, segment, hue
        self.setAccessibleName(f"{segment.title}, {dates.minutes(segment.minutes)}")
        self.setToolTip(self.accessibleName())

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        taught = self._segment.kind in ("lesson", "exercise")
        pause = self._segment.kind == "break"
        fill = theme.colour(f"{self._hue}_s") if taught else theme.colour("bg")
        pen = QPen(theme.colour(self._hue if taught else "ctl" if pause else "line"), 1)
        if pause:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 9, 9)
        inner = self.rect().adjusted(theme.gap(9), theme.gap(8), -theme.gap(6), -theme.gap(6))
        painter.setPen(theme.colour("ink"))
        font = theme.font("floor")
        font.setBold(True)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        top = inner.adjusted(0, 0, 0, -metrics.lineSpacing())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if (
            metrics.boundingRect(top, flags | Qt.TextFlag.TextWordWrap, self._segment.title).height()
            <= top.height()
        ):
            painter.drawText(top, flags | Qt.TextFlag.TextWordWrap, self._segment.title)
        else:
            self._two_lines(painter, metrics, top)
        painter.setFont(theme.font("floor"))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(
            inner,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom,
            f"{self._segment.minutes}{NBSP}min",
        )

    def _two_lines(self, painter: QPainter, metrics: QFontMetrics, box: QRect) -> None:
        """The first words that fit on one line, then the rest cut with « … »."""
        words = self._segment.title.split(" ")
        first = 1
        while first < len(words) and metrics.horizontalAdvance(" ".join(words[: first + 1])) <= box.width():
            first += 1
        for line, text in enumerate((" ".join(words[:first]), " ".join(words[first:]))):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            place = box.adjusted(0, line * metrics.lineSpacing(), 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)


class Agenda(Card):
    """A strip where there is room, a list where there is not."""

    def __init__(self, theme: Theme, course: model.Course) -> None:
        super().__init__(theme)
        self._theme_, self._course = theme, course
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(22), gap(16), gap(22), gap(18))
        column.setSpacing(gap(12))
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Le déroulement en classe"), "card"), 1)
        whole = self.tr("{time}, pause comprise").format(time=dates.minutes(course.minutes))
        head.addWidget(Label(whole, "small", "ink2", wrap=False))
        column.addLayout(head)
        self._strip = QWidget()
        self._list = QWidget()
        column.addWidget(self._strip)
        column.addWidget(self._list)
        self._fill_strip()
        self._fill_list()
        theme.changed.connect(self._measure)
        self._measure()

    def _fill_strip(self) -> None:
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        hue = tokens.hue(self._course.workshop)
        for segment in self._course.agenda:
            block = _Segment(self._theme_, segment, hue)
            block.setMinimumWidth(self._theme_.px(76))
            row.addWidget(block, segment.minutes)

    def _fill_list(self) -> None:
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme_.gap(4))
        for segment in self._course.agenda:
            row = QHBoxLayout()
            minutes = Label(f"{segment.minutes}{NBSP}min", "small", "ink2", wrap=False)
            minutes.setMinimumWidth(self._theme_.px(64))
            row.addWidget(minutes)
            row.addWidget(Label(segment.title, "list"), 1)
            column.addLayout(row)

    def _measure(self) -> None:
        self._strip.setFixedHeight(self._theme_.px(80))

    def show_wide(self, wide: bool) -> None:
        """The strip, or the list."""
        self._strip.setVisible(wide)
        self._list.setVisible(not wide)
