"""The page of a class."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from atelier.classroom import questionnaire
from atelier.classroom.classes import ClassState, Participant
from atelier.classroom.figures import ClassFigures
from atelier.classroom.issuing import ready
from atelier.classroom.questionnaire import Received
from atelier.classroom.taking import Report, Status
from atelier.desktop import dates, routes, workshops
from atelier.desktop.classes import Classes
from atelier.desktop.screens.room.adding import AddDialog
from atelier.desktop.screens.room.opinions import OpinionsCard
from atelier.desktop.screens.room.people import Column, PeopleModel
from atelier.desktop.screens.room.person import ask_person, ask_presence
from atelier.desktop.screens.room.ports import RoomActions
from atelier.desktop.screens.room.privacy import PrivacyCard, ask_erase
from atelier.desktop.screens.room.reporting import Decided, show_report
from atelier.desktop.screens.room.side import FilesCard, MissedCard, SharedCard
from atelier.desktop.screens.room.table import PeopleTable
from atelier.desktop.screens.room.waiting import WaitingCard
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.dropping import Dropping
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page
from atelier.desktop.widgets.segmented import Segmented
from atelier.errors import AtelierError
from atelier.journal.events import Surveyed
from atelier.wording import explain

TALL, WIDE = 640, 1100
"""Pixels at 100 % from which the table and what stands beside it each scroll; under them, the page does."""
LISTS = (".csv", ".tsv", ".txt")


class Tile(Card):
    """A figure and what it counts."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__(theme)
        gap = theme.gap
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(18), gap(10), gap(16), gap(12))
        row.setSpacing(gap(14))
        row.addWidget(Icon(theme, icon, "ink", 24))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.figure = Label("", "figure", wrap=False)
        self.words = Label("", "small", "ink2")
        words.addWidget(self.figure)
        words.addWidget(self.words)
        row.addLayout(words, 1)
        row.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)

    def say(self, figure: str, words: str) -> None:
        """Show a figure."""
        self.figure.setText(figure)
        self.words.setText(words)
        self.setAccessibleName(f"{figure} {words}")


class _Pane(QScrollArea):
    """As high as there is room, whatever it holds."""

    def sizeHint(self) -> QSize:
        return QSize(300, 240)


