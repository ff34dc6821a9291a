"""The one place where the rooms are put together behind the windows."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QPoint, Qt, QTimer, QTranslator
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from atelier import __version__, places, preferences
from atelier.app import editions, people
from atelier.app.screens import makers
from atelier.authoring import shelves
from atelier.desktop import routes
from atelier.desktop.distributor import Distributor
from atelier.desktop.reviewing import Reviewing
from atelier.desktop.session import Session
from atelier.desktop.shell.errors import catch
from atelier.desktop.shell.single import Single
from atelier.desktop.shell.window import Window
from atelier.desktop.theme.theme import Look, Theme
from atelier.errors import AtelierError
from atelier.journal.journal import Journal
from atelier.logs import log_to

if TYPE_CHECKING:
    from atelier.app.authoring import Authoring
    from atelier.app.classes import Teaching
    from atelier.app.presenting import Presenting
    from atelier.desktop.screens.search.finder import IndexFinder
    from atelier.desktop.screens.search.palette import Palette
    from atelier.journal.gathered import Gathered
    from atelier.preferences import Preferences
    from atelier.simulation.game import Game


_SOON = 200
"""Milliseconds from the first turn of the loop to what the first window need not wait for."""


def application() -> QApplication:
    """The Qt application, in French of Canada."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    if app.desktopFileName() != "atelier":
        app.setApplicationName("Atelier")
        app.setApplicationDisplayName("Atelier")
        app.setApplicationVersion(__version__)
        app.setDesktopFileName("atelier")
        QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.Canada))
        _speak_french(app)
    return app


def _speak_french(app: QApplication) -> None:
    """The words of Qt itself: file dialogs, menus of fields, names of keys."""
    theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ours = str(places.assets() / "translations")  # what theirs lacks; made by pyside6-lrelease
    for name, folder in (("qtbase_fr", theirs), ("qt_fr", ours)):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)


def look_of(kept: Preferences) -> Look:
    """The look that preferences ask for."""
    return Look(kept.scheme, kept.text, kept.reading, kept.motion)


