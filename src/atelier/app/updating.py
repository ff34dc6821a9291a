"""Looking for updates: when the person asks, or once a day if she allowed it. No connection is opened otherwise."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from atelier.desktop.jobs import Job
from atelier.desktop.jobs.dialog import run, tell
from atelier.desktop.widgets.dialog import Dialog
from atelier.edition.model import KIND as EDITION
from atelier.edition.model import version_of
from atelier.errors import AtelierError
from atelier.packages.form import KIND
from atelier.packages.offering import describe, versions
from atelier.updates.listing import Offer
from atelier.updates.looking import Newer, is_address, newer, offers, take
from atelier.wording import explain

if TYPE_CHECKING:
    from atelier.app import App

log = logging.getLogger(__name__)

_QUIET = frozenset({"updates.offline", "updates.cut", "updates.no_folder"})
"""No connection, no stick: no failure, a word at the bottom."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Updating", words)


Take = Callable[["App", Path, Callable[[], None]], None]
"""Decides on a file, and calls what it is given once it is decided."""


def takers() -> dict[str, Take]:
    """Who decides on each kind of file that may be offered."""
    from atelier.app import editions, packages

    return {KIND: packages.receive, EDITION: editions.receive}


def _mine(app: App, found: tuple[Newer, ...]) -> tuple[Newer, ...]:
    """Without the editions of other organisations: only the one in force is brought up to date."""
    edition = app.distributor.edition
    return tuple(
        one for one in found if one.offer.kind != EDITION or (edition and one.offer.id == edition.id)
    )


def _versions(app: App, *, declined: bool = False) -> dict[str, str]:
    """What one has, by `Offer.key`."""
    edition = app.distributor.edition
    ours = {f"{EDITION}/{edition.id}": version_of(edition)} if edition else {}
    return versions(declined=declined) | ours


def source(app: App) -> str:
    """Where to look: the address that the edition names, else the folder looked in last."""
    return app.listing or app.session.preferences.updates_from


def look(app: App) -> None:
    """Look where one usually does; ask for a folder where there is no such place."""
    place = source(app)
    if place:
        look_at(app, place)
    else:
        look_in_folder(app)


def look_in_folder(app: App) -> None:
    """Ask for a folder (a stick, a share), and look there."""
    start = app.session.preferences.updates_from or str(Path.home())
    chosen = QFileDialog.getExistingDirectory(app.window, _tr("Où chercher une mise à jour?"), start)
    if chosen:
        app.session.keep(updates_from=chosen)
        look_at(app, chosen)


def look_at(app: App, place: str) -> None:
    """Look there and say what was found, be it nothing."""

    current = _versions(app)

    def work(_progress: Callable[[int, int], None], _stop: Event) -> tuple[Newer, ...]:
        return _mine(app, newer(offers(place, describe), current, takers()))

    def done(found: tuple[Newer, ...]) -> None:
        if found:
            offer(app, place, found)
        else:
            app.session.say(_tr("Vous avez déjà tout ce qui est offert."))

    _run(app, _tr("Recherche d’une mise à jour"), work, done)


def _run(app: App, title: str, work: Callable[..., object], done: Callable[..., None]) -> None:
    """Run it; that nobody answers is said in a quiet word."""

    def held(progress: Callable[[int, int], None], stop: Event) -> object:
        try:
            return work(progress, stop)
        except AtelierError as error:
            if stop.is_set():
                raise
            return error

    def finished(result: object) -> None:
        if not isinstance(result, AtelierError):
            done(result)
        elif result.code in _QUIET:
            app.session.say(explain(result))
        else:
            tell(app.theme, app.window, result)

    run(app.theme, app.window, title, held, finished)


def offer(app: App, place: str, found: tuple[Newer, ...]) -> None:
    """Say what is newer and ask; « Plus tard » is remembered for these versions."""
    several = len(found) > 1
    title = _tr("Des mises à jour sont offertes") if several else _tr("Une mise à jour est offerte")
    dialog = Dialog(app.theme, title, app.window)
    dialog.add_facts(tuple((one.offer.title or one.offer.id, _words(one)) for one in found))
    dialog.add_text(
        _tr("Avant de décider, vous verrez qui signe et ce qui change. Rien n’est installé sans vous.")
    )
    dialog.add_buttons(
        ("later", _tr("Plus tard")), ("see", _tr("Voir ce qui change")), safe="later", filled="see"
    )
    if dialog.ask() == "see":
        _bring(app, place, list({one.offer.name: one.offer for one in found}.values()))
        return
    later = {**app.session.preferences.updates_later, **{one.offer.key: one.offer.version for one in found}}
    app.session.keep(updates_later=later)


def _words(one: Newer) -> str:
    mega = f"{max(0.1, one.offer.size / 1_000_000):.1f}".replace(".", ",")
    if one.before:
        words = _tr("version {version} (vous avez la {before}), {mega} Mo")
    else:
        words = _tr("version {version} (nouveau), {mega} Mo")
    return words.format(version=one.offer.version, before=one.before, mega=mega)


def _bring(app: App, place: str, files: list[Offer]) -> None:
    """Bring the files one after the other, and let each be decided on."""
    folder = Path(mkdtemp(prefix="atelier-"))

    def following() -> None:
        if not files:
            rmtree(folder, ignore_errors=True)
            return
        one = files.pop(0)

        def work(progress: Callable[[int, int], None], stop: Event) -> Path:
            return take(place, one, folder, describe, progress, stop.is_set)

        title = _tr("Téléchargement") if is_address(place) else _tr("Copie de la mise à jour")
        _run(app, title, work, lambda path: takers()[one.kind](app, path, following))

    following()


def look_quietly(app: App) -> None:
    """Once a day, where the person allowed it and there is a place to look: what was not put off is offered."""
    kept, today = app.session.preferences, date.today().isoformat()
    place = source(app)
    if not kept.updates or not place or kept.updates_day == today or app.is_presenting:
        return
    app.session.keep(updates_day=today)

    current = _versions(app, declined=True)

    def work(_progress: Callable[[int, int], None], _stop: Event) -> tuple[Newer, ...]:
        return _mine(app, newer(offers(place, describe), current, takers()))

    def done(found: object) -> None:
        assert isinstance(found, tuple)
        later = app.session.preferences.updates_later
        fresh = tuple(one for one in found if later.get(one.offer.key) != one.offer.version)
        if fresh and not app.is_presenting:
            offer(app, place, fresh)

    job = Job(work, app.window)
    job.finished.connect(done)
    job.failed.connect(lambda error: log.info("no update was found: %s", error))
    job.start()
