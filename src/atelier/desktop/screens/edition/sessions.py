"""Step 3: the sessions: when, where, with whom; and where their codes and links may be seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QTime
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QTimeEdit, QVBoxLayout

from atelier.content.model import Course
from atelier.desktop import dates
from atelier.desktop.drafting import Drafting
from atelier.desktop.screens.edition.forms import Step
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.combo import Combo
from atelier.desktop.widgets.field import Field, roomy
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear
from atelier.desktop.widgets.rows import CheckRow
from atelier.edition.model import Meeting, clock

FIRST = timedelta(days=28)
"""A new session is proposed so long after today, at the hour of the one before."""


class Sessions(Step):
    """One card a session."""

    def __init__(self, theme: Theme, drafting: Drafting, courses: tuple[Course, ...], today: date) -> None:
        super().__init__(
            theme,
            drafting,
            drafting.tr("Les séances"),
            drafting.tr("La prochaine paraît à l’accueil; une séance passée disparaît d’elle-même."),
        )
        self._courses, self._today = courses, today
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.gap(12))
        self.column.addLayout(self._list)
        self.more = Button(theme, self.tr("Ajouter une séance"), icon="plus")
        self.more.clicked.connect(self._add)
        acts = Flow(theme.gap(10))
        acts.addWidget(self.more)
        self.column.addWidget(acts)
        self._where()
        self._show()

    def first(self) -> Button:
        """Adding one."""
        return self.more

    def _where(self) -> None:
        self.column.addSpacing(self.theme.gap(4))
        self.column.addWidget(Label(self.tr("Ce que vos membres peuvent voir"), "sub"))
        said = self.tr("Rien de ceci n’est montré ailleurs, ni écrit dans un journal technique.")
        self.column.addWidget(Label(said, "small", "ink2"))
        for words, name, place in (
            (self.tr("Le lien de la classe en ligne, à l’accueil"), "links", "home"),
            (self.tr("Le code de la classe, à l’accueil"), "codes", "home"),
            (self.tr("Le code, déjà inscrit quand on remet son travail"), "codes", "hand-in"),
        ):
            row = CheckRow(self.theme, words)
            row.struck = False
            row.padding = row.padding_right = 4
            row.setChecked(place in getattr(self.drafting.edition.shown, name))
            row.toggled.connect(lambda on, name=name, place=place: self._show_there(name, place, on))
            self.column.addWidget(row)

    def _show_there(self, name: str, place: str, on: bool) -> None:
        now = tuple(one for one in getattr(self.drafting.edition.shown, name) if one != place)
        self.drafting.change_in("shown", **{name: (*now, place) if on else now})

    # ------------------------------------------------------------------ the list

    def _show(self) -> None:
        clear(self._list)
        self._fields = []
        for place in range(len(self.drafting.edition.sessions)):
            self._list.addWidget(self._card(place))
        if not self.drafting.edition.sessions:
            self._list.addWidget(Label(self.tr("Aucune séance encore."), "list", "ink2"))
        self.judge()

    def _add(self) -> None:
        sessions = self.drafting.edition.sessions
        if sessions:
            last = sessions[-1]
            made = Meeting(
                last.course,
                last.date + timedelta(days=7),
                last.start,
                last.end,
                last.place,
                trainer=last.trainer,
            )
        else:
            made = Meeting(self._courses[0].id, self._today + FIRST, "18:30", "20:45")
        self.drafting.change(sessions=(*sessions, made))
        self._show()

    def _remove(self, place: int) -> None:
        sessions = list(self.drafting.edition.sessions)
        del sessions[place]
        self.drafting.change(sessions=tuple(sessions))
        self._show()
        self.more.setFocus()

    def _card(self, place: int) -> Card:
        theme, gap, tr = self.theme, self.theme.gap, self.tr
        one = self.drafting.edition.sessions[place]
        card = Card(theme)
        card.setAccessibleName(tr("Séance {n}").format(n=place + 1))
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(18), gap(14), gap(18), gap(16))
        column.setSpacing(gap(12))
        head = QHBoxLayout()
        title = Label(self._title(one), "strong")
        head.addWidget(title, 1)
        remove = Button(theme, tr("Retirer"), kind="quiet")
        remove.setAccessibleName(tr("Retirer la séance {n}").format(n=place + 1))
        remove.clicked.connect(lambda: self._remove(place))
        head.addWidget(remove)
        column.addLayout(head)

        def changed(**values: object) -> None:
            self.drafting.change_session(place, **values)
            title.setText(self._title(self.drafting.edition.sessions[place]))

        def add(words: str, control: object, name: str, *, optional: bool = False) -> Field:
            field = Field(theme, words, control, optional=optional)  # type: ignore[arg-type]
            self._fields.append((field, ("sessions", place, name)))
            return field

        course = Combo(theme, tr("Atelier"))
        for known in self._courses:
            course.addItem(known.title, known.id)
        if course.findData(one.course) < 0:
            course.addItem(one.course, one.course)
        course.setCurrentIndex(course.findData(one.course))
        course.currentIndexChanged.connect(lambda _: changed(course=course.currentData()))
        column.addWidget(add(tr("Atelier"), course, "course"))
        day = QDateEdit(QDate(one.date.year, one.date.month, one.date.day))
        day.setLocale(QLocale(QLocale.Language.French, QLocale.Country.Canada))
        day.setDisplayFormat("ddd d MMMM yyyy")
        roomy(theme, day)
        day.dateChanged.connect(lambda value: changed(date=value.toPython()))
        column.addWidget(add(tr("Jour"), day, "date"))
        hours = QHBoxLayout()
        hours.setSpacing(gap(12))
        for words, name in ((tr("Début"), "start"), (tr("Fin"), "end")):
            hours.addWidget(add(words, self._hour(getattr(one, name), name, changed), name), 1)
        column.addLayout(hours)
        for words, name, most in (
            (tr("Lieu"), "place", 160),
            (tr("Qui l’anime"), "trainer", 160),
            (tr("Lien de la classe en ligne"), "link", 300),
            (tr("Code de la classe"), "code", 12),
        ):
            edit = QLineEdit(getattr(one, name))
            edit.setMaxLength(most)
            edit.setCursorPosition(0)
            edit.textEdited.connect(lambda text, name=name: changed(**{name: text.strip()}))
            column.addWidget(add(words, edit, name, optional=True))
        return card

    def _hour(self, hour: str, name: str, changed: Callable[..., None]) -> QTimeEdit:
        at = clock(hour)
        edit = QTimeEdit(QTime(at.hour, at.minute))
        edit.setDisplayFormat("HH' h 'mm")
        roomy(self.theme, edit)
        edit.timeChanged.connect(lambda value: changed(**{name: value.toString("HH:mm")}))
        return edit

    def _title(self, one: Meeting) -> str:
        title = next((course.title for course in self._courses if course.id == one.course), one.course)
        day = f"{dates.day(one.date)} {one.date.year}"
        gone = self.tr(" (passée)") if one.date < self._today else ""
        return f"{day}{gone}, {title}"
