"""Step 2: how one reaches the organisation, and who answers for personal information."""

from __future__ import annotations

from atelier.desktop.drafting import Drafting
from atelier.desktop.screens.edition.forms import Step
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.label import Label


class Reach(Step):
    """Shown to the participant on the organisation's page."""

    def __init__(self, theme: Theme, drafting: Drafting) -> None:
        super().__init__(
            theme,
            drafting,
            drafting.tr("Vous joindre"),
            drafting.tr("Vos membres trouvent cela en choisissant votre nom, au bas de la navigation."),
        )
        tr = self.tr
        self.table_line(tr("Personne à joindre"), "contact", "name", optional=True)
        self.table_line(tr("Courriel"), "contact", "email", optional=True)
        self.table_line(tr("Téléphone"), "contact", "phone", optional=True)
        self.table_line(tr("Adresse"), "contact", "address", optional=True)
        self.column.addSpacing(theme.gap(8))
        self.column.addWidget(Label(tr("Les renseignements personnels"), "sub"))
        who = tr(
            "La loi du Québec demande qu’une personne en réponde. Atelier ne vous envoie rien sur vos membres."
        )
        self.column.addWidget(Label(who, "small", "ink2"))
        self.table_line(tr("Personne responsable"), "privacy", "name")
        self.table_line(tr("Son courriel"), "privacy", "email")
        self.judge()
