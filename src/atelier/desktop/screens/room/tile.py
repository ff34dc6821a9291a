"""A figure above the table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label


class Tile(Card):
    """A figure and what it counts."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__(theme)
        gap = theme.gap
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(18), gap(10), gap(16), gap(12))
        row.setSpacing(gap(14))
        row.addWidget(Icon(theme, icon, "ink", 24))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.figure = Label("", "figure", wrap=False)
        self.words = Label("", "small", "ink2")
        words.addWidget(self.figure)
        words.addWidget(self.words)
        row.addLayout(words, 1)
        row.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)

    def say(self, figure: str, words: str) -> None:
        """Show a figure."""
        self.figure.setText(figure)
        self.words.setText(words)
        self.setAccessibleName(f"{figure} {words}")
