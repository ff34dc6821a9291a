"""Accueil."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from atelier.desktop import dates, routes
from atelier.desktop.reviewing import Reviewing
from atelier.desktop.screens.home.due import DueCard
from atelier.desktop.screens.home.resume import ResumeCard
from atelier.desktop.screens.home.review import ReviewCard
from atelier.desktop.screens.home.workshop_card import WorkshopCard
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page
from atelier.desktop.widgets.tab_order import tab_through


class HomeScreen(Page):
    """Shows where the person is in the four workshops."""

    def __init__(
        self, theme: Theme, session: Session, navigator: routes.Navigator, reviewing: Reviewing
    ) -> None:
        self._session, self._navigator = session, navigator
        self._grid: QGridLayout | None = None
        super().__init__(theme)
        gap = theme.gap
        self._hello = Label("", "page")
        self._today = Label("", "list", "ink2")
        self.column.addWidget(self._hello)
        self.column.addWidget(self._today)
        self.column.addSpacing(gap(20))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(gap(28))
        self._grid.setVerticalSpacing(gap(24))
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self._resume = ResumeCard(theme, session)
        self._resume.go.connect(navigator.go)
        self._workshops = QWidget()
        self._build_workshops()
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(gap(24))
        self._review = ReviewCard(theme, reviewing)
        self._review.clicked.connect(lambda: navigator.go(routes.Review()))
        side.addWidget(self._review)
        self._due = DueCard(theme, session)
        self._due.go.connect(navigator.go)
        side.addWidget(self._due, 1)
        session.changed.connect(lambda _: self.refresh() if self.isVisible() else None)
        reviewing.changed.connect(self._review.refresh)
        self.fit()

    def _build_workshops(self) -> None:
        gap = self.theme.gap
        column = QVBoxLayout(self._workshops)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(12))
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Vos quatre ateliers"), "section"), 1)
        self._whole = Label("", "small", "ink2", wrap=False)
        head.addWidget(self._whole, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        self._cards_grid = QGridLayout()
        self._cards_grid.setSpacing(gap(16))
        column.addLayout(self._cards_grid)
        self._cards = []
        for course in self._session.courses:
            card = WorkshopCard(self.theme, course)
            card.clicked.connect(
                lambda _=False, course=course: self._navigator.go(routes.Workshop(course.id))
            )
            self._cards.append(card)

    # ------------------------------------------------------------------ showing

    def show_route(self, route: routes.Route) -> None:
        """Show Accueil; the next step has the focus."""
        self.refresh()
        self._resume.main.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Show the state again."""
        first = self._session.name.split(" ")[0] if self._session.name else ""
        self._hello.setText(self.tr("Bonjour {name}").format(name=first) if first else self.tr("Bonjour"))
        today = dates.long_day(self._session.today())
        self._today.setText(f"{today[0].upper()}{today[1:]}. " + self.tr("À votre rythme."))
        done = total = 0
        for card in self._cards:
            progress = self._session.course_progress(card.course)
            card.show_progress(progress)
            done += progress.done
            total += progress.total
        percent = round(100 * done / total) if total else 0
        self._whole.setText(self.tr("{percent} % du parcours").format(percent=percent))
        self._resume.refresh()
        self._due.refresh()
        self._review.refresh()
        self._order()

    def _order(self) -> None:
        beside = (self._workshops, self._side)
        tab_through(self._resume, *(reversed(beside) if self.narrow else beside))

    def fit(self) -> None:
        """Two columns where there is room, else one."""
        grid = self._grid
        if grid is None:
            return
        for widget in (self._resume, self._workshops, self._side):
            grid.removeWidget(widget)
        if self.narrow:
            for row, widget in enumerate((self._resume, self._side, self._workshops)):
                grid.addWidget(widget, row, 0)
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 0)
        else:
            grid.addWidget(self._resume, 0, 0)
            grid.addWidget(self._workshops, 1, 0)
            grid.addWidget(self._side, 0, 1, 2, 1)
            grid.setColumnStretch(0, 9)
            grid.setColumnStretch(1, 4)
        self._resume.show_picture(not self.narrow)
        single = self.theme.effective(self.window().width()) < 800
        for place, card in enumerate(self._cards):
            self._cards_grid.removeWidget(card)
            self._cards_grid.addWidget(card, place if single else place // 2, 0 if single else place % 2)
        self._cards_grid.setColumnStretch(0, 1)
        self._cards_grid.setColumnStretch(1, 0 if single else 1)
        self._order()
