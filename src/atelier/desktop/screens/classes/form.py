"""What is said of a class: the session, where, who gives it, who comes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtWidgets import (
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
)

from atelier.desktop import routes, workshops
from atelier.desktop.classes import Classes
from atelier.desktop.distributor import Distributor
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.calendar import Calendar
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.combo import Combo
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.field import Field, roomy
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear
from atelier.desktop.widgets.segmented import Segmented
from atelier.errors import AtelierError
from atelier.journal.events import Scheduled
from atelier.wording import explain

LONGEST = 160
"""Letters of a line: what a line of an attestation holds."""
STARTS, LASTS = time(18, 30), timedelta(hours=2, minutes=15)
KEPT = ("trainer", "organisation", "signatory", "town", "accreditation", "contact", "zone", "place", "mode")
"""What a new class takes from the one before."""


class ClassFormScreen(Page):
    """What is being written is kept while one looks elsewhere, until it is saved or given up."""

    widest = 980

    def __init__(
        self,
        theme: Theme,
        session: Session,
        navigator: routes.Navigator,
        classes: Classes,
        distributor: Distributor,
    ) -> None:
        self._grids: list[tuple[QGridLayout, list[tuple[Field, int]]]] = []
        super().__init__(theme)
        self._session, self._navigator, self._classes = session, navigator, classes
        self._distributor = distributor
        self._id = ""
        self._begun: dict[str, Scheduled] = {}
        self._before: Scheduled | None = None
        self._done = False

    # ------------------------------------------------------------------ showing

    def show_route(self, route: routes.ClassForm) -> None:
        """Show a class to change, or a new one."""
        self._id, self._done = route.class_, False
        one = self._classes.get(route.class_)
        about = one.about if one else self._new()
        self._before = about
        title = self.tr("Changer la classe") if one else self.tr("Nouvelle classe")
        self.setWindowTitle(title)
        self._build(title, about)
        begun = self._begun.pop(route.class_, None)
        self._fill(begun or about)
        self._again.setVisible(begun is not None)
        self.fit()
        self.course.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def _new(self) -> Scheduled:
        day = self._session.today() + timedelta(days=14)
        start = f"{day.isoformat()}T{STARTS:%H:%M}"
        end = f"{day.isoformat()}T20:45"
        last = next(iter(self._classes.all().values()), None)
        course = self._session.courses[0]
        made = Scheduled(course.id, course.title, start, end, trainer=self._session.name)
        edition = self._distributor.edition
        if last is None and edition is not None:
            signing = edition.attestations
            made = replace(
                made,
                organisation=signing.organisation or edition.name,
                trainer=signing.trainer or made.trainer,
                signatory=signing.signatory,
                town=signing.town,
                accreditation=signing.accreditation,
                contact=edition.contact.email,
            )
        if last is not None:
            made = replace(made, **{name: getattr(last.about, name) for name in KEPT})
        return made

    def leave(self) -> None:
        """Keep what was being written."""
        if self._before is not None and not self._done and self._written() != self._before:
            self._begun[self._id] = self._written()

    # ------------------------------------------------------------------ building

    def _build(self, title: str, about: Scheduled) -> None:
        clear(self.column)
        self._grids = []
        gap = self.theme.gap
        self.column.setSpacing(gap(16))
        self.column.addWidget(Label(title, "page"))
        self._again = Label(self.tr("Repris là où vous l’aviez laissé."), "small", "ink2")
        self.column.addWidget(self._again)
        self._again.hide()
        self.column.addWidget(self._session_card(about))
        self.column.addWidget(self._who_card())
        self.column.addWidget(self._people_card())
        acts = Flow(gap(10))
        self.save = Button(
            self.theme,
            self.tr("Enregistrer") if self._id else self.tr("Créer la classe"),
            icon="check",
            kind="filled",
        )
        self.save.clicked.connect(self._save)
        cancel = Button(self.theme, self.tr("Annuler"))
        cancel.clicked.connect(self._give_up)
        acts.addWidget(self.save)
        acts.addWidget(cancel)
        self.column.addWidget(acts)
        self.column.addStretch(1)
        self.fit()  # a field shown before it has its place would be a window for a moment

    def _card(self, title: str, *fields: tuple[Field, int], help_: str = "") -> Card:
        """A card of fields; the number is how many of its two columns a field takes."""
        gap = self.theme.gap
        card = Card(self.theme)
        card.setAccessibleName(title)
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(26), gap(18), gap(26), gap(24))
        column.setSpacing(gap(14))
        column.addWidget(Label(title, "card"))
        if help_:
            column.addWidget(Label(help_, "small", "ink2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(gap(24))
        grid.setVerticalSpacing(gap(16))
        column.addLayout(grid)
        for field, _ in fields:  # shown before it has a parent, one would be a window for a moment
            field.setParent(card)
        self._grids.append((grid, list(fields)))
        return card

    def _line(self, words: str = "") -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(LONGEST)
        field.setPlaceholderText(words)
        return field

    def _hour(self) -> QTimeEdit:
        field = QTimeEdit()
        field.setDisplayFormat("HH' h 'mm")
        roomy(self.theme, field)
        return field

    def _number(self, most: int, none: str) -> QSpinBox:
        field = QSpinBox()
        field.setRange(0, most)
        field.setSpecialValueText(none)
        roomy(self.theme, field)
        return field

    def _session_card(self, about: Scheduled) -> Card:
        theme, tr = self.theme, self.tr
        self.course = Combo(theme, tr("Atelier"))
        for course in self._session.courses:
            words = f"{workshops.name(course.workshop)}, {course.title}"
            self.course.addItem(words, course.id)
        if self.course.findData(about.course) < 0:  # no longer here: the class keeps it
            self.course.addItem(about.title, about.course)
        self.course.currentIndexChanged.connect(lambda _: self._course_chosen())
        self.title = self._line()
        self.day = QDateEdit()
        self.day.setLocale(QLocale(QLocale.Language.French, QLocale.Country.Canada))
        self.day.setDisplayFormat("dddd d MMMM yyyy")
        roomy(theme, self.day)
        month = Button(theme, icon="calendar", name=tr("Choisir le jour dans un calendrier"))
        month.clicked.connect(self._choose_day)
        self.start, self.end = self._hour(), self._hour()
        self.pause = self._number(600, tr("aucune"))
        self.pause.setSuffix(tr(" minutes"))
        self.zone = Combo(theme, tr("Heure de"))
        for name, words in self._zones(about.zone):
            self.zone.addItem(words, name)
        self.mode = Segmented(
            theme,
            tr("Mode"),
            (("room", tr("En salle")), ("online", tr("En ligne")), ("mixed", tr("Les deux"))),
        )
        self.mode.chosen.connect(lambda _: self._mode_chosen())
        self.place, self.link = self._line(), self._line("https://")
        self.link.setMaxLength(2000)
        self.f_title = Field(theme, tr("Titre"), self.title, help_=tr("Il paraît sur les attestations."))
        self.f_day = Field(theme, tr("Jour"), self.day, beside=month)
        self.f_start, self.f_end = (
            Field(theme, tr("Début"), self.start),
            Field(theme, tr("Fin"), self.end, help_=tr("Avant l’heure du début, c’est celle du lendemain.")),
        )
        self.f_place = Field(theme, tr("Lieu"), self.place, optional=True)
        self.f_link = Field(
            theme,
            tr("Lien de la visioconférence"),
            self.link,
            optional=True,
            help_=tr("Il reste dans cette classe : il n’est écrit nulle part ailleurs."),
        )
        return self._card(
            tr("La séance"),
            (Field(theme, tr("Atelier"), self.course), 2),
            (self.f_title, 2),
            (self.f_day, 2),
            (self.f_start, 1),
            (self.f_end, 1),
            (
                Field(
                    theme,
                    tr("Pause"),
                    self.pause,
                    help_=tr("Elle ne compte pas dans la durée attestée."),
                ),
                1,
            ),
            (Field(theme, tr("Heure de"), self.zone), 1),
            (Field(theme, tr("Mode"), self.mode), 2),
            (self.f_place, 2),
            (self.f_link, 2),
        )

    def _zones(self, mine: str) -> list[tuple[str, str]]:
        tr = self.tr
        known = [
            ("America/Toronto", tr("Québec, Montréal, Ottawa")),
            ("America/Halifax", tr("Îles-de-la-Madeleine, Moncton, Halifax")),
            ("America/Winnipeg", tr("Winnipeg")),
            ("America/Edmonton", tr("Edmonton")),
            ("America/Vancouver", tr("Vancouver")),
            ("Europe/Paris", tr("Paris, Bruxelles, Genève")),
        ]
        return known if any(name == mine for name, _ in known) else [*known, (mine, mine)]

    def _who_card(self) -> Card:
        theme, tr = self.theme, self.tr
        self.trainer, self.organisation = self._line(), self._line()
        self.signatory, self.town, self.accreditation = self._line(), self._line(), self._line()
        self.f_trainer = Field(theme, tr("Qui donne la formation"), self.trainer)
        return self._card(
            tr("Qui la donne"),
            (self.f_trainer, 1),
            (Field(theme, tr("Organisation qui l’offre"), self.organisation, optional=True), 1),
            (
                Field(
                    theme,
                    tr("Qui signe pour l’organisation"),
                    self.signatory,
                    optional=True,
                ),
                1,
            ),
            (Field(theme, tr("Ville"), self.town, optional=True, help_=tr("« Fait à… »")), 1),
            (
                Field(
                    theme,
                    tr("Numéro d’agrément"),
                    self.accreditation,
                    optional=True,
                    help_=tr("Celui de la formatrice ou de l’organisme, s’il y en a un."),
                ),
                2,
            ),
            help_=tr("Ces noms paraissent sur les attestations, avec leurs accents."),
        )

    def _people_card(self) -> Card:
        theme, tr = self.theme, self.tr
        self.places = self._number(10_000, tr("pas de limite"))
        self.contact = self._line()
        return self._card(
            tr("Les personnes"),
            (
                Field(
                    theme,
                    tr("Places"),
                    self.places,
                    help_=tr("Au-delà, on attend son tour."),
                ),
                1,
            ),
            (
                Field(
                    theme,
                    tr("Responsable des renseignements personnels"),
                    self.contact,
                    optional=True,
                    help_=tr("Nom et moyen de la joindre : les participants le lisent."),
                ),
                1,
            ),
        )

    # ------------------------------------------------------------------ filling

    def _lines(self) -> dict[str, QLineEdit]:
        names = (
            *("title", "place", "link", "trainer", "organisation", "signatory", "town"),
            *("accreditation", "contact"),
        )
        return {name: getattr(self, name) for name in names}

    def _fill(self, about: Scheduled) -> None:
        self.course.blockSignals(True)
        self.course.setCurrentIndex(max(0, self.course.findData(about.course)))
        self.course.blockSignals(False)
        for name, field in self._lines().items():
            field.setText(getattr(about, name))
            field.setCursorPosition(0)
        day = date.fromisoformat(about.start[:10])
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.start.setTime(QTime.fromString(about.start[11:], "HH:mm"))
        self.end.setTime(QTime.fromString(about.end[11:], "HH:mm"))
        self.pause.setValue(about.pause)
        self.zone.setCurrentIndex(max(0, self.zone.findData(about.zone)))
        self.mode.choose(about.mode)
        self.places.setValue(about.places)
        self._mode_chosen()

    def _written(self) -> Scheduled:
        """The class as the form says it."""
        assert self._before is not None
        day = self.day.date().toPython()
        assert isinstance(day, date)
        start, end = self.start.time(), self.end.time()
        last = day if end > start else day + timedelta(days=1)
        said: dict[str, Any] = {name: field.text().strip() for name, field in self._lines().items()}
        if self.mode.key == "room":
            said["link"] = ""
        elif self.mode.key == "online":
            said["place"] = ""
        return replace(
            self._before,
            course=self.course.currentData(),
            start=f"{day.isoformat()}T{start.toString('HH:mm')}",
            end=f"{last.isoformat()}T{end.toString('HH:mm')}",
            pause=self.pause.value(),
            zone=self.zone.currentData(),
            mode=self.mode.key or "room",
            places=self.places.value(),
            **said,
        )

    def _course_chosen(self) -> None:
        """The title follows the workshop, unless one wrote one's own."""
        titles = {course.id: course.title for course in self._session.courses}
        if self.title.text().strip() in ("", *titles.values()):
            self.title.setText(titles.get(self.course.currentData(), self.title.text()))
            self.title.setCursorPosition(0)

    def _mode_chosen(self) -> None:
        self.f_place.setVisible(self.mode.key != "online")
        self.f_link.setVisible(self.mode.key != "room")

    def _choose_day(self) -> None:
        dialog = Dialog(self.theme, self.tr("Quel jour?"), self.window())
        shown = self.day.date().toPython()
        assert isinstance(shown, date)
        calendar = Calendar(self.theme, self.tr("Jour de la classe"), shown, self.window().height())
        dialog.body.addWidget(calendar)
        dialog.add_buttons(
            ("no", self.tr("Annuler")), ("yes", self.tr("Garder ce jour")), safe="no", filled="yes"
        )
        calendar.give_focus()
        if dialog.ask() == "yes":
            day = calendar.chosen()
            self.day.setDate(QDate(day.year, day.month, day.day))

    # ------------------------------------------------------------------ saving

    def _save(self) -> None:
        written = self._written()
        errors: list[tuple[Field, str]] = []
        needed: tuple[tuple[Field, QLineEdit, Callable[[], str]], ...] = (
            (self.f_title, self.title, lambda: self.tr("Donnez un titre : il paraît sur les attestations.")),
            (self.f_trainer, self.trainer, lambda: self.tr("Dites qui donne la formation.")),
        )
        for field, line, words in needed:
            field.set_error("" if line.text().strip() else words())
        link = written.link
        self.f_link.set_error(
            self.tr("Un lien commence par https:// et ne contient pas d’espace.")
            if link and (" " in link or "://" not in link)
            else ""
        )
        self.f_end.set_error("")
        if written.pause and written.pause >= self._length():
            self.f_end.set_error(self.tr("La pause est plus longue que la séance."))
        errors = [(one, one.error) for one in (self.f_title, self.f_end, self.f_link, self.f_trainer)]
        wrong = next((one for one, words in errors if words), None)
        if wrong is not None:
            wrong.control.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(wrong, 0, 40)
            return
        try:
            made = self._classes.schedule(written, self._id)
        except AtelierError as error:
            self.f_end.set_error(explain(error))
            self.end.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.f_end, 0, 40)
            return
        self._done = True
        self._navigator.go(routes.Class(made.id))
        self._session.say(
            self.tr("La classe est changée.")
            if self._id
            else self.tr("La classe est créée. Son code est {code}.").format(code=made.about.code)
        )

    def _length(self) -> int:
        minutes = self.start.time().secsTo(self.end.time()) // 60
        return minutes if minutes > 0 else minutes + 1440

    def _give_up(self) -> None:
        self._done = True
        self._navigator.back()

    def fit(self) -> None:
        """Two fields a line where there is room."""
        one = self.theme.effective(self.window().width()) < 800
        for grid, fields in self._grids:
            row = column = 0
            for field, wide in fields:
                grid.removeWidget(field)
                span = 2 if one or wide == 2 else 1
                if column + span > 2:
                    row, column = row + 1, 0
                grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
                column += span
            for place in (0, 1):
                grid.setColumnStretch(place, 1)
