"""A real app on the real courses, in a data folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from atelier import demo, places
from atelier.app import App, application
from atelier.content.library import Library
from atelier.preferences import Preferences


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The courses, compiled once for all tests of this process."""
    folder = tmp_path_factory.mktemp("compiled")
    Library((places.courses(),), folder).courses()
    return folder


@pytest.fixture
def rest() -> Callable[[int], None]:
    """Let events run for some milliseconds."""

    def run(milliseconds: int = 60) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    return run


@pytest.fixture
def open_app(qapp: object, compiled: Path, atelier_home: Path) -> Iterator[Callable[..., App]]:
    """Opens the app; called again, it opens as a second start would."""
    opened: list[App] = []
    shutil.copytree(compiled, places.cache())

    def start(**choices: object) -> App:
        kept = Preferences(scheme="light", motion="reduced", window=(1440, 900), welcomed=True)
        for name, value in choices.items():
            kept = type(kept)(
                **{**{field: getattr(kept, field) for field in kept.__struct_fields__}, name: value}
            )
        app = App(application(), kept)
        opened.append(app)
        return app

    yield start
    for app in opened:
        app.close()
        app.window.deleteLater()
    application().processEvents()


@pytest.fixture
def app(open_app: Callable[..., App]) -> App:
    """An app with nothing done yet."""
    return open_app()


@pytest.fixture
def lived(app: App) -> App:
    """An app half way through workshop 3."""
    demo.fill(app.journal, app.library, date.today())
    app.session.reload()
    return app
