"""The one place where the rooms are put together behind the windows."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QPoint, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from atelier import __version__, places, preferences
from atelier.content.library import Library
from atelier.desktop import routes
from atelier.desktop.session import Session
from atelier.desktop.shell.errors import catch, log_to
from atelier.desktop.shell.window import Window
from atelier.desktop.theme.theme import Look, Theme
from atelier.errors import AtelierError
from atelier.journal import profiles
from atelier.journal.journal import Journal

if TYPE_CHECKING:
    from atelier.preferences import Preferences


def application() -> QApplication:
    """The Qt application, in French of Canada."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Atelier")
    app.setApplicationDisplayName("Atelier")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("atelier")
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.Canada))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_fr", folder):
        app.installTranslator(translator)
    return app


def look_of(kept: Preferences) -> Look:
    """The look that preferences ask for."""
    return Look(kept.scheme, kept.text, kept.reading, kept.motion)


class App:
    """The windows and what stands behind them, for one person at a time."""

    def __init__(self, app: QApplication, kept: Preferences | None = None) -> None:
        self.qt = app
        self.preferences = kept or preferences.read()
        self.theme = Theme(app, look_of(self.preferences))
        self.library = Library((places.courses(),), places.cache())
        self.journal = Journal.open(self._folder())
        self.session = Session(self.journal, self.library, self.preferences, preferences.write, self.theme)
        self.navigator = routes.Navigator()
        self.window = Window(self.theme, self.session, self.navigator, self._makers())
        self.window.search_wanted.connect(self.open_search)
        self.window.person_wanted.connect(self._person_menu)
        self._palette: QWidget | None = None

    def _folder(self) -> Path:
        """The folder of the last person; a first one is made where there is none."""
        return profiles.last_folder(self.preferences.profile)

    def _makers(self) -> dict[type[routes.Route], Callable[[], QWidget]]:
        """Each screen is imported when it is first shown."""
        parts = (self.theme, self.session, self.navigator)

        def home() -> QWidget:
            from atelier.desktop.screens.home.screen import HomeScreen

            return HomeScreen(*parts)

        def workshops() -> QWidget:
            from atelier.desktop.screens.workshops.screen import WorkshopsScreen

            return WorkshopsScreen(*parts)

        def workshop() -> QWidget:
            from atelier.desktop.screens.workshop.screen import WorkshopScreen

            screen = WorkshopScreen(*parts)
            screen.print_.connect(self.print_)
            return screen

        def lesson() -> QWidget:
            from atelier.desktop.screens.lesson.screen import LessonScreen

            screen = LessonScreen(*parts)
            screen.print_.connect(self.print_)
            screen.size_menu.connect(self.window.open_size_menu)
            screen.term.connect(self._show_term)
            return screen

        return {
            routes.Home: home,
            routes.Workshops: workshops,
            routes.Workshop: workshop,
            routes.Lesson: lesson,
        }

    # ------------------------------------------------------------------ asked by screens

    def open_search(self) -> None:
        """Open the search."""

    def print_(self, what: str) -> None:
        """Print a lesson or a workshop."""

    def _show_term(self, term: str, at: QPoint) -> None:
        """Show a definition beside a word."""

    def _person_menu(self, at: QPoint) -> None:
        menu = QMenu(self.window)
        menu.exec(at)

    # ------------------------------------------------------------------ life

    def show(self, route: routes.Route | None = None) -> None:
        """Show the window at a place."""
        kept = self.preferences
        self.window.resize(*kept.window)
        self.navigator.go(route or routes.Home())
        if kept.maximised:
            self.window.showMaximized()
        else:
            self.window.show()

    def close(self) -> bool:
        """Save what can be; whether all is on disk."""
        self.window.close()
        return not self.journal.close()


def main(arguments: list[str]) -> int:
    """Open the app; returns its exit status."""
    log_to(places.log_file())
    app = application()
    try:
        atelier = App(app)
    except AtelierError as error:
        return refuse(app, error)
    catch(atelier.theme, places.log_file(), lambda: atelier.journal.flush(2.0))
    atelier.show()
    QTimer.singleShot(0, lambda: None)
    status = app.exec()
    atelier.close()
    return status


def refuse(app: QApplication, error: AtelierError) -> int:
    """The app cannot open: say why, in a dialog and on the terminal."""
    from atelier.desktop.widgets.dialog import Dialog
    from atelier.wording import explain

    print(explain(error), file=sys.stderr)
    dialog = Dialog(Theme(app, Look()), dialog_title(), None)
    dialog.add_text(explain(error))
    dialog.add_buttons(("ok", app.tr("Fermer")), safe="ok", filled="ok")
    dialog.ask()
    return 1


def dialog_title() -> str:
    """The title of the refusal."""
    return "Atelier ne peut pas s’ouvrir"
