"""The person's data from the windows: export, import, backups, restore, erase."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from atelier import places
from atelier.app import moving
from atelier.desktop import dates
from atelier.desktop.jobs.dialog import run, tell
from atelier.desktop.screens.preferences.ports import Copy
from atelier.desktop.shell.versions import choose_all
from atelier.desktop.widgets.dialog import Dialog
from atelier.errors import AtelierError
from atelier.wording import say

if TYPE_CHECKING:
    from atelier.app import App
    from atelier.journal.backups import Backup

SUFFIX = ".atelier-donnees"


def _tr(words: str) -> str:
    return QCoreApplication.translate("Data", words)


# ------------------------------------------------------------------ export and import


def export_now(app: App, path: Path) -> int:
    """Write everything to a file at once; how many facts. Raises AtelierError."""
    from atelier.journal.exchange import export_file

    app.journal.flush(10)
    return export_file(app.folder, path).events


def export_asking(app: App) -> None:
    """Ask where, then write everything to a file, with progress."""
    from atelier.journal.exchange import export_file

    name = f"Atelier {app.session.name or ''} {app.session.today().isoformat()}".replace("  ", " ")
    start = str(Path.home() / f"{name}{SUFFIX}")
    kinds = f"{_tr('Mes données d’Atelier')} (*{SUFFIX})"
    chosen, _ = QFileDialog.getSaveFileName(app.window, _tr("Exporter mes données"), start, kinds)
    if not chosen:
        return
    path = Path(chosen if chosen.endswith(SUFFIX) else chosen + SUFFIX)
    app.journal.flush(10)

    def work(progress: Callable[[int, int], None], stop: Event) -> Any:
        return export_file(app.folder, path, progress, stop.is_set)

    def done(_: Any) -> None:
        app.session.say(_tr("Vos données sont dans « {file} ».").format(file=path.name))

    run(app.theme, app.window, _tr("Exportation de vos données"), work, done)


def _nothing_more() -> None:
    return None


def import_asking(app: App, came: Callable[[], None] = _nothing_more) -> None:
    """Ask for a file, then take it; `came` is called once data came in."""
    kinds = f"{_tr('Mes données d’Atelier')} (*{SUFFIX})"
    chosen, _ = QFileDialog.getOpenFileName(app.window, _tr("Importer des données"), str(Path.home()), kinds)
    if chosen:
        receive(app, Path(chosen), came)


def receive(app: App, file: Path, came: Callable[[], None] = _nothing_more) -> None:
    """Say what a file holds, ask, then merge it in; `came` is called once data came in."""
    from atelier.journal.exchange import inspect

    try:
        found = inspect(file)
    except AtelierError as error:
        tell(app.theme, app.window, error)
        return
    dialog = Dialog(app.theme, _tr("Ajouter ces données aux vôtres?"), app.window)
    made = datetime.fromisoformat(found.made).astimezone() if found.made else None
    dialog.add_facts(
        (
            (_tr("Fichier"), file.name),
            (_tr("Personne"), found.name or _tr("Sans nom")),
            (_tr("Fait le"), f"{dates.day(made.date())} {made.year}, {dates.hour(made)}" if made else "—"),
            (_tr("Contenu"), _tr("{n} faits (coches, réponses, textes, notes)").format(n=found.events)),
        )
    )
    mine = found.learner == app.journal.learner or not app.journal.events
    if not mine:
        dialog.add_text(
            _tr("Ce fichier vient d’un autre profil. Ajoutez-le seulement s’il est aussi de vous.")
        )
    dialog.add_text(
        _tr("Rien de ce que vous avez n’est remplacé; une copie de sûreté est faite avant."), "small", "ink2"
    )
    dialog.add_buttons(("no", _tr("Ne rien changer")), ("yes", _tr("Ajouter")), safe="no", filled="yes")
    if dialog.ask() == "yes":
        _import(app, file, came, as_mine=not mine)


def _import(app: App, file: Path, came: Callable[[], None] = _nothing_more, *, as_mine: bool) -> None:
    from atelier.journal.merging import import_file

    app.journal.flush(10)

    def work(progress: Callable[[int, int], None], stop: Event) -> Any:
        return import_file(app.folder, file, as_mine=as_mine, progress=progress, cancelled=stop.is_set)

    def done(result: Any) -> None:
        app.reopen_journal()
        if result.total:
            came()
            app.session.say(
                _tr("{n} faits ajoutés; {known} y étaient déjà.").format(n=result.total, known=result.known)
            )
        else:
            app.session.say(_tr("Tout y était déjà : rien n’a été ajouté."))
        choose_all(app.session, app.window)

    run(app.theme, app.window, _tr("Importation des données"), work, done)


# ------------------------------------------------------------------ backups


def backups(app: App) -> tuple[Backup, ...]:
    """The copies there are, newest first."""
    from atelier.journal.backups import list_backups

    return list_backups(app.folder)


def backup_now(app: App, done: Callable[[], None]) -> None:
    """Make a copy."""
    from atelier.journal.backups import make

    app.journal.flush(10)

    def finished(result: Any) -> None:
        app.session.say(_tr("Copie de sûreté faite."))
        done()

    run(
        app.theme,
        app.window,
        _tr("Copie de sûreté"),
        lambda _progress, _stop: make(app.folder),
        finished,
        stoppable=False,
    )


def restore(app: App, backup: Backup, done: Callable[[], None]) -> None:
    """Go back to a copy; what it replaces is kept."""
    from atelier.journal import backups as room

    app.journal.flush(10)

    def finished(result: Any) -> None:
        app.reopen_journal()
        made = result.backup.made.astimezone()
        app.session.say(
            _tr("Votre travail est revenu à celui du {day}, {hour}. Ce qui a été remplacé est gardé.").format(
                day=dates.day(made.date()), hour=dates.hour(made)
            )
        )
        done()

    run(
        app.theme,
        app.window,
        _tr("Restauration"),
        lambda _progress, _stop: room.restore(app.folder, backup),
        finished,
        stoppable=False,
    )


def rotate_quietly(app: App) -> None:
    """The hourly copy, in the background; a disk that refuses is said once."""
    from atelier.desktop.jobs import Job
    from atelier.journal.backups import rotate
    from atelier.journal.gathered import FOLDER as CLASSES
    from atelier.journal.store import FILE_NAME

    classes = app.folder / CLASSES

    def work(_progress: Callable[[int, int], None], _stop: Event) -> None:
        rotate(app.folder)
        if (classes / FILE_NAME).is_file():  # a trainer's
            rotate(classes)

    job = Job(work, app.window)

    def failed(error: object) -> None:
        words = say(error.code, **error.args_for_sentence) if isinstance(error, AtelierError) else ""
        app.session.say(_tr("La copie de sûreté n’a pas pu être faite. {why}").format(why=words))

    job.failed.connect(failed)
    job.start()


# ------------------------------------------------------------------ erase


def erase_all(app: App) -> None:
    """Erase everything, classes, backups and search included; only a mark that it was erased remains."""
    from atelier.journal.erasing import erase_everything, erase_gathered
    from atelier.journal.gathered import FOLDER

    app.forget_search()
    app.close_classes()
    app.journal.close()
    try:
        erase_gathered(app.folder / FOLDER)
        erase_everything(app.folder)
    except (AtelierError, OSError) as error:
        app.reopen_journal(closed=True)
        tell(app.theme, app.window, error)
        return
    app.reopen_journal(closed=True)
    app.teaching.classes.touch()
    app.session.say(_tr("Tout a été effacé."))


def open_folder() -> None:
    """Show the data folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(places.home())))


class Data:
    """What the page of preferences asks about the data."""

    def __init__(self, app: App) -> None:
        self._app = app

    @property
    def folder(self) -> str:
        """Where the data live."""
        return str(places.home())

    @property
    def can_change(self) -> bool:
        """Whether another folder may be chosen."""
        return moving.can_change()

    def change_folder(self) -> None:
        """Ask for another folder, and take the data there."""
        moving.change_folder(self._app)

    def open_folder(self) -> None:
        """Show it."""
        open_folder()

    def export(self) -> None:
        """Export everything."""
        export_asking(self._app)

    def import_(self) -> None:
        """Import a file."""
        import_asking(self._app)

    def copies(self) -> tuple[Copy, ...]:
        """The backups."""
        return tuple(Copy(one.made.astimezone(), one.size, one) for one in backups(self._app))

    def copy_now(self, done: Callable[[], None]) -> None:
        """Make a backup."""
        backup_now(self._app, done)

    def restore(self, copy: Copy, done: Callable[[], None]) -> None:
        """Go back to a backup."""
        restore(self._app, copy.handle, done)

    def erase(self) -> None:
        """Erase everything."""
        erase_all(self._app)
