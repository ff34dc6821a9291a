"""A month of which a day is chosen, in the colours of the theme."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from atelier.desktop import dates
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label


class Calendar(QWidget):
    """Arrows move by day and by week, Page up and down by month."""

    def __init__(self, theme: Theme, name: str, shown: date) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(8))
        self._month = QCalendarWidget()
        self._month.setAccessibleName(name)
        self._month.setLocale(QLocale(QLocale.Language.French, QLocale.Country.Canada))
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setNavigationBarVisible(False)
        self._month.setMinimumHeight(theme.px(260))
        days = self._month.findChild(QTableView)
        assert days is not None
        days.setAccessibleName(name)
        self._paint(theme, days)
        row = QHBoxLayout()
        before = Button(theme, icon="chevron-left", kind="bare", small=True, name=self.tr("Mois précédent"))
        before.clicked.connect(self._month.showPreviousMonth)
        row.addWidget(before)
        self._title = Label("", "strong", wrap=False)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._title, 1)
        after = Button(theme, icon="chevron-right", kind="bare", small=True, name=self.tr("Mois suivant"))
        after.clicked.connect(self._month.showNextMonth)
        row.addWidget(after)
        column.addLayout(row)
        column.addWidget(self._month)
        self._month.currentPageChanged.connect(self._say_month)
        self._month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._say_month(shown.year, shown.month)

    def _paint(self, theme: Theme, view: QTableView) -> None:
        palette = view.palette()
        for role, token in (
            (QPalette.ColorRole.Highlight, "btn"),
            (QPalette.ColorRole.HighlightedText, "onbtn"),
            (QPalette.ColorRole.AlternateBase, "hover"),
        ):
            palette.setColor(role, theme.colour(token))
        view.setPalette(palette)
        days = QTextCharFormat()
        days.setForeground(theme.colour("ink"))
        for day in Qt.DayOfWeek:
            self._month.setWeekdayTextFormat(day, days)
        head = QTextCharFormat()
        head.setForeground(theme.colour("ink2"))
        head.setBackground(theme.colour("hover"))
        self._month.setHeaderTextFormat(head)

    def _say_month(self, year: int, month: int) -> None:
        self._title.setText(f"{dates.MONTHS[month - 1].capitalize()} {year}")

    def give_focus(self) -> None:
        """Give the focus to the days."""
        self._month.setFocus()

    def chosen(self) -> date:
        """The day that is chosen."""
        day = self._month.selectedDate()
        return date(day.year(), day.month(), day.day())
