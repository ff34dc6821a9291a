"""The keyboard alone: the search, the lists, a tree."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from atelier.app import App
from atelier.desktop import routes
from atelier.desktop.screens.lists.row import ItemRow
from atelier.desktop.screens.search.results import ResultList
from atelier.search.rows import Kind
from tests.desktop.helpers import button, shown
from tests.desktop.test_app import until


def found(app: App) -> ResultList:
    """The results, once there are some."""
    until(lambda: [one for one in shown(ResultList, app.window) if one.hit()])
    return shown(ResultList, app.window)[0]


def test_tab_changes_the_group_of_results_and_back(app: App) -> None:
    app.show(routes.Home())
    QTest.qWaitForWindowActive(app.window)
    app.open_search("avis")
    results = found(app)
    palette = app._palette
    assert palette is not None
    assert results.hit().kind is Kind.LESSON
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    until(lambda: results.hit() and results.hit().kind is Kind.ITEM)
    QTest.keyClick(palette.field, Qt.Key.Key_Backtab)
    until(lambda: results.hit() and results.hit().kind is Kind.LESSON)
    assert palette.field.hasFocus()


def test_opening_the_search_twice_still_gives_the_focus_back(lived: App) -> None:
    lived.show(routes.Lists())
    QTest.qWaitForWindowActive(lived.window)
    check = shown(ItemRow, lived.window)[0].check
    check.setFocus()
    for _ in range(2):
        QTest.keySequence(QApplication.focusWidget(), "Ctrl+K")
    assert lived._palette is not None
    assert lived._palette.field.hasFocus()
    QTest.keyClick(lived._palette.field, Qt.Key.Key_Escape)
    assert check.hasFocus()


def test_a_click_on_a_result_leaves_the_caret_in_the_field(app: App) -> None:
    app.show(routes.Home())
    QTest.qWaitForWindowActive(app.window)
    app.open_search("avis")
    results = found(app)
    spot = results.visualRect(results.lines.index(2, 0)).center()
    QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert app._palette is not None and app._palette.field.hasFocus()
    assert results.currentIndex().row() == 2


def test_ticking_goes_on_to_the_next_line(lived: App) -> None:
    lived.show(routes.Lists())
    QTest.qWaitForWindowActive(lived.window)
    rows = shown(ItemRow, lived.window)
    following = rows[2].row.key
    rows[1].check.setFocus()
    QTest.keyClick(rows[1].check, Qt.Key.Key_Space)

    def here() -> str:
        widget = QApplication.focusWidget()
        line = widget.parentWidget() if widget else None
        return line.row.key if isinstance(line, ItemRow) else ""

    until(lambda: here() == following, 3)


def test_tab_goes_through_the_lists_as_one_reads(lived: App) -> None:
    lived.show(routes.Lists())
    QTest.qWaitForWindowActive(lived.window)
    screen = lived.window.screen_shown
    button("Imprimer", screen).setFocus()
    met = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        met.append(focus.accessibleName() or getattr(focus, "text", str)())
    first = shown(ItemRow, screen)[0].check.text()
    assert met == ["Nouvelle tâche", "Ajouter", "En retard", first]
