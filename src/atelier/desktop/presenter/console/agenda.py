"""The agenda on the clock: each segment to scale, what was seen, how late one is, where one is now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.classroom.pacing import Slot
from atelier.desktop.presenter import words
from atelier.desktop.presenter.leader import Leader
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label

NBSP = "\u00a0"


class Pacing(QWidget):
    """A sentence, the end on the clock, the strip."""

    def __init__(self, theme: Theme, leader: Leader) -> None:
        super().__init__()
        self._theme, self._leader = theme, leader
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(24), gap(8), gap(24), gap(10))
        column.setSpacing(gap(8))
        row = QHBoxLayout()
        row.setSpacing(gap(14))
        self._late = Label("", "strong", wrap=False)
        self._due = Label("", "list", "ink2", wrap=False)
        self._end = Label("", "strong", wrap=False)
        self.catch_up = Button(theme, self.tr("Rattraper le temps"), icon="hourglass", small=True)
        row.addWidget(self._late)
        row.addWidget(self._due)
        row.addStretch(1)
        row.addWidget(self._end)
        row.addWidget(self.catch_up)
        column.addLayout(row)
        self._strip = Strip(theme, leader)
        column.addWidget(self._strip)

    def set_short(self, short: bool) -> None:
        """The bar alone, or the segments above it."""
        self._due.setVisible(not short)
        self._strip.set_short(short)

    def refresh(self) -> None:
        """Say it again."""
        leader = self._leader
        pace = leader.pace
        self._late.setText(words.late(pace))
        self._late.set_tone("danger" if words.whole(pace.late) >= 1 else "ink")
        self._due.setText(words.due(pace, leader.deck.number(leader.frame.id)))
        self._end.setText(self.tr("Fin prévue : {hour}").format(hour=words.hour(pace.end)))
        self._strip.refresh()


class Strip(QWidget):
    """Painted; its accessible description says each segment in words."""

    def __init__(self, theme: Theme, leader: Leader) -> None:
        super().__init__()
        self._theme, self._leader, self._short = theme, leader, False
        self.setAccessibleName(self.tr("Ordre du jour"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Two lines of words, the bar and its mark."""
        return QSize(600, self._box() + self._theme.px(22))

    def minimumSizeHint(self) -> QSize:
        """Any width."""
        return QSize(200, self.sizeHint().height())

    def set_short(self, short: bool) -> None:
        """The bar alone, or the segments above it."""
        if short != self._short:
            self._short = short
            self.updateGeometry()

    def _box(self) -> int:
        if self._short:
            return 0
        line = QFontMetrics(self._theme.font("floor")).lineSpacing()
        return 2 * line + self._theme.gap(10)

    def refresh(self) -> None:
        """Draw it again, and say it to a screen reader."""
        said = [self._said(slot) for slot in self._leader.slots]
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip("\n".join(said))
        self.update()

    def _said(self, slot: Slot) -> str:
        minutes = round((slot.end - slot.start).total_seconds() / 60)
        if not minutes:
            return self.tr("{title}, sautée").format(title=slot.step.title)
        return self.tr("{title}, {hour}, {n} min").format(
            title=slot.step.title, hour=words.hour(slot.start), n=minutes
        )

    def paintEvent(self, _: QPaintEvent) -> None:
        """Boxes as wide as they are long, then the bar."""
        painter = paint.begin(self)
        leader = self._leader
        slots = [slot for slot in leader.slots if slot.end > slot.start]
        start, end = slots[0].start, slots[-1].end
        span = max((end - start).total_seconds(), 1.0)

        def across(when: datetime) -> float:
            share = (when - start).total_seconds() / span
            return min(max(share, 0.0), 1.0) * self.width()

        for slot in () if self._short else slots:
            box = QRectF(across(slot.start) + 1, 0, across(slot.end) - across(slot.start) - 2, self._box())
            self._segment(painter, box, slot, here=slot.step.id == leader.here.step)
        self._bar(painter, across(leader.pace.due), across(leader.now()))

    def _segment(self, painter: QPainter, box: QRectF, slot: Slot, *, here: bool) -> None:
        theme = self._theme
        hue = tokens.hue(self._leader.deck.workshop)
        fill, edge = theme.colour(f"{hue}_s" if here else "surface"), theme.colour(hue if here else "line")
        pen = QPen(edge, 2 if here else 1)
        if slot.step.kind == "break":
            pen.setStyle(Qt.PenStyle.DashLine)
            pen.setColor(theme.colour("ctl"))
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        minutes = round((slot.end - slot.start).total_seconds() / 60)
        title = slot.step.title.split(f"{NBSP}: ")[0]
        below = f"{words.hour(slot.start)} · {minutes}{NBSP}min"
        font = theme.font("floor")
        line = QFontMetrics(font).lineSpacing()
        room = box.adjusted(theme.gap(8), theme.gap(5), -theme.gap(5), 0)
        if QFontMetrics(font).horizontalAdvance(below) > room.width():
            below = f"{minutes}{NBSP}min"
        for row, text in enumerate((title, below)):
            font.setBold(here and row == 0)
            metrics = QFontMetrics(font)
            if room.width() < metrics.horizontalAdvance("MMM"):
                continue
            painter.setFont(font)
            painter.setPen(theme.colour("ink"))
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(QPointF(room.left(), room.top() + row * line + metrics.ascent()), elided)

    def _bar(self, painter: QPainter, due: float, now: float) -> None:
        theme = self._theme
        top = self._box() + theme.px(7)
        height = theme.px(6)
        bar = QRectF(0, top, self.width(), height)
        paint.rounded(painter, bar, height / 2, theme.colour("track"), None)
        fill = theme.colour(f"{tokens.hue(self._leader.deck.workshop)}_f")
        paint.rounded(painter, QRectF(0, top, min(due, now), height), height / 2, fill, None)
        if now > due:
            late = QRectF(due, top, now - due, height)
            painter.fillRect(late, theme.colour("ochre_f"))
            painter.fillRect(late, QBrush(theme.colour("ink"), Qt.BrushStyle.BDiagPattern))
        side = theme.px(6)
        spot = min(max(now, side), self.width() - side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink"))
        base = top + height + theme.px(8)
        painter.drawPolygon(
            QPolygonF(
                [QPointF(spot, top + height / 2), QPointF(spot - side, base), QPointF(spot + side, base)]
            )
        )
