"""Ateliers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from atelier.content.model import Course
from atelier.desktop import routes
from atelier.desktop.screens.home.workshop_card import WorkshopCard
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear


class WorkshopsScreen(Page):
    """A card a workshop."""

    def __init__(self, theme: Theme, session: Session, navigator: routes.Navigator) -> None:
        self._cards: list[WorkshopCard] = []
        self._head: QGridLayout | None = None
        super().__init__(theme)
        self._session = session
        gap = theme.gap
        self.setWindowTitle(self.tr("Ateliers"))
        self._head = head = QGridLayout()
        head.setHorizontalSpacing(gap(20))
        head.setVerticalSpacing(gap(12))
        head.setColumnStretch(0, 1)
        said = QVBoxLayout()
        said.setSpacing(gap(2))
        said.addWidget(Label(self.tr("Ateliers"), "page"))
        words = self.tr("À faire dans l’ordre qui vous convient. Chacun se suit seul, à la maison.")
        said.addWidget(Label(words, "list", "ink2"))
        head.addLayout(said, 0, 0)
        self.mine = Button(theme, self.tr("Mes ateliers"), icon="pencil")
        self.mine.clicked.connect(lambda: navigator.go(routes.Mine()))
        self.column.addLayout(head)
        self.column.addSpacing(gap(20))
        self._navigator = navigator
        self._courses: tuple[Course, ...] = ()
        self._grid = QGridLayout()
        self._grid.setSpacing(gap(18))
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        session.changed.connect(lambda _: self.refresh() if self.isVisible() else None)
        self.fit()

    def show_route(self, route: routes.Route) -> None:
        """Show the workshops."""
        self.mine.setVisible(self._session.preferences.trainer)
        self.refresh()
        if self._cards:
            self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show how far each is; the cards are made again when the workshops are no longer the same."""
        if self._courses != self._session.courses:
            self._courses = self._session.courses
            clear(self._grid)
            self._cards = [WorkshopCard(self.theme, one, long=True) for one in self._courses]
            for card in self._cards:
                card.clicked.connect(
                    lambda _=False, id=card.course.id: self._navigator.go(routes.Workshop(id))
                )
            self.fit()
        for card in self._cards:
            card.show_progress(self._session.course_progress(card.course))

    def fit(self) -> None:
        """Two columns where there is room."""
        if self._head is None:
            return
        self._head.removeWidget(self.mine)
        self._head.addWidget(
            self.mine,
            *((1, 0) if self.narrow else (0, 1)),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        )
        for place, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, place if self.narrow else place // 2, 0 if self.narrow else place % 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if self.narrow else 1)
