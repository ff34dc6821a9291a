"""The preview: Accueil, a slide and an attestation as the app itself paints them."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from atelier.desktop.drafting import Drafting
from atelier.desktop.screens.edition.ports import PrepareActions
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.segmented import Segmented
from atelier.desktop.widgets.sheet import PageSheet

SETTLE = 500
"""Milliseconds after the last change before the pictures are painted again."""


class Preview(QWidget):
    """Painted again a moment after each change that was kept; only while it is seen."""

    shown = Signal()

    def __init__(self, theme: Theme, drafting: Drafting, actions: PrepareActions) -> None:
        super().__init__()
        self._theme, self._drafting, self._actions = theme, drafting, actions
        self._painted: object = None
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(24), gap(14), gap(24), gap(20))
        column.setSpacing(gap(8))
        head = QHBoxLayout()
        self._state = Label(self.tr("Aperçu, à mesure que vous écrivez"), "list")
        head.addWidget(self._state, 1)
        self.themes = Segmented(
            theme,
            self.tr("Apparence de l’aperçu"),
            (
                ("light", self.tr("Papier")),
                ("dark", self.tr("Encre")),
                ("contrast", self.tr("Contraste")),
            ),
        )
        self.themes.choose("light")
        self.themes.chosen.connect(lambda _: self.refresh())
        head.addWidget(self.themes)
        column.addLayout(head)
        names = {
            "home": self.tr("L’accueil"),
            "slide": self.tr("Une diapositive"),
            "attestation": self.tr("Une attestation"),
        }
        self.sheets = {name: PageSheet(theme, desk=0) for name in names}
        column.addWidget(self.sheets["home"])
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(gap(16))
        for name, wide in (("slide", 16), ("attestation", 14)):
            one = QVBoxLayout()
            one.setSpacing(gap(4))
            one.addWidget(Label(names[name], "list"))
            one.addWidget(self.sheets[name])
            one.addStretch(1)
            self._pair.addLayout(one, wide)
        column.addLayout(self._pair)
        column.addStretch(1)
        self._names = names
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE)
        self._soon.timeout.connect(self.refresh)
        drafting.kept.connect(self._soon.start)
        drafting.switched.connect(self._switched)
        theme.changed.connect(self.update)
        self._empty()

    def _empty(self) -> None:
        for sheet in self.sheets.values():
            sheet.say(self.tr("L’aperçu paraît dès que l’organisation a un nom."))

    def _switched(self) -> None:
        self._painted = None
        self._empty()
        self.refresh()

    def refresh(self) -> None:
        """Paint again what changed, if this is seen."""
        drafting = self._drafting
        wanted = (drafting.folder, drafting.edition, drafting.saved_at, self.themes.key)
        if not self.isVisible() or not drafting.named or wanted == self._painted:
            return
        if drafting.serious:
            self._actions.stop_preview()
            self._state.setText(self.tr("L’aperçu attend une correction"))
            return
        self._painted = wanted
        self._state.setText(self.tr("L’aperçu se met à jour…"))
        self._actions.preview(drafting.folder, self.themes.key, self._came, self._done)

    def _came(self, name: str, picture: bytes) -> None:
        words = self.tr("{what}, sous le nom de {name}").format(
            what=self._names[name], name=self._drafting.edition.name
        )
        self.sheets[name].show_picture(picture, words)

    def _done(self, why: str) -> None:
        self._state.setText(why or self.tr("Aperçu, à mesure que vous écrivez"))
        if not why:
            self.shown.emit()

    def set_narrow(self, narrow: bool) -> None:
        """One picture below the other where it is narrow."""
        direction = QBoxLayout.Direction
        self._pair.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the desk."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("desk"))
