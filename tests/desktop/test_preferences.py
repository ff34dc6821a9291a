"""Préférences: the copies of one's work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from atelier.app import App
from atelier.desktop import routes
from atelier.desktop.screens.preferences.screen import SHOWN
from atelier.desktop.widgets.button import Button
from atelier.journal import backups
from tests.desktop.helpers import button, shown
from tests.desktop.test_app import until


def restores(app: App) -> list[str]:
    """What the buttons that restore a copy are called."""
    names = [one.accessibleName() for one in shown(Button, app.window)]
    return [name for name in names if name.startswith("Restaurer")]


def focused() -> str:
    """The name of what has the keyboard."""
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus else ""


def test_the_older_copies_can_be_seen_too(app: App) -> None:
    app.session.rename("Ana")
    app.journal.flush(10)
    for hours in range(SHOWN + 3):
        backups.make(app.folder, now=datetime.now(UTC) - timedelta(hours=hours))
    app.show(routes.PreferencesPage())
    QTest.qWaitForWindowActive(app.window)
    until(lambda: len(restores(app)) == SHOWN)
    button("Montrer toutes les copies", app.window).click()
    until(lambda: len(restores(app)) == SHOWN + 3)
    until(lambda: focused() == restores(app)[SHOWN], 3)
    app.show(routes.Home())
    app.show(routes.PreferencesPage())
    until(lambda: len(restores(app)) == SHOWN)