class App:
    """The windows and what stands behind them, for one person at a time."""

    def __init__(self, qt: QApplication, kept: Preferences | None = None) -> None:
        self.qt = qt
        self.preferences = kept or preferences.read()
        self.editions = editions.found()
        placed = self.editions.placed if self.preferences.edition else None
        self.distributor = Distributor(placed)
        self.theme = Theme(qt, look_of(self.preferences), placed.edition.colour if placed else "")
        self.library = shelves.library(self.preferences, as_shown=True)
        if placed is not None:
            self.library.hide(editions.hidden(placed))
        self.folder = people.current_folder(self.preferences)
        self.journal = Journal.open(self.folder)
        self.session = Session(self.journal, self.library, self.preferences, preferences.write, self.theme)
        self.reviewing = Reviewing(self.session)
        self.navigator = routes.Navigator()
        self.window = Window(self.theme, self.session, self.navigator, makers(self), self.distributor)
        self.window.search_wanted.connect(self.open_search)
        self.window.dropped.connect(self.take_files)
        self.window.person_wanted.connect(lambda at: people.open_menu(self, at))
        self.reviewing.left.connect(self.window.show_review)
        self.reopen = False
        self._finder: IndexFinder | None = None
        self._palette: Palette | None = None
        self._classes: Gathered | None = None
        self._presenting: Presenting | None = None
        self._teaching: Teaching | None = None
        self._authoring: Authoring | None = None
        self._shelved = shelves.folders(self.preferences)
        self.session.kept.connect(self.reshelve)

    @property
    def authoring(self) -> Authoring:
        """What stands behind « Mes ateliers »."""
        if self._authoring is None:
            from atelier.app import packages
            from atelier.app.authoring import Authoring

            self._authoring = Authoring(self)
            self._authoring.build_package = lambda course: packages.build_asking(self, course)
        return self._authoring

    def reshelve(self) -> None:
        """Read the courses from where they stand now, and show it if they stand elsewhere."""
        if self.take_shelves():
            self.session.reload()

    def take_shelves(self) -> bool:
        """Have the library read from where courses stand now; whether that is elsewhere than before: a
        folder came or went, or was chosen."""
        if shelves.folders(self.session.preferences) == self._shelved:
            return False
        self.look_again()
        return True

    def look_again(self) -> None:
        """Have the library read from where courses stand now."""
        kept = self.session.preferences
        self._shelved = shelves.folders(kept)
        self.library.look_in(self._shelved, shelves.own(kept))

    @property
    def cards(self) -> tuple[Path, ...]:
        """The cards that the edition brings of those whom one may trust."""
        placed = self.distributor.placed
        return placed.cards if placed else ()

    @property
    def listing(self) -> str:
        """The address where the edition says that updates are listed, or nothing."""
        edition = self.distributor.edition
        return edition.updates if edition else ""

    @property
    def classes(self) -> Gathered:
        """The trainer's classes and sessions: a store of their own, opened when it is first asked for."""
        if self._classes is None:
            from atelier.journal.gathered import FOLDER, Gathered

            self._classes = Gathered(self.folder / FOLDER)
        return self._classes

    @property
    def teaching(self) -> Teaching:
        """What stands behind the pages of classes."""
        if self._teaching is None:
            from atelier.app.classes import Teaching

            self._teaching = Teaching(self)
        return self._teaching

    @property
    def presenting(self) -> Presenting:
        """What stands behind a session that one leads."""
        if self._presenting is None:
            from atelier.app.presenting import Presenting

            self._presenting = Presenting(self)
        return self._presenting

    @property
    def is_presenting(self) -> bool:
        """Whether a session is being led: nothing must come over it."""
        return self._presenting is not None and self._presenting.presenter is not None

    # ------------------------------------------------------------------ asked by screens

    def open_search(self, words: str = "") -> None:
        """Open the search over the window."""
        from atelier.app import searching

        if self._palette is None:
            from atelier.desktop.screens.search.palette import Palette

            self._finder = searching.finder_of(self)
            self._palette = Palette(self.theme, self.session, self._finder, self.window)
            self._palette.opened.connect(self.navigator.go)
        assert self._finder is not None
        self._finder.learn(searching.own_rows(self))
        self._palette.open_with(words)

    def print_content(self, what: str) -> None:
        """Print a lesson or a workshop."""
        from atelier.app import printing

        printing.print_content(self, what)

    def print_sources(self, course: str) -> None:
        """Ask how, then print the sources of a workshop."""
        from atelier.app import printing

        printing.print_sources(self, course)

    def print_debrief(self, game: Game) -> None:
        """Print how a game of a simulation went."""
        from atelier.app import printing

        printing.print_debrief(self, game)

    def print_tasks(self) -> None:
        """Print « ce qui me reste à faire »."""
        from atelier.app import printing

        printing.print_tasks(self)

    def show_term(self, term: str, at: QPoint) -> None:
        """Show a definition beside a word."""
        from atelier.desktop.widgets.term_popup import TermPopup

        found = next((one for one in self.session.terms() if one.id == term), None)
        if found is None:
            self.navigator.go(routes.Glossary(term))
            return
        popup = TermPopup(self.theme, found, self.window)
        popup.wanted.connect(lambda: self.navigator.go(routes.Glossary(term)))
        popup.show_at(at)

    def take_files(self, files: list[Path]) -> None:
        """Take what was dropped on the window."""
        from atelier.app import receiving

        receiving.receive_all(self, files)

    def show_again(self) -> None:
        """The courses are others: search, pages and lists are made again."""
        self.forget_search()
        self.window.renew()
        self.session.reload()
        if not self.window.is_covered:  # the welcome stays until one is done with it
            self.navigator.go(self.navigator.here)

    # ------------------------------------------------------------------ life

    def show(self, route: routes.Route | None = None) -> None:
        """Show the window at a place."""
        kept = self.session.preferences
        self.window.resize(*kept.window)
        self.navigator.go(route or routes.Home())
        if kept.maximised:
            self.window.showMaximized()
        else:
            self.window.show()
        QTimer.singleShot(_SOON, self.window, self.reviewing.wake)

    def show_welcome(self) -> None:
        """Show the first screen of a first run."""
        people.welcome(self)

    def picture(self) -> QPixmap:
        """What the person sees: the window, and what stands open over it."""
        if self._presenting is not None and self._presenting.presenter is not None:
            return self._presenting.presenter.own.grab()
        picture = self.window.grab()
        painter = QPainter(picture)
        for over in self.qt.topLevelWidgets():
            if over is not self.window and over.isVisible():
                over.ensurePolished()
                painter.drawPixmap(over.pos() - self.window.pos(), over.grab())
        painter.end()
        return picture

    def come_forward(self, file: str) -> None:
        """A second launch: raise the window; a file it was given is taken."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if file:
            from atelier.app import receiving

            receiving.receive(self, Path(file))

    def reopen_journal(self, *, closed: bool = False) -> None:
        """The store was changed under us (import, restore, erase): open it again."""
        if not closed:
            self.journal.close()
        self.journal = Journal.open(self.folder)
        self.session.use(self.journal)

    def forget_search(self) -> None:
        """Close the search and let go of its index, which opens again at the next search."""
        if self._finder is not None and self._palette is not None:
            self._finder.close()
            self._palette.deleteLater()
            self._finder = self._palette = None

    def close_classes(self) -> None:
        """Let go of the trainer's classes, which open again when they are next asked for."""
        if self._classes is not None:
            self._classes.close()
            self._classes = None

    def close(self) -> bool:
        """Save what can be; whether all is on disk."""
        if self._presenting is not None and self._presenting.presenter is not None:
            self._presenting.presenter.close(ended=False)
        if self._authoring is not None:
            self._authoring.close()
        self.window.close()
        self.forget_search()
        self.close_classes()
        return not self.journal.close()


