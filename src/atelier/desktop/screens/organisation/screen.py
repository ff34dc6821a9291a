"""How one reaches the organisation that hands the app out, and its sessions."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from atelier.desktop import dates, routes
from atelier.desktop.distributor import Distributor, hours_of
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.logo import LogoBox
from atelier.desktop.widgets.page import Page, clear, rule
from atelier.edition.model import Contact, Edition, Meeting


class OrganisationScreen(Page):
    """Made again each time it is shown."""

    widest = 980

    def __init__(self, theme: Theme, session: Session, distributor: Distributor) -> None:
        super().__init__(theme)
        self._session, self._distributor = session, distributor
        distributor.changed.connect(lambda: self._build() if self.isVisible() else None)
        theme.changed.connect(lambda: self._build() if self.isVisible() else None)

    def show_route(self, route: routes.Route) -> None:
        """Show the organisation of the edition in force."""
        self._build()
        self.verticalScrollBar().setValue(0)

    def _build(self) -> None:
        clear(self.column)
        gap = self.theme.gap
        self.column.setSpacing(gap(18))
        edition = self._distributor.edition
        self.setWindowTitle(self._distributor.name or self.tr("Votre organisation"))
        direction = QBoxLayout.Direction
        narrow = self.theme.effective(self.window().width()) < 900
        head = QBoxLayout(direction.TopToBottom if narrow else direction.LeftToRight)
        head.setSpacing(gap(18))
        logo = LogoBox(self.theme, 64)
        logo.show_logo(self._distributor.logo)
        head.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(Label(self.windowTitle(), "page"))
        if edition is not None and edition.welcome:
            words.addWidget(Label(edition.welcome, "list", "ink2"))
        head.addLayout(words, 1)
        self.column.addLayout(head)
        if edition is None:
            none = self.tr("Cet Atelier n’est offert par aucune organisation en particulier.")
            self.column.addWidget(Label(none, "list", "ink2"))
        else:
            self._reach(edition)
            self._sessions()
            self._privacy(edition)
        self.column.addStretch(1)

    def _card(self, title: str) -> tuple[Card, QVBoxLayout]:
        gap = self.theme.gap
        card = Card(self.theme)
        card.setAccessibleName(title)
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(26), gap(20), gap(26), gap(22))
        column.setSpacing(gap(10))
        column.addWidget(Label(title, "card"))
        self.column.addWidget(card)
        return card, column

    def _line(self, column: QVBoxLayout, icon: str, words: str, address: str = "") -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap(12))
        top = Qt.AlignmentFlag.AlignVCenter if address else Qt.AlignmentFlag.AlignTop
        row.addWidget(Icon(self.theme, icon, "ink2", 18), 0, top)
        if address:
            # An address is one word: it may be cut where a reader would pause.
            go = Button(self.theme, re.sub(r"([@./-])", "\\1\u200b", words), kind="quiet")
            go.setAccessibleName(words)
            go.clicked.connect(lambda: self._session.leave_app(self, address))
            row.addWidget(go, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            row.addWidget(Label(words, "list"), 1)
        column.addLayout(row)

    def _contact(self, column: QVBoxLayout, one: Contact) -> None:
        for icon, words in (("user-round", one.name), ("phone", one.phone)):
            if words:
                self._line(column, icon, words)
        if one.email:
            self._line(column, "mail", one.email, f"mailto:{one.email}")
        if one.address:
            self._line(column, "map-pin", one.address)

    def _reach(self, edition: Edition) -> None:
        if not edition.contact and not edition.website:
            return
        _, column = self._card(self.tr("Pour nous joindre"))
        self._contact(column, edition.contact)
        if edition.website:
            shown = edition.website.partition("://")[2].rstrip("/")
            self._line(column, "globe", shown, edition.website)

    def _privacy(self, edition: Edition) -> None:
        _, column = self._card(self.tr("Vos renseignements personnels"))
        kept = self.tr(
            "Ce que vous faites dans Atelier reste sur votre ordinateur : l’organisation n’en reçoit rien, sauf ce que vous remettez vous-même."
        )
        column.addWidget(Label(kept, "list"))
        if edition.privacy:
            who = self.tr("La personne qui répond des renseignements personnels :")
            column.addWidget(Label(who, "small", "ink2"))
            self._contact(column, edition.privacy)

    def _sessions(self) -> None:
        _, column = self._card(self.tr("Les prochaines séances"))
        known = {course.id: course for course in self._session.courses}
        found = [one for one in self._distributor.coming() if one.course in known]
        if not found:
            column.addWidget(Label(self.tr("Aucune séance n’est annoncée."), "list", "ink2"))
        for number, one in enumerate(found):
            if number:
                column.addWidget(rule())
            course = known[one.course]
            column.addWidget(Label(course.title, "strong", tokens.hue(course.workshop)))
            day = dates.long_day(one.date)
            year = f" {one.date.year}" if one.date.year != self._session.today().year else ""
            self._line(column, "calendar", f"{day[0].upper()}{day[1:]}{year}, {hours_of(one)}")
            self._more(column, one)

    def _more(self, column: QVBoxLayout, one: Meeting) -> None:
        if one.place:
            self._line(column, "map-pin", one.place)
        if one.trainer:
            self._line(column, "user-round", self.tr("Avec {name}").format(name=one.trainer))
        if code := self._distributor.code_of(one, "home"):
            self._line(column, "key-round", self.tr("Code : {code}").format(code=code))
        if link := self._distributor.link_of(one, "home"):
            self._line(column, "video", self.tr("Ouvrir la classe en ligne"), link)
