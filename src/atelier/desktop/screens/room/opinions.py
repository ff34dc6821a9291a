"""The questionnaire of the end: how to fill it in, what came in, what it adds up to. Nobody's name is in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout

from atelier.classroom import questionnaire
from atelier.classroom.classes import ClassState
from atelier.classroom.words import word
from atelier.desktop.screens.room.side import SideCard
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.opinion import OpinionForm
from atelier.desktop.widgets.page import clear, rule
from atelier.desktop.widgets.progress import Bar
from atelier.journal.events import Surveyed


def _tr(words: str) -> str:
    return QCoreApplication.translate("RoomOpinions", words)


class OpinionsCard(SideCard):
    """`wanted`: files are to be chosen; `typed`: an answer given on paper, to be put down."""

    wanted = Signal()
    typed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _tr("Avis des participants"))
        self._one: ClassState | None = None

    def show_class(self, one: ClassState) -> None:
        """Show what the answers add up to."""
        self._one = one
        clear(self.column)
        found = questionnaire.summary(one.answers)
        if not found.answers:
            words = _tr(
                "Chaque personne donne le sien depuis l’atelier, « Donner mon avis » : le fichier ne dit pas de qui il vient."
            )
            self.column.addWidget(Label(words, "small", "ink2"))
        else:
            words = _tr("{n} avis, anonyme") if found.answers == 1 else _tr("{n} avis, anonymes")
            self.column.addWidget(Label(words.format(n=found.answers), "small", "ink2"))
            self._marks(found)
        acts = Flow(self.theme.gap(8))
        if found.answers:
            read = Button(self.theme, _tr("Lire les avis"), small=True)
            read.clicked.connect(self.read)
            acts.addWidget(read)
        take = Button(self.theme, _tr("Recevoir…"), small=True)
        take.setAccessibleName(_tr("Recevoir des avis"))
        take.clicked.connect(self.wanted)
        note = Button(self.theme, _tr("Noter…"), small=True)
        note.setAccessibleName(_tr("Noter un avis donné sur papier"))
        note.clicked.connect(self.note)
        acts.addWidget(take)
        acts.addWidget(note)
        self.column.addWidget(acts)

    def _marks(self, found: questionnaire.Summary) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.gap(10))
        grid.setVerticalSpacing(self.theme.gap(4))
        for row, subject in enumerate(one for one in found.subjects if one.answers):
            grid.addWidget(Label(subject.title, "small"), 2 * row, 0)
            mean = f"{subject.mean:.1f}".replace(".", ",")
            words = _tr("{mean} sur 5").format(mean=mean)
            grid.addWidget(Label(words, "smallbold", wrap=False), 2 * row, 1, Qt.AlignmentFlag.AlignRight)
            bar = Bar(self.theme, "")
            bar.set_fraction(round(subject.mean * 100), 500)
            grid.addWidget(bar, 2 * row + 1, 0, 1, 2)
        self.column.addLayout(grid)

    def read(self) -> None:
        """All the words, those to keep then those to change."""
        assert self._one is not None
        found = questionnaire.summary(self._one.answers)
        dialog = Dialog(self.theme, _tr("Avis des participants"), self.window())
        dialog.add_text(_tr("Rien ne dit qui a écrit quoi, ni quels mots vont ensemble."), "small", "ink2")
        further = ", ".join(f"{word(f'further_{name}')} {n}" for name, n in found.further.items())
        dialog.add_facts(
            (
                (_tr("Avis reçus"), str(found.answers)),
                *(
                    (one.title, _tr("{mean} sur 5").format(mean=f"{one.mean:.1f}".replace(".", ",")))
                    for one in found.subjects
                    if one.answers
                ),
                (_tr("Une autre séance"), further),
            )
        )
        for name in ("keep", "change"):
            texts = getattr(found, name)
            if texts:
                dialog.add_text(word(f"survey_{name}"), "card")
            for text in texts:
                dialog.add_text(text)
                dialog.body.addWidget(rule())
        dialog.add_buttons(("ok", _tr("Fermer")), safe="ok", filled="ok")
        dialog.ask()

    def note(self) -> None:
        """Put down an answer that was given on paper."""
        dialog = Dialog(self.theme, _tr("Noter un avis donné sur papier"), self.window())
        form = OpinionForm(self.theme)
        dialog.body.addWidget(form)
        dialog.add_buttons(("no", _tr("Annuler")), ("yes", _tr("Noter cet avis")), safe="no", filled="yes")
        if dialog.ask() == "yes" and form.answers() != Surveyed():
            self.typed.emit(form.answers())
