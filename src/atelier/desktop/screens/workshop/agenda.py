"""The agenda of the class, to scale."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop import dates
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.rows import text_height

NBSP = "\u00a0"
HIGHEST = 145
"""Pixels of the strip at 100 %: five lines and the minutes. Higher, a list reads better."""


class _Segment(QWidget):
    """A block of the strip, as wide as it is long but for its longest word."""

    def __init__(self, theme: Theme, segment: model.Segment, hue: str) -> None:
        super().__init__()
        self._theme, self._segment, self._hue = theme, segment, hue
        # « Accueil : … » opens every class and « Clôture : … » ends it: the first word is enough here.
        taught = segment.kind in ("lesson", "exercise")
        self._words = segment.title if taught else segment.title.split(f"{NBSP}: ")[0]
        self.setAccessibleName(f"{segment.title}, {dates.minutes(segment.minutes)}")
        self.setToolTip(self.accessibleName())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def _font(self) -> QFont:
        font = self._theme.font("floor")
        font.setBold(True)
        return font

    def _sides(self) -> int:
        return self._theme.gap(9) + self._theme.gap(6)

    def heightForWidth(self, width: int) -> int:
        """The title's lines, then the minutes."""
        title = text_height(self._font(), self._words, width - self._sides())
        return title + QFontMetrics(self._theme.font("floor")).lineSpacing() + self._theme.gap(18)

    def sizeHint(self) -> QSize:
        """The least: the strip shares out what is left."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        metrics = QFontMetrics(self._font())
        minutes = f"{self._segment.minutes}{NBSP}min"
        widest = max(metrics.horizontalAdvance(word) for word in (*self._words.split(" "), minutes))
        return QSize(widest + self._sides() + 2, self._theme.px(44))

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
        inner = self.rect().adjusted(theme.gap(9), theme.gap(8), -theme.gap(6), -theme.gap(8))
        painter.setPen(theme.colour("ink"))
        painter.setFont(self._font())
        left = Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, left | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self._words)
        painter.setFont(theme.font("floor"))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(inner, left | Qt.AlignmentFlag.AlignBottom, f"{self._segment.minutes}{NBSP}min")


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
        self._strip = self._make_strip()
        self._list = self._make_list()
        column.addWidget(self._strip)
        column.addWidget(self._list)
        self._strip.hide()

    def _make_strip(self) -> QWidget:
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        hue = tokens.hue(self._course.workshop)
        for segment in self._course.agenda:
            row.addWidget(_Segment(self._theme_, segment, hue), segment.minutes)
        # Its least width must not hold the page wide: the list takes its place before that.
        strip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return strip

    def _make_list(self) -> QWidget:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme_.gap(16))
        grid.setVerticalSpacing(self._theme_.gap(4))
        grid.setColumnStretch(1, 1)
        for place, segment in enumerate(self._course.agenda):
            grid.addWidget(Label(f"{segment.minutes}{NBSP}min", "small", "ink2", wrap=False), place, 0)
            grid.addWidget(Label(segment.title, "list"), place, 1)
        return rows

    def show_wide(self, room: int) -> None:
        """The strip, if its words have enough room at this width; else the list."""
        row = self._strip.layout()
        assert row is not None
        inside = room - 2 * self._theme_.gap(22)
        wide = row.minimumSize().width() <= inside and row.heightForWidth(inside) <= self._theme_.px(HIGHEST)
        self._strip.setVisible(wide)
        self._list.setVisible(not wide)
