"""Choosing the folder where the data live: « Changer », and what to do when it is not there."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from atelier import places, preferences
from atelier.desktop.jobs.dialog import run, tell
from atelier.desktop.theme.theme import Look, Theme
from atelier.desktop.widgets.dialog import Dialog
from atelier.errors import AtelierError
from atelier.journal.moving import copy_people, holds_people, leave_behind
from atelier.journal.place import check_place
from atelier.wording import explain

if TYPE_CHECKING:
    from atelier.app import App


def _tr(words: str) -> str:
    return QCoreApplication.translate("Moving", words)


def can_change() -> bool:
    """`ATELIER_HOME` decides for whoever set it."""
    return not os.environ.get("ATELIER_HOME")


def change_folder(app: App) -> None:
    """Ask for another data folder, take the data there, and start again from it."""
    chosen = QFileDialog.getExistingDirectory(
        app.window, _tr("Où garder votre travail?"), str(places.home().parent)
    )
    if chosen:
        move_to(app, folder_in(Path(chosen)))


def folder_in(chosen: Path) -> Path:
    """The data folder for a folder that was pointed at: itself if it is empty or already ours,
    else one of our own inside, so that nothing gets mixed up."""
    ours = chosen == places.usual() or holds_people(chosen) or not any(chosen.iterdir())
    return chosen if ours else chosen / "Atelier"


def move_to(app: App, target: Path) -> None:
    """Take the data to a folder, or open those that it already holds, then start again."""
    home = places.home()
    if target == home:
        return
    try:
        if target.is_relative_to(home):
            raise AtelierError("journal.place_taken", folder=str(home))
        check_place(target)
    except AtelierError as error:
        tell(app.theme, app.window, error)
        return
    taken = holds_people(target)
    if not _agreed(app, home, target, taken=taken):
        return
    if taken:
        _settle(app, home, target)
        return
    app.journal.close()

    def work(progress: Callable[[int, int], None], stop: Event) -> None:
        copy_people(home, target, progress, stop.is_set)

    job = run(
        app.theme,
        app.window,
        _tr("Votre travail change de dossier"),
        work,
        lambda _: _settle(app, home, target, moved=True),
    )
    job.failed.connect(lambda _: app.reopen_journal(closed=True))
    job.cancelled.connect(lambda: app.reopen_journal(closed=True))


def _agreed(app: App, home: Path, target: Path, *, taken: bool) -> bool:
    dialog = Dialog(app.theme, _tr("Garder votre travail dans ce dossier?"), app.window)
    dialog.add_facts(((_tr("Maintenant"), str(home)), (_tr("Ensuite"), str(target))))
    if taken:
        words = _tr(
            "Ce dossier contient déjà des données d’Atelier : ce sont elles qui s’ouvriront. Celles d’ici restent où elles sont."
        )
    else:
        words = _tr(
            "Tout y est copié et vérifié, puis Atelier s’ouvre de nouveau. L’ancien dossier est gardé; vous pourrez l’effacer."
        )
    dialog.add_text(words)
    dialog.add_buttons(("no", _tr("Ne rien changer")), ("yes", _tr("Changer")), safe="no", filled="yes")
    return dialog.ask() == "yes"


def _settle(app: App, home: Path, target: Path, *, moved: bool = False) -> None:
    kept = app.session.preferences
    try:
        places.choose(target)
        if moved:
            preferences.write(kept)
            leave_behind(home, datetime.now())
    except OSError as error:
        tell(app.theme, app.window, error)
        return
    app.window.close()
    app.reopen = True
    app.qt.quit()


def bring_home_back(qt: QApplication) -> bool:
    """The data folder is not there: ask what to do until it is, or the person gives up (False)."""
    theme = Theme(qt, Look())
    while True:
        try:
            places.check_home()
        except AtelierError as error:
            dialog = Dialog(theme, _tr("Votre travail n’est pas là"))
            dialog.add_text(explain(error))
            dialog.add_buttons(
                ("quit", _tr("Fermer")),
                ("usual", _tr("Revenir au dossier habituel")),
                ("again", _tr("Essayer de nouveau")),
                safe="again",
                filled="again",
            )
            answer = dialog.ask()
            if answer == "usual":
                places.choose(places.usual())
            elif answer == "quit":
                return False
        else:
            return True
