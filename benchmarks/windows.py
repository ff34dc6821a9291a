"""The real window on the long lesson, with a data folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from atelier import places
from atelier.content.library import Library
from atelier.desktop import routes
from atelier.desktop.distributor import Distributor
from atelier.desktop.screens.lesson.screen import LessonScreen
from atelier.desktop.screens.workshops.screen import WorkshopsScreen
from atelier.desktop.session import Session
from atelier.desktop.shell.window import Window
from atelier.desktop.theme.theme import Look, Theme
from atelier.journal.journal import Journal
from atelier.preferences import Preferences
from benchmarks import material

SIZE = (1440, 900)
LESSON = routes.Lesson("mesure", "longue")


class Opened:
    """A window that can show the long lesson, or Ateliers."""

    def __init__(self, qt: QApplication, text: int = 100) -> None:
        folder = material.course(places.home() / "courses")
        library = Library((folder,), places.cache())
        kept = Preferences(scheme="light", motion="reduced", text=text)
        theme = self.theme = Theme(qt, Look(scheme="light", motion="reduced", text=text))
        self.journal = Journal.open(places.profiles() / "one")
        session = Session(self.journal, library, kept, lambda _: None, theme)
        self.navigator = routes.Navigator()
        self.window = Window(
            theme,
            session,
            self.navigator,
            {
                routes.Lesson: lambda: LessonScreen(theme, session, self.navigator),
                routes.Workshops: lambda: WorkshopsScreen(theme, session, self.navigator),
            },
            Distributor(),
        )
        self.window.resize(*SIZE)
        self.navigator.go(routes.Workshops())
        self.window.show()
        rest()


class Painted(QObject):
    """Seconds from the beginning of a work until the window is painted after it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._loop = QEventLoop()
        self._window = window
        self._end = 0.0

    def after(self, work: Callable[[], object]) -> float:
        """Do the work and wait for the paint."""
        start = perf_counter()
        work()
        self._window.installEventFilter(self)
        self._loop.exec()
        return self._end - start

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An update request: let the window answer it, and look at the clock."""
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        watched.removeEventFilter(self)
        watched.event(event)
        self._end = perf_counter()
        self._loop.quit()
        return True


def rest(seconds: float = 0.4) -> None:
    """Let what waits be done."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
