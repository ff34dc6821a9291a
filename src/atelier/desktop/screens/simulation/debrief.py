"""The debrief: how it ended, how the gauges went, each decision beside a better one, what to keep."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.content.model import Item
from atelier.content.scenario.model import Pointer
from atelier.desktop.reading.document import plain
from atelier.desktop.screens.simulation.chart import Chart
from atelier.desktop.screens.simulation.deciding import outcome
from atelier.desktop.screens.simulation.looks import HUES, grade, prose
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear, rule
from atelier.desktop.widgets.rows import CheckRow
from atelier.simulation.debrief import Course, Debrief, Judged
from atelier.simulation.hours import day_and_hour, span, when

_TONES = {"good": "circle-check", "mixed": "scale", "bad": "triangle-alert"}


class _Number(QWidget):
    """The number of a decision in a circle; one to look at again is marked."""

    def __init__(self, theme: Theme, number: int, *, marked: bool) -> None:
        super().__init__()
        self._theme, self._number, self._marked = theme, number, marked
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._theme.px(30)
        return QSize(side, side)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        painter.setPen(QPen(theme.colour("ochre" if self._marked else "ctl"), 2 if self._marked else 1.2))
        painter.setBrush(theme.colour("ochre_s" if self._marked else "surface"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setFont(theme.font("smallbold"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class DebriefPage(Page):
    """`replayed` plays again after so many decisions (0: from the start); `learned` goes to a lesson;
    `kept` puts takeaways among one's own items; `left` goes back to the simulation's own page."""

    replayed = Signal(int)
    learned = Signal(object)
    kept = Signal(object)
    printed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, follow: Callable[[str], None]) -> None:
        self._told: Debrief | None = None
        self._placed_narrow = False
        super().__init__(theme)
        self._follow = follow
        self._hue = "brick"
        self._names: Callable[[Pointer], str] = lambda _: ""
        self._is_kept: Callable[[str], bool] = lambda _: False

    def show_debrief(
        self,
        told: Debrief,
        hue: str,
        names: Callable[[Pointer], str],
        is_kept: Callable[[str], bool],
    ) -> None:
        """Show the end of a game. `names` gives the title of a lesson pointed to."""
        self._told, self._hue, self._names, self._is_kept = told, hue, names, is_kept
        self._build()
        self.verticalScrollBar().setValue(0)

    def fit(self) -> None:
        """Two columns where there is room."""
        if self._told is not None and self._placed_narrow is not self.narrow:
            self._place()

    def _build(self) -> None:
        told, gap = self._told, self.theme.gap
        assert told is not None and told.game.ending is not None
        clear(self.column)
        self.column.addWidget(self._head())
        self.column.addSpacing(gap(18))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(gap(22))
        self._grid.setVerticalSpacing(gap(18))
        self._verdicts: list[tuple[QGridLayout, QWidget]] = []
        self._parts = (self._chart(), self._gauges(), self._decisions(), self._aside())
        self._place()
        self.column.addLayout(self._grid)
        self.column.addStretch(1)

    def _place(self) -> None:
        """Put the parts where they fit, without making them again: what is ticked and what has the
        focus stay so."""
        narrow = self._placed_narrow = self.narrow
        for number, part in enumerate(self._parts):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *((number, 0) if narrow else divmod(number, 2)))
        self._grid.setColumnStretch(0, 1 if narrow else 71)
        self._grid.setColumnStretch(1, 0 if narrow else 29)
        for grid, verdict in self._verdicts:
            grid.removeWidget(verdict)
            grid.addWidget(verdict, *((1, 2) if narrow else (0, 3)))

    # ------------------------------------------------------------------ parts

    def _head(self) -> QWidget:
        told, theme, gap = self._told, self.theme, self.theme.gap
        assert told is not None and told.game.ending is not None
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(4))
        back = Button(theme, self.tr("Toutes vos parties"), icon="arrow-left", kind="quiet")
        back.clicked.connect(self.left)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        eyebrow = self.tr("Bilan · {title}").format(title=told.game.scenario.title)
        column.addWidget(Label(eyebrow, "eyebrow", self._hue))
        title = QHBoxLayout()
        title.setSpacing(gap(14))
        title.addWidget(Icon(theme, _TONES[told.game.ending.tone], self._hue, 30))
        title.addWidget(Label(plain(told.game.ending.title), "lesson"), 1)
        column.addLayout(title)
        self.text = prose(theme, told.game.ending.flows, self._follow, "body", "ink2")
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.text.setAccessibleName(self.tr("Comment cela finit"))
        column.addWidget(self.text)
        column.addSpacing(gap(6))
        column.addWidget(self._buttons())
        return head

    def _buttons(self) -> Flow:
        told, theme = self._told, self.theme
        assert told is not None
        row = Flow(theme.gap(12))
        turning = told.turning
        if turning is not None:
            words = self.tr("Rejouer dès la décision {n}").format(n=turning.number)
            self.main = Button(theme, words, icon="undo-2", kind="filled", hue=self._hue)
            self.main.clicked.connect(lambda: self.replayed.emit(turning.number - 1))
            row.addWidget(self.main)
        start = Button(
            theme,
            self.tr("Rejouer du début"),
            icon="rotate-ccw",
            kind="outlined" if turning else "filled",
            hue="" if turning else self._hue,
        )
        start.clicked.connect(lambda: self.replayed.emit(0))
        row.addWidget(start)
        if turning is None:
            self.main = start
        print_ = Button(theme, self.tr("Imprimer le bilan"), icon="printer")
        print_.clicked.connect(self.printed)
        row.addWidget(print_)
        return row

    def _card(self, title: str, side: str = "") -> tuple[Card, QVBoxLayout]:
        theme, gap = self.theme, self.theme.gap
        card = Card(theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(24), gap(16), gap(22), gap(16))
        column.setSpacing(gap(10))
        head = QHBoxLayout()
        head.addWidget(Label(title, "card"), 1)
        if side:
            head.addWidget(Label(side, "small", "ink2", wrap=False))
        column.addLayout(head)
        return card, column

    def _chart(self) -> Card:
        assert self._told is not None
        card, column = self._card(self.tr("Le fil de la partie"))
        column.addWidget(Chart(self.theme, self._told, self._hue))
        column.addStretch(1)
        return card

    def _gauges(self) -> QWidget:
        assert self._told is not None
        theme, gap = self.theme, self.theme.gap
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(12))
        ends = self._told.better.here.gauges
        for index, (one, better) in enumerate(zip(self._told.gauges, ends, strict=True)):
            card = Card(theme)
            row = QHBoxLayout(card)
            row.setContentsMargins(gap(18), gap(12), gap(18), gap(12))
            row.setSpacing(gap(14))
            row.addWidget(Icon(theme, one.gauge.icon, HUES[index], 22))
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Label(one.gauge.name, "strong"))
            words.addWidget(Label(self._went(one), "small", "ink2"))
            if self._told.turning is not None:
                said = self.tr("{value} par un meilleur chemin").format(value=better)
                words.addWidget(Label(said, "small", "ink2"))
            row.addLayout(words, 1)
            row.addWidget(Label(str(one.end), "figure", wrap=False))
            column.addWidget(card)
        column.addStretch(1)
        return box

    def _went(self, one: Course) -> str:
        high = one.gauge.better == "high"
        words = (
            self.tr("{start} au départ, {worst} au plus bas")
            if high
            else self.tr("{start} au départ, {worst} au sommet")
        )
        return words.format(start=one.start, worst=one.worst)

    def _decisions(self) -> Card:
        told = self._told
        assert told is not None
        good = self.tr("{n} bon réflexe") if told.good < 2 else self.tr("{n} bons réflexes")
        side = good.format(n=told.good)
        if told.to_review:
            side = self.tr("{good}, {n} à revoir").format(good=side, n=told.to_review)
        card, column = self._card(self.tr("Vos décisions, une à une"), side)
        for one in told.decisions:
            column.addWidget(rule())
            column.addWidget(self._decision(one))
        return card

    def _decision(self, one: Judged) -> QWidget:
        told, theme, gap = self._told, self.theme, self.theme.gap
        assert told is not None
        choice = one.decision.choice
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, gap(4), 0, gap(4))
        grid.setHorizontalSpacing(gap(14))
        grid.setVerticalSpacing(gap(4))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(_Number(theme, one.number, marked=choice.grade == "poor"), 0, 0, top)
        clock, end = told.game.scenario.clock, told.game.here.elapsed
        at = Label(when(clock, one.decision.before.elapsed, end), "small", "ink2", wrap=False)
        at.setMinimumWidth(theme.px(84))
        grid.addWidget(at, 0, 1)
        grid.addWidget(Label(plain(choice.text), "strong"), 0, 2)
        icon, tone, word = grade(choice.grade)
        holder = QWidget(row)
        verdict = QHBoxLayout(holder)
        verdict.setContentsMargins(0, 0, 0, 0)
        verdict.setSpacing(gap(8))
        verdict.addWidget(Icon(theme, icon, tone, 18))
        verdict.addWidget(Label(word, "smallbold", tone, wrap=False))
        verdict.addStretch(1)
        self._verdicts.append((grid, holder))
        below = QVBoxLayout()
        below.setSpacing(gap(4))
        below.addWidget(Label(outcome(one.decision, told.game), "small", "ink2"))
        below.addWidget(prose(theme, choice.why, self._follow))
        if one.better is not None:
            better = QHBoxLayout()
            better.setSpacing(gap(8))
            better.addWidget(Icon(theme, "lightbulb", "green", 18), 0, top)
            words = self.tr("Mieux : {choice}").format(choice=plain(one.better.text))
            better.addWidget(Label(words, "smallbold"), 1)
            below.addLayout(better)
        pointer = choice.lesson
        if pointer is not None and (name := self._names(pointer)):
            link = Button(theme, name, icon="book-open", kind="quiet")
            link.setAccessibleName(self.tr("Leçon : {name}").format(name=name))
            link.clicked.connect(lambda: self.learned.emit(pointer))
            below.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addLayout(below, 2, 2, 1, 2)
        grid.setColumnStretch(2, 1)
        return row

    def _aside(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.gap(18))
        self._kept_place = QVBoxLayout()
        self._kept_place.addWidget(self._takeaways())
        column.addLayout(self._kept_place)
        if self._told is not None and self._told.turning is not None:
            column.addWidget(self._better())
        column.addStretch(1)
        return box

    def refresh(self) -> None:
        """Show which takeaways are kept, if that is no longer the same; the other ticks stay."""
        told = self._told
        if told is None or self._kept == {
            one.id for one in told.game.scenario.takeaways if self._is_kept(one.id)
        }:
            return
        ticked = {item.id for row, item in self._checks if row.isChecked()}
        focused = self._add.hasFocus()
        clear(self._kept_place)
        card = self._takeaways()
        self._kept_place.addWidget(card)
        card.show()  # now: what does not show takes no focus
        for row, item in self._checks:
            row.setChecked(item.id in ticked)
        if focused:
            where = self._checks[0][0] if self._checks else self.main
            where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _takeaways(self) -> Card:
        told, theme = self._told, self.theme
        assert told is not None
        card, column = self._card(self.tr("À reporter dans votre plan"))
        self._checks: list[tuple[CheckRow, Item]] = []
        self._kept: set[str] = set()
        for item in told.game.scenario.takeaways:
            row = CheckRow(theme, plain(item.text), why=plain(item.why), hue=self._hue)
            row.struck = False
            row.padding = row.padding_right = 0
            if self._is_kept(item.id):
                self._kept.add(item.id)
                row.show_state("done", "")
                row.setEnabled(False)
                row.setAccessibleDescription(self.tr("Déjà dans vos listes"))
            else:
                row.toggled.connect(self._count)
                self._checks.append((row, item))
            column.addWidget(row)
        self._add = Button(theme, "", icon="list-checks")
        self._add.clicked.connect(self._keep)
        column.addWidget(self._add)
        self._count()
        return card

    def _count(self) -> None:
        count = sum(row.isChecked() for row, _ in self._checks)
        if not self._checks:
            self._add.setText(self.tr("Tout est dans vos listes"))
        elif count:
            self._add.setText(self.tr("Ajouter à mes listes ({n})").format(n=count))
        else:
            self._add.setText(self.tr("Cochez ce que vous gardez"))
        self._add.setEnabled(count > 0)
        self._add.updateGeometry()

    def _keep(self) -> None:
        self.kept.emit([(item.id, plain(item.text)) for row, item in self._checks if row.isChecked()])

    def _better(self) -> Card:
        """A better way from the start: its choices and how it ends."""
        told, theme, gap = self._told, self.theme, self.theme.gap
        assert told is not None
        card, column = self._card(self.tr("Un meilleur chemin"))
        clock = told.game.scenario.clock
        for one in told.better.decisions:
            row = QHBoxLayout()
            row.setSpacing(gap(10))
            at = Label(when(clock, one.before.elapsed, told.better.here.elapsed), "small", "ink2", wrap=False)
            at.setMinimumWidth(theme.px(84))
            row.addWidget(at, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(plain(one.choice.text), "small"), 1)
            column.addLayout(row)
        ending = told.better.ending
        if ending is not None:
            column.addWidget(rule())
            column.addWidget(Label(plain(ending.title), "strong"))
            words = self.tr("{hour}, après {span}").format(
                hour=day_and_hour(clock, told.better.here.elapsed).capitalize(),
                span=span(told.better.here.elapsed),
            )
            column.addWidget(Label(words, "small", "ink2"))
        return card
