"""Mes listes: what is said above, what is open, where the focus is."""

from __future__ import annotations

from datetime import date

import pytest

from atelier.app import App
from atelier.desktop import dates, routes
from atelier.desktop.screens.lists.group import AT_ONCE
from atelier.desktop.screens.lists.row import ItemRow
from tests.desktop.helpers import button, click, shown
from tests.desktop.test_app import until


def test_what_has_no_date_is_closed_beside_what_has_one(lived: App) -> None:
    lived.show(routes.Lists())
    screen = lived.window.screen_shown
    assert screen._groups[0].rows_shown() and not screen._groups[-1].rows_shown()
    until(screen._groups[0].rows_shown()[0].check.hasFocus)


def test_what_has_no_date_is_open_when_it_is_all_there_is(app: App) -> None:
    app.show(routes.Lists())
    (group,) = app.window.screen_shown._groups
    assert group.rows_shown()


def test_a_long_group_shows_its_first_lines_then_the_rest_as_asked(app: App) -> None:
    app.show(routes.Lists())
    (group,) = app.window.screen_shown._groups
    assert len(group.rows_shown()) == AT_ONCE < len(group._rows)
    click(button(f"Montrer la suite ({len(group._rows) - AT_ONCE} tâches)", group))
    assert len(group.rows_shown()) == 2 * AT_ONCE
    until(group.rows_shown()[AT_ONCE].check.hasFocus)


def test_an_item_asked_for_is_shown_however_far_down(app: App) -> None:
    key = app.session.rows()[-1].key
    app.show(routes.Lists(focus=key))
    (group,) = app.window.screen_shown._groups
    until(lambda: any(one.row.key == key and one.check.hasFocus() for one in group.rows_shown()))


def test_large_text_in_a_small_window_puts_dates_under_the_words(lived: App) -> None:
    lived.show(routes.Lists())
    lived.window.resize(960, 560)
    lived.theme.set(text=200)

    def under() -> bool:
        rows = shown(ItemRow, lived.window)
        return bool(rows) and rows[0].check.width() > 0.9 * rows[0].width()

    until(under)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 10, 19), date(2026, 10, 25), "du 19 au 25\u00a0octobre"),
        (date(2026, 10, 26), date(2026, 11, 1), "du 26\u00a0octobre au 1er\u00a0novembre"),
    ],
)
def test_a_week_names_its_month_once(first: date, last: date, words: str) -> None:
    assert dates.span(first, last) == words
