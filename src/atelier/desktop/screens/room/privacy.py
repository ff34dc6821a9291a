"""Why others' data are held, and what erases them for real."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from atelier.classroom.classes import ClassState, Participant
from atelier.classroom.privacy import purpose
from atelier.classroom.words import long_day
from atelier.desktop.screens.room.side import SideCard
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear


def _tr(words: str) -> str:
    return QCoreApplication.translate("RoomPrivacy", words)


class PrivacyCard(SideCard):
    """`erase` is emitted with « work » or « class »."""

    erase = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _tr("Renseignements personnels"))

    def show_class(self, one: ClassState) -> None:
        """Say what the participants are told."""
        clear(self.column)
        self.column.addWidget(Label(_tr("Ce que les participants lisent :"), "small", "ink2"))
        for words in purpose(one):
            self.column.addWidget(Label(words, "small"))
        acts = Flow(self.theme.gap(8))
        if any(person.hand_ins for person in one.people):
            work = Button(self.theme, _tr("Effacer le travail remis…"), small=True)
            work.clicked.connect(lambda: self.erase.emit("work"))
            acts.addWidget(work)
        whole = Button(self.theme, _tr("Effacer la classe…"), icon="trash-2", small=True)
        whole.clicked.connect(lambda: self.erase.emit("class"))
        acts.addWidget(whole)
        self.column.addWidget(acts)


def ask_erase(theme: Theme, window: QWidget, one: ClassState, what: str, person: Participant | None) -> bool:
    """Say what will be gone, and ask. Nothing brings it back."""
    titles = {
        "person": _tr("Effacer tout ce qui est gardé de cette personne?"),
        "work": _tr("Effacer le travail remis à cette classe?"),
        "class": _tr("Effacer cette classe?"),
    }
    dialog = Dialog(theme, titles[what], window)
    about = one.about
    people = [person] if person else list(one.people)
    hand_ins = sum(len(some.hand_ins) for some in people)
    issued = sum(bool(some.issued) for some in people)
    facts = [(_tr("Classe"), f"{long_day(about.start[:10]).capitalize()}, {about.title}")]
    if person:
        facts.append((_tr("Personne"), person.name))
    else:
        facts.append((_tr("Personnes"), str(len(people))))
    facts.append((_tr("Fichiers remis"), str(hand_ins)))
    if what != "work":
        facts.append((_tr("Attestations émises"), str(issued)))
    if what == "class":
        facts.append((_tr("Avis"), str(len(one.answers))))
    dialog.add_facts(tuple(facts))
    gone = {
        "person": _tr(
            "Son inscription, sa présence, ce qu’elle a remis et son attestation seront effacés, copies de sûreté comprises."
        ),
        "work": _tr(
            "Les progrès, les réponses et les réflexions seront effacés, copies de sûreté comprises. Les présences et les attestations restent."
        ),
        "class": _tr(
            "Les inscriptions, les présences, le travail remis, les avis et les attestations seront effacés, copies de sûreté comprises."
        ),
    }
    dialog.add_text(gone[what])
    dialog.add_text(_tr("Cela ne se défait pas."), "strong", "danger")
    dialog.add_text(
        _tr("Les fichiers que vous avez reçus ou enregistrés ailleurs sont à effacer à part."),
        "small",
        "ink2",
    )
    dialog.add_buttons(("yes", _tr("Effacer")), ("no", _tr("Ne rien effacer")), safe="no", filled="no")
    return dialog.ask() == "yes"
