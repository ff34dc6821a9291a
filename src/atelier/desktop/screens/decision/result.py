"""The advice at the end of a walk: what to do, why, a text to adapt."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QGuiApplication, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import rule


class _Head(QWidget):
    def __init__(self, theme: Theme, hue: str) -> None:
        super().__init__()
        self._theme, self._hue = theme, hue

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = paint.begin(self)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(0, 0, 0, 20), 13, 13)
        painter.setClipRect(self.rect())
        painter.fillPath(path, self._theme.colour(f"{self._hue}_s"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.colour("line"))


class _Model(Card):
    def __init__(self, context: Context, flows: model.Flows) -> None:
        super().__init__(context.theme, fill="bg")
        gap = context.theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(20), gap(16), gap(20), gap(18))
        column.setSpacing(gap(8))
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Un modèle à adapter"), "strong"), 1)
        self.view = context.prose(flows, "lead", blanks=True)
        count = len(self.view.text().split())
        head.addWidget(Label(self.tr("{n} mots").format(n=count), "small", "ink2", wrap=False))
        column.addLayout(head)
        column.addWidget(self.view)
        column.addStretch(1)


class ResultCard(Card):
    """`again` starts over; `listed` asks to add the advice to the person's lists."""

    again = Signal()
    listed = Signal(str)
    copied = Signal()

    def __init__(self, context: Context, ending: model.Ending, *, narrow: bool) -> None:
        theme, gap = context.theme, context.theme.gap
        super().__init__(theme)
        self._theme_ = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 2)
        column.setSpacing(0)
        column.addWidget(self._head(context, ending))
        body = QVBoxLayout()
        body.setContentsMargins(gap(34), gap(24), gap(34), gap(22))
        body.setSpacing(gap(16))
        column.addLayout(body, 1)
        middle = QGridLayout()
        middle.setHorizontalSpacing(gap(36))
        middle.setVerticalSpacing(gap(18))
        how = QVBoxLayout()
        how.setSpacing(gap(10))
        how.addWidget(Label(self.tr("Comment faire"), "card"))
        how.addWidget(context.prose(ending.how, "list"))
        how.addStretch(1)
        middle.addLayout(how, 0, 0)
        middle.setColumnStretch(0, 1)
        self._model: _Model | None = None
        if ending.model:
            self._model = _Model(context, ending.model)
            middle.addWidget(self._model, 1 if narrow else 0, 0 if narrow else 1)
            middle.setColumnStretch(1, 0 if narrow else 1)
        body.addLayout(middle)
        facts = (
            (self.tr("Qui répond"), ending.who),
            (self.tr("Sur quel ton"), ending.tone),
            (self.tr("À éviter"), ending.avoid),
        )
        if any(value for _, value in facts):
            body.addWidget(rule())
            body.addLayout(self._facts(facts, narrow=narrow))
            body.addWidget(rule())
        body.addStretch(1)
        body.addWidget(self._buttons(context, ending))

    def _head(self, context: Context, ending: model.Ending) -> QWidget:
        theme, gap = context.theme, context.theme.gap
        head = _Head(theme, context.hue)
        row = QHBoxLayout(head)
        row.setContentsMargins(gap(34), gap(22), gap(34), gap(22))
        row.setSpacing(gap(20))
        row.addWidget(Icon(theme, "flag", context.hue, 34))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.tr("Action recommandée"), "eyebrow", context.hue))
        words.addWidget(Label(plain(ending.title), "page"))
        if ending.delay:
            when = QHBoxLayout()
            when.setSpacing(gap(8))
            when.addWidget(Icon(theme, "clock", "ink", 16))
            when.addWidget(Label(ending.delay, "strong"), 1)
            words.addLayout(when)
        row.addLayout(words, 1)
        return head

    def _facts(self, facts: tuple[tuple[str, str], ...], *, narrow: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme_.gap(24))
        grid.setVerticalSpacing(self._theme_.gap(10))
        place = 0
        for name, value in facts:
            if value:
                cell = QVBoxLayout()
                cell.setSpacing(0)
                cell.addWidget(Label(name, "small", "ink2"))
                cell.addWidget(Label(value, "list"))
                cell.addStretch(1)
                grid.addLayout(cell, place if narrow else 0, 0 if narrow else place)
                grid.setColumnStretch(0 if narrow else place, 1)
                place += 1
        return grid

    def _buttons(self, context: Context, ending: model.Ending) -> Flow:
        theme = context.theme
        row = Flow(theme.gap(12))
        kind = "outlined" if self._model is not None else "filled"
        listed = self.main = Button(
            theme, self.tr("Ajouter à mes listes"), icon="list-checks", kind=kind, hue=context.hue
        )
        if self._model is not None:
            self.main = Button(
                theme, self.tr("Copier le modèle"), icon="copy", kind="filled", hue=context.hue
            )
            self.main.clicked.connect(self._copy)
            row.addWidget(self.main)
        listed.clicked.connect(lambda: self.listed.emit(plain(ending.title)))
        row.addWidget(listed)
        again = Button(theme, self.tr("Recommencer"), icon="rotate-ccw", kind="outlined")
        again.clicked.connect(self.again)
        row.addWidget(again)
        return row

    def _copy(self) -> None:
        if self._model is not None:
            QGuiApplication.clipboard().setText(self._model.view.text())
            self.copied.emit()
