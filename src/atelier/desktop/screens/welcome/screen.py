"""The welcome: thirty seconds, and it can be skipped."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier import places
from atelier.desktop.screens.welcome.sample import Sample, Tiles
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.theme.tokens import Scheme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.choice import ChoiceCard, scheme_sample, size_sample
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page

SIZES = (90, 100, 115, 140)


class _Left(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.fillRect(self.rect(), self._theme.colour("sunk"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), self._theme.colour("line"))


class WelcomeScreen(Page):
    """`finished` is emitted with the name typed (perhaps none); choices apply at once."""

    widest = 8_000_000  # both halves go to the edges

    finished = Signal(str)
    restore_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, theme: Theme, session: Session, *, movable: bool = False) -> None:
        self._grid: QGridLayout | None = None
        super().__init__(theme)
        self._session, self._movable = session, movable
        self.setWindowTitle(self.tr("Bienvenue"))
        self._left = self._build_left()
        self._right = self._build_right()
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self.column.addLayout(self._grid, 1)
        self._show_choice()
        self.fit()

    def _build_left(self) -> QWidget:
        theme, gap = self.theme, self.theme.gap
        left = _Left(theme)
        column = QVBoxLayout(left)
        column.setContentsMargins(gap(56), gap(46), gap(56), gap(40))
        column.setSpacing(gap(16))
        brand = QHBoxLayout()
        brand.setSpacing(gap(14))
        brand.addWidget(Icon(theme, "atelier", "ink", 38))
        brand.addWidget(Label("Atelier", "figure"), 1)
        column.addLayout(brand)
        column.addSpacing(gap(16))
        column.addWidget(Label(self.tr("Votre établi pour le Web social"), "lesson"))
        lead = self.tr(
            "Quatre ateliers, à votre rythme. À la fin, de vrais documents que votre équipe utilise dès lundi."
        )
        column.addWidget(Label(lead, "lead", "ink2"))
        column.addWidget(Tiles(theme))
        self._sample = Sample(theme)
        column.addWidget(self._sample)
        column.addStretch(1)
        return left

    def _build_right(self) -> QWidget:
        theme, gap = self.theme, self.theme.gap
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(gap(56), gap(46), gap(56), gap(40))
        column.setSpacing(gap(8))
        column.addWidget(Label(self.tr("Faisons connaissance"), "figure"))
        column.addWidget(
            Label(self.tr("Une minute, et tout se change plus tard dans Préférences."), "list", "ink2")
        )
        column.addSpacing(gap(14))
        column.addWidget(Label(self.tr("Votre prénom et votre nom"), "strong"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Votre prénom et votre nom"))
        self.name.setMaxLength(120)
        self.name.returnPressed.connect(self._finish)
        column.addWidget(self.name)
        column.addWidget(Label(self.tr("Il paraît sur ce que vous imprimez; facultatif."), "small", "ink2"))
        column.addSpacing(gap(12))
        column.addWidget(Label(self.tr("La taille du texte"), "strong"))
        self._sizes = self._cards(
            [
                (str(size), words, f"{size}\u00a0%", size_sample(theme, size))
                for size, words in zip(
                    SIZES,
                    (self.tr("Petite"), self.tr("Normale"), self.tr("Grande"), self.tr("Très grande")),
                    strict=True,
                )
            ],
            str(theme.look.text),
            self._size,
            column,
        )
        column.addSpacing(gap(12))
        column.addWidget(Label(self.tr("L’apparence"), "strong"))
        self._schemes = self._cards(
            [
                (
                    "system",
                    self.tr("Comme l’ordinateur"),
                    "",
                    scheme_sample(theme, (Scheme.LIGHT, Scheme.DARK)),
                ),
                ("light", self.tr("Papier"), "", scheme_sample(theme, (Scheme.LIGHT,))),
                ("dark", self.tr("Encre"), "", scheme_sample(theme, (Scheme.DARK,))),
                ("contrast", self.tr("Contraste élevé"), "", scheme_sample(theme, (Scheme.CONTRAST,))),
            ],
            theme.look.scheme,
            self._scheme,
            column,
        )
        column.addSpacing(gap(12))
        column.addWidget(Label(self.tr("Où se trouve votre travail"), "strong"))
        column.addWidget(self._where())
        column.addSpacing(gap(16))
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(gap(18))
        start = Button(theme, self.tr("Commencer"), icon="arrow-right", kind="filled", trailing=True)
        start.clicked.connect(self._finish)
        skip = Button(theme, self.tr("Passer"), kind="quiet")
        skip.clicked.connect(lambda: self.finished.emit(""))
        restore = Button(theme, self.tr("J’ai déjà des données à récupérer"), kind="quiet")
        restore.clicked.connect(self.restore_wanted)
        foot.addWidget(restore)
        foot.addStretch(1)
        foot.addWidget(skip)
        foot.addWidget(start)
        column.addLayout(foot)
        return right

    def _cards(
        self, choices: list[tuple[str, str, str, object]], now: str, chosen: object, column: QVBoxLayout
    ) -> dict[str, ChoiceCard]:
        grid = QGridLayout()
        grid.setSpacing(self.theme.gap(10))
        group = QButtonGroup(self)
        cards: dict[str, ChoiceCard] = {}
        for place, (key, words, below, sample) in enumerate(choices):
            card = ChoiceCard(self.theme, words, below, sample)  # type: ignore[arg-type]
            card.setChecked(key == now)
            card.toggled.connect(lambda on, key=key: chosen(key) if on else None)  # type: ignore[operator]
            group.addButton(card)
            grid.addWidget(card, place // 4, place % 4)
            cards[key] = card
        column.addLayout(grid)
        return cards

    def _where(self) -> Card:
        theme, gap = self.theme, self.theme.gap
        card = Card(theme)
        row = QHBoxLayout(card)
        row.setContentsMargins(gap(18), gap(14), gap(18), gap(14))
        row.setSpacing(gap(16))
        row.addWidget(Icon(theme, "folder", "ink", 22), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(gap(2))
        lines.addWidget(Label(self.tr("Dans ce dossier de l’ordinateur :"), "list"))
        lines.addWidget(
            Label(str(places.home()).replace("/", "/\u200b").replace("\\", "\\\u200b"), "small", "ink2")
        )
        words = self.tr(
            "Une copie de sûreté chaque heure. Aucun compte, aucun mot de passe : rien ne sort de cet ordinateur sans vous."
        )
        lines.addWidget(Label(words, "small", "ink2"))
        row.addLayout(lines, 1)
        if self._movable:
            change = Button(theme, self.tr("Changer…"), small=True)
            change.setAccessibleName(self.tr("Changer le dossier de votre travail"))
            change.clicked.connect(self.folder_wanted)
            row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return card

    # ------------------------------------------------------------------ acting

    def _size(self, key: str) -> None:
        self.theme.set(text=int(key))
        self._session.keep(text=int(key))
        self._show_choice()

    def _scheme(self, key: str) -> None:
        self.theme.set(scheme=key)
        self._session.keep(scheme=key)
        self._show_choice()

    def _show_choice(self) -> None:
        size = self._sizes.get(str(self.theme.look.text))
        scheme = self._schemes[self.theme.look.scheme]
        self._sample.show_choice(" · ".join(card.text() for card in (size, scheme) if card))

    def _finish(self) -> None:
        self.finished.emit(self.name.text().strip())

    def fit(self) -> None:
        """Side by side where there is room, else the questions alone first."""
        self.column.setContentsMargins(0, 0, 0, 0)
        grid = self._grid
        if grid is None:
            return
        for widget in (self._left, self._right):
            grid.removeWidget(widget)
        grid.addWidget(self._right, 0, 1)
        gap = self.theme.gap
        side, top = (gap(40), gap(24)) if self.narrow else (gap(56), gap(46))
        for half in (self._left, self._right):
            inside = half.layout()
            assert inside is not None
            inside.setContentsMargins(side, top, side, top)
        if self.narrow:
            grid.addWidget(self._left, 1, 1)
            grid.setColumnStretch(0, 0)
        else:
            grid.addWidget(self._left, 0, 0)
            grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def show_route(self, _: object) -> None:
        """The name has the focus."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
