"""The simulations of a workshop: each with how its last game went, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from atelier.content import model
from atelier.desktop import routes
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear
from atelier.progress.keys import activity_key


class SimulationsCard(Card):
    """« À vivre »; nothing to see in a workshop that has none."""

    def __init__(
        self, theme: Theme, session: Session, navigator: routes.Navigator, course: model.Course
    ) -> None:
        super().__init__(theme)
        self._session, self._navigator, self._course = session, navigator, course
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(22), gap(16), gap(22), gap(20))
        column.setSpacing(gap(10))
        column.addWidget(Label(self.tr("À vivre"), "card"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(gap(4))
        column.addLayout(self._rows)
        self.refresh()

    def refresh(self) -> None:
        """Show how far each is."""
        theme, gap = self._theme, self._theme.gap
        clear(self._rows)
        for index, one in enumerate(self._course.simulations):
            if index:
                self._rows.addSpacing(gap(8))
            games = self._session.games_of(activity_key(self._course.id, one.id))
            self._rows.addWidget(Label(one.title, "strong"))
            self._rows.addWidget(Label(self._said(one, len(games)), "small", "ink2"))
            going = bool(games) and not games[-1].end
            words = self.tr("Reprendre la partie") if going else self.tr("Jouer")
            go = Button(theme, words, icon="play", small=True)
            go.tone = tokens.hue(self._course.workshop)
            go.setAccessibleName(f"{words}, {one.title}")
            go.clicked.connect(lambda _=False, name=one.id: self._go(name))
            self._rows.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)

    def _said(self, one: model.SimulationOutline, games: int) -> str:
        words = self.tr("Simulation · {minutes} minutes").format(minutes=one.minutes)
        if not games:
            return words
        played = self.tr("{n} partie jouée") if games == 1 else self.tr("{n} parties jouées")
        return f"{words} · {played.format(n=games)}"

    def _go(self, name: str) -> None:
        self._navigator.go(routes.Simulation(self._course.id, name))
