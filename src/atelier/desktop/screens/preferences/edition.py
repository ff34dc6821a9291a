"""« Édition »: whose colours the app wears, taking another, putting it away, preparing one."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.desktop import dates, routes
from atelier.desktop.distributor import Distributor
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear
from atelier.desktop.widgets.section import Section


class EditionActions(Protocol):
    """What the section may ask."""

    @property
    def problem(self) -> str:
        """Why an edition that lies there was left aside, or nothing."""
        ...

    @property
    def waiting(self) -> str:
        """The name of an edition that is there and was put away, or nothing."""
        ...

    def open(self) -> None:
        """Ask for an edition, then take it."""
        ...

    def put_away(self) -> None:
        """Show the app as it is without an edition."""
        ...

    def bring_back(self) -> None:
        """Show the edition again."""
        ...


class EditionSection(QWidget):
    """Made again when the edition changes."""

    def __init__(
        self, theme: Theme, navigator: routes.Navigator, distributor: Distributor, actions: EditionActions
    ) -> None:
        super().__init__()
        self._theme, self._navigator, self._distributor, self._actions = (
            theme,
            navigator,
            distributor,
            actions,
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._narrow = False
        self.section = self._build()
        self._column.addWidget(self.section)

    def refresh(self) -> None:
        """Say which edition is in force now."""
        clear(self._column)
        self.section = self._build()
        self.section.set_narrow(self._narrow)
        self._column.addWidget(self.section)

    def set_narrow(self, narrow: bool) -> None:
        """Put the controls under their names, or beside."""
        self._narrow = narrow
        self.section.set_narrow(narrow)

    def _build(self) -> Section:
        section = Section(self._theme, self.tr("Édition"))
        edition = self._distributor.edition
        acts = Flow(self._theme.gap(10))
        if edition is not None:
            day = f"{dates.day(edition.issued)} {edition.issued.year}"
            name, words = edition.name, self.tr("Édition du {day}.").format(day=day)
            self._add(acts, self.tr("Voir"), "building-2", lambda: self._navigator.go(routes.Organisation()))
            self._add(acts, self.tr("Retirer"), "x", self._actions.put_away)
        elif waiting := self._actions.waiting:
            name, words = waiting, self.tr("Cette édition est là, mais vous l’avez retirée.")
            self._add(acts, self.tr("Remettre"), "rotate-ccw", self._actions.bring_back)
        else:
            name = self.tr("Aucune édition")
            words = self.tr(
                "Une chambre de commerce, un cégep ou une MRC peut donner à Atelier son nom et ses couleurs."
            )
        self._add(acts, self.tr("Ouvrir une édition…"), "upload", self._actions.open)
        section.add(name, words, acts)
        if problem := self._actions.problem:
            section.column.addWidget(Label(problem, "small", "danger"))
        prepare = Button(self._theme, self.tr("Préparer…"), icon="palette", small=True)
        prepare.setAccessibleName(self.tr("Préparer une édition"))
        prepare.clicked.connect(lambda: self._navigator.go(routes.PrepareEdition()))
        words = self.tr(
            "Pour remettre Atelier à vos membres : votre nom, votre logo, vos séances, sans rien programmer."
        )
        section.add(self.tr("Préparer une édition"), words, prepare)
        return section

    def _add(self, acts: Flow, words: str, icon: str, act: object) -> None:
        button = Button(self._theme, words, icon=icon, small=True)
        button.clicked.connect(act)
        acts.addWidget(button)
