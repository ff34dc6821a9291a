"""The page of a class."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from atelier.classroom.classes import ClassState
from atelier.classroom.figures import ClassFigures
from atelier.classroom.issuing import ready
from atelier.desktop import dates, routes, workshops
from atelier.desktop.classes import Classes
from atelier.desktop.screens.room.acts import Acts
from atelier.desktop.screens.room.incoming import Incoming
from atelier.desktop.screens.room.menus import Menus, below
from atelier.desktop.screens.room.opinions import OpinionsCard
from atelier.desktop.screens.room.people import Column, PeopleModel
from atelier.desktop.screens.room.ports import RoomActions
from atelier.desktop.screens.room.privacy import PrivacyCard
from atelier.desktop.screens.room.shown import Shown
from atelier.desktop.screens.room.side import FilesCard, MissedCard, SharedCard
from atelier.desktop.screens.room.table import PeopleTable
from atelier.desktop.screens.room.tile import Tile
from atelier.desktop.screens.room.waiting import WaitingCard
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.beside import Beside
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.dropping import Dropping
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page
from atelier.desktop.widgets.segmented import Segmented

TALL, WIDE = 640, 1100
"""Pixels at 100 % from which the table and what stands beside it each scroll; under them, the page does."""


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
        self._session, self._navigator, self._classes = session, navigator, classes
        self._panes: bool | None = None
        self.model = PeopleModel()
        self.table = PeopleTable(theme, self.model)
        self.shown = Shown(self, theme, session, classes, actions)
        self.acts = Acts(self.shown, self.table.show_person, self._follow_erasing)
        self.incoming = Incoming(self.shown, self.refresh, lambda file: self.acts.add_people(file=file))
        self.menus = Menus(self.shown, navigator, self.acts, self.table)
        self._build()
        self._ready = True
        classes.changed.connect(lambda: self.refresh() if self.isVisible() else None)
        Dropping(
            theme,
            self,
            self.tr("Déposez ici les fichiers des participants, leurs avis, ou une liste d’inscriptions."),
            self.incoming.drop,
        )
        QShortcut(
            QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self._find)
        self.fit()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        gap = self.theme.gap
        self.column.setSpacing(gap(16))
        words = QVBoxLayout()
        words.setSpacing(gap(2))
        self.title = Label("", "page")
        self._under = Label("", "list", "ink2")
        words.addWidget(self.title)
        words.addWidget(self._under)
        self.more = Button(self.theme, icon="ellipsis", name=self.tr("Autres actions pour cette classe"))
        self.more.clicked.connect(lambda: self.menus.more().popup(below(self.more)))
        self.export = Button(self.theme, self.tr("Exporter"), icon="download")
        self.export.clicked.connect(lambda: self.menus.export().popup(below(self.export)))
        self.prepare = Button(self.theme, "", icon="award", kind="filled")
        self.prepare.clicked.connect(lambda: self._navigator.go(routes.Attestations(self.shown.id)))
        self._beside = Beside(self.theme, words, self.more, self.export, self.prepare)
        self.column.addLayout(self._beside)
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
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Chercher une personne"))
        self.search.setAccessibleName(self.tr("Chercher une personne"))
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)
        self.search.textChanged.connect(self.model.search)
        self.search.returnPressed.connect(self.table.view.setFocus)
        self.presence = Button(self.theme, self.tr("Présence"), icon="chevron-down", trailing=True)
        self.presence.setAccessibleName(self.tr("Noter la présence des personnes choisies"))
        self.presence.clicked.connect(lambda: self.menus.presence(whole=True).popup(below(self.presence)))
        self.add = Button(self.theme, self.tr("Ajouter"), icon="plus")
        self.add.setAccessibleName(self.tr("Ajouter des personnes"))
        self.add.clicked.connect(self.acts.add_people)
        self.table.tools_of(self.search, self.presence, self.add, stretch=(1,))
        self.table.acted.connect(lambda at: self.menus.person().popup(at))
        self.table.presence.connect(lambda at: self.menus.presence().popup(at))
        self.table.moved.connect(self._reveal)
        self.model.ticked.connect(self.acts.tick)

    def _build_side(self) -> None:
        gap = self.theme.gap
        self.missed = MissedCard(self.theme)
        self.files = FilesCard(self.theme, self._session)
        self.files.chosen.connect(self.incoming.choose_files)
        self.files.asked.connect(self.incoming.show_report)
        self.waiting = WaitingCard(self.theme)
        self.waiting.changed.connect(self.acts.change_state)
        self.shared = SharedCard(self.theme)
        self.opinions = OpinionsCard(self.theme)
        self.opinions.wanted.connect(self.incoming.choose_answers)
        self.opinions.typed.connect(self.incoming.type_answer)
        self.privacy = PrivacyCard(self.theme)
        self.privacy.erase.connect(self.acts.erase)
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

    def show_route(self, route: routes.Class) -> None:
        """Show a class."""
        if route.class_ != self.shown.id:
            self.search.clear()
            self._switch.choose("people")
        self.shown.id = route.class_
        if self.shown.one is None:
            self._navigator.go(routes.Classes())
            return
        self.refresh()
        self._arrange()
        (self.prepare if self.prepare.isEnabled() else self.add).setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Show the class as it is now."""
        one = self.shown.one
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
        self.files.show_class(one, self.incoming.report_of(one.id))
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
        self._beside.acts.updateGeometry()
        self.export.setEnabled(bool(one.people))
        self.presence.setEnabled(bool(one.enrolled))

    def _follow_erasing(self, class_: str, what: str) -> None:
        self.incoming.forget(class_)
        if what == "class":
            self._navigator.go(routes.Classes())
        else:
            self.refresh()

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
        self._beside.fit(narrow=wide < 1000)
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
