"""« Vérifier une attestation » : a clear verdict, and what was signed beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from atelier.classroom.sheet import sheet
from atelier.classroom.verifying import Outcome, Verification
from atelier.desktop import routes
from atelier.desktop.screens.attestations.ports import VerifyActions
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.dropping import Dropping, DropZone
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear, rule
from atelier.desktop.widgets.sheet import PageSheet
from atelier.desktop.widgets.toast import announce
from atelier.errors import AtelierError
from atelier.wording import explain

UNSURE = frozenset(
    {Outcome.UNKNOWN_ISSUER, Outcome.NO_CODE, Outcome.NEWER, Outcome.NOT_PDF, Outcome.BAD_CODE}
)
"""Of these nothing can be said, good or bad."""


class VerifyScreen(Page):
    """Anybody may come here: a participant, an employer, a trainer."""

    widest = 1100

    def __init__(
        self, theme: Theme, session: Session, navigator: routes.Navigator, actions: VerifyActions
    ) -> None:
        self._beside: QBoxLayout | None = None
        super().__init__(theme)
        self._session, self._navigator, self._actions = session, navigator, actions
        self.file: Path | None = None
        self.setWindowTitle(self.tr("Vérifier une attestation"))
        gap = theme.gap
        self.column.setSpacing(gap(16))
        self.column.addWidget(Label(self.tr("Vérifier une attestation"), "page"))
        self.column.addWidget(
            Label(
                self.tr(
                    "Atelier lit la marque de l’émetteur, puis compare chaque mot de la page à ce qui a été signé. Rien ne part de cet ordinateur."
                ),
                "list",
                "ink2",
            )
        )
        self.zone = DropZone(
            theme,
            self.tr("Déposez l’attestation (PDF)"),
            self.tr("ou choisissez-la"),
            self.tr("Choisir une attestation à vérifier"),
        )
        self.zone.clicked.connect(self._choose)
        self.column.addWidget(self.zone)
        self._result = QVBoxLayout()
        self._result.setSpacing(gap(16))
        self.column.addLayout(self._result)
        self._known = Card(theme)
        self._known_inside = QVBoxLayout(self._known)
        self._known_inside.setContentsMargins(gap(26), gap(18), gap(26), gap(22))
        self._known_inside.setSpacing(gap(8))
        self.column.addWidget(self._known)
        self.column.addStretch(1)
        Dropping(
            theme,
            self,
            self.tr("Déposez ici l’attestation à vérifier, ou la fiche d’un émetteur."),
            self.drop,
        )

    def show_route(self, route: routes.Route) -> None:
        """Begin anew."""
        self.file = None
        clear(self._result)
        self._show_known()
        self.zone.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    # ------------------------------------------------------------------ verifying

    def drop(self, files: list[Path]) -> None:
        """A file dropped on the window: an attestation, or the card of an issuer."""
        if files[0].suffix.lower() == ".txt":
            self._trust(files[0])
        else:
            self.verify(files[0])

    def _choose(self) -> None:
        file = self._actions.choose_attestation()
        if file is not None:
            self.verify(file)

    def verify(self, file: Path) -> None:
        """Say what an attestation is worth."""
        clear(self._result)
        self.file = file
        try:
            found = self._actions.verify(file)
        except AtelierError as error:
            self._result.addWidget(self._verdict("triangle-alert", "danger", "", explain(error)))
            return
        if found.good:
            title, icon, tone = self.tr("Authentique"), "circle-check", "green"
        elif found.outcome in UNSURE:
            title, icon, tone = self.tr("On ne peut rien en dire"), "circle-question-mark", "ochre"
        else:
            title, icon, tone = self.tr("Ne vous y fiez pas"), "triangle-alert", "danger"
        self._result.addWidget(self._verdict(icon, tone, title, found.sentence, found))
        announce(self, f"{title}. {found.sentence}")
        if found.payload is not None:
            self._show_signed(found)

    def _verdict(
        self, icon: str, tone: str, title: str, words: str, found: Verification | None = None
    ) -> Card:
        gap = self.theme.gap
        card = Card(self.theme, spine=f"{tone}_f", fill=f"{tone}_s")
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(28), gap(18), gap(24), gap(20))
        column.setSpacing(gap(8))
        row = QHBoxLayout()
        row.setSpacing(gap(14))
        row.addWidget(Icon(self.theme, icon, tone, 26), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(gap(4))
        if title:
            self.verdict = Label(title, "section", tone)
            said.addWidget(self.verdict)
        said.addWidget(Label(words, "body"))
        if self.file is not None:
            said.addWidget(Label(self.file.name, "small", "ink2"))
        for one in found.differences if found else ():
            said.addWidget(Label(one.sentence, "strong", tone))
        row.addLayout(said, 1)
        column.addLayout(row)
        if found is not None and found.outcome is Outcome.UNKNOWN_ISSUER:
            add = Button(self.theme, self.tr("Ajouter la fiche de cet émetteur…"), icon="plus", small=True)
            add.clicked.connect(lambda: self._trust(None))
            column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _show_signed(self, found: Verification) -> None:
        """What was signed, in words and as the page that it makes."""
        assert found.payload is not None
        theme, gap = self.theme, self.theme.gap
        page = sheet(found.payload)
        holder = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(gap(22))
        card = Card(theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(26), gap(18), gap(24), gap(22))
        column.setSpacing(gap(6))
        column.addWidget(Label(self.tr("Ce qui a été signé"), "card"))
        column.addWidget(Label(page.title, "small", "ink2"))
        column.addWidget(Label(page.name, "section"))
        column.addWidget(Label(f"{page.before} {page.course}", "list"))
        for line in page.object:
            column.addWidget(Label(f"• {line}", "small"))
        column.addWidget(rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(gap(16))
        grid.setVerticalSpacing(gap(4))
        grid.setColumnStretch(1, 1)
        facts = [*page.facts, *((quality, name) for name, quality in page.signatures)]
        for row, (label, value) in enumerate(facts):
            grid.addWidget(Label(label, "small", "ink2", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(value, "small"), row, 1)
        column.addLayout(grid)
        column.addWidget(Label(f"{page.made} · {page.number}", "small"))
        column.addStretch(1)
        self._beside.addWidget(card, 1)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(gap(8))
        picture = PageSheet(theme, desk=0)
        picture.say(self.tr("La page se prépare…"))
        side.addWidget(picture)
        side.addWidget(
            Label(
                self.tr("La page telle que l’émetteur l’a signée. Comparez-la à celle que vous avez."),
                "small",
                "ink2",
            )
        )
        acts = Flow(gap(10))
        show = Button(theme, self.tr("Ouvrir le document reçu"), icon="external-link", small=True)
        show.clicked.connect(lambda: self._actions.open_file(self.file) if self.file else None)
        acts.addWidget(show)
        side.addWidget(acts)
        side.addStretch(1)
        self._beside.addWidget(right, 1)
        self._result.addWidget(holder)
        self.fit()
        self._draw(found, picture)

    def _draw(self, found: Verification, picture: PageSheet) -> None:
        from shiboken6 import isValid

        payload = found.payload
        assert payload is not None
        course = next((one for one in self._session.courses if one.title == payload.course), None)

        def done(data: bytes | None, why: str) -> None:
            if not isValid(picture):  # another document was given meanwhile
                return
            if data is None:
                picture.say(why)
            else:
                picture.show_picture(data, self.tr("La page telle qu’elle a été signée"))

        self._actions.picture(payload, found.code, course, 144, done)

    # ------------------------------------------------------------------ issuers

    def _show_known(self) -> None:
        clear(self._known_inside)
        add = self._known_inside.addWidget
        add(Label(self.tr("Émetteurs connus"), "card"))
        known = self._actions.issuers()
        if not known:
            add(
                Label(
                    self.tr(
                        "Aucun encore. La fiche d’un émetteur vous est donnée par l’organisation qui a remis l’attestation; elle ne vient jamais de l’attestation elle-même."
                    ),
                    "small",
                    "ink2",
                )
            )
        for name, mine in known:
            add(Label(self.tr("{name} (vous)").format(name=name) if mine else name, "list"))
        more = Button(self.theme, self.tr("Ajouter la fiche d’un émetteur…"), icon="plus", small=True)
        more.clicked.connect(lambda: self._trust(None))
        self._known_inside.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _trust(self, file: Path | None) -> None:
        if self._actions.trust(file):
            self._show_known()
            if self.file is not None:
                self.verify(self.file)

    def fit(self) -> None:
        """Words beside the page where there is room, else above."""
        if self._beside is not None:
            try:
                direction = QBoxLayout.Direction
                self._beside.setDirection(direction.TopToBottom if self.narrow else direction.LeftToRight)
            except RuntimeError:  # the result was cleared
                self._beside = None
