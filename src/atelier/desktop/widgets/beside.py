"""Words, and beside them what one can do: below, where there is no room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.flow import Flow


class Beside(QGridLayout):
    """Starts with nothing at the side: `fit` puts it there. `acts` holds the buttons."""

    def __init__(self, theme: Theme, words: QLayout, *buttons: Button) -> None:
        super().__init__()
        self.setHorizontalSpacing(theme.gap(20))
        self.setVerticalSpacing(theme.gap(12))
        self.setColumnStretch(0, 1)
        self.addLayout(words, 0, 0)
        self.acts = Flow(theme.gap(10))
        for button in buttons:
            self.acts.addWidget(button)

    def fit(self, *, narrow: bool) -> None:
        """Put the buttons beside the words, or below."""
        self.removeWidget(self.acts)
        if narrow:
            self.addWidget(self.acts, 1, 0)
        else:
            self.addWidget(self.acts, 0, 1, Qt.AlignmentFlag.AlignVCenter)
