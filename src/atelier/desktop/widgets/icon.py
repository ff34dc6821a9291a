"""An icon as a widget."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.desktop.theme import icons
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint


class Icon(QWidget):
    """An icon of a colour (a token's name), decorative."""

    def __init__(
        self, theme: Theme, name: str, colour: str, side: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._colour, self._side = theme, name, colour, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set(self, name: str, colour: str) -> None:
        """Change it."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw it."""
        icons.paint(paint.begin(self), QRectF(self.rect()), self._name, self._theme.name(self._colour))
