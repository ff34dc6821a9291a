"""The top of the console: the workshop, what the projector does, the clocks."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.desktop import workshops
from atelier.desktop.presenter import words
from atelier.desktop.presenter.leader import Leader, Veil
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label


class Head(QWidget):
    """Refreshed at each second."""

    def __init__(self, theme: Theme, leader: Leader) -> None:
        super().__init__()
        self._theme, self._leader = theme, leader
        self._screen = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.gap(24), theme.gap(10), theme.gap(24), theme.gap(10))
        row.setSpacing(theme.gap(24))
        names = QVBoxLayout()
        names.setSpacing(0)
        kind = self.tr("Présentation · {workshop}").format(workshop=workshops.name(leader.deck.workshop))
        names.addWidget(Label(kind, "small", "ink2", wrap=False))
        names.addWidget(Label(leader.deck.title, "card"))
        row.addLayout(names, 1)
        self._icon = Icon(theme, "monitor", tokens.hue(leader.deck.workshop), 18)
        self._state = Label("", "strong")
        state = QHBoxLayout()
        state.setSpacing(theme.gap(8))
        state.addWidget(self._icon)
        state.addWidget(self._state, 1)
        self._people = Label("", "strong")
        self._people_icon = Icon(theme, "users", "ink2", 18)
        state.addWidget(self._people_icon)
        state.addWidget(self._people, 1)
        self.show_people("")
        row.addLayout(state, 1)
        self.pause = Button(
            theme, icon="pause", kind="bare", name=self.tr("Arrêter l’horloge de la séance (T)")
        )
        self.pause.clicked.connect(leader.toggle_clock)
        ran = QVBoxLayout()
        ran.setSpacing(0)
        self._caption = Label(self.tr("Écoulé"), "small", "ink2", wrap=False)
        self._ran = Label("", "strong", wrap=False)
        ran.addWidget(self._caption)
        ran.addWidget(self._ran)
        row.addWidget(self.pause)
        row.addLayout(ran)
        self._now = Label("", "page", wrap=False)
        row.addWidget(self._now)

    def show_people(self, said: str) -> None:
        """Say who is there, when a class is known."""
        self._people.setText(said)
        self._people.setVisible(bool(said))
        self._people_icon.setVisible(bool(said))

    def show_screen(self, said: str) -> None:
        """Say what the slides are on: « Projecteur branché », « Un seul écran »."""
        self._screen = said
        self.refresh()

    def refresh(self) -> None:
        """Say the time, and what the room sees."""
        leader = self._leader
        icon, tone, said = "monitor", tokens.hue(leader.deck.workshop), self._screen
        if leader.veil is Veil.BLACK:
            icon, tone, said = "moon", "ochre", self.tr("Écran noir")
        elif leader.veil is Veil.WHITE:
            icon, tone, said = "sun", "ochre", self.tr("Écran blanc")
        elif leader.frozen:
            number = leader.deck.number(leader.shown[0].id)
            icon, tone, said = (
                "snowflake",
                "ochre",
                self.tr("Projecteur figé sur la diapositive {n}").format(n=number),
            )
        self._icon.set(icon, tone)
        self._state.setText(said)
        paused = leader.showing.paused
        self._caption.setText(self.tr("Horloge arrêtée") if paused else self.tr("Écoulé"))
        self.pause.set_icon("play" if paused else "pause")
        name = (
            self.tr("Repartir l’horloge de la séance (T)")
            if paused
            else self.tr("Arrêter l’horloge de la séance (T)")
        )
        self.pause.setAccessibleName(name)
        self.pause.setToolTip(name)
        self._ran.setText(words.elapsed(leader.elapsed, leader.plan.minutes))
        self._now.setText(words.hour(leader.now()))
