"""A case study: its summary and its figures; opened, what is known, decided, followed…"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

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
        self._theme, self._hue, self._beside = theme, hue, True
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.gap(20), theme.gap(20), theme.gap(20), theme.gap(20))
        column.setSpacing(theme.gap(12))
        column.addStretch(1)
        for figure in figures:
            lines = QVBoxLayout()
            lines.setSpacing(0)
            lines.addWidget(Label(figure.value, "figure", hue))
            lines.addWidget(Label(figure.label, "floor"))
            column.addLayout(lines)
        column.addStretch(1)

    def show_beside(self, beside: bool) -> None:
        """Stand at the right of the words, or below them."""
        self._beside = beside
        self.setFixedWidth(self._theme.px(160)) if beside else self.setMaximumWidth(16_777_215)
        self.setMinimumWidth(self.maximumWidth() if beside else 0)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = paint.begin(self)
        path = QPainterPath()
        box = QRectF(self.rect())
        path.addRoundedRect(
            box.adjusted(-20, 0, 0, 0) if self._beside else box.adjusted(0, -20, 0, 0), 13, 13
        )
        painter.setClipRect(self.rect())
        painter.fillPath(path, self._theme.colour(f"{self._hue}_s"))
        line = QRectF(0, 0, 1, box.height()) if self._beside else QRectF(0, 0, box.width(), 1)
        painter.fillRect(line, self._theme.colour("line"))


class Case(Card):
    """The card of a case."""

    def __init__(self, context: Context, block: model.Case) -> None:
        super().__init__(context.theme)
        self.context, self.block = context, block
        theme, gap = context.theme, context.theme.gap
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 2)
        outer.setSpacing(0)
        top = self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(gap(24), gap(20), gap(24), gap(20))
        column.setSpacing(gap(8))
        kind = self.tr("Étude de cas fictive") if block.fictional else self.tr("Étude de cas")
        minutes = self.tr("{kind} · {minutes} minutes").format(kind=kind, minutes=block.minutes)
        column.addWidget(Label(minutes, "eyebrow", context.hue))
        column.addWidget(Label(plain(block.title), "sub"))
        column.addWidget(context.prose(block.summary, "list"))
        self._open = Button(theme, self.tr("Ouvrir l’étude de cas"), icon="arrow-right", trailing=True)
        self._open.clicked.connect(self._toggle)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        top.addLayout(column, 1)
        self._figures = _Figures(theme, context.hue, block.figures) if block.figures else None
        if self._figures:
            top.addWidget(self._figures)
        outer.addLayout(top)
        self._parts = QWidget()
        self._parts.hide()
        outer.addWidget(self._parts)
        self._built = False
        self.setAccessibleName(plain(block.title))
        theme.changed.connect(self._arrange)
        self._arrange()

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

    def _arrange(self) -> None:
        """The figures beside the words where both have room."""
        if self._figures:
            beside = self.width() >= self.context.theme.px(450)
            direction = QBoxLayout.Direction
            self._top.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
            self._figures.show_beside(beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the room."""
        super().resizeEvent(event)
        self._arrange()

    def refresh(self) -> None:
        """Nothing to redraw: an opened case stays as the person left it on the page."""
