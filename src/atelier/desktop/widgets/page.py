"""A screen's page: one vertical scroll, a centred column no wider than 1360 pixels at 100 %."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from atelier.desktop.theme.theme import Theme

WIDEST = 1360
LIMITS = (560, 800, 900, 1100)
"""Widths, as if the text were at 100 %, at which a page lays out otherwise."""


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner:
            clear(inner)
            inner.deleteLater()


def rule(parent: QWidget | None = None) -> QFrame:
    """A line of one pixel across."""
    line = QFrame(parent)
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


class Page(QScrollArea):
    """A page that scrolls. Put widgets into `column`. `fit(width)` is called when the room changes.
    `widest`: pixels of the column at 100 %."""

    widest = WIDEST

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("page")
        content = QWidget(self)
        content.setObjectName("content")
        self._outer = QHBoxLayout(content)
        self._outer.setContentsMargins(0, 0, 0, 0)
        middle = QWidget(content)
        self.middle = middle
        self.column = QVBoxLayout(middle)
        self.column.setSpacing(0)
        self._outer.addWidget(middle)
        self.setWidget(content)
        self._room: tuple[bool, ...] = ()
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def narrow(self) -> bool:
        """Whether one column must do: under 1100 pixels as if the text were at 100 %."""
        return self.theme.effective(self.window().width()) < 1100

    def resizeEvent(self, event: object) -> None:
        """Lay out again when the room changes sides of a limit."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self._room != self._sides():
            self._measure()
        self._leave_room()

    def _sides(self) -> tuple[bool, ...]:
        """On which side of each limit the window is."""
        wide = self.theme.effective(self.window().width())
        return tuple(wide >= limit for limit in LIMITS)

    def _measure(self) -> None:
        self._room = self._sides()
        self.middle.setMaximumWidth(self.theme.px(self.widest))
        side = self.theme.gap(20 if self.narrow else 40)
        self.column.setContentsMargins(side, self.theme.gap(12), side, self.theme.gap(40))
        self._leave_room()
        self.fit()

    def _leave_room(self) -> None:
        """The scroll bar stands in the right margin, so that nothing moves when it comes."""
        margins = self.column.contentsMargins()
        taken = max(0, self.width() - self.viewport().width())
        margins.setRight(max(0, margins.left() - taken))
        self.column.setContentsMargins(margins)

    def fit(self) -> None:
        """For screens that lay out differently where it is narrow; called on each change."""