def main(arguments: list[str]) -> int:
    """Open the app; returns its exit status."""
    qt = application()
    if not _home_is_there(qt):
        return 1
    log_to(places.log_file())
    file = str(Path(arguments[0]).resolve()) if arguments else ""
    try:
        single = Single(places.home())
        if not single.first() and single.hand_over(file):
            return 0
        app = App(qt)
    except (AtelierError, OSError) as error:
        return refuse(qt, error)
    catch(app.theme, places.log_file(), lambda: app.journal.flush(2.0))
    begin(app)
    QTimer.singleShot(_SOON, lambda: _once_shown(app, single, file))
    status = qt.exec()
    app.close()
    single.release()
    if app.reopen:
        people.start_again()
    return status


def _home_is_there(qt: QApplication) -> bool:
    try:
        places.check_home()
    except AtelierError:
        from atelier.app.moving import bring_home_back

        return bring_home_back(qt)
    return True


def begin(app: App) -> None:
    """The first screen: the welcome, once, then Accueil."""
    if app.session.preferences.welcomed or app.journal.events:
        app.show()
    else:
        people.welcome(app)


def _once_shown(app: App, single: Single, file: str) -> None:
    """What can wait until the window is on screen."""
    from atelier.app import data

    gc.freeze()  # what the start made stays: no need to look through it again
    gc.enable()
    single.listen(app.come_forward, app.window)
    if sys.platform == "darwin":
        from atelier.desktop.shell.opening import Opening

        Opening(app.qt, app.come_forward)
    data.rotate_quietly(app)
    hourly = QTimer(app.window)
    hourly.timeout.connect(lambda: data.rotate_quietly(app))
    hourly.start(3_600_000)
    people.tell_report(app)
    if why := editions.said(app.editions):
        app.session.say(why)
    if file:
        app.come_forward(file)
    if app.session.preferences.updates:
        from atelier.app import updating

        updating.look_quietly(app)


def refuse(qt: QApplication, error: Exception) -> int:
    """The app cannot open: say why, in a dialog and on the terminal."""
    from atelier.desktop.widgets.dialog import Dialog
    from atelier.wording import explain, say

    refused = str(getattr(error, "filename", None) or places.home())
    words = explain(error) if isinstance(error, AtelierError) else say("cli.refused", file=refused)
    print(words, file=sys.stderr)
    dialog = Dialog(Theme(qt, Look()), qt.tr("Atelier ne peut pas s’ouvrir"), None)
    dialog.add_text(words)
    dialog.add_buttons(("ok", qt.tr("Fermer")), safe="ok", filled="ok")
    dialog.ask()
    return 1
