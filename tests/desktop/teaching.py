"""A trainer's app for the tests: the demo's classes, dialogs that are answered, files that are dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from atelier.app import App
from atelier.classroom.classes import ClassState
from atelier.demo import room
from atelier.desktop import routes
from atelier.desktop.screens.room.screen import RoomScreen
from atelier.desktop.widgets.dialog import Dialog
from tests.desktop.helpers import shown


def given(app: App) -> ClassState:
    """The class that was given, of the demo."""
    app.session.keep(trainer=True)
    id = room.fill(app.classes, app.library, app.session.today())
    app.teaching.classes.touch()
    return now(app, id)


def now(app: App, id: str) -> ClassState:
    """A class as it is now."""
    return app.teaching.classes.all()[id]


def open_class(app: App, one: ClassState) -> RoomScreen:
    """Show a class."""
    app.show(routes.Class(one.id))
    screen = app.window.screen_shown
    assert isinstance(screen, RoomScreen)
    QTest.qWaitForWindowActive(app.window)
    QTest.qWait(60)
    return screen


def answer(
    app: App, key: str, fill: Callable[[Dialog], object] = lambda _: None, title: str = ""
) -> list[str]:
    """Answer the next dialog (whose title begins so) once it is open; its title is then in the list."""
    titles: list[str] = []
    timer = QTimer(app.window)

    def look() -> None:
        open_ = [one for one in shown(Dialog, app.window) if one.windowTitle().startswith(title)]
        if open_:
            timer.stop()
            titles.append(open_[-1].windowTitle())
            try:
                fill(open_[-1])
            finally:  # a test that fails must not wait for an answer
                open_[-1].choose(key)

    timer.timeout.connect(look)
    timer.start(20)
    return titles


def held(files: Sequence[Path]) -> QMimeData:
    """Files as a file manager holds them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def hold(app: App, data: QMimeData) -> bool:
    """Hold files over the window; whether it takes them."""
    event = QDragEnterEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(app.window, event)
    return event.isAccepted()


def go_away(app: App) -> None:
    """Take them away again."""
    QApplication.sendEvent(app.window, QDragLeaveEvent())


def drop(app: App, files: Sequence[Path]) -> None:
    """Drop files on the window."""
    data = held(files)
    assert hold(app, data)
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(app.window, event)
