"""« Bilan de la séance » : planned against actual, the hands counted, the questions kept, one's own words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.classroom.sessions import Hands, Report
from atelier.content.words import plain
from atelier.desktop import dates, routes, workshops
from atelier.desktop.screens.crumbs import crumbs
from atelier.desktop.screens.present.ports import PresentActions
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear, rule

NBSP = "\u00a0"


class _Bar(QWidget):
    """What a segment took, over what it was given: the second as an outline."""

    def __init__(self, theme: Theme, hue: str, planned: float, took: float, most: float) -> None:
        super().__init__()
        self._theme, self._hue, self._planned, self._took, self._most = theme, hue, planned, took, most
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A thin bar."""
        return QSize(160, self._theme.px(18))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw both."""
        painter, theme = paint.begin(self), self._theme
        wide = self.width() / max(self._most, 1.0)
        took = QRectF(0, 3, max(2.0, self._took * wide), self.height() - 6)
        paint.rounded(painter, took, 4, theme.colour(f"{self._hue}_f"), None)
        given = QRectF(0, 0, max(2.0, self._planned * wide), self.height())
        paint.rounded(painter, given, 5, None, theme.colour("ink"), 1.4)


class LedScreen(Page):
    """Rebuilt for each session."""

    def __init__(
        self, theme: Theme, session: Session, navigator: routes.Navigator, actions: PresentActions
    ) -> None:
        super().__init__(theme)
        self._session, self._navigator, self._actions = session, navigator, actions

    def show_route(self, route: routes.Led) -> None:
        """Show what a session gave."""
        clear(self.column)
        self.column.setSpacing(self.theme.gap(16))
        self.setWindowTitle(self.tr("Bilan de la séance"))
        report = self._actions.report(route.session)
        if report is None:
            self.column.addWidget(Label(self.tr("Cette séance n’est plus là"), "page"))
            self.column.addWidget(Label(self.tr("Son atelier a été retiré, ou elle a été effacée."), "list"))
            self.column.addStretch(1)
            return
        course = self._session.course(report.showing.course)
        self._head(report, course.title, course.workshop, course.id)
        self.column.addWidget(self._steps(report, tokens.hue(course.workshop)))
        if report.hands:
            self.column.addWidget(self._hands(report.hands))
        for title, lines in (
            (self.tr("Questions à reprendre"), report.showing.parked),
            (self.tr("Vos mots"), tuple(one for one in report.showing.notes.values() if one)),
        ):
            if lines:
                self.column.addWidget(self._lines(title, lines))
        self.column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _head(self, report: Report, title: str, workshop: int, course: str) -> None:
        up = (workshops.name(workshop), routes.Workshop(course))
        again = (self.tr("Présenter"), routes.Present(course))
        self.column.addLayout(crumbs(self.theme, self._navigator, up, again, here=self.tr("Bilan")))
        self.column.addWidget(Label(self.tr("Bilan de la séance"), "page"))
        began = report.showing.began
        when = ""
        if began is not None:
            local = began.astimezone(self._actions.now().tzinfo)
            when = f" · {dates.long_day(local.date())}, {dates.hour(local)}"
        self.column.addWidget(Label(f"{title}{when}", "list", "ink2"))
        said = self.tr("{took} pour {planned} prévues").format(
            took=dates.minutes(round(report.took)), planned=dates.minutes(round(report.planned))
        )
        self.column.addWidget(Label(said, "strong"))

    def _card(self, title: str) -> tuple[Card, QVBoxLayout]:
        card = Card(self.theme)
        gap = self.theme.gap
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(26), gap(18), gap(26), gap(22))
        column.setSpacing(gap(10))
        column.addWidget(Label(title, "card"))
        return card, column

    def _steps(self, report: Report, hue: str) -> Card:
        card, column = self._card(self.tr("Prévu et réel, segment par segment"))
        column.addWidget(
            Label(self.tr("La barre est le temps pris; le contour, le temps prévu."), "small", "ink2")
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.gap(18))
        grid.setVerticalSpacing(self.theme.gap(8))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 4)
        most = max((max(one.planned, one.took or 0) for one in report.steps), default=1.0)
        for row, one in enumerate(report.steps):
            grid.addWidget(Label(one.step.title, "list"), row, 0)
            if one.took is None:
                grid.addWidget(Label(self.tr("pas vue"), "small", "ink2"), row, 1)
            else:
                bar = _Bar(self.theme, hue, one.planned, one.took, most)
                bar.setAccessibleName(self._said(one.step.title, one.planned, one.took))
                grid.addWidget(bar, row, 1)
            words = f"{round(one.took)}{NBSP}min" if one.took is not None else "—"
            side = Label(
                self.tr("{took} pour {planned}").format(took=words, planned=f"{round(one.planned)}{NBSP}min"),
                "small",
                wrap=False,
            )
            grid.addWidget(side, row, 2, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        return card

    def _said(self, title: str, planned: float, took: float) -> str:
        return self.tr("{title} : {took} minutes pour {planned} prévues").format(
            title=title, took=round(took), planned=round(planned)
        )

    def _hands(self, found: tuple[Hands, ...]) -> Card:
        card, column = self._card(self.tr("Mains levées"))
        for index, one in enumerate(found):
            if index:
                column.addWidget(rule())
            column.addWidget(Label(plain(one.frame.title), "strong"))
            for letter, words, hands in one.rows:
                row = QHBoxLayout()
                row.addWidget(Label(f"{letter}. {words}", "list"), 1)
                row.addWidget(Label(str(hands), "strong", wrap=False))
                column.addLayout(row)
        return card

    def _lines(self, title: str, lines: tuple[str, ...]) -> Card:
        card, column = self._card(title)
        for index, line in enumerate(lines):
            if index:
                column.addWidget(rule())
            column.addWidget(Label(line, "list"))
        return card
