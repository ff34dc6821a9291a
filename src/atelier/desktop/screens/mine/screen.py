"""Mes ateliers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from atelier.authoring.own import OwnCourse
from atelier.desktop import routes
from atelier.desktop.screens.crumbs import crumbs
from atelier.desktop.screens.mine.course_card import OwnCourseCard
from atelier.desktop.screens.mine.new import NewDialog
from atelier.desktop.screens.mine.ports import OwnCourses
from atelier.desktop.screens.mine.remark import RemarkCard
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.beside import Beside
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear
from atelier.wording import explain


class MineScreen(Page):
    """Made again each time something changed on disk while it shows."""

    def __init__(self, theme: Theme, session: Session, navigator: routes.Navigator, port: OwnCourses) -> None:
        self._beside: Beside | None = None
        self.cards: list[OwnCourseCard] = []
        super().__init__(theme)
        self._session, self._navigator, self._port = session, navigator, port
        self._open: set[str] = set()
        """Names of the folders whose remarks are shown."""
        self._shown: object = None
        self.setWindowTitle(self.tr("Mes ateliers"))
        port.changed.connect(lambda: self.refresh() if self.isVisible() else None)

    def show_route(self, route: routes.Route) -> None:
        """Show what there is; look at the files meanwhile."""
        self._port.watch(shown=True)
        self._shown = None
        self.refresh()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self._port.watch(shown=False)

    def refresh(self) -> None:
        """Show the courses as they are now, the focus where it was."""
        port = self._port
        mark = (port.folder, port.shelf, port.problem)
        if mark == self._shown:
            return
        self._shown = mark
        focus = self._focused()
        place = self.verticalScrollBar().value()
        clear(self.column)
        self.cards = []
        self._beside = beside = self._head()
        gap = self.theme.gap
        self.column.addSpacing(gap(20))
        if port.problem is not None:
            self._problem(explain(port.problem))
        elif port.shelf is None:
            self.column.addWidget(Label(self.tr("Lecture de vos ateliers…"), "list", "ink2"))
        else:
            if not port.shelf.courses:
                self._empty()
            for found in port.shelf.found:
                edit = partial(port.edit, found.path)
                self.column.addWidget(RemarkCard(self.theme, found, file=True, edit=edit))
                self.column.addSpacing(gap(10))
            for one in port.shelf.courses:
                self._add(one)
        self.column.addStretch(1)
        self.fit()
        for shown in (beside.acts, *self.cards):  # what is not shown yet takes no focus
            shown.show()
        self._give_focus(focus)
        self.verticalScrollBar().setValue(place)

    def _head(self) -> Beside:
        gap = self.theme.gap
        up = (self.tr("Ateliers"), routes.Workshops())
        self.column.addLayout(crumbs(self.theme, self._navigator, up, here=self.tr("Mes ateliers")))
        words = QVBoxLayout()
        words.setSpacing(gap(2))
        words.addWidget(Label(self.tr("Mes ateliers"), "page"))
        where = str(self._port.folder).replace("/", "/\u200b").replace("\\", "\\\u200b")
        words.addWidget(Label(where, "list", "ink2"))
        change = Button(self.theme, self.tr("Changer de dossier…"), kind="quiet")
        change.clicked.connect(self._port.choose_folder)
        words.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        self.open = Button(self.theme, self.tr("Ouvrir le dossier"), icon="folder")
        self.open.clicked.connect(self._port.open_folder)
        self.new = Button(self.theme, self.tr("Nouvel atelier"), icon="plus", kind="filled")
        self.new.clicked.connect(self.ask_new)
        beside = Beside(self.theme, words, self.open, self.new)
        self.column.addLayout(beside)
        return beside

    def _add(self, one: OwnCourse) -> None:
        card = OwnCourseCard(self.theme, one, self._origin(one), self._port, self._session.today())
        name = one.folder.name
        card.unfolded.connect(lambda on: (self._open.add if on else self._open.discard)(name))
        self.cards.append(card)
        self.column.addWidget(card)
        self.column.addSpacing(self.theme.gap(14))
        if name in self._open and one.found:
            card.fold.setChecked(True)

    def _origin(self, one: OwnCourse) -> str:
        return self._session.origin(one.derives_from)

    def _problem(self, words: str) -> None:
        gap = self.theme.gap
        card = Card(self.theme, spine="ochre_f")
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(26), gap(16), gap(22), gap(18))
        column.setSpacing(gap(10))
        column.addWidget(Label(words, "list"))
        again = Button(self.theme, self.tr("Regarder de nouveau"), icon="refresh-cw", small=True)
        again.clicked.connect(lambda: self._port.watch(shown=True))
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)

    def _empty(self) -> None:
        gap = self.theme.gap
        card = Card(self.theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(28), gap(22), gap(28), gap(26))
        column.setSpacing(gap(10))
        column.addWidget(Label(self.tr("Votre premier atelier"), "section"))
        for words in (
            self.tr(
                "Un atelier à vous est un dossier de textes : vous l’écrivez dans l’éditeur que vous voulez, et Atelier en fait les pages, les listes, les diapositives et les notes."
            ),
            self.tr(
                "Partez d’un modèle qui montre un exemple de chaque chose, ou d’un de nos ateliers, que vous adaptez à vos gens : le nôtre reste comme il est."
            ),
            self.tr(
                "L’aperçu suit ce que vous écrivez, et dit ce qui ne va pas, avec la ligne et le remède."
            ),
        ):
            column.addWidget(Label(words, "body"))
        row = QHBoxLayout()
        begin = Button(self.theme, self.tr("Commencer un atelier"), icon="plus")
        begin.clicked.connect(self.ask_new)
        row.addWidget(begin)
        row.addStretch(1)
        column.addLayout(row)
        self.column.addWidget(card)

    # ------------------------------------------------------------------ acting

    def ask_new(self) -> None:
        """Ask what to call a new course, and what it begins from."""
        dialog = NewDialog(self.theme, self.window(), self._port)
        dialog.ask()
        if dialog.made is not None:
            self._session.say(
                self.tr("L’atelier « {title} » est commencé.").format(title=dialog.title.text().strip())
            )

    def _focused(self) -> tuple[str, str]:
        """The course and the words of the button that has the focus."""
        widget = self.focusWidget()
        card = next((one for one in self.cards if widget is not None and one.isAncestorOf(widget)), None)
        words = widget.text() if isinstance(widget, Button) else ""
        return (card.course.folder.name if card else "", words)

    def _give_focus(self, focus: tuple[str, str]) -> None:
        name, words = focus
        if not words:
            return
        card = next((one for one in self.cards if one.course.folder.name == name), None)
        inside = (card if name and card is not None else self).findChildren(Button)
        found = next((one for one in inside if one.text() == words), self.new)
        found.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """The buttons beside the words, or below."""
        if self._beside is None:
            return
        self._beside.fit(narrow=self.narrow)
        for card in self.cards:
            card.fit(narrow=self.narrow)
