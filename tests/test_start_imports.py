"""What the first window does not need is not imported before it is there."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

from atelier import demo, places, preferences
from atelier.content.library import Library
from atelier.journal.journal import Journal
from atelier.preferences import Preferences

# The app's own `main`, stopped once Accueil is painted; what was imported until then.
START = """
import json, os, sys
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6 import QtWidgets

class Watched(QApplication):
    def __init__(self, words):
        super().__init__(words)
        QTimer.singleShot(0, self.watch)

    def watch(self):
        window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
        assert isinstance(window, QMainWindow)
        window.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(json.dumps([type(watched.screen_shown).__name__, sorted(sys.modules)]), flush=True)
            os._exit(0)
        return False

QtWidgets.QApplication = Watched
from atelier.cli import main
main([])
"""

# Not here: zipfile and argparse, which PySide6 imports itself, and asyncio, which SQLAlchemy's SQLite dialect does.
LATER = {
    # content: a course that did not change is not read again
    "markdown", "yaml", "html", "xml", "atelier.content.lesson", "atelier.content.course",
    "atelier.content.checks",
    # journal: a sound store is neither migrated, nor repaired, nor copied before the window is there
    "alembic", "sqlalchemy.orm", "sqlalchemy.dialects.postgresql", "atelier.container",
    "atelier.journal.migrate", "atelier.journal.repair", "atelier.journal.exchange",
    "atelier.journal.backups",
    # Qt: the door for a second launch, printing
    "PySide6.QtNetwork", "PySide6.QtPrintSupport", "PySide6.QtQml", "PySide6.QtTest",
    # screens and outputs that Accueil does not show
    "typst", "atelier.publishing", "atelier.search", "atelier.desktop.reading",
    "atelier.desktop.screens.lesson", "atelier.desktop.screens.search", "atelier.app.data",
    "atelier.app.moving", "atelier.app.printing",
    # the review: how many cards are due is worked out once Accueil is there
    "fsrs", "atelier.review.memory", "atelier.review.day", "atelier.desktop.screens.review",
    # a trainer's classes, and what attestations need
    "cryptography", "segno", "pypdf", "atelier.classroom.classes", "atelier.classroom.figures",
    "atelier.classroom.taking", "atelier.classroom.verifying", "atelier.journal.gathered",
    "atelier.journal.purging",
    # courses that came in a package are found by a light look; no connection is within reach
    "atelier.packages.opening", "atelier.packages.installing", "atelier.app.packages", "atelier.app.updating",
    "atelier.updates.looking", "atelier.updates.fetching", "truststore", "urllib.request", "http.client",
    # commands, and the tools of the tests
    "atelier.cli.parser", "multiprocessing", "hypothesis", "pytest", "atelier.demo", "atelier.tour",
}  # fmt: skip


def test_what_accueil_does_not_need_comes_after_it() -> None:
    lived()
    done = subprocess.run(
        [sys.executable, "-c", START], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    screen, imported = json.loads(done.stdout)
    assert screen == "HomeScreen"
    early = {name for name in imported if any(name == one or name.startswith(f"{one}.") for one in LATER)}
    assert not early


def lived() -> None:
    """A data folder where the app was opened before, its courses compiled."""
    library = Library((places.courses(),), places.cache())
    journal = Journal.open(places.profiles() / "demo")
    demo.fill(journal, library, date.today())
    journal.close()
    preferences.write(Preferences(profile="demo", welcomed=True))
