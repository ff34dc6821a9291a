"""Which screen shows what: found, named, chosen before starting."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from atelier.desktop.presenter.monitors import Monitor, chosen, mirrored, monitors
from atelier.desktop.presenter.presenter import SETTLE, Setup
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear
from atelier.desktop.widgets.rows import OptionRadio


class ScreensCard(Card):
    """`changed`: a screen came or went, or another was chosen."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(26), gap(20), gap(26), gap(22))
        column.setSpacing(gap(12))
        column.addWidget(Label(self.tr("Les écrans"), "card"))
        self._said = Label("", "list")
        column.addWidget(self._said)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(gap(8))
        column.addLayout(self._rows)
        column.addStretch(1)
        self._group = QButtonGroup(self)
        self._keys: dict[str, OptionRadio] = {}
        self._wanted = Setup()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE)
        self._soon.timeout.connect(self.look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(lambda _: self._soon.start())
        app.screenRemoved.connect(lambda _: self._soon.start())

    def show_setup(self, setup: Setup) -> None:
        """Start from what was used last."""
        self._wanted = setup
        self.look()

    def look(self) -> None:
        """Say which screens there are, and offer them."""
        found = monitors()
        clear(self._rows)
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._keys = {}
        twins = mirrored(found)
        others = [one for one in found if not one.primary]
        self._said.setText(self._sentence(found, twins=twins))
        for one in found:
            self._rows.addWidget(Label(self._describe(one), "small", "ink2"))
        if others and not twins:
            for one in others:
                words = self.tr("Diapositives en plein écran sur {screen}, console sur cet ordinateur")
                self._offer(one.key, words.format(screen=self._name(one)))
        self._offer(
            "",
            self.tr(
                "Deux fenêtres ordinaires : un seul écran, ou un appel vidéo où l’on partage une fenêtre"
            ),
        )
        best = chosen(self._wanted.screen, found) if self._wanted.two and not twins else None
        self._keys.get(best.key if best else "", self._keys[""]).setChecked(True)
        self.changed.emit()

    def _sentence(self, found: tuple[Monitor, ...], *, twins: bool) -> str:
        if twins:
            return self.tr(
                "Les deux écrans montrent la même chose (« dupliquer »). La salle verrait vos notes : passez à « étendre » dans les réglages d’affichage, ou gardez deux fenêtres."
            )
        if len(found) < 2:
            return self.tr("Un seul écran pour l’instant. Branchez le projecteur : il paraîtra ici.")
        return self.tr("Le projecteur est là.")

    def _name(self, one: Monitor) -> str:
        return self.tr("l’écran de l’ordinateur") if one.primary else one.label

    def _describe(self, one: Monitor) -> str:
        words = self.tr("{name} : {width} × {height} pixels")
        said = words.format(name=self._name(one), width=one.width, height=one.height)
        said = said[0].upper() + said[1:]
        if one.ratio != 1:
            said += self.tr(", à l’échelle de {percent} %").format(percent=round(one.ratio * 100))
        return said

    def _offer(self, key: str, words: str) -> None:
        row = OptionRadio(self._theme, words)
        row.toggled.connect(lambda on: self.changed.emit() if on else None)
        self._group.addButton(row)
        self._keys[key] = row
        self._rows.addWidget(row)

    @property
    def setup(self) -> Setup:
        """What is chosen."""
        key = next((key for key, row in self._keys.items() if row.isChecked()), "")
        return Setup(key or self._wanted.screen, bool(key), self._wanted.notes)
