"""Step 1: the name, the logo, the colour, a sentence, the website."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.desktop.drafting import Drafting
from atelier.desktop.screens.edition.forms import Step
from atelier.desktop.screens.edition.ports import PrepareActions
from atelier.desktop.theme import tokens
from atelier.desktop.theme.accent import worn
from atelier.desktop.theme.theme import Theme
from atelier.desktop.theme.tokens import Scheme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.area import Area
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.field import Field
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.logo import LogoBox

WELCOME = 90
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class _Swatch(Button):
    """The colour, to press to choose another."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name=name)
        self._colour = ""

    def show_colour(self, colour: str) -> None:
        """Show a colour, or none."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._theme.px(44), self._theme.px(44))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw it."""
        fill = QColor(self._colour) if self._colour else self._theme.colour("surface")
        box = self.rect().toRectF()
        paint.rounded(paint.begin(self), box, tokens.radius("button"), fill, self._theme.colour("ctl"))


class _Colour(QWidget):
    """`chosen` is emitted with a colour (« #RRGGBB »), or nothing."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, colour: str) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(6))
        row = QHBoxLayout()
        row.setSpacing(theme.gap(10))
        self._swatch = _Swatch(theme, self.tr("Choisir la couleur dans un nuancier"))
        self._swatch.clicked.connect(self._ask)
        self.edit = QLineEdit(colour)
        self.edit.setMaxLength(7)
        self.edit.setAccessibleName(self.tr("Couleur"))
        self.edit.setPlaceholderText(tokens.colours(Scheme.LIGHT)["teal"])
        self.edit.setFixedWidth(theme.px(124))
        self.edit.textEdited.connect(lambda _: self._typed())
        row.addWidget(self._swatch)
        row.addWidget(self.edit)
        row.addStretch(1)
        column.addLayout(row)
        verdict = QHBoxLayout()
        verdict.setSpacing(theme.gap(8))
        self._sign = Icon(theme, "check", "ink", 18)
        self._verdict = Label("", "small")
        verdict.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        verdict.addWidget(self._verdict, 1)
        column.addLayout(verdict)
        self._judge()

    def _typed(self) -> None:
        words = self.edit.text().strip()
        if not words or _COLOUR.fullmatch(words):
            self.chosen.emit(words.upper())
        self._judge()

    def _ask(self) -> None:
        start = QColor(self.edit.text()) if _COLOUR.fullmatch(self.edit.text()) else QColor("teal")
        chosen = QColorDialog.getColor(start, self.window(), self.tr("La couleur de votre organisation"))
        if chosen.isValid():
            self.edit.setText(chosen.name().upper())
            self._typed()

    def _judge(self) -> None:
        words = self.edit.text().strip()
        good = bool(_COLOUR.fullmatch(words))
        self._swatch.show_colour(words if good else "")
        if not words:
            said = self.tr("Sans couleur, Atelier garde la sienne.")
        elif not good:
            said = self.tr("Un dièse, puis six chiffres ou lettres de A à F.")
        elif {worn(scheme, words) for scheme in Scheme} == {words.upper()}:
            said = self.tr("Lisible dans les trois apparences")
        elif worn(Scheme.LIGHT, words) == words.upper():
            said = self.tr("Lisible sur Papier; Atelier l’éclaircit sur Encre et en Contraste élevé.")
        else:
            said = self.tr("Atelier la fonce sur Papier pour qu’on lise ce qui est écrit dessus.")
        self._sign.set(
            "check" if good or not words else "triangle-alert", "ink" if good or not words else "danger"
        )
        self._verdict.setText(said)
        self.edit.setAccessibleDescription(said)


class Identity(Step):
    """Who hands the app out, as it shows."""

    def __init__(self, theme: Theme, drafting: Drafting, actions: PrepareActions) -> None:
        super().__init__(
            theme,
            drafting,
            drafting.tr("Votre identité"),
            drafting.tr("Elle paraît au bas de la navigation, sur les diapositives et sur les attestations."),
        )
        self._actions = actions
        edition = drafting.edition
        self.name = self.line(
            self.tr("Nom de votre organisation"),
            ("name",),
            lambda: drafting.edition.name,
            lambda text: drafting.change(name=text),
            most=120,
        )
        self._logo_card()
        self.colour = _Colour(theme, edition.colour)
        self.colour.chosen.connect(lambda colour: drafting.change(colour=colour))
        self.add(Field(theme, self.tr("Couleur"), self.colour, optional=True), ("colour",))
        self.welcome = Area(theme, self.tr("Phrase d’accueil"), 2)
        self.welcome.setPlainText(edition.welcome)
        self.welcome.textChanged.connect(self._welcomed)
        self._count = Field(theme, self.tr("Phrase d’accueil"), self.welcome, optional=True)
        self.add(self._count, ("welcome",))
        self._left = Label("", "small", "ink2")
        self.column.addWidget(self._left)
        self._welcomed()
        self.line(
            self.tr("Site Web"),
            ("website",),
            lambda: drafting.edition.website,
            lambda text: drafting.change(website=_address(text)),
            most=300,
            optional=True,
            placeholder="https://",
        )
        self.judge()

    def _logo_card(self) -> None:
        theme, gap = self.theme, self.theme.gap
        card = Card(theme)
        card.setAccessibleName(self.tr("Logo"))
        row = QHBoxLayout(card)
        row.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        row.setSpacing(gap(14))
        box = LogoBox(theme, 56)
        box.show_logo(self.drafting.logo)
        row.addWidget(box)
        words = QVBoxLayout()
        words.setSpacing(gap(2))
        name = self.drafting.edition.logo
        words.addWidget(Label(name or self.tr("Aucun logo"), "list"))
        drawing = (
            self.tr("Net à toutes les tailles") if name.endswith(".svg") else self.tr(".svg, .png ou .jpg")
        )
        words.addWidget(Label(drawing, "small", "ink2"))
        row.addLayout(words, 1)
        acts = Flow(gap(8))
        change = Button(theme, self.tr("Changer") if name else self.tr("Choisir…"), kind="quiet")
        change.setAccessibleName(self.tr("Choisir le logo"))
        change.clicked.connect(self._choose_logo)
        acts.addWidget(change)
        row.addWidget(acts)
        self.column.addWidget(Label(self.tr("Logo"), "strong"))
        self.column.addWidget(card)
        self._wrong_logo = Label("", "small", "danger")
        self._wrong_logo.hide()
        self.column.addWidget(self._wrong_logo)

    def _choose_logo(self) -> None:
        path = self._actions.choose_logo()
        if path is not None:
            self.drafting.set_file(path, name="logo")

    def _welcomed(self) -> None:
        text = " ".join(self.welcome.toPlainText().split())
        if len(text) > WELCOME:
            said = self.tr("{n} caractères de trop").format(n=len(text) - WELCOME)
        else:
            said = self.tr("{n} caractères sur {most}").format(n=len(text), most=WELCOME)
            self.drafting.change(welcome=text)
        self._left.setText(said)
        self._left.set_tone("danger" if len(text) > WELCOME else "ink2")

    def judge(self) -> None:
        """The logo has no field of its own."""
        super().judge()
        wrong = self.drafting.problem("logo")
        self._wrong_logo.setText(wrong)
        self._wrong_logo.setVisible(bool(wrong))


def _address(text: str) -> str:
    """An address as one types it, with what a browser would add."""
    return f"https://{text}" if text and "://" not in text and "." in text else text
