"""A case study: its summary and its figures; opened, what is known, decided, followed…"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import rule


class _Figures(QWidget):
    def __init__(self, theme: Theme, hue: str, figures: tuple[model.CaseFigure, ...]) -> None:
        super().__init__()
        self._theme, self._hue = theme, hue
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.gap(20), theme.gap(20), theme.gap(20), theme.gap(20))
        column.setSpacing(0)
        column.addStretch(1)
        for figure in figures:
            column.addWidget(Label(figure.value, "figure", hue))
            column.addWidget(Label(figure.label, "floor"))
            column.addSpacing(theme.gap(12))
        column.addStretch(1)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(self._theme.px(160))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = paint.begin(self)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(-20, 0, 0, 0), 13, 13)
        painter.setClipRect(self.rect())
        painter.fillPath(path, self._theme.colour(f"{self._hue}_s"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), self._theme.colour("line"))


class Case(Card):
    """The card of a case."""

    def __init__(self, context: Context, block: model.Case) -> None:
        super().__init__(context.theme)
        self.context, self.block = context, block
        theme, gap = context.theme, context.theme.gap
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 2)
        outer.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(gap(24), gap(20), gap(24), gap(20))
        column.setSpacing(gap(8))
        kind = self.tr("Étude de cas fictive") if block.fictional else self.tr("Étude de cas")
        minutes = self.tr("{kind} · {minutes} minutes").format(kind=kind, minutes=block.minutes)
        column.addWidget(Label(minutes, "eyebrow", context.hue))
        column.addWidget(Label(plain(block.title), "sub"))
        column.addWidget(context.prose(block.summary, "list"))
        self._open = Button(theme, self.tr("Ouvrir l’étude de cas"), icon="arrow-right", trailing=True)
        self._open.clicked.connect(self._toggle)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        top.addLayout(column, 1)
        if block.figures:
            top.addWidget(_Figures(theme, context.hue, block.figures))
        outer.addLayout(top)
        self._parts = QWidget()
        self._parts.hide()
        outer.addWidget(self._parts)
        self._built = False
        self.setAccessibleName(plain(block.title))

    def _names(self) -> dict[str, str]:
        return {
            "known": self.tr("Ce que l’on sait"),
            "decided": self.tr("Ce qui a été décidé"),
            "followed": self.tr("Ce qui a suivi"),
            "questions": self.tr("Questions à se poser"),
            "lessons": self.tr("Ce qu’il faut en tirer"),
        }

    def _toggle(self) -> None:
        if self._parts.isHidden():
            self.show_parts()
            self.context.session.open_case(self.context.key(self.block.id), self.block.fingerprint)
        else:
            self._parts.hide()
            self._open.setText(self.tr("Ouvrir l’étude de cas"))

    def show_parts(self) -> None:
        """Show the whole case."""
        if not self._built:
            self._built = True
            gap = self.context.theme.gap
            column = QVBoxLayout(self._parts)
            column.setContentsMargins(gap(24), 0, gap(24), gap(20))
            column.setSpacing(gap(8))
            names = self._names()
            for part in self.block.parts:
                column.addWidget(rule())
                column.addSpacing(gap(6))
                column.addWidget(Label(names[part.kind], "strong", self.context.hue))
                column.addWidget(self.context.prose(part.flows, "list"))
        self._parts.show()
        self._open.setText(self.tr("Refermer l’étude de cas"))

    def refresh(self) -> None:
        """Nothing to redraw: an opened case stays as the person left it on the page."""
