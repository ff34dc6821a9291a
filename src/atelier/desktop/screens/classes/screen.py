"""The classes of a trainer: those to come, then those of the past."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.classroom import words as wording
from atelier.classroom.classes import ClassState
from atelier.classroom.privacy import Term
from atelier.content.model import Course
from atelier.desktop import dates, routes, workshops
from atelier.desktop.classes import Classes
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.beside import Beside
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card, CardButton
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear

ICONS = {"room": "users", "online": "video", "mixed": "users"}
SHOWN = 12
"""Past classes shown at first."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("ClassCard", words)


class ClassCard(CardButton):
    """A class as one button: when, what, where, how many."""

    def __init__(self, theme: Theme, one: ClassState, course: Course | None) -> None:
        about = one.about
        when = _tr("{day} {year}, {hours}").format(
            day=dates.long_day(one.start.date()).capitalize(),
            year=one.start.year,
            hours=wording.span(about.start[11:], about.end[11:]),
        )
        hue = tokens.hue(course.workshop) if course else ""
        super().__init__(theme, f"{when}. {about.title}", spine=f"{hue}_f" if hue else "")
        gap = theme.gap
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(26), gap(16), gap(20), gap(18))
        row.setSpacing(gap(16))
        words = QVBoxLayout()
        words.setSpacing(gap(2))
        words.addWidget(Label(when, "card"))
        title = f"{workshops.name(course.workshop)}, {about.title}" if course else about.title
        words.addWidget(Label(title, "list"))
        where = [about.place if about.mode != "online" else "", wording.mode(about.mode)]
        where.append(_tr("code {code}").format(code=about.code))
        words.addWidget(Label(" · ".join(word for word in where if word), "small", "ink2"))
        row.addLayout(words, 1)
        row.addWidget(Label(self._counts(one), "small", wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Icon(theme, "chevron-right", "ink2", 20))
        self.adopt()

    def _counts(self, one: ClassState) -> str:
        count = len(one.enrolled)
        said = [(_tr("{n} inscription") if count < 2 else _tr("{n} inscriptions")).format(n=count)]
        if one.waiting:
            said.append(_tr("{n} en attente").format(n=len(one.waiting)))
        elif one.free is not None:
            said.append(
                (_tr("{n} place libre") if one.free < 2 else _tr("{n} places libres")).format(n=one.free)
            )
        return "\n".join(said)


class ClassesScreen(Page):
    """Rebuilt each time it shows, and when a class changed."""

    def __init__(self, theme: Theme, session: Session, navigator: routes.Navigator, classes: Classes) -> None:
        self._beside: Beside | None = None
        super().__init__(theme)
        self._session, self._navigator, self._classes = session, navigator, classes
        self._every = False
        self.setWindowTitle(self.tr("Classes"))
        classes.changed.connect(lambda: self.refresh() if self.isVisible() else None)

    def show_route(self, route: routes.Route) -> None:
        """Show what there is."""
        self._every = False
        self.refresh()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Show the classes as they are now."""
        clear(self.column)
        gap = self.theme.gap
        known = list(self._classes.all().values())
        now = datetime.now().astimezone()
        coming = sorted((one for one in known if one.end >= now), key=lambda one: one.start)
        past = [one for one in known if one.end < now]
        self._head(len(coming))
        for term in self._classes.terms():
            self.column.addSpacing(gap(14))
            self.column.addWidget(self._term(term))
        if not known:
            self._empty()
        for title, some in ((self.tr("À venir"), coming), (self.tr("Passées"), past)):
            if some:
                self._group(title, some)
        self.column.addStretch(1)

    def _head(self, coming: int) -> None:
        gap = self.theme.gap
        words = QVBoxLayout()
        words.setSpacing(gap(2))
        words.addWidget(Label(self.tr("Classes"), "page"))
        said = (
            self.tr("Aucune séance à venir")
            if not coming
            else self.tr("{n} séance à venir")
            if coming == 1
            else self.tr("{n} séances à venir")
        )
        words.addWidget(Label(said.format(n=coming), "list", "ink2"))
        self.verify = Button(self.theme, self.tr("Vérifier une attestation"), icon="shield-check")
        self.verify.clicked.connect(lambda: self._navigator.go(routes.Verify()))
        self.new = Button(self.theme, self.tr("Nouvelle classe"), icon="plus", kind="filled")
        self.new.clicked.connect(lambda: self._navigator.go(routes.ClassForm()))
        self._beside = Beside(self.theme, words, self.verify, self.new)
        self.column.addLayout(self._beside)
        self.fit()

    def _empty(self) -> None:
        gap = self.theme.gap
        self.column.addSpacing(gap(24))
        card = Card(self.theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(28), gap(22), gap(28), gap(26))
        column.setSpacing(gap(10))
        column.addWidget(Label(self.tr("Pas encore de classe"), "section"))
        for words in (
            self.tr("Une classe est une séance d’un atelier : un jour, un lieu, les personnes inscrites."),
            self.tr(
                "Vous y notez les présences, vous y recevez le travail que chaque personne choisit de remettre, et vous en tirez les attestations."
            ),
            self.tr(
                "Tout reste sur cet ordinateur. Les participants lisent pourquoi leurs renseignements sont gardés, et combien de temps."
            ),
        ):
            column.addWidget(Label(words, "body"))
        self.column.addWidget(card)

    def _term(self, term: Term) -> QWidget:
        """A class whose data have served: nothing goes by itself."""
        gap = self.theme.gap
        one = self._classes.all()[term.class_id]
        card = Card(self.theme, spine="ochre_f")
        row = QHBoxLayout(card)
        row.setContentsMargins(gap(26), gap(14), gap(20), gap(16))
        row.setSpacing(gap(16))
        day = wording.day(one.about.start[:10])
        if term.what == "work":
            words = self.tr(
                "Ce qui a été remis à la classe du {day} a servi. Vous pouvez l’effacer; les présences et les attestations restent."
            )
        else:
            words = self.tr("Les renseignements de la classe du {day} ont servi. Vous pouvez les effacer.")
        row.addWidget(Label(words.format(day=day), "list"), 1)
        go = Button(self.theme, self.tr("Voir cette classe"), small=True)
        go.clicked.connect(lambda: self._navigator.go(routes.Class(one.id)))
        row.addWidget(go)
        return card

    def _group(self, title: str, some: list[ClassState]) -> None:
        gap = self.theme.gap
        self.column.addSpacing(gap(24))
        self.column.addWidget(Label(title, "section"))
        self.column.addSpacing(gap(10))
        shown = some if self._every else some[:SHOWN]
        for one in shown:
            card = ClassCard(self.theme, one, self._classes.course(one))
            card.clicked.connect(lambda _=False, one=one: self._navigator.go(routes.Class(one.id)))
            self.column.addWidget(card)
            self.column.addSpacing(gap(10))
        if len(shown) < len(some):
            more = Button(self.theme, self.tr("Montrer toutes les classes"), kind="quiet")
            more.clicked.connect(self._show_every)
            self.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_every(self) -> None:
        self._every = True
        self.refresh()

    def fit(self) -> None:
        """The buttons beside the title, or below."""
        if self._beside is not None:
            self._beside.fit(narrow=self.narrow)
