"""Hands counted and typed in, and where the majority leads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from atelier.classroom import voting
from atelier.classroom.deck import Kind
from atelier.desktop.presenter.leader import Leader
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear
from atelier.desktop.widgets.spin import Number

MOST = 9_999


class HandsCard(Card):
    """Shown on a question, a tree or a simulation."""

    def __init__(self, theme: Theme, leader: Leader) -> None:
        super().__init__(theme)
        self._theme, self._leader = theme, leader
        self._shown: tuple[object, ...] = ()
        self.fields: dict[str, Number] = {}
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(16), gap(12), gap(16), gap(14))
        column.setSpacing(gap(8))
        self._title = Label("", "strong")
        column.addWidget(self._title)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(gap(10))
        self._grid.setVerticalSpacing(gap(6))
        self._grid.setColumnStretch(1, 1)
        column.addWidget(self._rows)
        acts = Flow(gap(8))
        self.hands = self._button(
            self.tr("Montrer les mains"), "chart-column", lambda: leader.unfold(voting.HANDS)
        )
        self.answer = self._button(
            self.tr("Montrer la réponse"), "check", lambda: leader.unfold(voting.ANSWER)
        )
        self.follow = self._button(self.tr("Suivre la majorité"), "arrow-right", self._follow)
        self.back = self._button(self.tr("Revenir d’un choix"), "undo-2", leader.step_back)
        for one in (self.hands, self.answer, self.follow, self.back):
            acts.addWidget(one)
        column.addWidget(acts)

    def _button(self, text: str, icon: str, act: object) -> Button:
        one = Button(self._theme, text, icon=icon, small=True)
        one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        one.clicked.connect(lambda _=False: act())  # type: ignore[operator]
        return one

    @property
    def wanted(self) -> bool:
        """Whether this frame asks something of the room."""
        return self._leader.frame.kind in (Kind.VOTE, Kind.DECISION, Kind.SIMULATION)

    def _follow(self) -> None:
        leader = self._leader
        most = voting.majority(leader.view(leader.frame).counts)
        if most:
            leader.choose(most)

    def refresh(self) -> None:
        """The options of this frame, and their hands."""
        leader = self._leader
        frame = leader.frame
        view = leader.view(frame)
        options = leader.options
        shown = (frame.id, view.path)
        if shown != self._shown:
            self._shown = shown
            self._build(options)
        for one in options:
            field = self.fields[one.id]
            hands = view.counts.get(one.id, 0)
            if field.value() != hands and not field.hasFocus():
                field.blockSignals(True)
                field.setValue(hands)
                field.blockSignals(False)
        total = sum(view.counts.values())
        self._title.setText(
            self.tr("Mains levées : {n}").format(n=total) if options else self.tr("À voix haute")
        )
        vote = frame.kind is Kind.VOTE
        self.hands.setVisible(vote and bool(options) and view.stage == voting.ASKED and total > 0)
        self.answer.setVisible(vote and view.stage != voting.ANSWER)
        self.follow.setVisible(not vote and bool(options))
        self.follow.setEnabled(bool(voting.majority(view.counts)))
        self.follow.setToolTip(
            ""
            if self.follow.isEnabled()
            else self.tr("Comptez d’abord les mains; à égalité, choisissez vous-même.")
        )
        self.back.setVisible(not vote and bool(view.path))

    def _build(self, options: tuple[voting.Option, ...]) -> None:
        clear(self._grid)
        self.fields = {}
        leads = self._leader.frame.kind is not Kind.VOTE
        for row, one in enumerate(options):
            self._grid.addWidget(Label(one.letter, "strong", wrap=False), row, 0)
            self._grid.addWidget(Label(one.text, "small"), row, 1)
            field = Number(self.tr("Mains levées pour {letter}").format(letter=one.letter), MOST)
            field.setFixedWidth(self._theme.px(72))
            field.valueChanged.connect(lambda hands, one=one: self._leader.count(one.id, hands))
            self.fields[one.id] = field
            self._grid.addWidget(field, row, 2)
            if leads:
                name = self.tr("Choisir {letter}").format(letter=one.letter)
                choose = Button(self._theme, icon="arrow-right", kind="outlined", small=True, name=name)
                choose.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                choose.clicked.connect(lambda _=False, one=one: self._leader.choose(one.id))
                self._grid.addWidget(choose, row, 3)
