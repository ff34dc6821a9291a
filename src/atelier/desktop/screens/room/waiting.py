"""Those who wait for a place, and those who gave theirs up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from atelier.classroom.classes import ClassState, Participant
from atelier.desktop.screens.room.side import SideCard
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear, rule


def _tr(words: str) -> str:
    return QCoreApplication.translate("RoomWaiting", words)


class WaitingCard(SideCard):
    """`changed` is emitted with a person and their new state."""

    changed = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _tr("Inscriptions"))

    def show_class(self, one: ClassState) -> None:
        """Show who waits, first come first."""
        clear(self.column)
        waiting, gone = one.waiting, one.in_state("withdrawn")
        self.setVisible(bool(waiting or gone or one.about.places))
        if one.about.places:
            taken = len(one.enrolled)
            words = _tr("{n} places prises sur {total}").format(n=taken, total=one.about.places)
            self.column.addWidget(Label(words, "small", "ink2"))
        if waiting:
            self.column.addWidget(Label(_tr("En liste d’attente"), "strong"))
        for number, person in enumerate(waiting, 1):
            self.column.addWidget(rule())
            words = f"{number}. {person.name}"
            give = Button(self.theme, _tr("Donner une place"), small=True)
            give.setAccessibleName(_tr("Donner une place à {name}").format(name=person.name))
            give.clicked.connect(lambda _=False, person=person: self.changed.emit(person, "enrolled"))
            self._person(words, person, give)
        if waiting and one.free == 0:
            full = _tr("C’est complet : une place donnée s’ajoute à celles qui sont prises.")
            self.column.addWidget(Label(full, "small", "ink2"))
        if gone:
            self.column.addWidget(Label(_tr("Désistements"), "strong"))
        for person in gone:
            back = Button(self.theme, _tr("Remettre"), small=True)
            back.setAccessibleName(_tr("Remettre {name} dans la classe").format(name=person.name))
            back.clicked.connect(lambda _=False, person=person: self.changed.emit(person, "enrolled"))
            self._person(person.name, person, back)

    def _person(self, words: str, person: Participant, act: Button) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap(10))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Label(words, "list"))
        if person.about.organisation:
            said.addWidget(Label(person.about.organisation, "small", "ink2"))
        row.addLayout(said, 1)
        row.addWidget(act)
        self.column.addLayout(row)
