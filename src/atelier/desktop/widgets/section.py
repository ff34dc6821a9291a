"""A section of the page: a card with a title, lines of a name and its control."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import rule


class Section(Card):
    """Add lines with `add`; `narrow` puts the control under its name."""

    def __init__(self, theme: Theme, title: str, *, spine: str = "") -> None:
        super().__init__(theme, spine=spine)
        self.theme = theme
        self.setAccessibleName(title)
        gap = theme.gap
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(gap(26), gap(20), gap(26), gap(22))
        self.column.setSpacing(gap(14))
        self.column.addWidget(Label(title, "card"))
        self._lines: list[tuple[QHBoxLayout, QVBoxLayout, QWidget]] = []

    def add(self, name: str, help_: str, control: QWidget) -> None:
        """A name, a line of help, a control at the right (below where it is narrow)."""
        self.column.addWidget(rule())
        outer = QVBoxLayout()
        outer.setSpacing(self.theme.gap(8))
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap(24))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(name, "strong"))
        if help_:
            words.addWidget(Label(help_, "small", "ink2"))
        row.addLayout(words, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(row)
        self.column.addLayout(outer)
        self._lines.append((row, outer, control))

    def set_narrow(self, narrow: bool) -> None:
        """Put the controls under their names, or beside."""
        for row, outer, control in self._lines:
            row.removeWidget(control)
            outer.removeWidget(control)
            if narrow:
                outer.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
