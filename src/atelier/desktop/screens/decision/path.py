"""The path walked so far, each answer of which can be changed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.desktop.theme import icons
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear


class _Spot(QWidget):
    """A number in a circle, and the line that goes on to the next. `state`: done, here, end, or
    ahead, which is dashed."""

    def __init__(self, theme: Theme, hue: str, words: str, state: str, *, last: bool) -> None:
        super().__init__()
        self._theme, self._hue, self._words, self._state, self._last = theme, hue, words, state, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(32), self._theme.px(44))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        side = theme.px(28)
        spot = QRectF((self.width() - side) / 2, 0, side, side)
        colour = theme.colour(self._hue)
        if not self._last:
            painter.fillRect(QRectF(self.width() / 2 - 1, side, 2, self.height() - side), colour)
        done = self._state == "done"
        if self._state == "ahead":
            painter.setPen(QPen(theme.colour("ctl"), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot.adjusted(1.5, 1.5, -1.5, -1.5))
            return
        painter.setPen(Qt.PenStyle.NoPen if done else QPen(colour, 3))
        painter.setBrush(colour if done else theme.colour("surface"))
        painter.drawEllipse(spot if done else spot.adjusted(1.5, 1.5, -1.5, -1.5))
        if self._state == "end":
            inset = side * 0.26
            icons.paint(painter, spot.adjusted(inset, inset, -inset, -inset), "flag", colour.name())
            return
        painter.setPen(theme.colour("surface") if done else colour)
        painter.setFont(theme.font("smallbold"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, self._words)


class PathPane(QWidget):
    """`changed` is emitted with the index of the answer to change."""

    changed = Signal(int)

    def __init__(self, theme: Theme, hue: str) -> None:
        super().__init__()
        self._theme, self._hue = theme, hue
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(12))
        column.addWidget(Label(self.tr("Votre chemin"), "card"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        kept = QHBoxLayout()
        kept.setSpacing(theme.gap(10))
        kept.addWidget(Icon(theme, "lock", "ink2", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr("Rien n’est publié. Votre chemin reste sur cet ordinateur.")
        kept.addWidget(Label(words, "small", "ink2"), 1)
        column.addLayout(kept)
        column.addStretch(1)

    def show_path(self, walked: list[tuple[str, str]], here: str, *, ended: bool) -> None:
        """Show (question, answer) pairs, then where one is."""
        clear(self._rows)
        for index, (question, answer) in enumerate(walked):
            body = QVBoxLayout()
            body.setSpacing(self._theme.gap(2))
            body.addWidget(Label(question, "list", "ink2"))
            body.addLayout(self._answer(index, question, answer))
            body.addSpacing(self._theme.gap(10))
            self._line(str(index + 1), "done", body, last=False)
        body = QVBoxLayout()
        body.addWidget(Label(here, "strong" if ended else "list"))
        body.addSpacing(self._theme.gap(14))
        self._line(str(len(walked) + 1), "end" if ended else "here", body, last=ended)
        if not ended:
            body = QVBoxLayout()
            body.addWidget(Label(self.tr("L’action recommandée"), "list", "ink2"))
            body.addSpacing(self._theme.gap(14))
            self._line("", "ahead", body, last=True)

    def _answer(self, index: int, question: str, answer: str) -> QGridLayout:
        """The answer given, and « Changer » after it, or below where it is long."""
        theme = self._theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.gap(8))
        grid.setVerticalSpacing(0)
        change = Button(theme, self.tr("Changer"), kind="quiet")
        change.setAccessibleName(self.tr("Changer la réponse à « {question} »").format(question=question))
        change.clicked.connect(lambda: self.changed.emit(index))
        short = theme.metrics("strong").horizontalAdvance(answer) <= theme.px(130)
        top = Qt.AlignmentFlag.AlignVCenter if short else Qt.AlignmentFlag.AlignTop
        grid.addWidget(Icon(theme, "check", "ink", 18), 0, 0, top)
        grid.addWidget(Label(answer, "strong", wrap=not short), 0, 1)
        grid.addWidget(change, 0 if short else 1, 2 if short else 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(2 if short else 1, 1)
        return grid

    def _line(self, number: str, state: str, body: QVBoxLayout, *, last: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.gap(14))
        row.addWidget(_Spot(self._theme, self._hue, number, state, last=last))
        row.addLayout(body, 1)
        self._rows.addLayout(row)
