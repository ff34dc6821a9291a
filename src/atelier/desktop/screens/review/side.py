"""What stands beside the card: the days to come, the cards of each workshop, the keys."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.content.model import Course
from atelier.desktop import dates, workshops
from atelier.desktop.reviewing import Reviewing
from atelier.desktop.screens.review.words import tr
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.key import Key
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear, rule

DAYS = 7
FULL = 15
"""Cards that fill a bar: a whole day's."""


class _Bar(QWidget):
    """As long as its count; the words beside it say it too."""

    def __init__(self, theme: Theme, colour: str) -> None:
        super().__init__()
        self._theme, self._colour, self._part = theme, colour, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(12))

    def show_part(self, part: float) -> None:
        self._part = part
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._part > 0:
            box = QRectF(self.rect())
            box.setWidth(max(box.height(), box.width() * min(self._part, 1.0)))
            paint.rounded(paint.begin(self), box, box.height() / 3, self._theme.colour(self._colour), None)


def _panel(theme: Theme, title: str) -> tuple[Card, QVBoxLayout]:
    gap, card = theme.gap, Card(theme)
    column = QVBoxLayout(card)
    column.setContentsMargins(gap(20), gap(15), gap(20), gap(17))
    column.setSpacing(gap(5))
    column.addWidget(Label(title, "card"))
    return card, column


class Coming(QWidget):
    """« Les prochains jours »."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card, column = _panel(theme, tr("Les prochains jours"))
        outer.addWidget(card)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.gap(14))
        grid.setVerticalSpacing(theme.gap(4))
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        self._rows: list[tuple[Label, _Bar, Label]] = []
        for row in range(DAYS):
            role = "smallbold" if row == 0 else "small"
            day, bar = Label("", role, wrap=False), _Bar(theme, "ctl" if row else "btn")
            number = Label("", "smallbold", wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for at, widget in enumerate((day, bar, number)):
                grid.addWidget(widget, row, at)
            self._rows.append((day, bar, number))

    def refresh(self, reviewing: Reviewing) -> None:
        """Show the next seven days."""
        counts = reviewing.ahead()
        most = max(FULL, *counts)
        for after, ((day, bar, number), count) in enumerate(zip(self._rows, counts, strict=True)):
            on = reviewing.day.on + timedelta(days=after)
            words = f"{dates.DAYS[on.weekday()][:3].capitalize()}. {on.day}" if after else tr("Aujourd’hui")
            day.setText(words)
            bar.show_part(count / most)
            number.setText(str(count))
            whole = dates.long_day(on) if after else words
            cards = tr("{n} carte") if count < 2 else tr("{n} cartes")
            number.setAccessibleName(f"{whole}, {cards.format(n=count)}")


class Yours(QWidget):
    """« Vos cartes ». `aside_wanted`: the cards put aside are asked for."""

    aside_wanted = Signal()

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card, column = _panel(theme, tr("Vos cartes"))
        outer.addWidget(card)
        self._counts: dict[str, Label] = {}
        self._courses: tuple[Course, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(column.spacing())
        column.addLayout(self._lines)
        column.addSpacing(theme.gap(5))
        column.addWidget(rule())
        column.addSpacing(theme.gap(3))
        self._known = self._row(column, tr("Sues pour une semaine ou plus"))
        self._days = self._row(column, tr("Jours de révision"))
        self.aside = Button(theme, "", kind="quiet")
        self.aside.clicked.connect(self.aside_wanted)
        column.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignLeft)
        self.aside.hide()
        column.addSpacing(theme.gap(3))
        column.addWidget(rule())
        column.addSpacing(theme.gap(3))
        column.addWidget(Label(tr("Une carte s’ajoute quand vous avez vu sa leçon."), "small", "ink2"))
        column.addStretch(1)

    def _show_courses(self) -> None:
        """A line a workshop; made again when the workshops are no longer the same."""
        if self._courses == self._session.courses:
            return
        self._courses = self._session.courses
        clear(self._lines)
        self._counts = {}
        for course in self._courses:
            name = workshops.told_apart(course, self._courses)
            icon = Icon(self._theme, tokens.icon(course.workshop), tokens.hue(course.workshop), 20)
            self._counts[course.id] = self._row(self._lines, name, icon)

    def _row(self, column: QVBoxLayout, words: str, icon: Icon | None = None) -> Label:
        row = QHBoxLayout()
        row.setSpacing(self._theme.gap(11))
        if icon:
            row.addWidget(icon)
        row.addWidget(Label(words, "small"), 1)
        number = Label("", "smallbold", wrap=False)
        row.addWidget(number)
        column.addLayout(row)
        number.setProperty("of", words)
        return number

    @staticmethod
    def _show(label: Label, count: int) -> None:
        label.setText(str(count))
        label.setAccessibleName(f"{label.property('of')}, {count}")

    def refresh(self, reviewing: Reviewing) -> None:
        """Count the cards."""
        self._show_courses()
        for course, label in self._counts.items():
            self._show(label, sum(card.course == course for card in reviewing.cards))
        self._show(self._known, reviewing.known())
        self._show(self._days, reviewing.days())
        aside = len(reviewing.suspended())
        words = tr("{n} carte mise de côté") if aside == 1 else tr("{n} cartes mises de côté")
        self.aside.setText(words.format(n=aside))
        self.aside.updateGeometry()
        self.aside.setVisible(aside > 0)


class Keys(QWidget):
    """The keys, where there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(theme.gap(9))
        for keys, words in (
            ((tr("Espace"),), tr("voir la réponse")),
            (("1", tr("à"), "4"), tr("dire comment c’était")),
            ((tr("Entrée"),), tr("« Bien »")),
            (("Ctrl", "Z"), tr("revenir à la carte d’avant")),
        ):
            row = QHBoxLayout()
            row.setSpacing(theme.gap(6))
            for key in keys:
                row.addWidget(Label(key, "small", "ink2", wrap=False) if key == tr("à") else Key(theme, key))
            row.addSpacing(theme.gap(5))
            row.addWidget(Label(words, "small", "ink2"), 1)
            column.addLayout(row)


class Side(QWidget):
    """All of it: a column, or side by side under the card."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.gap(16))
        self.coming, self.yours, self._keys = Coming(theme), Yours(theme, session), Keys(theme)
        self._row.addWidget(self.coming)
        self._row.addWidget(self.yours)
        self._row.addStretch(1)
        self._row.addWidget(self._keys)
        self._keys.hide()

    def refresh(self, reviewing: Reviewing) -> None:
        """Show the figures again."""
        self.coming.refresh(reviewing)
        self.yours.refresh(reviewing)

    def fit(self, *, below: bool, across: bool, keys: bool) -> None:
        """Under the card or beside it; across, where the two panels fit in a row."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if below and across else direction.TopToBottom)
        self._row.setStretch(0, int(below and across))
        self._row.setStretch(1, int(below and across))
        self._row.setStretch(2, int(not (below and across)))
        self._keys.setVisible(keys and not below)
