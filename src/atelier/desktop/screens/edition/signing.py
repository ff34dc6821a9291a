"""Step 5: who signs the attestations."""

from __future__ import annotations

from atelier.desktop.drafting import Drafting
from atelier.desktop.screens.edition.forms import Step
from atelier.desktop.screens.edition.ports import PrepareActions
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.label import Label


class SigningStep(Step):
    """What a trainer's first class takes, and whose mark every copy of the app knows."""

    def __init__(self, theme: Theme, drafting: Drafting, actions: PrepareActions) -> None:
        super().__init__(
            theme,
            drafting,
            drafting.tr("Les attestations"),
            drafting.tr("La formatrice trouve ces noms déjà écrits quand elle prépare une classe."),
        )
        self._actions = actions
        tr = self.tr
        self.table_line(
            tr("Organisation, comme elle signe"),
            "attestations",
            "organisation",
            optional=True,
            placeholder=drafting.edition.name,
        )
        self.table_line(tr("Qui donne les formations"), "attestations", "trainer", optional=True)
        self.table_line(tr("Qui signe pour l’organisation"), "attestations", "signatory", optional=True)
        self.table_line(tr("Ville"), "attestations", "town", optional=True, help_=tr("« Fait à… »"))
        self.table_line(tr("Numéro d’agrément"), "attestations", "accreditation", optional=True)
        self.column.addWidget(Label(tr("La fiche de l’émetteur"), "strong"))
        card = drafting.edition.attestations.issuer
        known = tr("« {file} » : les attestations qui portent cette marque seront reconnues partout.").format(
            file=card
        )
        none = tr(
            "Avec sa fiche, chaque Atelier que vous remettez reconnaît les attestations de la formatrice."
        )
        self.column.addWidget(Label(known if card else none, "small", "ink2"))
        acts = Flow(theme.gap(10))
        self.choose = Button(theme, tr("Choisir la fiche…"), icon="key-round", small=True)
        self.choose.clicked.connect(self._choose)
        self.mine = Button(theme, tr("Mettre la mienne"), small=True)
        self.mine.clicked.connect(self._mine)
        acts.addWidget(self.choose)
        acts.addWidget(self.mine)
        if card:
            remove = Button(theme, tr("Retirer la fiche"), kind="quiet")
            remove.clicked.connect(self._remove)
            acts.addWidget(remove)
        self.column.addWidget(acts)
        self._wrong = Label("", "small", "danger")
        self._wrong.hide()
        self.column.addWidget(self._wrong)
        self.judge()

    def _choose(self) -> None:
        path = self._actions.choose_card()
        if path is not None:
            self.drafting.set_file(path, table="attestations", name="issuer")

    def _mine(self) -> None:
        path = self._actions.own_card(self.drafting.folder)
        if path is not None:
            self.drafting.set_file(path, table="attestations", name="issuer")

    def _remove(self) -> None:
        self.drafting.change_in("attestations", issuer="")
        self.drafting.keep_now()

    def judge(self) -> None:
        """The card has no field of its own."""
        super().judge()
        wrong = self.drafting.problem("attestations", "issuer")
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
