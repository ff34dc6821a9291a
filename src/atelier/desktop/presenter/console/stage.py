"""The slide as the room sees it, and the next one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.desktop.presenter.leader import Leader, Veil
from atelier.desktop.presenter.projector import draw_pointer, slide_box
from atelier.desktop.slides import Slides
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.label import Label


class Preview(QWidget):
    """A slide in small. `following`: the next one. With the pointer on, the mouse leads it."""

    def __init__(self, theme: Theme, leader: Leader, slides: Slides, *, following: bool = False) -> None:
        super().__init__()
        self._theme, self._leader, self._slides, self._following = theme, leader, slides, following
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(not following)

    def sizeHint(self) -> QSize:
        """A size to start from."""
        return QSize(480, 270)

    def minimumSizeHint(self) -> QSize:
        """Still recognised."""
        return QSize(128, 72)

    def _box(self) -> QRectF:
        """The slide at the top left of the room there is."""
        box = slide_box(QRectF(self.rect()))
        box.moveTo(0, 0)
        return box

    def refresh(self) -> None:
        """Draw it again."""
        leader = self._leader
        frame = leader.following if self._following else leader.frame
        self.setAccessibleName(self._slides.says(frame, leader.view(frame)))
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The slide, its edge, and a veil if the room sees one."""
        painter, leader = paint.begin(self), self._leader
        box = self._box()
        frame = leader.following if self._following else leader.frame
        view = leader.view(frame)
        self._slides.paint(painter, box, frame, view)
        if not self._following:
            if leader.veil is not Veil.NONE:
                veil = QColor(leader.veil.value)
                veil.setAlphaF(0.72)
                painter.fillRect(box, veil)
            if leader.pointer is not None:
                at = leader.pointer
                spot = QPointF(box.x() + at.x() * box.width(), box.y() + at.y() * box.height())
                draw_pointer(painter, spot, box.width())
        painter.setPen(self._theme.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer follows the mouse."""
        if self._leader.pointer is not None and not self._following:
            box = self._box()
            across = (event.position().x() - box.x()) / box.width()
            down = (event.position().y() - box.y()) / box.height()
            self._leader.point(QPointF(min(max(across, 0), 1), min(max(down, 0), 1)))


def heading(theme: Theme, words: str) -> Label:
    """The title of a column: all stand on one line."""
    label = Label(words, "strong", wrap=False)
    label.setMinimumHeight(theme.px(38))
    return label


class Captioned(QWidget):
    """Something with a title and a word at the right."""

    def __init__(self, theme: Theme, title: str, inner: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(6))
        row = QHBoxLayout()
        self.title = heading(theme, title)
        self.side = Label("", "small", "ink2", wrap=False)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.side)
        column.addLayout(row)
        column.addWidget(inner, 1)
