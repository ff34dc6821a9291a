"""The foot of the console: forward, back, what covers the projector, the end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.desktop.presenter.leader import Leader, Veil
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.flow import Flow

MIDDLE = QPointF(0.5, 0.5)


class Foot(QWidget):
    """Its buttons keep no focus after a click, so that Space still leads."""

    def __init__(self, theme: Theme, leader: Leader) -> None:
        super().__init__()
        self._theme, self._leader = theme, leader
        gap = theme.gap
        self.setObjectName("sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(24), gap(10), gap(24), gap(10))
        row.setSpacing(gap(14))
        self._flow = Flow(gap(8))
        row.addWidget(self._flow, 1)
        hue = tokens.hue(leader.deck.workshop)
        self.previous = self._add(self.tr("Précédente"), "arrow-left", leader.previous)
        self.next = Button(
            theme, self.tr("Suivante"), icon="arrow-right", kind="filled", hue=hue, trailing=True
        )
        self.next.setProperty("leads", True)  # Space on it leads, as it does anywhere
        self.next.clicked.connect(leader.next)
        self._flow.addWidget(self.next)
        self.black = self._add(
            self.tr("Écran noir"), "moon", lambda: leader.toggle_veil(Veil.BLACK), held=True
        )
        self.freeze = self._add(self.tr("Figer"), "snowflake", leader.toggle_freeze, held=True)
        self.pointer = self._add(self.tr("Pointeur"), "mouse-pointer-2", self._point, held=True)
        self.overview = self._add(self.tr("Vue d’ensemble"), "layout-grid", lambda: None)
        self.go_to = self._add(self.tr("Aller à"), "list-tree", lambda: None)
        self.swap = self._add(self.tr("Échanger les écrans"), "arrow-left-right", lambda: None)
        lesser = (self.previous, self.freeze, self.pointer, self.overview, self.go_to, self.swap)
        self._words = {one: one.text() for one in lesser}
        self.help = Button(theme, icon="circle-question-mark", kind="bare", name=self.tr("Les touches (F1)"))
        self.help.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.help, 0, Qt.AlignmentFlag.AlignTop)
        self.end = Button(theme, self.tr("Terminer"), icon="x")
        self.end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.end, 0, Qt.AlignmentFlag.AlignTop)

    def _add(self, text: str, icon: str, act: Callable[[], object], *, held: bool = False) -> Button:
        one = Button(self._theme, text, icon=icon)
        one.setCheckable(held)
        one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        one.clicked.connect(lambda _=False: act())
        self._flow.addWidget(one)
        return one

    def set_compact(self, compact: bool) -> None:
        """Icons alone where there is little room; their words become their names."""
        for one, words in self._words.items():
            one.setText("" if compact else words)
            one.setAccessibleName(words)
            one.setToolTip(words if compact else "")
            one.updateGeometry()

    def _point(self) -> None:
        self._leader.point(None if self._leader.pointer is not None else MIDDLE)

    def refresh(self) -> None:
        """Which of the held buttons are down."""
        leader = self._leader
        self.black.setChecked(leader.veil is Veil.BLACK)
        self.freeze.setChecked(leader.frozen)
        self.pointer.setChecked(leader.pointer is not None)
