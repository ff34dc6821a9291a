"""The welcome, when data come from elsewhere: it stays, with what was typed, until they are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from atelier import preferences
from atelier.app import App, begin
from atelier.desktop import routes
from atelier.desktop.screens.welcome.screen import WelcomeScreen
from atelier.desktop.widgets.dialog import Dialog
from atelier.journal import profiles
from atelier.journal.events import Verb
from atelier.journal.exchange import export_file
from atelier.journal.journal import Journal
from tests.desktop.helpers import button, shown
from tests.desktop.test_app import until


def welcome(open_app: Callable[..., App]) -> App:
    """The welcome, with a name typed."""
    app = open_app(welcomed=False)
    begin(app)
    QTest.keyClicks(shown(QLineEdit, app.window)[0], "Ana")
    return app


def exported(folder: Path, name: str) -> Path:
    """The file of someone who worked elsewhere."""
    with_work = Journal.open(folder)
    with_work.record("", Verb.NAMED, name)
    with_work.record("a/b/c", Verb.TICKED, "done")
    with_work.close()
    export_file(folder, file := folder / "moi.atelier-donnees")
    return file


def answer(app: App, file: Path | None, *then: str) -> None:
    """Ask for one's data; in the dialogs that follow, choose a file (or none), then these buttons."""
    left = list(then)

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            if file is None:
                dialog.reject()
            else:
                dialog.findChildren(QLineEdit)[0].setText(str(file))
                dialog.accept()
        elif isinstance(dialog, Dialog) and left:
            button(left.pop(0), dialog).click()

    timer = QTimer(app.window)
    timer.timeout.connect(act)
    timer.start(80)
    button("J’ai déjà des données", app.window).click()
    until(lambda: not left)
    timer.stop()


@pytest.mark.parametrize("way", ["no file", "declined", "not a file of ours"])
def test_the_welcome_stays_while_nothing_came_in(
    open_app: Callable[..., App], tmp_path: Path, way: str
) -> None:
    app = welcome(open_app)
    if way == "no file":
        answer(app, None)
    elif way == "declined":
        answer(app, exported(tmp_path / "there", "Ana Proulx"), "Ne rien changer")
    else:
        (tmp_path / "x.atelier-donnees").write_text("rien")
        answer(app, tmp_path / "x.atelier-donnees", "D’accord")
    (screen,) = shown(WelcomeScreen, app.window)
    assert screen.name.text() == "Ana"
    assert not preferences.read().welcomed


@pytest.mark.parametrize(("theirs", "name"), [("Ana Proulx", "Ana Proulx"), ("", "Ana")])
def test_data_that_came_in_end_the_welcome(
    open_app: Callable[..., App], tmp_path: Path, theirs: str, name: str
) -> None:
    app = welcome(open_app)
    answer(app, exported(tmp_path / "there", theirs), "Ajouter")
    until(lambda: not shown(WelcomeScreen, app.window))
    assert isinstance(app.navigator.here, routes.Home)
    assert app.session.name == name
    assert app.session.state.ticks()
    assert [one.name for one in profiles.list_profiles()] == [name]
