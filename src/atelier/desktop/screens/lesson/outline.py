"""The outline at the left: the sections and what is to be done, with what comes after."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from atelier.desktop.theme import icons
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear, rule
from atelier.desktop.widgets.press import Pressed
from atelier.desktop.widgets.rows import text_height


class Stop(Pressed, QAbstractButton):
    """A line of the outline. `state`: todo, done, link, broken; or plain, without a mark."""

    def __init__(
        self, theme: Theme, hue: str, words: str, *, side: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._hue, self._side = theme, hue, side
        self.state, self.here = "todo", False
        self.setText(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def show_state(self, state: str, *, here: bool = False) -> None:
        """Show how far the person is."""
        if here != self.here:
            self.updateGeometry()
        self.state, self.here = state, here
        said = {
            "done": self.tr("fait"),
            "todo": self.tr("à voir"),
            "broken": self.tr("ne peut pas s’afficher"),
        }
        words = said.get(state, "")
        self.setAccessibleDescription(f"{words}, {self.tr('vous êtes ici')}" if here else words)
        self.update()

    def _room(self, width: int) -> int:
        return width - self._left() - self._right()

    def _left(self) -> int:
        mark = 0 if self.state == "plain" else self._theme.px(20) + self._theme.gap(10)
        return self._theme.gap(10) + mark

    def _right(self) -> int:
        side = QFontMetrics(self._theme.font("small")).horizontalAdvance(self._side) if self._side else 0
        return self._theme.gap(6) + (side + self._theme.gap(10) if side else 0)

    def heightForWidth(self, width: int) -> int:
        """Taller where the words wrap."""
        words = text_height(
            self._theme.font("strong" if self.here else "list"), self.text(), self._room(width)
        )
        return max(self._theme.px(38), words + self._theme.gap(14))

    def sizeHint(self) -> QSize:
        """As wide as the pane."""
        width = self._theme.px(220)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow panes wrap."""
        return QSize(self._theme.px(120), self._theme.px(38))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the line."""
        painter, theme = paint.begin(self), self._theme
        box = QRectF(self.rect())
        if self.here:
            paint.rounded(painter, box, 8, theme.colour(f"{self._hue}_s"), None)
            if theme.scheme == "contrast":
                paint.rounded(painter, box, 8, None, theme.colour(self._hue))
            painter.fillRect(QRectF(0, 0, 4, box.height()), theme.colour(self._hue))
        elif self.underMouse():
            paint.rounded(painter, box, 8, theme.colour("hover"), None)
        side = theme.px(20)
        spot = QRectF(theme.gap(10), (box.height() - side) / 2, side, side)
        if self.state != "plain":
            self._draw_mark(painter, spot)
        painter.setFont(theme.font("strong" if self.here else "list"))
        painter.setPen(theme.colour("ink" if self.here else "ink2"))
        room = self.rect().adjusted(self._left(), 0, -self._right(), 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, self.text())
        if self._side:
            painter.setFont(theme.font("small"))
            right = self.rect().adjusted(0, 0, -theme.gap(6), 0)
            painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._side)

    def _draw_mark(self, painter: QPainter, spot: QRectF) -> None:
        theme = self._theme
        colour = theme.colour(self._hue)
        if self.state == "link":
            icons.paint(painter, spot.adjusted(1, 1, -1, -1), "link", theme.name("ink2"))
        elif self.state == "broken":
            icons.paint(painter, spot, "triangle-alert", theme.name("danger"))
        elif self.state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(spot)
            paint.tick(painter, spot, theme.colour("surface"), 1.8)
        else:
            wide = self.here
            painter.setPen(QPen(colour if wide else theme.colour("ctl"), 5 if wide else 1.4))
            painter.setBrush(theme.colour("surface"))
            inset = 2.5 if wide else 0.7
            painter.drawEllipse(spot.adjusted(inset, inset, -inset, -inset))


class Outline(QScrollArea):
    """`wanted` is emitted with the anchor of a stop, `left_for` with the id of another lesson,
    `said_read` when the person says that the lesson was read (on paper, in class)."""

    wanted = Signal(str)
    said_read = Signal()
    left_for = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setObjectName("content")
        self._column = QVBoxLayout(content)
        self.setWidget(content)
        self._stops: dict[str, Stop] = {}
        self.setAccessibleName(self.tr("Plan de la leçon"))
        theme.changed.connect(self._measure)
        self._measure()

    def show_lesson(
        self,
        hue: str,
        title: str,
        stops: tuple[tuple[str, str], ...],
        after: str,
        others: tuple[tuple[str, str, str], ...],
    ) -> None:
        """Stops are (anchor, words); others are (lesson id, title, minutes) under the words `after`."""
        clear(self._column)
        self._stops.clear()
        self._column.addLayout(self._words(Label(self.tr("Dans cette leçon"), "floor", "ink2")))
        self._column.addLayout(self._words(Label(title, "card")))
        self._column.addSpacing(self._theme.gap(8))
        for anchor, words in stops:
            stop = Stop(self._theme, hue, words)
            stop.clicked.connect(lambda _=False, anchor=anchor: self.wanted.emit(anchor))
            self._stops[anchor] = stop
            self._column.addWidget(stop)
        self._column.addSpacing(self._theme.gap(8))
        self._read = Button(self._theme, self.tr("J’ai lu cette leçon"), icon="check", kind="quiet")
        self._read.clicked.connect(self.said_read)
        line = self._words(self._read)
        line.addStretch(1)
        self._column.addLayout(line)
        if others:
            self._column.addSpacing(self._theme.gap(12))
            self._column.addWidget(rule())
            self._column.addSpacing(self._theme.gap(8))
            self._column.addLayout(self._words(Label(after, "floor", "ink2")))
            for lesson, words, minutes in others:
                other = Stop(self._theme, hue, words, side=minutes)
                other.state = "plain"
                other.clicked.connect(lambda _=False, lesson=lesson: self.left_for.emit(lesson))
                self._column.addWidget(other)
        self._column.addStretch(1)

    def _words(self, words: Label | Button) -> QHBoxLayout:
        """Words that begin where the marks do."""
        row = QHBoxLayout()
        row.setContentsMargins(self._theme.gap(10), 0, 0, 0)
        row.addWidget(words)
        return row

    def show_state(self, done: frozenset[str], here: str, *, read: bool) -> None:
        """Mark what is done and where the person is; `read`: to the last line."""
        self._read.setVisible(not read)
        for anchor, stop in self._stops.items():
            state = "link" if anchor == "#sources" else "done" if anchor in done else "todo"
            stop.show_state(state, here=anchor == here)

    def _measure(self) -> None:
        gap = self._theme.gap
        self._column.setContentsMargins(gap(14), gap(24), gap(12), gap(24))
        self._column.setSpacing(gap(3))
