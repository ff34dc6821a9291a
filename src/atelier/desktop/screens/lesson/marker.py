"""What one may do with words selected in the text: mark in a colour, note, copy with the source."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from atelier.desktop.screens.lesson.notes import COLOURS
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button


class _Swatch(QPushButton):
    def __init__(self, theme: Theme, colour: str, name: str) -> None:
        super().__init__()
        self._theme, self._colour = theme, colour
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A square as high as the buttons beside it."""
        return QSize(self._theme.px(36), self._theme.px(36))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = paint.begin(self)
        box = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        ground, ink = self._theme.colour(f"{self._colour}_s"), self._theme.colour(self._colour)
        paint.rounded(painter, box, box.width() / 2, ground, ink, 2.5 if self.underMouse() else 1.5)
        painter.setPen(ink)
        painter.setFont(self._theme.font("smallbold"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(COLOURS.index(self._colour) + 1))


class Marker(QWidget):
    """A small bar beside the selection."""

    marked = Signal(str)
    noted = Signal()
    copied = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(2)
        names = {
            "ochre": self.tr("Surligner en jaune (Ctrl+1)"),
            "teal": self.tr("Surligner en vert (Ctrl+2)"),
            "indigo": self.tr("Surligner en bleu (Ctrl+3)"),
        }
        for colour in COLOURS:
            swatch = _Swatch(theme, colour, names[colour])
            swatch.clicked.connect(lambda _=False, colour=colour: self.marked.emit(colour))
            row.addWidget(swatch)
        note = Button(theme, self.tr("Noter"), icon="sticky-note", kind="bare", small=True)
        note.clicked.connect(self.noted)
        copy = Button(theme, self.tr("Copier"), icon="copy", kind="bare", small=True)
        copy.setToolTip(self.tr("Copier ces mots avec leur source"))
        copy.clicked.connect(self.copied)
        row.addWidget(note)
        row.addWidget(copy)
        self.hide()

    def show_at(self, at: QPoint) -> None:
        """Show above a point of the parent, within it."""
        self.adjustSize()
        parent = self.parentWidget()
        assert parent is not None
        x = max(8, min(at.x() - self.width() // 2, parent.width() - self.width() - 8))
        y = at.y() - self.height() - 10
        self.move(x, y if y > 8 else at.y() + 30)
        self.show()
        self.raise_()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ground."""
        paint.rounded(
            paint.begin(self),
            QRectF(self.rect()),
            12,
            self._theme.colour("surface"),
            self._theme.colour("ctl"),
        )
