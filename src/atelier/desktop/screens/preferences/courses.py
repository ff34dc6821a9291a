"""« Cours installés »: each with its version, who signed it, the way back; and looking for updates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear, rule
from atelier.desktop.widgets.section import Section
from atelier.desktop.widgets.segmented import Segmented


@dataclass(frozen=True, slots=True)
class Installed:
    """A course for which a version was installed. `version`: the one shown (none: put away); `signer`: its name;
    `back`: the version before (none: the course would be put away); `shipped`, `back_shipped`: that one is the app's."""

    id: str
    title: str
    version: str
    signer: str
    back: str
    shipped: bool
    back_shipped: bool
    can_go_back: bool


class CourseActions(Protocol):
    """Long ones run in the background and say how they went."""

    @property
    def source(self) -> str:
        """Where updates are looked for; none: it must be asked."""
        ...

    def installed(self) -> tuple[Installed, ...]:
        """The courses for which a version was installed."""
        ...

    def go_back(self, course: str, done: Callable[[], None]) -> None:
        """Show the version before."""
        ...

    def look(self) -> None:
        """Look for updates."""
        ...

    def look_in_folder(self) -> None:
        """Look for updates in a folder that is asked for."""
        ...


class CoursesSection(Section):
    """The section; `refresh` shows what is there now."""

    def __init__(self, theme: Theme, session: Session, actions: CourseActions) -> None:
        super().__init__(theme, QCoreApplication.translate("CoursesSection", "Cours installés"))
        self._session, self._actions, self._narrow = session, actions, False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.gap(14))
        self.column.addLayout(self._rows)
        buttons = Flow(theme.gap(10))
        self._look = Button(theme, self.tr("Chercher une mise à jour"), icon="refresh-cw", small=True)
        self._look.clicked.connect(actions.look)
        buttons.addWidget(self._look)
        folder = Button(theme, self.tr("Dans un dossier…"), icon="folder", small=True)
        folder.setAccessibleName(self.tr("Chercher une mise à jour dans un dossier"))
        folder.clicked.connect(self._look_in_folder)
        buttons.addWidget(folder)
        words = self.tr(
            "Sur une clé USB, dans un dossier partagé, ou à l’adresse de qui vous a remis Atelier."
        )
        self.add(self.tr("Mises à jour des cours"), words, buttons)
        self._daily = Segmented(
            theme, self.tr("Chercher une fois par jour"), (("no", self.tr("Non")), ("yes", self.tr("Oui")))
        )
        self._daily.chosen.connect(lambda key: session.keep(updates=key == "yes"))
        words = self.tr("Sans votre accord, Atelier ne demande rien à personne.")
        self.add(self.tr("Chercher une fois par jour"), words, self._daily)
        self._where = Label("", "small", "ink2")
        self.column.addWidget(self._where)
        self.refresh()

    def refresh(self) -> None:
        """Show the courses installed, and where updates are looked for."""
        clear(self._rows)
        found = self._actions.installed()
        for one in found:
            self._rows.addWidget(rule())
            self._rows.addLayout(self._row(one))
        if not found:
            words = self.tr("Les ateliers sont ceux qui viennent avec Atelier; aucun autre n’a été installé.")
            self._rows.addWidget(Label(words, "list", "ink2"))
        self._daily.choose("yes" if self._session.preferences.updates else "no")
        place = self._actions.source.replace("/", "/\u200b").replace("\\", "\\\u200b")
        shown = place or self.tr("nulle part encore; choisissez un dossier.")
        self._where.setText(self.tr("Où chercher : {place}").format(place=shown))

    def set_narrow(self, narrow: bool) -> None:
        """Put the controls under their names, or beside."""
        super().set_narrow(narrow)
        if narrow != self._narrow:
            self._narrow = narrow
            self.refresh()

    def _row(self, one: Installed) -> QBoxLayout:
        way = QBoxLayout.Direction.TopToBottom if self._narrow else QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(way)
        row.setSpacing(self.theme.gap(8 if self._narrow else 24))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(one.title, "strong"))
        words.addWidget(Label(self._words(one), "small", "ink2"))
        row.addLayout(words, 1)
        if one.can_go_back:
            back = Button(self.theme, self._verb(one), icon="rotate-ccw", small=True)
            back.setAccessibleName(f"{self._verb(one)}\u00a0: {one.title}")
            back.clicked.connect(lambda: self.ask_back(one))
            side = Qt.AlignmentFlag.AlignLeft if self._narrow else Qt.AlignmentFlag.AlignVCenter
            row.addWidget(back, 0, side)
        return row

    def _words(self, one: Installed) -> str:
        if not one.version:
            return self.tr("Rangé : il n’est plus montré.")
        if one.shipped:
            return self.tr("Version {version}, celle qui vient avec Atelier.").format(version=one.version)
        if not one.signer:
            return self.tr("Version {version}. Personne ne l’a signée.").format(version=one.version)
        words = self.tr("Version {version}, signée par {name}.")
        return words.format(version=one.version, name=one.signer)

    def _verb(self, one: Installed) -> str:
        if not one.version:
            return self.tr("Montrer de nouveau")
        return self.tr("Revenir à la version d’avant") if one.back else self.tr("Ranger ce cours")

    def ask_back(self, one: Installed) -> None:
        """Ask whether to show the version before."""
        if not one.version:
            self._actions.go_back(one.id, self.refresh)
            return
        title = self.tr("Revenir à la version d’avant?") if one.back else self.tr("Ranger ce cours?")
        dialog = Dialog(self.theme, title, self.window())
        after = one.back or self.tr("le cours n’est plus montré")
        if one.back_shipped:
            after = self.tr("{version}, celle qui vient avec Atelier").format(version=one.back)
        dialog.add_facts(
            ((self.tr("Cours"), one.title), (self.tr("Maintenant"), one.version), (self.tr("Ensuite"), after))
        )
        words = self.tr(
            "Vos coches, vos réponses et vos notes restent. La version que vous quittez est gardée : vous pourrez y revenir."
        )
        dialog.add_text(words)
        dialog.add_buttons(
            ("no", self.tr("Ne rien changer")), ("yes", self._verb(one)), safe="no", filled="yes"
        )
        if dialog.ask() == "yes":
            self._actions.go_back(one.id, self.refresh)

    def _look_in_folder(self) -> None:
        self._actions.look_in_folder()
        self.refresh()
