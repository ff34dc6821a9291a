"""What activities share: a card as wide as the column, with a small line above its title."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from atelier.desktop.reading.context import Context
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label


class Frame(Card):
    """A card of the lesson. `body` takes what comes under the title; `side` stands at its right."""

    def __init__(self, context: Context, icon: str, kind: str, title: str, *, fill: str = "surface") -> None:
        super().__init__(context.theme, fill=fill)
        self.context = context
        theme = context.theme
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.gap(24), theme.gap(20), theme.gap(24), theme.gap(22))
        self.body.setSpacing(theme.gap(10))
        if kind:
            row = QHBoxLayout()
            row.setSpacing(theme.gap(9))
            row.addWidget(Icon(theme, icon, context.hue))
            row.addWidget(Label(kind, "eyebrow", context.hue), 1)
            self.side = Label("", "small", "ink2", wrap=False)
            row.addWidget(self.side)
            self.body.addLayout(row)
        if title:
            self.title = Label(title, "sub")
            self.body.addWidget(self.title)

    def refresh(self) -> None:
        """Show the learner's state again; activities say how."""
