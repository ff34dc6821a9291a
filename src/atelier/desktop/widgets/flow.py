"""A row of widgets that goes on a new line where there is no room.

A widget that places its children, not a QLayout: PySide miscounts the `None` that a layout
written in Python must return past its last item.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Lays its widgets out as words in a paragraph; `gap` pixels between them, `below` between lines
    where that is another number."""

    def __init__(self, gap: int, parent: QWidget | None = None, *, below: int | None = None) -> None:
        super().__init__(parent)
        self._gap, self._below = gap, below
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def addWidget(self, widget: QWidget) -> None:
        """Add a widget at the end."""
        widget.setParent(self)
        self._widgets.append(widget)
        self.updateGeometry()

    def spacing(self) -> int:
        """Pixels between the widgets, as a layout says it."""
        return self._gap

    def setSpacing(self, gap: int) -> None:
        """Change it."""
        self._gap = gap
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Height of the lines at a width."""
        return self._lay(width, move=False)

    def sizeHint(self) -> QSize:
        """All on one line."""
        shown = self._shown()
        width = sum(widget.sizeHint().width() for widget in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, self._lay(width, move=False))

    def minimumSizeHint(self) -> QSize:
        """The widest widget."""
        width = max((widget.minimumSizeHint().width() for widget in self._shown()), default=0)
        height = max((widget.minimumSizeHint().height() for widget in self._shown()), default=0)
        return QSize(width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the widgets."""
        super().resizeEvent(event)
        self._lay(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        """Place them again when one of them wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._lay(self.width(), move=True)
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _lay(self, room: int, *, move: bool) -> int:
        x = y = line = 0
        for widget in self._shown():
            width = min(widget.sizeHint().width(), max(1, room))
            height = (
                widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
            )
            if x > 0 and x + width > room:
                x, y, line = 0, y + line + (self._gap if self._below is None else self._below), 0
            if move:
                widget.setGeometry(QRect(x, y, width, height))
            x += width + self._gap
            line = max(line, height)
        return y + line
