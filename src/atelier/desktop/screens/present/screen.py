"""« Présenter » : what one looks at before the room is there."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop import dates, routes, workshops
from atelier.desktop.presenter.awake import keep_awake
from atelier.desktop.presenter.power import power
from atelier.desktop.presenter.presenter import Setup
from atelier.desktop.screens.crumbs import crumbs
from atelier.desktop.screens.present.ports import Beginning, Planned, PresentActions
from atelier.desktop.screens.present.remote import RemoteTest
from atelier.desktop.screens.present.screens_card import ScreensCard
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.combo import Combo
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear, rule
from atelier.desktop.widgets.section import Section
from atelier.desktop.widgets.segmented import Segmented
from atelier.desktop.widgets.spin import Hour

TODAY = timedelta(hours=6)
"""A class that begins within that time is the one that is about to be given."""
SHOWN = 5
"""Past sessions shown at first."""


class PresentScreen(Page):
    """Rebuilt for each workshop; the screens are looked at again each time."""

    def __init__(
        self, theme: Theme, session: Session, navigator: routes.Navigator, actions: PresentActions
    ) -> None:
        self._cards: tuple[QWidget, QWidget] | None = None
        super().__init__(theme)
        self._session, self._navigator, self._actions = session, navigator, actions
        self._course: model.Course | None = None
        self._classes: tuple[Planned, ...] = ()

    def show_route(self, route: routes.Present) -> None:
        """Get ready for a workshop."""
        self._course = self._session.course(route.course)
        self.setWindowTitle(self.tr("Présenter : {title}").format(title=self._course.title))
        self._build(self._course)
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def _build(self, course: model.Course) -> None:
        self._cards = None
        clear(self.column)
        gap = self.theme.gap
        kept = self._session.preferences
        up = (workshops.name(course.workshop), routes.Workshop(course.id))
        self.column.addLayout(crumbs(self.theme, self._navigator, up, here=self.tr("Présenter")))
        self.column.addWidget(Label(self.tr("Avant que la salle arrive"), "page"))
        self.column.addWidget(Label(course.title, "list", "ink2"))
        self.column.addSpacing(gap(16))
        self.column.setSpacing(gap(16))
        waiting = self._actions.waiting(course.id)
        if waiting is not None:
            self.column.addWidget(self._waiting(waiting.id, waiting.showing.last or self._actions.now()))
        self.column.addWidget(self._start(course))
        self.screens = ScreensCard(self.theme)
        self.screens.show_setup(Setup(kept.projector, kept.two_screens, kept.console_notes))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(gap(16))
        self._grid.setVerticalSpacing(gap(16))
        self.column.addLayout(self._grid)
        self._cards = (self.screens, self._checks())
        self.column.addWidget(self._outputs(course))
        past = self._actions.past(course.id)
        if past:
            self.column.addWidget(self._past(past))
        self.column.addStretch(1)
        self.fit()

    # ------------------------------------------------------------------ the session

    def _waiting(self, session: str, last: datetime) -> Card:
        """A session cut short comes first."""
        card = Card(self.theme, spine="ochre_f")
        gap = self.theme.gap
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(26), gap(18), gap(26), gap(20))
        column.setSpacing(gap(10))
        column.addWidget(Label(self.tr("Une séance attend d’être reprise"), "card"))
        when = self.tr(
            "Elle s’est arrêtée {day}, {hour}. La diapositive, l’horloge et les mains comptées sont gardées."
        )
        local = last.astimezone(self._actions.now().tzinfo)
        day = dates.near(local, self._session.today())
        column.addWidget(Label(when.format(day=day, hour=dates.hour(local)), "list"))
        acts = Flow(gap(10))
        hue = tokens.hue(self._course.workshop) if self._course else ""
        self.resume = Button(self.theme, self.tr("Reprendre la séance"), icon="play", kind="filled", hue=hue)
        self.resume.clicked.connect(lambda: self._actions.go_on(session, self.screens.setup))
        over = Button(self.theme, self.tr("Elle est terminée"), icon="check")
        over.clicked.connect(lambda: self._give_up(session))
        acts.addWidget(self.resume)
        acts.addWidget(over)
        column.addWidget(acts)
        return card

    def _give_up(self, session: str) -> None:
        self._actions.give_up(session)
        self._navigator.go(routes.Led(session))

    def _start(self, course: model.Course) -> Section:
        spine = f"{tokens.hue(course.workshop)}_f"
        card = self._settings = Section(self.theme, self.tr("La séance"), spine=spine)
        self._classes = self._actions.classes(course.id)
        now = self._actions.now()
        self.class_ = Combo(self.theme, self.tr("Pour quelle classe"))
        self.class_.setMinimumContentsLength(26)
        self.class_.addItem(self.tr("Aucune : c’est une répétition"), "")
        for one in self._classes:
            self.class_.addItem(one.title, one.id)
        near = next((one for one in self._classes if abs(one.start - now) < TODAY), None)
        self.class_.setCurrentIndex(max(0, self.class_.findData(near.id if near else "")))
        self.class_.currentIndexChanged.connect(lambda _: self._class_chosen())
        card.add(self.tr("Pour quelle classe"), "", self.class_)
        self.hour = Hour(self.tr("Heure prévue du début"))
        card.add(self.tr("Heure prévue du début"), self.tr("Le retard se compte à partir d’elle."), self.hour)
        self.look = Segmented(
            self.theme, self.tr("Diapositives"), (("light", self.tr("Claires")), ("dark", self.tr("Sombres")))
        )
        self.look.choose("dark" if self._session.preferences.dark_slides else "light")
        self.look.chosen.connect(lambda key: self._session.keep(dark_slides=key == "dark"))
        card.add(
            self.tr("Diapositives"), self.tr("Sombres, elles reposent dans une salle obscure."), self.look
        )
        self.plan = Segmented(
            self.theme,
            self.tr("Durées"),
            (("agenda", self.tr("De l’ordre du jour")), ("last", self.tr("De la dernière fois"))),
        )
        self.plan.choose("agenda")
        if self._actions.past(course.id):
            card.add(self.tr("Durées"), "", self.plan)
        else:
            self.plan.hide()
            self.plan.setParent(card)
        self.begin = Button(
            self.theme,
            self.tr("Commencer"),
            icon="presentation",
            kind="filled",
            hue=tokens.hue(course.workshop),
        )
        self.begin.clicked.connect(self._begin)
        foot = Flow(self.theme.gap(14))
        foot.addWidget(self.begin)
        card.column.addWidget(foot)
        self._class_chosen()
        return card

    def _class_chosen(self) -> None:
        start = self._planned_start() or self._actions.now()
        self.hour.setTime(QTime(start.hour, start.minute))

    def _planned_start(self) -> datetime | None:
        name = self.class_.currentData()
        found = next((one for one in self._classes if one.id == name), None)
        now = self._actions.now()
        near = found is not None and abs(found.start - now) < TODAY
        return found.start.astimezone(now.tzinfo) if found and near else None

    def _begin(self) -> None:
        assert self._course is not None
        now, at = self._actions.now(), self.hour.time()
        planned = now.replace(hour=at.hour(), minute=at.minute(), second=0, microsecond=0)
        if planned.hour == now.hour and planned.minute == now.minute:
            planned = now
        elif planned - now > timedelta(hours=12):  # just after midnight, an hour of the evening before
            planned -= timedelta(days=1)
        setup = self.screens.setup
        self._session.keep(
            projector=setup.screen, two_screens=setup.two or self._session.preferences.two_screens
        )
        how = Beginning(
            self._course.id,
            planned,
            str(self.class_.currentData() or ""),
            self._session.preferences.dark_slides,
            self.plan.key == "last",
        )
        self._actions.begin(how, setup)

    # ------------------------------------------------------------------ the room

    def _checks(self) -> Card:
        card = Card(self.theme)
        gap = self.theme.gap
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(26), gap(20), gap(26), gap(22))
        column.setSpacing(gap(12))
        column.addWidget(Label(self.tr("La télécommande"), "card"))
        self.remote = RemoteTest(self.theme)
        column.addWidget(self.remote)
        column.addWidget(rule())
        column.addWidget(Label(self.tr("L’ordinateur"), "card"))
        for icon, tone, words in self._computer():
            row = QHBoxLayout()
            row.setSpacing(gap(12))
            row.addWidget(Icon(self.theme, icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(words, "list"), 1)
            column.addLayout(row)
        column.addStretch(1)
        return card

    def _computer(self) -> list[tuple[str, str, str]]:
        """Power, then sleep."""
        found = power()
        battery = "" if found.percent < 0 else self.tr(" Pile : {n} %.").format(n=found.percent)
        if found.plugged is None and found.percent < 0:
            lines = [("info", "ink2", self.tr("L’ordinateur ne dit pas s’il est branché."))]
        elif found.plugged is False:
            lines = [("triangle-alert", "danger", self.tr("L’ordinateur n’est pas branché.") + battery)]
        else:
            lines = [("plug", "green", self.tr("L’ordinateur est branché.") + battery)]
        hold = keep_awake(self.tr("Essai avant une présentation"))
        if hold is not None:
            hold.release()
            lines.append(("monitor", "green", self.tr("La mise en veille sera retenue pendant la séance.")))
        else:
            warned = self.tr(
                "Le système ne laisse pas retenir la mise en veille : réglez-la dans ses paramètres d’énergie."
            )
            lines.append(("triangle-alert", "ochre", warned))
        lines.append(
            (
                "shield-check",
                "ink2",
                self.tr("Atelier n’affiche aucun avis sur les diapositives. Coupez ceux du système."),
            )
        )
        return lines

    # ------------------------------------------------------------------ paper, and past sessions

    def _outputs(self, course: model.Course) -> Card:
        card = Card(self.theme)
        gap = self.theme.gap
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(26), gap(20), gap(26), gap(22))
        column.setSpacing(gap(12))
        column.addWidget(Label(self.tr("À emporter"), "card"))
        acts = Flow(gap(10))
        for key, icon, words in (
            ("pptx", "presentation", self.tr("PowerPoint, avec les notes")),
            ("pdf", "file-text", self.tr("Diapositives en PDF")),
            ("handout", "align-left", self.tr("Document à distribuer")),
            ("agenda", "calendar", self.tr("Ordre du jour de la formatrice")),
        ):
            one = Button(self.theme, words, icon=icon, small=True)
            one.clicked.connect(lambda _=False, key=key: self._actions.export(course.id, key))
            acts.addWidget(one)
        column.addWidget(acts)
        return card

    def _past(self, past: tuple[object, ...]) -> Card:
        card = Card(self.theme)
        gap = self.theme.gap
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(26), gap(20), gap(26), gap(22))
        column.setSpacing(gap(10))
        column.addWidget(Label(self.tr("Séances passées"), "card"))
        for one in past[:SHOWN]:
            began = one.showing.began.astimezone(self._actions.now().tzinfo)  # type: ignore[attr-defined]
            day = dates.near(began, self._session.today())
            words = self.tr("{day}, {hour}").format(day=day[0].upper() + day[1:], hour=dates.hour(began))
            row = QHBoxLayout()
            row.addWidget(Label(words, "list"), 1)
            see = Button(self.theme, self.tr("Bilan"), icon="chart-column", small=True)
            see.setAccessibleName(self.tr("Bilan de la séance : {when}").format(when=words))
            see.clicked.connect(lambda _=False, one=one: self._navigator.go(routes.Led(one.id)))
            row.addWidget(see)
            column.addLayout(row)
        return card

    def fit(self) -> None:
        """Two columns where there is room."""
        if self._cards is None:
            return
        for one in self._cards:
            self._grid.removeWidget(one)
        self._settings.set_narrow(self.theme.effective(self.window().width()) < 900)
        first, second = self._cards
        self._grid.addWidget(first, 0, 0)
        self._grid.addWidget(second, 1 if self.narrow else 0, 0 if self.narrow else 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if self.narrow else 1)
