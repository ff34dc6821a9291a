"""What to say: the notes of the slide, the lesson around it, the answers of an exercise, one's own words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from atelier.classroom.answers import answers_of
from atelier.content.model import Flows
from atelier.desktop.presenter.console.stage import heading
from atelier.desktop.presenter.leader import Leader
from atelier.desktop.reading.document import Style
from atelier.desktop.reading.prose import ProseView
from atelier.desktop.theme.theme import Theme
from atelier.desktop.theme.zoomed import Zoomed
from atelier.desktop.widgets.area import Area
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear, rule

SIZES = (80, 100, 120, 145, 170, 200, 240)
"""Percentages of the window's text."""


class Notes(QWidget):
    """`sized` is emitted with the percentage chosen, `kept` with a question put aside."""

    sized = Signal(int)
    kept = Signal(str)

    def __init__(self, theme: Theme, leader: Leader, percent: int) -> None:
        super().__init__()
        self._theme, self._leader = theme, leader
        self._zoomed = Zoomed(theme, percent if percent in SIZES else 120)
        self._frame = ""
        self._shown: tuple[object, ...] = ()
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(6))
        row = QHBoxLayout()
        row.addWidget(heading(theme, self.tr("Vos notes")))
        row.addStretch(1)
        self.smaller = Button(
            theme, icon="minus", kind="bare", small=True, name=self.tr("Notes plus petites (−)")
        )
        self.bigger = Button(
            theme, icon="plus", kind="bare", small=True, name=self.tr("Notes plus grandes (+)")
        )
        for one, step in ((self.smaller, -1), (self.bigger, 1)):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.clicked.connect(lambda _=False, step=step: self.resize_text(step))
            row.addWidget(one)
        column.addLayout(row)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+↓ and Ctrl+↑ turn its pages
        inner = QWidget()
        inner.setObjectName("content")
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, gap(8), 0)
        whole.setSpacing(gap(10))
        self._column = QVBoxLayout()
        self._column.setSpacing(gap(8))
        whole.addLayout(self._column)
        whole.addStretch(1)
        self._scroll.setWidget(inner)
        column.addWidget(self._scroll, 1)
        self.own = Area(theme, self.tr("Mes propres mots pour cette diapositive"), 1)
        self.own.setPlaceholderText(self.tr("Mes propres mots pour cette diapositive"))
        self.own.settled.connect(lambda text: leader.note(self._frame, text))
        whole.addWidget(self.own)
        self.ask = QLineEdit()
        self.ask.setPlaceholderText(self.tr("Une question à garder pour plus tard"))
        self.ask.setAccessibleName(self.tr("Une question de la salle, à garder pour plus tard"))
        self.ask.returnPressed.connect(self._keep)
        whole.addWidget(self.ask)

    def _keep(self) -> None:
        words = self.ask.text().strip()
        if words:
            self._leader.park(words)
            self.ask.clear()
            self.kept.emit(words)

    def resize_text(self, step: int) -> None:
        """One size up or down."""
        at = SIZES.index(self._zoomed.percent)
        percent = SIZES[min(max(at + step, 0), len(SIZES) - 1)]
        if percent != self._zoomed.percent:
            self._zoomed.set_percent(percent)
            self.sized.emit(percent)

    def turn(self, step: int) -> None:
        """A page up or down."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())

    def refresh(self) -> None:
        """The words of this frame."""
        frame = self._leader.frame
        path = self._leader.view(frame).path
        if (frame.id, path) == self._shown:
            return
        self._shown = (frame.id, path)
        self.own.settle()
        self._frame = frame.id
        self.own.set_text(self._leader.note_of(frame.id))
        clear(self._column)
        self._add("", frame.notes, "body")
        answers = answers_of(frame, path, self._leader.scenarios)
        self._add(
            self.tr("Réponses attendues") if frame.answers else self.tr("Pour vous seulement"),
            answers,
            "body",
        )
        self._add(self.tr("Retour en groupe"), frame.debrief, "body")
        if frame.notes and frame.prose:
            self._column.addWidget(rule())
        self._add(self.tr("Dans la leçon") if frame.notes else "", frame.prose, "body")
        if not self._column.count():
            self._column.addWidget(
                Label(self.tr("Rien à dire de plus : la diapositive parle."), "list", "ink2")
            )
        self._scroll.verticalScrollBar().setValue(0)

    def _add(self, title: str, flows: Flows, role: str) -> None:
        if not flows:
            return
        if title:
            self._column.addWidget(Label(title, "eyebrow", "ink2"))
        style = Style(self._zoomed, role, "ink", Path(self._leader.deck.folder), width=self._theme.px(420))
        view = ProseView(style, flows)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.addWidget(view)
