"""What the room sees: the slide and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from atelier.desktop.presenter.leader import Leader, Veil
from atelier.desktop.slides import Slides
from atelier.desktop.theme import tokens

POINTER = 0.012
"""Radius of the pointer, a share of the slide's width."""


class Canvas(QWidget):
    """Paints what the leader shows. It takes no focus and no key: the application's filter does."""

    def __init__(self, leader: Leader, slides: Slides) -> None:
        super().__init__()
        self._leader, self._slides = leader, slides
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        leader.changed.connect(self._refresh)
        leader.ticked.connect(self._tick)
        self._refresh()

    def sizeHint(self) -> QSize:
        """A window to share in a call."""
        return QSize(1280, 720)

    def _refresh(self) -> None:
        frame, view = self._leader.shown
        self.setAccessibleName(self._slides.says(frame, view))
        self.repaint()  # at once: what else a key asks for can wait for the slide

    def _tick(self) -> None:
        if self._leader.shown[1].seconds is not None:
            self.update()

    def prepare(self) -> None:
        """Paint the next slide ahead, at this size."""
        frame = self._leader.following
        self._slides.prepare(frame, self._leader.view(frame), self.size(), self.devicePixelRatioF())

    def paintEvent(self, _: QPaintEvent) -> None:
        """The slide, or what covers it."""
        painter, leader = QPainter(self), self._leader
        if leader.veil is not Veil.NONE:
            painter.fillRect(self.rect(), QColor(leader.veil.value))
            return
        frame, view = leader.shown
        self._slides.paint(painter, QRectF(self.rect()), frame, view)
        if leader.pointer is not None:
            box = slide_box(QRectF(self.rect()))
            spot = QPointF(
                box.x() + leader.pointer.x() * box.width(), box.y() + leader.pointer.y() * box.height()
            )
            draw_pointer(painter, spot, box.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: painted again."""
        super().resizeEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Another scale: what was painted ahead no longer serves."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._slides.forget()
            self.update()
        return super().event(event)


def slide_box(room: QRectF) -> QRectF:
    """Where a 16:9 slide stands in a room, centred."""
    width = min(room.width(), room.height() * 16 / 9)
    height = width * 9 / 16
    return QRectF(
        room.x() + (room.width() - width) / 2, room.y() + (room.height() - height) / 2, width, height
    )


def draw_pointer(painter: QPainter, spot: QPointF, width: float) -> None:
    """A disc with an edge, seen on light and on dark."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = width * POINTER
    paper = tokens.colours(
        tokens.Scheme.LIGHT
    )  # slides do not follow the theme, nor does what points at them
    for colour, size in (("surface", 1.35), ("danger_f", 1.0)):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(paper[colour]))
        painter.drawEllipse(spot, radius * size, radius * size)
