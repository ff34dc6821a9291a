"""The page before a game: who one is, what is measured, the games already played."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from atelier.content.scenario.model import Scenario
from atelier.desktop.reading.document import plain
from atelier.desktop.screens.simulation.looks import HUES, prose
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear, rule
from atelier.progress.facts import Play
from atelier.simulation.game import Game, play
from atelier.simulation.hours import day_and_hour


class Opening(Page):
    """`started` begins a game; `shown` asks for a past one, by its id; `left` goes back."""

    started = Signal()
    shown = Signal(str)
    left = Signal()

    widest = 980

    def __init__(self, theme: Theme, follow: Callable[[str], None], when: Callable[..., str]) -> None:
        super().__init__(theme)
        self._follow, self._when = follow, when

    def show_scenario(self, scenario: Scenario, eyebrow: str, hue: str, games: tuple[Play, ...]) -> None:
        """Show a simulation and its past games."""
        theme, gap = self.theme, self.theme.gap
        clear(self.column)
        back = Button(theme, self.tr("Revenir à la leçon"), icon="arrow-left", kind="quiet")
        back.clicked.connect(self.left)
        self.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(gap(10))
        self.column.addWidget(Label(eyebrow, "eyebrow", hue))
        self.column.addWidget(Label(scenario.title, "lesson"))
        start = self.tr("{hour} · {minutes} minutes environ · {count} façons de finir").format(
            hour=day_and_hour(scenario.clock, 0).capitalize(),
            minutes=scenario.minutes,
            count=len(scenario.endings),
        )
        self.column.addWidget(Label(start, "list", "ink2"))
        self.column.addSpacing(gap(16))
        card = Card(theme, spine=f"{hue}_f")
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(34), gap(26), gap(30), gap(26))
        column.setSpacing(gap(14))
        column.addWidget(prose(theme, scenario.role, self._follow, "body"))
        column.addWidget(rule())
        column.addLayout(self._gauges(scenario))
        column.addWidget(rule())
        note = QHBoxLayout()
        note.setSpacing(gap(10))
        note.addWidget(Icon(theme, "info", "ink2", 17), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr("{fictional} Rien n’est publié. Le temps n’avance que lorsque vous décidez.")
        note.addWidget(Label(words.format(fictional=scenario.fictional), "small", "ink2"), 1)
        column.addLayout(note)
        words = self.tr("Jouer une autre partie") if games else self.tr("Commencer")
        self.main = Button(theme, words, icon="play", kind="filled", hue=hue)
        self.main.clicked.connect(self.started)
        column.addWidget(self.main, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)
        if games:
            self.column.addSpacing(gap(24))
            self.column.addWidget(Label(self.tr("Vos parties"), "section"))
            self.column.addSpacing(gap(8))
            past = Card(theme)
            rows = QVBoxLayout(past)
            rows.setContentsMargins(gap(24), gap(8), gap(20), gap(8))
            rows.setSpacing(gap(4))
            for index, one in enumerate(reversed(games)):
                if index:
                    rows.addWidget(rule())
                rows.addLayout(self._game(one, play(scenario, one.path)))
            self.column.addWidget(past)
        self.column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _gauges(self, scenario: Scenario) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.gap(14))
        grid.setVerticalSpacing(self.theme.gap(8))
        for index, gauge in enumerate(scenario.gauges):
            aim = self.tr("à garder haute") if gauge.better == "high" else self.tr("à garder basse")
            words = self.tr("{start} sur 100 au départ, {aim}").format(start=gauge.start, aim=aim)
            grid.addWidget(Icon(self.theme, gauge.icon, HUES[index], 20), index, 0)
            grid.addWidget(Label(gauge.name, "strong"), index, 1)
            grid.addWidget(Label(words, "list", "ink2"), index, 2)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        return grid

    def _game(self, one: Play, game: Game) -> QHBoxLayout:
        theme = self.theme
        row = QHBoxLayout()
        row.setSpacing(theme.gap(16))
        when = Label(self._when(one.started), "small", "ink2", wrap=False)
        when.setMinimumWidth(theme.px(96))
        row.addWidget(when)
        good = sum(decision.choice.grade == "good" for decision in game.decisions)
        reflexes = (
            self.tr("{good} bons réflexes sur {count}")
            if good > 1
            else self.tr("{good} bon réflexe sur {count}")
        )
        ending = game.ending
        if ending is not None:
            title, side = plain(ending.title), reflexes.format(good=good, count=len(game.decisions))
        elif one.end:
            title, side = self.tr("Jouée avant que la simulation change"), ""
        else:
            title, side = self.tr("En cours"), self.tr("Décision {n}").format(n=len(game.decisions) + 1)
        row.addWidget(Label(title, "list"), 1)
        row.addWidget(Label(side, "small", "ink2", wrap=False))
        words = self.tr("Revoir") if one.end else self.tr("Reprendre")
        go = Button(theme, words, kind="quiet")
        go.setAccessibleName(f"{words}, {title}, {self._when(one.started)}")
        go.setEnabled(not one.end or ending is not None)
        go.clicked.connect(lambda: self.shown.emit(one.id))
        row.addWidget(go)
        return row
