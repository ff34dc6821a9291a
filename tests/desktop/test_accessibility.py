"""Everything that takes the focus says what it is: a name and a role, through QAccessible."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from atelier.app import App
from atelier.cli.screens import SCREENS, settle

NAMELESS_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}


def focusable(window: QWidget) -> list[QWidget]:
    """What Tab can reach."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("screen", sorted(SCREENS))
def test_every_control_has_a_name_and_a_role(lived: App, qapp: QApplication, screen: str) -> None:
    SCREENS[screen](lived)
    settle(qapp, 0.2)
    over = [one for one in qapp.topLevelWidgets() if one.isVisible() and one is not lived.window]
    wrong = []
    for widget in [one for window in (lived.window, *over) for one in focusable(window)]:
        face = QAccessible.queryAccessibleInterface(widget)
        name = face.text(QAccessible.Text.Name)
        if not name.strip() or face.role() in NAMELESS_ROLES:
            parent = widget.parentWidget()
            wrong.append(f"{type(parent).__name__} > {type(widget).__name__} {name!r} {face.role()}")
    presenter = lived.presenting.presenter
    if presenter is not None:
        presenter.close(ended=False)  # its windows ask before they close
        over = []
    for window in over:
        window.close()
    assert wrong == []


@pytest.mark.parametrize(
    "screen",
    [
        *(
            "home",
            "workshops",
            "workshop",
            "lists",
            "review",
            "review-answer",
            "preferences",
            "help",
            "decision",
        ),
        *("organisation", "edition", "edition-sessions", "edition-finish", "mine"),
    ],
)
def test_tab_goes_round_every_control(lived: App, qapp: QApplication, screen: str) -> None:
    SCREENS[screen](lived)
    settle(qapp, 0.2)
    QTest.qWaitForWindowActive(lived.window)
    wanted = {id(widget) for widget in focusable(lived.window) if widget.focusProxy() is None}
    met: set[int] = set()
    for _ in range(3 * len(wanted) + 20):
        target = QApplication.focusWidget() or lived.window
        QTest.keyClick(target, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is not None:
            met.add(id(focus))
    # Of radio buttons that belong together Tab meets one, arrows the others.
    missed = [
        type(widget).__name__
        for widget in focusable(lived.window)
        if id(widget) in wanted - met and not widget.inherits("QRadioButton")
    ]
    assert missed == []


def test_a_screen_reader_can_tick_and_navigate(lived: App, qapp: QApplication) -> None:
    """Assistive technology acts by the interface's own action, not by a click."""
    from atelier.desktop import routes
    from atelier.desktop.shell.navigation import _Entry

    lived.show(routes.Home())
    settle(qapp, 0.1)
    entry = next(one for one in lived.window.findChildren(_Entry) if one.key == "lists")
    QAccessible.queryAccessibleInterface(entry).actionInterface().doAction("Toggle")
    assert isinstance(lived.navigator.here, routes.Lists)
    settle(qapp, 0.1)
    from atelier.desktop.widgets.rows import CheckRow

    row = next(
        one
        for one in lived.window.screen_shown.findChildren(CheckRow)
        if one.isVisible() and not one.isChecked()
    )
    before = len(lived.journal.events)
    QAccessible.queryAccessibleInterface(row).actionInterface().doAction("Toggle")
    assert len(lived.journal.events) == before + 1
