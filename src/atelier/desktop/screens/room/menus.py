"""The menus of the page; each is made when it opens, and goes when it closes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu

from atelier.desktop import routes
from atelier.desktop.screens.room.acts import Acts
from atelier.desktop.screens.room.shown import Shown
from atelier.desktop.screens.room.table import PeopleTable
from atelier.desktop.widgets.button import Button


def _tr(words: str) -> str:
    return QCoreApplication.translate("RoomMenus", words)


def below(button: Button) -> QPoint:
    """Where the menu of a button opens."""
    return button.mapToGlobal(QPoint(0, button.height() + 4))


class Menus:
    """What may be done with the class, or with the people chosen in the table."""

    def __init__(self, shown: Shown, navigator: routes.Navigator, acts: Acts, table: PeopleTable) -> None:
        self._shown, self._navigator, self._acts, self._table = shown, navigator, acts, table

    def _menu(self) -> QMenu:
        menu = QMenu(self._shown.page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def more(self) -> QMenu:
        """What else may be done with the class."""
        menu, go = self._menu(), self._navigator.go
        one = self._shown.one
        menu.addAction(_tr("Toutes les classes"), lambda: go(routes.Classes()))
        menu.addAction(_tr("Changer la classe…"), lambda: go(routes.ClassForm(self._shown.id)))
        if one is not None and self._shown.classes.course(one) is not None:
            menu.addAction(_tr("Présenter l’atelier"), lambda: go(routes.Present(one.about.course)))
        menu.addAction(
            _tr("Ajouter des personnes venues sans inscription…"),
            lambda: self._acts.add_people(walk_in=True),
        )
        menu.addAction(_tr("Vérifier une attestation"), lambda: go(routes.Verify()))
        menu.addSeparator()
        menu.addAction(_tr("Effacer la classe…"), lambda: self._acts.erase("class"))
        return menu

    def export(self) -> QMenu:
        """What may be written of the class."""
        menu = self._menu()
        for words, what in (
            (_tr("Feuille de présence à signer (PDF)"), "sheet"),
            (_tr("Bilan de la classe (PDF)"), "summary"),
            (_tr("Présences (CSV, pour un tableur)"), "attendance"),
            (_tr("Progrès (CSV, pour un tableur)"), "progress"),
            (_tr("Avis (CSV, pour un tableur)"), "survey"),
        ):
            menu.addAction(words, partial(self._acts.export, what))
        return menu

    def presence(self, *, whole: bool = False) -> QMenu:
        """How the people chosen were there; with `whole`, also all those who are not noted."""
        menu = self._menu()
        self._add_presence(menu)
        one = self._shown.one
        if whole and one is not None:
            unknown = [person for person in one.enrolled if person.attendance is None]
            if unknown:
                menu.addSeparator()
                mode = "online" if one.about.mode == "online" else "room"
                words = (
                    _tr("En ligne : les {n} personnes à noter")
                    if mode == "online"
                    else _tr("En salle : les {n} personnes à noter")
                )
                menu.addAction(words.format(n=len(unknown)), lambda: self._acts.attend(unknown, mode))
        return menu

    def _add_presence(self, menu: QMenu) -> None:
        acts, people = self._acts, self._table.chosen()
        for mode, words in (
            ("room", _tr("En salle")),
            ("online", _tr("En ligne")),
            ("absent", _tr("Absence")),
        ):
            action = menu.addAction(words, partial(acts.attend, people, mode))
            action.setEnabled(bool(people))
        menu.addAction(_tr("Heures d’arrivée et de départ…"), lambda: acts.ask_hours(people)).setEnabled(
            bool(people)
        )

    def person(self) -> QMenu:
        """What may be done with the people chosen."""
        menu, acts = self._menu(), self._acts
        people = self._table.chosen()
        self._add_presence(menu)
        menu.addSeparator()
        menu.addAction(_tr("Attestation de participation"), lambda: acts.qualify(people, "participation"))
        if len(people) == 1:
            person = people[0]
            menu.addAction(
                _tr("Attestation de formation…"),
                lambda: self._navigator.go(routes.Attestations(self._shown.id, person.id)),
            )
        menu.addAction(_tr("Aucune attestation"), lambda: acts.qualify(people, "none"))
        if len(people) == 1:
            menu.addSeparator()
            menu.addAction(_tr("Corriger le nom, l’organisation, le courriel…"), lambda: acts.correct(person))
            menu.addAction(_tr("Noter un désistement"), lambda: acts.change_state(person, "withdrawn"))
            menu.addSeparator()
            menu.addAction(
                _tr("Enregistrer ce qui est gardé de cette personne…"), lambda: acts.person_data(person)
            )
            menu.addAction(_tr("Effacer cette personne…"), lambda: acts.erase("person", person))
        return menu
