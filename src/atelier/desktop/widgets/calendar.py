"""A month of which a day is chosen, in the colours of the theme."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QScrollArea, QTableView, QVBoxLayout, QWidget

from atelier.desktop import dates
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label


class _Month(QCalendarWidget):
    """The days, drawn flat: today is bold and underlined, days of other months are smaller and paler."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setLocale(QLocale(QLocale.Language.French, QLocale.Country.Canada))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setNavigationBarVisible(False)
        days = self.findChild(QTableView)
        assert days is not None
        self.days: QTableView = days
        self.days.setAccessibleName(name)
        head = QTextCharFormat()
        head.setForeground(theme.colour("ink2"))
        head.setBackground(theme.colour("hover"))
        self.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, head)

    def paintCell(self, painter: QPainter, rect: QRect, date: Any) -> None:
        """Draw a day."""
        theme, day = self._theme, QDate(date)
        chosen, today = day == self.selectedDate(), day == QDate.currentDate()
        near = (day.year(), day.month()) == (self.yearShown(), self.monthShown())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("surface"))
        if chosen:
            box = QRectF(rect).adjusted(1, 1, -1, -1)
            paint.rounded(painter, box, tokens.radius("button"), theme.colour("btn"), None)
        font = theme.font("strong" if chosen or today else "list" if near else "floor")
        font.setUnderline(today)
        painter.setFont(font)
        painter.setPen(theme.colour("onbtn" if chosen else "ink" if near else "ink2"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()


class Calendar(QWidget):
    """Arrows move by day and by week, Page up and down by month. Where `room`, the height of the
    window, is low, the lines stand closer; in a page that scrolls, the chosen day is kept in view."""

    def __init__(self, theme: Theme, name: str, shown: date, room: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(8))
        self._month = _Month(theme, name)
        self._month.ensurePolished()
        least = self._month.minimumSizeHint().height()
        self._month.setFixedHeight(max(least, min(theme.px(260), room - theme.px(300))))
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
        self._month.selectionChanged.connect(self._reveal)
        self._say_month(shown.year, shown.month)

    def _say_month(self, year: int, month: int) -> None:
        self._title.setText(f"{dates.MONTHS[month - 1].capitalize()} {year}")

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the chosen day into view, once there are places."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        content = page.widget() if page is not None else None
        if page is not None and content is not None:
            page.ensureWidgetVisible(self, 0, 0)
            spot = self.day_rect()
            middle = self.mapTo(content, spot.center())
            page.ensureVisible(middle.x(), middle.y(), 0, spot.height())

    def day_rect(self) -> QRect:
        """Where the chosen day stands."""
        days = self._month.days
        spot = days.visualRect(days.currentIndex())
        return QRect(days.viewport().mapTo(self, QPoint(spot.topLeft())), spot.size())

    def give_focus(self) -> None:
        """Give the focus to the days."""
        self._month.setFocus()

    def chosen(self) -> date:
        """The day that is chosen."""
        day = self._month.selectedDate()
        return date(day.year(), day.month(), day.day())
