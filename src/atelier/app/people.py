"""The people of this computer: who opens, the welcome, changing person, what opening had to do."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import uuid_utils
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QMenu

from atelier import places
from atelier.desktop import dates, routes
from atelier.desktop.widgets.dialog import Dialog
from atelier.journal import profiles
from atelier.journal.report import Repair

if TYPE_CHECKING:
    from atelier.app import App
    from atelier.preferences import Preferences


def _tr(words: str) -> str:
    return QCoreApplication.translate("People", words)


def current_folder(kept: Preferences) -> Path:
    """The folder of the person to open: the one chosen, else the last, else a first one."""
    root = places.profiles()
    if kept.profile and (root / kept.profile).is_dir():
        return root / kept.profile
    last = profiles.last_opened()
    return last.folder if last else root / uuid_utils.uuid7().hex


def welcome(app: App) -> None:
    """The first screen of a first run, in place of the window's pages."""
    from atelier.app import moving
    from atelier.desktop.screens.welcome.screen import WelcomeScreen

    screen = WelcomeScreen(app.theme, app.session, movable=moving.can_change())
    app.window.cover(screen)

    def done(name: str) -> None:
        if name:
            app.session.rename(name)
            profiles.opened(app.folder, name)
        app.session.keep(welcomed=True, profile=app.folder.name)
        app.window.uncover()
        app.show()

    def came() -> None:
        done(app.session.name or screen.name.text().strip())

    def restore() -> None:
        from atelier.app import data

        data.import_asking(app, came)

    screen.finished.connect(done)
    screen.restore_wanted.connect(restore)
    screen.folder_wanted.connect(lambda: moving.change_folder(app))
    app.window.resize(*app.session.preferences.window)
    app.window.show()
    screen.show_route(None)


def open_menu(app: App, at: QPoint) -> None:
    """The menu of the person's name."""
    menu = QMenu(app.window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(_tr("Mon nom et mes préférences"), lambda: app.navigator.go(routes.PreferencesPage()))
    others = [one for one in profiles.list_profiles() if one.folder != app.folder]
    change = menu.addMenu(_tr("Changer de personne"))
    for one in others:
        change.addAction(one.name or _tr("Sans nom"), lambda one=one: switch(app, one.folder))  # type: ignore[misc]
    if others:
        change.addSeparator()
    change.addAction(_tr("Une autre personne…"), lambda: add(app))
    menu.exec(at)


def add(app: App) -> None:
    """A new person, by name."""
    name, said = QInputDialog.getText(app.window, _tr("Une autre personne"), _tr("Son prénom et son nom :"))
    if said and name.strip():
        switch(app, profiles.create(name.strip()).folder)


def switch(app: App, folder: Path) -> None:
    """Close, and open again for another person."""
    app.session.keep(profile=folder.name)
    app.window.close()
    app.reopen = True
    app.qt.quit()


def start_again() -> None:
    """Start the app anew, once this process has let go of its data."""
    launcher = os.environ.get("ATELIER_LAUNCHER")  # said by the launcher of an installed app
    command = [launcher] if launcher else [sys.executable, "-m", "atelier"]
    subprocess.Popen(command, close_fds=True)


def tell_report(app: App) -> None:
    """Say what opening the journal had to do, if the person should know."""
    report = app.journal.report
    if report.migrated:
        app.session.say(
            _tr("Vos données ont été mises à jour pour cette version; une copie de l’ancienne est gardée.")
        )
    repaired = report.repaired
    if repaired is None:
        return
    found = _tr("Votre travail est de retour") if repaired.total else _tr("Votre travail est introuvable")
    dialog = Dialog(app.theme, found, app.window)
    dialog.add_text(_what_happened(repaired, app.session.today()))
    facts = [
        (_tr("Repris de la copie"), str(repaired.from_backup)),
        (_tr("Repris du fichier abîmé"), str(repaired.salvaged)),
        (_tr("Perdus"), str(repaired.missing)),
        (_tr("Fichier mis de côté"), repaired.set_aside),
    ]
    if repaired.total:
        dialog.add_facts(tuple(fact for fact in facts if fact[1]))
    dialog.add_buttons(("ok", _tr("D’accord")), safe="ok", filled="ok")
    dialog.ask()


def _what_happened(repaired: Repair, today: date) -> str:
    what = (
        _tr("Le fichier était abîmé. Atelier l’a mis de côté")
        if repaired.set_aside
        else _tr("Le fichier n’était plus là. Atelier en a fait un autre")
    )
    if not repaired.total:
        rest = _tr(
            "; rien ne s’y lisait, et il n’y avait pas de copie. Un fichier exporté peut tout ramener."
        )
    elif repaired.backup:
        made = _local(repaired.backup)
        rest = _tr(", puis a repris la copie de {day}, {hour}, et ce qui se lisait encore.").format(
            day=dates.near(made, today), hour=dates.hour(made)
        )
    else:
        rest = _tr(" et a repris tout ce qui se lisait encore.")
    return what + rest


def _local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone()