class RoomScreen(Page):
    """Built once; filled for each class, and when it changes."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        navigator: routes.Navigator,
        classes: Classes,
        actions: RoomActions,
    ) -> None:
        self._ready = False
        super().__init__(theme)
        self._session, self._navigator = session, navigator
        self._classes, self._actions = classes, actions
        self._id = ""
        self._reports: dict[str, tuple[Report, datetime]] = {}
        self._panes: bool | None = None
        self.model = PeopleModel()
        self._build()
        self._ready = True
        classes.changed.connect(lambda: self.refresh() if self.isVisible() else None)
        Dropping(
            theme,
            self,
            self.tr("Déposez ici les fichiers des participants, leurs avis, ou une liste d’inscriptions."),
            self.drop,
        )
        QShortcut(
            QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self._find)
        self.fit()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        gap = self.theme.gap
        self.column.setSpacing(gap(16))
        self._top = QGridLayout()
        self._top.setHorizontalSpacing(gap(20))
        self._top.setVerticalSpacing(gap(12))
        self._head = QWidget()
        words = QVBoxLayout(self._head)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(gap(2))
        self.title = Label("", "page")
        self._under = Label("", "list", "ink2")
        words.addWidget(self.title)
        words.addWidget(self._under)
        self._acts = Flow(gap(10))
        self.more = Button(self.theme, icon="ellipsis", name=self.tr("Autres actions pour cette classe"))
        self.more.clicked.connect(lambda: self._menu_more().popup(self._under_button(self.more)))
        self.export = Button(self.theme, self.tr("Exporter"), icon="download")
        self.export.clicked.connect(lambda: self._menu_export().popup(self._under_button(self.export)))
        self.prepare = Button(self.theme, "", icon="award", kind="filled")
        self.prepare.clicked.connect(lambda: self._navigator.go(routes.Attestations(self._id)))
        for button in (self.more, self.export, self.prepare):
            self._acts.addWidget(button)
        self.column.addLayout(self._top)
        self._tiles = QGridLayout()
        self._tiles.setSpacing(gap(14))
        self.tiles = tuple(Tile(self.theme, icon) for icon in ("users", "check", "layout-grid", "award"))
        self.column.addLayout(self._tiles)
        self._switch = Segmented(
            self.theme,
            self.tr("Montrer"),
            (("people", self.tr("Personnes")), ("rest", self.tr("Fichiers, questions, avis"))),
            chips=True,
        )
        self._switch.choose("people")
        self._switch.chosen.connect(lambda _: self._arrange())
        self.column.addWidget(self._switch)
        self._body = QHBoxLayout()
        self._body.setSpacing(gap(22))
        self.column.addLayout(self._body, 1)
        self._build_table()
        self._build_side()
        self._body.addWidget(self.table, 7)
        self._body.addWidget(self._scroll, 3)

    def _build_table(self) -> None:
        self.table = PeopleTable(self.theme, self.model)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Chercher une personne"))
        self.search.setAccessibleName(self.tr("Chercher une personne"))
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)
        self.search.textChanged.connect(self.model.search)
        self.search.returnPressed.connect(self.table.view.setFocus)
        self.presence = Button(self.theme, self.tr("Présence"), icon="chevron-down", trailing=True)
        self.presence.setAccessibleName(self.tr("Noter la présence des personnes choisies"))
        self.presence.clicked.connect(
            lambda: self._menu_presence(whole=True).popup(self._under_button(self.presence))
        )
        self.add = Button(self.theme, self.tr("Ajouter"), icon="plus")
        self.add.setAccessibleName(self.tr("Ajouter des personnes"))
        self.add.clicked.connect(self._add)
        self.table.tools_of(self.search, self.presence, self.add, stretch=(1,))
        self.table.acted.connect(lambda at: self._menu_person().popup(at))
        self.table.presence.connect(lambda at: self._menu_presence().popup(at))
        self.table.moved.connect(self._reveal)
        self.model.ticked.connect(self._tick)

    def _build_side(self) -> None:
        gap = self.theme.gap
        self.missed = MissedCard(self.theme)
        self.files = FilesCard(self.theme, self._session)
        self.files.chosen.connect(self._choose_files)
        self.files.asked.connect(self.show_report)
        self.waiting = WaitingCard(self.theme)
        self.waiting.changed.connect(self._change_state)
        self.shared = SharedCard(self.theme)
        self.opinions = OpinionsCard(self.theme)
        self.opinions.wanted.connect(self._choose_answers)
        self.opinions.typed.connect(self._type_answer)
        self.privacy = PrivacyCard(self.theme)
        self.privacy.erase.connect(self.erase)
        self._side = QWidget()
        self._side.setObjectName("content")
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(16))
        for card in (self.missed, self.files, self.waiting, self.shared, self.opinions, self.privacy):
            column.addWidget(card)
        column.addStretch(1)
        self._scroll = _Pane()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(self.tr("Fichiers, questions, avis"))

    # ------------------------------------------------------------------ showing

    @property
    def one(self) -> ClassState | None:
        """The class that is shown, unless it was erased."""
        return self._classes.get(self._id)

    def show_route(self, route: routes.Class) -> None:
        """Show a class."""
        if route.class_ != self._id:
            self.search.clear()
            self._switch.choose("people")
        self._id = route.class_
        one = self.one
        if one is None:
            self._navigator.go(routes.Classes())
            return
        self.refresh()
        self._arrange()
        (self.prepare if self.prepare.isEnabled() else self.add).setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Show the class as it is now."""
        one = self.one
        if one is None:
            return
        found = self._classes.figures(one)
        course = self._classes.course(one)
        hue = tokens.hue(course.workshop) if course else ""
        day = one.start.date()
        title = self.tr("Classe du {day}").format(day=dates.long_day(day))
        if day.year != self._session.today().year:
            title += f" {day.year}"
        self.title.setText(title)
        self.setWindowTitle(title)
        what = f"{workshops.name(course.workshop)}, {one.about.title}" if course else one.about.title
        code = self.tr("code {code}").format(code=one.about.code)
        self._under.setText(" · ".join(part for part in (what, one.about.place, code) if part))
        self._show_figures(one, found)
        self.prepare.hue = hue
        self.table.set_hue(hue)
        self.model.show(one, found)
        self.table.none.setText(
            self.tr("Personne ne répond à ces mots.")
            if found.rows
            else self.tr("Personne n’est encore inscrit. « Ajouter » prend une liste, un CSV ou des noms.")
        )
        self.table.measure()
        self.missed.show_figures(found, hue)
        self.files.show_class(one, self._reports.get(one.id))
        self.waiting.show_class(one)
        self.shared.show_figures(found)
        self.opinions.show_class(one)
        self.privacy.show_class(one)

    def _show_figures(self, one: ClassState, found: ClassFigures) -> None:
        people, here, lessons, papers = self.tiles
        count = found.enrolled
        people.say(str(count), self.tr("personne inscrite") if count < 2 else self.tr("personnes inscrites"))
        words = self.tr("présence") if found.present < 2 else self.tr("présences")
        if found.online:
            words += self.tr(", dont {n} en ligne").format(n=found.online)
        here.say(str(found.present), words)
        if found.median is None:
            lessons.say("—", self.tr("aucun fichier reçu"))
        else:
            middle = f"{found.median:g}".replace(".", ",")
            figure = self.tr("{n} sur {total}").format(n=middle, total=len(found.lessons))
            lessons.say(figure, self.tr("leçons terminées, valeur médiane"))
        count = len(ready(one))
        papers.say(
            str(count), self.tr("attestation décidée") if count < 2 else self.tr("attestations décidées")
        )
        words = (
            self.tr("Préparer les attestations")
            if not count
            else self.tr("Préparer l’attestation")
            if count == 1
            else self.tr("Préparer {n} attestations")
        )
        self.prepare.setText(words.format(n=count))
        self.prepare.setEnabled(bool(one.enrolled))
        self.prepare.updateGeometry()
        self._acts.updateGeometry()
        self.export.setEnabled(bool(one.people))
        self.presence.setEnabled(bool(one.enrolled))

    # ------------------------------------------------------------------ menus

    @staticmethod
    def _under_button(button: Button) -> QPoint:
        return button.mapToGlobal(QPoint(0, button.height() + 4))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _menu_more(self) -> QMenu:
        menu, tr = self._menu(), self.tr
        one = self.one
        menu.addAction(tr("Toutes les classes"), lambda: self._navigator.go(routes.Classes()))
        menu.addAction(tr("Changer la classe…"), lambda: self._navigator.go(routes.ClassForm(self._id)))
        if one is not None and self._classes.course(one) is not None:
            menu.addAction(
                tr("Présenter l’atelier"), lambda: self._navigator.go(routes.Present(one.about.course))
            )
        menu.addAction(
            tr("Ajouter des personnes venues sans inscription…"), lambda: self.add_people(walk_in=True)
        )
        menu.addAction(tr("Vérifier une attestation"), lambda: self._navigator.go(routes.Verify()))
        menu.addSeparator()
        menu.addAction(tr("Effacer la classe…"), lambda: self.erase("class"))
        return menu

    def _menu_export(self) -> QMenu:
        menu, tr = self._menu(), self.tr
        for words, what in (
            (tr("Feuille de présence à signer (PDF)"), "sheet"),
            (tr("Bilan de la classe (PDF)"), "summary"),
            (tr("Présences (CSV, pour un tableur)"), "attendance"),
            (tr("Progrès (CSV, pour un tableur)"), "progress"),
            (tr("Avis (CSV, pour un tableur)"), "survey"),
        ):
            menu.addAction(words, partial(self._export, what))
        return menu

    def _export(self, what: str) -> None:
        one = self.one
        if one is not None:
            self._actions.export(one, what)

    def _menu_presence(self, *, whole: bool = False) -> QMenu:
        menu = self._menu()
        self._add_presence(menu)
        one = self.one
        if whole and one is not None:
            unknown = [person for person in one.enrolled if person.attendance is None]
            if unknown:
                menu.addSeparator()
                mode = "online" if one.about.mode == "online" else "room"
                words = (
                    self.tr("En ligne : les {n} personnes à noter")
                    if mode == "online"
                    else self.tr("En salle : les {n} personnes à noter")
                )
                menu.addAction(words.format(n=len(unknown)), lambda: self._attend(unknown, mode))
        return menu

    def _add_presence(self, menu: QMenu) -> None:
        people = self.table.chosen()
        for mode, words in (
            ("room", self.tr("En salle")),
            ("online", self.tr("En ligne")),
            ("absent", self.tr("Absence")),
        ):
            action = menu.addAction(words, partial(self._attend, people, mode))
            action.setEnabled(bool(people))
        menu.addAction(self.tr("Heures d’arrivée et de départ…"), lambda: self.ask_hours(people)).setEnabled(
            bool(people)
        )

    def _menu_person(self) -> QMenu:
        menu, tr = self._menu(), self.tr
        people = self.table.chosen()
        self._add_presence(menu)
        menu.addSeparator()
        menu.addAction(tr("Attestation de participation"), lambda: self._qualify(people, "participation"))
        if len(people) == 1:
            person = people[0]
            menu.addAction(
                tr("Attestation de formation…"),
                lambda: self._navigator.go(routes.Attestations(self._id, person.id)),
            )
        menu.addAction(tr("Aucune attestation"), lambda: self._qualify(people, "none"))
        if len(people) == 1:
            menu.addSeparator()
            menu.addAction(tr("Corriger le nom, l’organisation, le courriel…"), lambda: self.correct(person))
            menu.addAction(tr("Noter un désistement"), lambda: self._change_state(person, "withdrawn"))
            menu.addSeparator()
            menu.addAction(
                tr("Enregistrer ce qui est gardé de cette personne…"), lambda: self._person_data(person)
            )
            menu.addAction(tr("Effacer cette personne…"), lambda: self.erase("person", person))
        return menu

    # ------------------------------------------------------------------ gestures

    def _now(self, person: Participant) -> Participant | None:
        """The person as they are now: a menu may have stood open."""
        one = self.one
        return next((now for now in one.people if now.id == person.id), None) if one else None

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except AtelierError as error:
            self._session.say(explain(error))
            return False
        return True

    def _attend(self, people: list[Participant], mode: str, arrived: str = "", left: str = "") -> None:
        one = self.one
        if one is None or not people:
            return
        before = [(person, person.attendance) for person in people]
        if not self._try(lambda: self._classes.attend(one, people, mode, arrived, left)):
            return
        count = len(people)
        words = (
            self.tr("La présence de {name} est notée.").format(name=people[0].name)
            if count == 1
            else self.tr("{n} présences sont notées.").format(n=count)
        )

        def undo() -> None:
            for person, attended in before:
                if attended is not None:
                    self._classes.attend(one, [person], attended.mode, attended.arrived, attended.left)

        self._session.say(words, undo if all(attended for _, attended in before) else None)

    def ask_hours(self, people: list[Participant]) -> None:
        """Ask when they came and left."""
        one = self.one
        if one is None or not people:
            return
        said = ask_presence(self.theme, self.window(), one, people)
        if said is not None:
            self._attend(people, *said)

    def _tick(self, people: list[Participant], on: bool) -> None:
        self._qualify(people, "participation" if on else "none")

    def _qualify(self, people: list[Participant], kind: str) -> None:
        one = self.one
        if one is not None and people:
            self._try(lambda: self._classes.qualify(one, people, kind))

    def _change_state(self, person: Participant, state: str) -> None:
        one, now = self.one, self._now(person)
        if one is None or now is None:
            return
        before = now.about.state
        if not self._try(lambda: self._classes.change(one, now, state=state)):
            return
        words = {
            "enrolled": self.tr("{name} a maintenant une place."),
            "withdrawn": self.tr("Le désistement de {name} est noté."),
        }[state].format(name=person.name)
        after = self.one
        if state == "withdrawn" and after is not None and (next_ := after.next_waiting) is not None:
            words += self.tr(" La place revient à {name}, qui attend.").format(name=next_.name)

        def undo() -> None:
            current = self._now(person)
            if current is not None:
                self._classes.change(one, current, state=before)

        self._session.say(words, undo)

    def correct(self, person: Participant) -> None:
        """Correct what is said of a person."""
        one, now = self.one, self._now(person)
        if one is None or now is None:
            return
        changes = ask_person(self.theme, self.window(), now)
        if changes:
            self._try(lambda: self._classes.change(one, now, **changes))
            self.table.show_person(person.id)

    def _person_data(self, person: Participant) -> None:
        one, now = self.one, self._now(person)
        if one is not None and now is not None:
            self._actions.person_data(one, now)

    def erase(self, what: str, person: Participant | None = None) -> None:
        """Ask, then erase for real: « person », « work » or « class »."""
        one = self.one
        if one is None or not ask_erase(self.theme, self.window(), one, what, person):
            return
        if what == "person" and person is not None:
            done = self._try(lambda: self._classes.erase_person(one, person))
            words = self.tr("Il ne reste rien de {name} dans cette classe.").format(name=person.name)
        elif what == "work":
            done = self._try(lambda: self._classes.erase_work(one))
            words = self.tr("Il ne reste rien du travail remis à cette classe.")
        else:
            done = self._try(lambda: self._classes.erase_class(one))
            words = self.tr("Il ne reste rien de cette classe.")
        if done:
            self._reports.pop(one.id, None)
            if what == "class":
                self._navigator.go(routes.Classes())
            else:
                self.refresh()
            self._session.say(words)

    # ------------------------------------------------------------------ people

    def _add(self) -> None:
        self.add_people()

    def add_people(self, *, walk_in: bool = False, file: Path | None = None) -> None:
        """Ask for people: typed, pasted, or from a file."""
        one = self.one
        if one is None:
            return
        dialog = AddDialog(
            self.theme, self.window(), self._classes, one, self._actions.choose_list, walk_in=walk_in
        )
        if file is not None:
            dialog.read_file(file)
        added = dialog.finish()
        if added is None:
            return
        count = len(added.enrolled)
        words = (self.tr("{n} personne ajoutée") if count == 1 else self.tr("{n} personnes ajoutées")).format(
            n=count
        )
        if added.waiting:
            words += self.tr(", {n} en liste d’attente").format(n=len(added.waiting))
        self._session.say(f"{words}.")
        if added.ids:
            self.table.show_person(added.ids[0])

    # ------------------------------------------------------------------ what comes in

    def drop(self, files: list[Path]) -> None:
        """Files dropped on the window: hand-ins, answers, a list of people; the hand-ins say so of what is none."""
        answers = [file for file in files if file.suffix.lower() == questionnaire.SUFFIX]
        lists = [file for file in files if file.suffix.lower() in LISTS]
        hand_ins = [file for file in files if file not in answers and file not in lists]
        if answers:
            self.receive_answers(answers)
        if hand_ins:
            self.take(hand_ins)
        elif lists:
            self.add_people(file=lists[0])

    def _choose_files(self) -> None:
        files = self._actions.choose_hand_ins()
        if files:
            self.take(files)

    def take(self, files: list[Path]) -> None:
        """Take files that participants handed in, then say what became of them."""
        one = self.one
        if one is None:
            return

        def done(report: Report) -> None:
            self._keep_report(one.id, report)
            if report.of(Status.UNKNOWN) or report.bad:
                self.show_report()
            else:
                self._say_taken(report)

        self._actions.take(one, files, done)

    def _keep_report(self, class_: str, report: Report) -> None:
        self._reports[class_] = report, datetime.now()
        self.refresh()

    def _take_decided(self, decided: Decided) -> None:
        """Take the files whose person was named, then those whose person is added: one after the other."""
        one = self.one
        if one is None or not decided:
            return
        before = self._reports[one.id][0]

        def done(report: Report) -> None:
            again = {file.path: file for file in report.files}
            whole = tuple(again.get(file.path, file) for file in self._reports[one.id][0].files)
            self._keep_report(one.id, Report(whole))
            if decided.walk_ins and not any(file.path in decided.walk_ins for file in report.files):
                self._actions.take(self.one or one, decided.walk_ins, done, walk_ins=True)
            else:
                taken = tuple(file for file in whole if file.status is not before_of[file.path])
                self._say_taken(Report(taken))

        before_of = {file.path: file.status for file in before.files}
        if decided.given:
            self._actions.take(one, list(decided.given), done, given=decided.given)
        else:
            self._actions.take(one, decided.walk_ins, done, walk_ins=True)

    def _say_taken(self, report: Report) -> None:
        count = report.counts.get(Status.TAKEN.value, 0)
        if not count:
            self._session.say(self.tr("Ces fichiers étaient déjà reçus : rien n’a changé."))
            return
        words = self.tr("{n} fichier est ajouté.") if count == 1 else self.tr("{n} fichiers sont ajoutés.")
        self._session.say(words.format(n=count))

    def show_report(self) -> None:
        """Say what became of each of the last files; those of nobody known may be given to somebody."""
        one = self.one
        if one is None or one.id not in self._reports:
            return
        self._take_decided(show_report(self.theme, self.window(), one, self._reports[one.id][0]))

    def _choose_answers(self) -> None:
        files = self._actions.choose_answers()
        if files:
            self.receive_answers(files)

    def receive_answers(self, files: list[Path]) -> None:
        """Take answers to the questionnaire, then say what became of them."""
        one = self.one
        if one is None:
            return

        def done(received: tuple[Received, ...]) -> None:
            refused = [file.refused for file in received if file.refused]
            new = sum(file.new for file in received)
            words = self.tr("{n} avis reçu.") if new == 1 else self.tr("{n} avis reçus.")
            said = [words.format(n=new)] if new or not refused else []
            self._session.say(" ".join([*said, *refused]))

        self._actions.receive_answers(one, files, done)

    def _type_answer(self, answers: object) -> None:
        one = self.one
        if one is not None and isinstance(answers, Surveyed):
            self._try(lambda: self._classes.answer(one, answers))

    # ------------------------------------------------------------------ room

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _reveal(self) -> None:
        """Where the page scrolls, keep the current row on screen."""
        view = self.table.view
        if self._panes or not view.hasFocus():
            return
        box = view.visualRect(view.currentIndex().siblingAtColumn(Column.NAME))
        content = self.widget()
        if content is not None:
            middle = view.viewport().mapTo(content, box.center())
            self.ensureVisible(middle.x(), middle.y(), 0, box.height())

    @property
    def _two_panes(self) -> bool:
        window = self.window()
        return self.theme.effective(window.width()) >= WIDE and self.theme.effective(window.height()) >= TALL

    def fit(self) -> None:
        """Two panes that scroll, where there is room; else one below the other, and the page scrolls."""
        if not self._ready:
            return
        wide = self.theme.effective(self.window().width())
        for widget in (self._head, self._acts):
            self._top.removeWidget(widget)
        beside = wide >= 1000
        self._top.addWidget(self._head, 0, 0)
        if beside:
            self._top.addWidget(self._acts, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._top.addWidget(self._acts, 1, 0)
        self._top.setColumnStretch(0, 1)
        columns = 4 if wide >= 860 else 2
        for place, tile in enumerate(self.tiles):
            self._tiles.removeWidget(tile)
            self._tiles.addWidget(tile, place // columns, place % columns)
        for place in range(4):
            self._tiles.setColumnStretch(place, 1 if place < columns else 0)
        self._arrange()

    def _arrange(self) -> None:
        panes = self._two_panes
        if panes != self._panes:
            self._panes = panes
            if panes:
                self._scroll.setWidget(self._side)
                self._side.show()
            else:
                self._scroll.takeWidget()
                self._body.addWidget(self._side, 3)
        rest = self._switch.key == "rest"
        self._switch.setVisible(not panes)
        self._scroll.setVisible(panes)
        self.table.setVisible(panes or not rest)
        self._side.setVisible(panes or rest)
        self.table.set_full(not panes)
        if panes:
            margins = self.column.contentsMargins()
            margins.setBottom(self.theme.gap(24))
            self.column.setContentsMargins(margins)

    def resizeEvent(self, event: object) -> None:
        """The height counts too."""
        super().resizeEvent(event)
        if self._ready and self._two_panes != self._panes:
            self._arrange()
