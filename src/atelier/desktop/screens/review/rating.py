"""« Comment était-ce? »: four answers, each with the day on which the card then comes back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from atelier.desktop.screens.review.words import tr
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.card import CardButton, fill_row
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.key import Key
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import rule

GOOD = 3
ICONS = {1: "rotate-ccw", 2: "arrow-down", 3: "check", 4: "zap"}
SHORT = 720
"""Pixels of a window's height, at 100 %, under which the four say their day on one line."""


def names() -> dict[int, str]:
    """The four ratings."""
    return {1: tr("À revoir"), 2: tr("Difficile"), 3: tr("Bien"), 4: tr("Facile")}


class Rate(CardButton):
    """One rating, with its key and its next date."""

    def __init__(self, theme: Theme, rating: int) -> None:
        self.rating, self.words = rating, names()[rating]
        super().__init__(theme, self.words)
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(14), gap(9), gap(10), gap(9))
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(gap(9))
        head.addWidget(Icon(theme, ICONS[rating], "ink", 18))
        head.addWidget(Label(self.words, "strong", wrap=False))
        head.addStretch(1)
        head.addWidget(Key(theme, str(rating)))
        column.addLayout(head)
        self._back = Label(tr("Elle revient"), "small", "ink2", wrap=False)
        column.addWidget(self._back)
        self._date = Label("", "smallbold")
        column.addWidget(self._date)
        self.adopt()

    def show_date(self, words: str) -> None:
        """Say when the card then comes back."""
        self._date.setText(words)
        self.setAccessibleName(tr("{rating}. Elle revient {day}").format(rating=self.words, day=words))

    def set_short(self, short: bool) -> None:
        """Leave « Elle revient » out where there is little height."""
        self._back.setVisible(not short)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ground, with the edge of a control."""
        theme = self._theme
        fill = theme.colour("hover" if self.underMouse() or self.isDown() else "surface")
        box = QRectF(self.rect())
        width = 2 if self.isDown() else 1
        paint.rounded(paint.begin(self), box, tokens.radius("card"), fill, theme.colour("ctl"), width)


class Band(QWidget):
    """The lower part of a card, on a ground of its own."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        self.inside = QVBoxLayout()
        gap = theme.gap
        self.inside.setContentsMargins(gap(34), gap(14), gap(34), gap(18))
        self.inside.setSpacing(gap(9))
        column.addLayout(self.inside)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Fill it."""
        fill_row(paint.begin(self), self, self._theme.colour("hover"))


class RatingPanel(QWidget):
    """`rated` is emitted with a rating, 1 to 4."""

    rated = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(9))
        self._title = Label(tr("Comment était-ce?"), "smallbold")
        column.addWidget(self._title)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.gap(12))
        column.addLayout(self._grid)
        self.buttons = {rating: Rate(theme, rating) for rating in ICONS}
        for rating, button in self.buttons.items():
            button.clicked.connect(lambda _=False, rating=rating: self.rated.emit(rating))
        self.fit()

    def show_dates(self, dates: Mapping[int, str]) -> None:
        """Say under each when the card then comes back."""
        for rating, words in dates.items():
            self.buttons[rating].show_date(words)

    def fit(self) -> None:
        """Four in a row where there is room, else two."""
        window = self.window()
        columns = 4 if self._theme.effective(window.width()) >= 800 else 2
        short = self._theme.effective(window.height()) < SHORT
        for place, button in enumerate(self.buttons.values()):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, place // columns, place % columns)
            button.set_short(short)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._title.setVisible(not short)
