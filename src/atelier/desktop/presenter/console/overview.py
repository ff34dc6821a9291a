"""All the slides of the way in small, to see where one goes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from atelier.content.words import plain
from atelier.desktop.presenter.leader import Leader
from atelier.desktop.slides import Slides
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button

SIDE = QSize(240, 135)
_FRAME = Qt.ItemDataRole.UserRole


class Overview(QWidget):
    """Covers the console; `chosen` is emitted with a frame, or nothing when it is left."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, leader: Leader, slides: Slides, parent: QWidget) -> None:
        super().__init__(parent)
        self._leader, self._slides = leader, slides
        self.setObjectName("sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        gap = theme.gap
        column.setContentsMargins(gap(24), gap(16), gap(24), gap(16))
        back = Button(theme, self.tr("Revenir"), icon="arrow-left", small=True)
        back.clicked.connect(lambda: self.chosen.emit(""))
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Vue d’ensemble des diapositives"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setIconSize(SIDE)
        self.list.setGridSize(QSize(SIDE.width() + gap(16), SIDE.height() + theme.px(58)))
        self.list.setWordWrap(True)
        self.list.setFont(theme.font("floor"))
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(_FRAME)))
        self.list.itemClicked.connect(lambda item: self.chosen.emit(item.data(_FRAME)))
        column.addWidget(self.list)
        self._fill()
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        for number, frame in enumerate(self._leader.deck.way, 1):
            item = QListWidgetItem(QIcon(self._picture(frame.id)), f"{number}. {plain(frame.title)}")
            item.setData(_FRAME, frame.id)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.list.addItem(item)
            if frame.id == self._leader.frame.id:
                self.list.setCurrentItem(item)

    def _picture(self, name: str) -> QPixmap:
        frame = self._leader.deck.frames[self._leader.deck.index(name)]
        ratio = self.devicePixelRatioF()
        picture = QPixmap(SIDE * ratio)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        self._slides.paint(
            painter, QRectF(0, 0, SIDE.width(), SIDE.height()), frame, self._leader.view(frame)
        )
        painter.end()
        return picture

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the console."""
        if event.key() == Qt.Key.Key_Escape:
            self.chosen.emit("")
        else:
            super().keyPressEvent(event)
