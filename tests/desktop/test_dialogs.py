"""Dialogs: where the focus goes and comes back to, what Escape means, long work, what a terminal hears."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit

from atelier.app import App
from atelier.desktop import routes
from atelier.desktop.jobs.dialog import run
from atelier.desktop.shell.errors import catch
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.focus import FocusRing
from tests.desktop.helpers import button, shown
from tests.desktop.test_app import until


def opened(app: App) -> Dialog:
    (dialog,) = shown(Dialog, app.window)
    return dialog


def test_the_focus_shows_in_a_dialog_and_comes_back_after_it(app: App) -> None:
    app.show(routes.PreferencesPage())
    QTest.qWaitForWindowActive(app.window)
    erase = button("Tout effacer", app.window)
    erase.setFocus()
    seen: list[object] = []

    def look() -> None:
        dialog = opened(app)
        seen.append(button("Ne rien effacer", dialog).hasFocus())
        seen.append(dialog.findChild(FocusRing).isVisible())
        seen.append(button("Tout effacer", dialog).isEnabled())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(300, look)
    QTest.keyClick(erase, Qt.Key.Key_Return)
    assert seen == [True, True, False]
    until(erase.hasFocus)


def test_a_dialog_holds_in_a_small_window_with_large_text(app: App) -> None:
    app.show(routes.PreferencesPage())
    app.window.resize(960, 560)
    app.theme.set(text=200)
    dialog = Dialog(app.theme, "Votre travail est de retour", app.window)
    for _ in range(20):
        dialog.add_text("Le fichier était abîmé. Atelier l’a mis de côté, puis a repris la copie.")
    dialog.add_buttons(("no", "Ne rien changer du tout"), ("yes", "Continuer ainsi"), safe="no", filled="yes")
    dialog.open()
    assert app.window.rect().contains(dialog.rect().translated(dialog.pos() - app.window.pos()))
    assert dialog.rect().contains(button("Continuer", dialog).geometry())
    dialog.close()


def test_work_that_ended_before_it_could_stop_is_not_taken_for_stopped(app: App) -> None:
    app.show(routes.Home())
    done: list[object] = []

    def work(_progress: object, stop: Event) -> str:
        stop.wait(10)
        return "done"

    run(app.theme, app.window, "Un long travail", work, done.append)
    until(lambda: shown(Dialog, app.window))
    button("Annuler", opened(app)).click()
    until(lambda: done)
    assert done == ["done"]


def test_work_that_must_not_stop_half_way_cannot_be_closed(app: App) -> None:
    app.show(routes.Home())
    done: list[object] = []
    go_on = Event()
    run(app.theme, app.window, "Restauration", lambda *_: go_on.wait(10), done.append, stoppable=False)
    until(lambda: shown(Dialog, app.window))
    QTest.keyClick(opened(app), Qt.Key.Key_Escape)
    opened(app).close()
    assert opened(app).isVisible()
    go_on.set()
    until(lambda: done)
    assert not shown(Dialog, app.window)


def test_an_unforeseen_error_is_told_on_the_terminal_and_in_the_log(
    app: App, tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    app.show(routes.Home())

    def broken() -> None:
        raise ValueError("boum")

    before = sys.excepthook
    try:
        catch(app.theme, tmp_path / "journal.log", lambda: True)
        try:
            broken()
        except ValueError as error:
            QTimer.singleShot(300, lambda: QApplication.activeModalWidget().reject())
            sys.excepthook(ValueError, error, error.__traceback__)
        QTest.qWait(500)
    finally:
        sys.excepthook = before
    said = capsys.readouterr().err
    assert "in broken" in said and "ValueError: boum" in said
    assert "in broken" in caplog.text


def test_the_dialogs_of_qt_speak_french(app: App) -> None:
    dialog = QFileDialog(app.window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = {one.text() for kind in (QLabel, QAbstractButton) for one in dialog.findChildren(kind)}
    assert {"&Voir dans\u00a0:", "Fichiers de &type\u00a0:", "&Ouvrir", "Annuler"} <= words
    field = QLineEdit("mot", app.window)
    menu = field.createStandardContextMenu()
    assert [one.text().partition("\t")[0] for one in menu.actions() if one.text()][:2] == [
        "&Annuler",
        "&Rétablir",
    ]
