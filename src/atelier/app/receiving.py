"""A file given to the app (double-clicked, dropped, handed over by a second launch): who takes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from atelier.desktop import routes

if TYPE_CHECKING:
    from atelier.app import App

HAND_IN = ".atelier-progres"


def receive(app: App, file: Path, settled: Callable[[], None] = lambda: None) -> None:
    """Give a file to the part of the app that knows its kind, by its name; it says what is wrong with it. `settled` is
    called once it is decided what becomes of it."""
    from atelier.app import packages
    from atelier.edition.opening import is_edition

    if packages.takes(file):
        packages.receive(app, file, settled)
        return
    if is_edition(file):
        from atelier.app import editions

        editions.receive(app, file)
    elif file.suffix == HAND_IN:
        _to_classes(app)
    else:
        from atelier.app import data

        data.receive(app, file)
    settled()


def _to_classes(app: App) -> None:
    """A hand-in is for a class: which one, only the trainer knows."""
    tr = QCoreApplication.translate
    if app.session.preferences.trainer:
        app.navigator.go(routes.Classes())
        app.session.say(tr("Receiving", "Ouvrez la classe de cette personne, puis déposez-y le fichier."))
    else:
        app.session.say(tr("Receiving", "Ce fichier est à remettre à la personne qui anime l’atelier."))


def receive_all(app: App, files: list[Path]) -> None:
    """Take files dropped together, one after the other."""
    rest = list(files)

    def following() -> None:
        if rest:
            receive(app, rest.pop(0), following)

    following()
