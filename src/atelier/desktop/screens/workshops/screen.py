"""Ateliers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from atelier.desktop import routes
from atelier.desktop.screens.home.workshop_card import WorkshopCard
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page


class WorkshopsScreen(Page):
    """A card a workshop."""

    def __init__(self, theme: Theme, session: Session, navigator: routes.Navigator) -> None:
        self._cards: list[WorkshopCard] = []
        super().__init__(theme)
        self._session = session
        gap = theme.gap
        self.setWindowTitle(self.tr("Ateliers"))
        self.column.addWidget(Label(self.tr("Ateliers"), "page"))
        words = self.tr(
            "Quatre ateliers, à faire dans l’ordre qui vous convient. Chacun se suit seul, à la maison."
        )
        self.column.addWidget(Label(words, "list", "ink2"))
        self.column.addSpacing(gap(20))
        self._grid = QGridLayout()
        self._grid.setSpacing(gap(18))
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        for course in session.courses:
            card = WorkshopCard(theme, course, long=True)
            card.clicked.connect(lambda _=False, course=course: navigator.go(routes.Workshop(course.id)))
            self._cards.append(card)
        session.changed.connect(lambda _: self.refresh() if self.isVisible() else None)
        self.fit()

    def show_route(self, route: routes.Route) -> None:
        """Show the workshops."""
        self.refresh()
        if self._cards:
            self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show how far each is."""
        for card in self._cards:
            card.show_progress(self._session.course_progress(card.course))

    def fit(self) -> None:
        """Two columns where there is room."""
        if not self._cards:
            return
        for place, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, place if self.narrow else place // 2, 0 if self.narrow else place % 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if self.narrow else 1)
