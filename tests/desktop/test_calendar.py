"""The calendar of a due date: seen whole, flat, and the day it stands on in view."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from atelier.app import App
from atelier.desktop import routes
from atelier.desktop.widgets.calendar import Calendar
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.item_menu import choose_date
from tests.desktop.helpers import shown
from tests.desktop.test_app import until


def opened(app: App) -> Calendar:
    """The dialog of a due date, over Mes listes."""
    app.show(routes.Lists())
    QTest.qWaitForWindowActive(app.window)
    key = app.session.rows()[0].key
    app.session.set_due(key, date(2026, 11, 30))
    Dialog.waits = False
    try:
        choose_date(app.session, app.window, key, "Nommer les deux publics")
    finally:
        Dialog.waits = True
    return shown(Calendar, app.window)[0]


def colours(picture: QImage, box: QRect) -> set[int]:
    return {
        picture.pixel(x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())
    }


def drawn(picture: QImage, box: QRect) -> int:
    """How high the figure of a day stands, in pixels."""
    ground = picture.pixel(box.left() + 2, box.top() + 2)
    lines = range(box.top(), box.bottom())
    return sum(any(picture.pixel(x, y) != ground for x in range(box.left(), box.right())) for y in lines)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_the_days_are_flat_and_those_of_other_months_are_paler(app: App, scheme: str) -> None:
    app.theme.set(scheme=scheme)
    calendar = opened(app)
    until(lambda: calendar.day_rect().isValid())
    picture = calendar.grab().toImage()
    spot = calendar.day_rect()
    first = spot.translated(6 * spot.width(), -5 * spot.height())
    of_december = spot.translated(spot.width(), 0)
    assert drawn(picture, of_december) < drawn(picture, first)
    ground = spot.adjusted(12, 4, -3 * spot.width() // 4, -4)
    assert colours(picture, ground) == {app.theme.colour("btn").rgb()}
    calendar.window().close()


@pytest.mark.parametrize("text", [175, 200])
def test_the_chosen_day_is_in_view_in_a_small_window_with_large_text(app: App, text: int) -> None:
    app.window.resize(960, 560)
    app.theme.set(text=text)
    calendar = opened(app)
    page = calendar.window().findChild(QScrollArea)
    assert page is not None

    def in_view() -> bool:
        spot = calendar.day_rect()
        at = calendar.mapTo(page.viewport(), spot.topLeft())
        return page.viewport().rect().contains(QRect(at, spot.size()))

    until(in_view, 5)
    days = calendar._month.days
    assert days.verticalScrollBar().maximum() == 0 and days.rowViewportPosition(0) == 0
    for _ in range(4):
        QTest.keyClick(days, Qt.Key.Key_Up)
    assert calendar.chosen() == date(2026, 11, 2)
    until(in_view, 5)
    calendar.window().close()
