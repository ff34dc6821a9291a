"""Step 6: what is still to mend, then the kit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from atelier.desktop.drafting import Drafting
from atelier.desktop.screens.edition.forms import Step
from atelier.desktop.screens.edition.ports import PrepareActions
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear

STEP_OF = {
    "contact": 1,
    "privacy": 1,
    "shown": 2,
    "sessions": 2,
    "courses": 3,
    "attestations": 4,
    "updates": 5,
}
"""The step at which a value is written; the others are of the first."""


class Finish(Step):
    """`produce` is emitted when the kit is wanted; `step` with the place of a step to go to."""

    produce = Signal()
    step = Signal(int)

    def __init__(
        self, theme: Theme, drafting: Drafting, actions: PrepareActions, installers: Sequence[Path]
    ) -> None:
        super().__init__(
            theme,
            drafting,
            drafting.tr("Vérifier et produire"),
            drafting.tr(
                "La trousse est un seul fichier .zip : les installateurs, votre édition et une page « Comment installer »."
            ),
        )
        self._actions = actions
        self.installers: tuple[Path, ...] = tuple(installers)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(theme.gap(8))
        self.column.addLayout(self._remarks)
        self.column.addWidget(Label(self.tr("Les installateurs d’Atelier"), "strong"))
        self._named = Label("", "small", "ink2")
        self.column.addWidget(self._named)
        self.choose = Button(theme, self.tr("Choisir les installateurs…"), icon="package", small=True)
        self.choose.clicked.connect(self._choose)
        acts = Flow(theme.gap(10))
        acts.addWidget(self.choose)
        self.column.addWidget(acts)
        self.line(
            self.tr("Adresse de vos mises à jour"),
            ("updates",),
            lambda: drafting.edition.updates,
            lambda text: drafting.change(updates=text),
            most=300,
            optional=True,
            placeholder="https://",
            help_=self.tr(
                "Une liste que vous publiez sur votre site. Rien n’est demandé sans l’accord de la personne."
            ),
        )
        make = Flow(theme.gap(10))
        self.make = Button(theme, self.tr("Produire la trousse"), icon="download", kind="filled")
        self.make.clicked.connect(self.produce)
        self.here = Button(theme, self.tr("L’essayer sur cet ordinateur"), icon="eye")
        self.here.clicked.connect(lambda: self._actions.use_here(drafting.folder))
        make.addWidget(self.make)
        make.addWidget(self.here)
        self.column.addWidget(make)
        self._name_installers()
        self.judge()

    def first(self) -> Button:
        """Choosing the installers."""
        return self.choose

    def _choose(self) -> None:
        found = tuple(self._actions.choose_installers())
        if found:
            self.installers = found
            self._name_installers()

    def _name_installers(self) -> None:
        none = self.tr("Vous les avez reçus avec Atelier : un fichier par système (.exe, .dmg, .deb).")
        self._named.setText("\n".join(one.name for one in self.installers) or none)

    def judge(self) -> None:
        """Say what is to mend, and what one should know."""
        super().judge()
        clear(self._remarks)
        theme, drafting = self.theme, self.drafting
        if not drafting.named:
            self._remark(self.tr("Écrivez d’abord le nom de votre organisation."), True, 0)
        for one in drafting.problems:
            self._remark(one.sentence, one.serious, STEP_OF.get(str(one.path[0]) if one.path else "", 0))
        if drafting.named and not drafting.problems:
            row = QHBoxLayout()
            row.setSpacing(theme.gap(8))
            row.addWidget(Icon(theme, "check", "green", 18), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(self.tr("Rien à redire : l’édition est prête."), "list", "green"), 1)
            self._remarks.addLayout(row)
        good = drafting.named and not drafting.serious
        self.make.setEnabled(good)
        self.here.setEnabled(good)

    def _remark(self, words: str, serious: bool, step: int) -> None:
        theme = self.theme
        row = QHBoxLayout()
        row.setSpacing(theme.gap(8))
        icon = Icon(theme, "triangle-alert" if serious else "info", "danger" if serious else "ink2", 18)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, "small", "danger" if serious else ""), 1)
        if step != STEP_OF["updates"]:
            go = Button(theme, self.tr("Y aller"), kind="quiet")
            go.setAccessibleName(self.tr("Y aller : {what}").format(what=words))
            go.clicked.connect(lambda: self.step.emit(step))
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        self._remarks.addLayout(row)
