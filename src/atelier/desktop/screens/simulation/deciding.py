"""The right side of a game: what followed, the gauges, the scene, what one may do, what was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from atelier.content.scenario.model import Choice
from atelier.desktop.reading.document import plain
from atelier.desktop.screens.simulation.gauge import GaugeCard
from atelier.desktop.screens.simulation.looks import HUES, level, prose, signed
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card, CardButton
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.key import Key
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear, rule
from atelier.simulation.debrief import changes
from atelier.simulation.game import Decision, Game
from atelier.simulation.hours import span, when

LETTERS = "ABCD"


class _Option(CardButton):
    """A choice: a card with the edge of a control."""

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ground."""
        theme = self._theme
        fill = theme.colour("hover" if self.underMouse() or self.isDown() else "surface")
        width = 2 if self.isDown() else 1
        box = QRectF(self.rect())
        paint.rounded(paint.begin(self), box, tokens.radius("card"), fill, theme.colour("ctl"), width)


class Deciding(QWidget):
    """`chosen` is emitted with the id of a choice, `feed_wanted` where the feed stands below."""

    chosen = Signal(str)
    feed_wanted = Signal()

    def __init__(self, theme: Theme, follow: Callable[[str], None]) -> None:
        super().__init__()
        self._theme, self._follow = theme, follow
        self._game: Game | None = None
        self._hue = "brick"
        self.options: list[CardButton] = []
        self._gauges: list[GaugeCard] = []
        self._compact: bool | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(16))
        self._dials = QGridLayout()
        self._dials.setSpacing(theme.gap(14))
        column.addLayout(self._dials)
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.gap(8))
        column.addLayout(self._body)
        column.addStretch(1)

    # ------------------------------------------------------------------ showing

    def show_game(self, game: Game, hue: str, *, compact: bool) -> None:
        """Show where a game stands."""
        same = self._game is not None and self._game.scenario is game.scenario
        self._game, self._hue = game, hue
        if not same or compact != self._compact:
            self._make_gauges(compact)
        self._show_gauges()
        self._show_scene()

    def point_to_feed(self, new: int, *, shown: bool) -> None:
        """Where the feed stands below, say what came in and lead there."""
        words = self.tr("Voir le fil : {n} nouveauté") if new < 2 else self.tr("Voir le fil : {n} nouveautés")
        self._to_feed.setText(words.format(n=new))
        self._to_feed.setVisible(shown and new > 0)
        self._to_feed.updateGeometry()

    def fit(self, compact: bool) -> None:
        """Arcs where there is room, else lines."""
        if self._game is not None and compact != self._compact:
            self._make_gauges(compact)
            self._show_gauges()

    def _make_gauges(self, compact: bool) -> None:
        assert self._game is not None
        clear(self._dials)
        self._compact = compact
        self._gauges = []
        for index, gauge in enumerate(self._game.scenario.gauges):
            card = GaugeCard(self._theme, gauge, HUES[index], compact=compact)
            self._gauges.append(card)
            self._dials.addWidget(card, index if compact else 0, 0 if compact else index)
        for index in range(4):
            shown = index == 0 if compact else index < len(self._gauges)
            self._dials.setColumnStretch(index, int(shown))

    def _show_gauges(self) -> None:
        assert self._game is not None
        now = self._game.here.gauges
        before = self._game.decisions[-1].before.gauges if self._game.decisions else now
        for card, old, new in zip(self._gauges, before, now, strict=True):
            card.show_value(new, new - old)

    def _show_scene(self) -> None:
        game = self._game
        assert game is not None and game.moment is not None
        theme, gap = self._theme, self._theme.gap
        clear(self._body)
        if game.decisions:
            self._body.addWidget(self._followed(game.decisions[-1]))
            self._body.addSpacing(gap(8))
        number = len(game.decisions) + 1
        self._body.addWidget(Label(self.tr("Décision {n}").format(n=number), "eyebrow", self._hue))
        self._body.addWidget(Label(plain(game.moment.title), "section"))
        self.scene = prose(theme, game.moment.flows, self._follow, "body")
        self.scene.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scene.setAccessibleName(self.tr("La scène"))
        self._body.addWidget(self.scene)
        self._to_feed = Button(theme, "", icon="arrow-down", kind="quiet")
        self._to_feed.clicked.connect(self.feed_wanted)
        self._to_feed.setVisible(False)
        self._body.addWidget(self._to_feed, 0, Qt.AlignmentFlag.AlignLeft)
        self._body.addSpacing(gap(4))
        self.options = []
        for letter, choice in zip(LETTERS, game.choices, strict=False):
            self._body.addWidget(self._option(letter, choice))
        help_ = QHBoxLayout()
        help_.setSpacing(gap(8))
        help_.addWidget(Icon(theme, "info", "ink2", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr(
            "Touches A à {last}, puis Entrée. Le trait noir des jauges marque le point de départ."
        )
        if theme.scheme is tokens.Scheme.CONTRAST or theme.scheme is tokens.Scheme.DARK:
            words = self.tr(
                "Touches A à {last}, puis Entrée. Le trait blanc des jauges marque le point de départ."
            )
        last = LETTERS[len(self.options) - 1]
        help_.addWidget(Label(words.format(last=last), "small", "ink2"), 1)
        self._body.addLayout(help_)
        if game.decisions:
            self._body.addSpacing(gap(10))
            self._body.addWidget(rule())
            self._body.addWidget(Label(self.tr("Jusqu’ici"), "card"))
            for decision in game.decisions:
                self._body.addLayout(self._done(decision))

    def _followed(self, decision: Decision) -> Card:
        """What the last choice brought, and what came back from before."""
        theme, gap = self._theme, self._theme.gap
        card = Card(theme, fill="hover", spine=f"{self._hue}_f")
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(24), gap(14), gap(20), gap(14))
        column.setSpacing(gap(6))
        column.addWidget(
            Label(
                self.tr("Vous avez choisi : {choice}").format(choice=plain(decision.choice.text)), "smallbold"
            )
        )
        if decision.choice.then:
            column.addWidget(prose(theme, decision.choice.then, self._follow))
        for echo in decision.after.echoes:
            column.addWidget(prose(theme, echo.flows, self._follow))
        return card

    def _option(self, letter: str, choice: Choice) -> CardButton:
        theme, gap = self._theme, self._theme.gap
        words, detail, time = plain(choice.text), plain(choice.detail), span(choice.minutes)
        said = ". ".join(
            one for one in (letter, words, detail, self.tr("Durée : {time}").format(time=time)) if one
        )
        card = _Option(theme, said)
        row = QHBoxLayout(card)
        row.setContentsMargins(gap(16), gap(10), gap(20), gap(10))
        row.setSpacing(gap(16))
        row.addWidget(Key(theme, letter, large=True))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(words, "strong"))
        if detail:
            lines.addWidget(Label(detail, "small", "ink2"))
        row.addLayout(lines, 1)
        row.addWidget(Icon(theme, "clock", "ink2", 16))
        row.addWidget(Label(time, "small", "ink2", wrap=False))
        card.adopt()
        card.clicked.connect(lambda: self.chosen.emit(choice.id))
        self.options.append(card)
        return card

    def _done(self, decision: Decision) -> QHBoxLayout:
        assert self._game is not None
        row = QHBoxLayout()
        row.setSpacing(self._theme.gap(14))
        at = Label(
            when(self._game.scenario.clock, decision.before.elapsed, self._game.here.elapsed),
            "small",
            "ink2",
            wrap=False,
        )
        at.setMinimumWidth(self._theme.px(98))
        row.addWidget(at, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(plain(decision.choice.text), "list"), 3)
        side = Label(outcome(decision, self._game), "small", "ink2")
        side.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(side, 2)
        return row

    # ------------------------------------------------------------------ saying

    def told(self) -> str:
        """What has just happened, for a screen reader: the choice, what followed, the gauges."""
        game = self._game
        if game is None or not game.decisions or game.moment is None:
            return ""
        moved = changes(game.decisions[-1], game.scenario.gauges)
        values = dict(zip((one.id for one in game.scenario.gauges), game.here.gauges, strict=True))
        said = [
            f"{gauge.name} {values[gauge.id]}, {level(gauge, values[gauge.id])}, {signed(change)}"
            for gauge, change in moved
        ]
        return ". ".join((*said, plain(game.moment.title)))


def outcome(decision: Decision, game: Game) -> str:
    """What a decision gave, in a few words: its own, or the changes of the gauges."""
    if decision.choice.result:
        return decision.choice.result
    moved = changes(decision, game.scenario.gauges)
    return ", ".join(f"{gauge.name} {signed(change)}" for gauge, change in moved)
