"""« Révision » on Accueil: how many cards today asks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from atelier.desktop.reviewing import Reviewing
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.card import CardButton
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label


class ReviewCard(CardButton):
    """One button that goes to « Révision »; not there before a first card is met."""

    def __init__(self, theme: Theme, reviewing: Reviewing) -> None:
        super().__init__(theme, self.tr("Révision"))
        self._reviewing = reviewing
        gap = theme.gap
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(22), gap(14), gap(18), gap(14))
        row.setSpacing(gap(14))
        row.addWidget(Icon(theme, "copy-check", "ink", 22), 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(self.tr("Révision"), "strong"))
        self._line = Label(" ", "small", "ink2")
        column.addWidget(self._line)
        row.addLayout(column, 1)
        row.addWidget(Icon(theme, "arrow-right", "ink2", 18), 0, Qt.AlignmentFlag.AlignVCenter)
        self.adopt()

    def refresh(self) -> None:
        """Say what today asks, once it is known; its line is kept until then."""
        self.setVisible(self._reviewing.begun)
        if not self._reviewing.awake or not self._reviewing.begun:
            return
        from atelier.desktop.screens.review import words

        day = self._reviewing.day
        if day.left:
            said = words.left(day)
        elif day.done:
            said = self.tr("C’est fait pour aujourd’hui")
        elif day.comes:
            said = self.tr("La suite revient {day}").format(day=words.on(day.comes, day.on))
        else:
            said = self.tr("Rien à revoir")
        self._line.setText(said)
        self.setAccessibleName(self.tr("Révision, {words}").format(words=said))
