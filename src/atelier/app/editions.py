"""The edition in force: found at start, taken from a file, taken away, and what it changes in the app."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from atelier import places
from atelier.desktop import dates
from atelier.edition import placing
from atelier.edition.model import Edition, Placed, offers
from atelier.edition.placing import Found
from atelier.errors import AtelierError

if TYPE_CHECKING:
    from collections.abc import Callable

    from atelier.app import App


def _tr(words: str) -> str:
    return QCoreApplication.translate("Editions", words)


def found(today: date | None = None) -> Found:
    """The edition in force on this computer, and what could not be taken."""
    return placing.find(places.home(), places.editions(), places.cache(), today or date.today())


def hidden(placed: Placed | None) -> frozenset[str]:
    """Those of the app's own courses that are not offered; what a person installed or wrote always is."""
    if placed is None or not placed.edition.courses:
        return frozenset()
    from atelier.packages.shelf import versions

    return frozenset(one for one in versions(places.courses()) if not offers(placed.edition, one))


def own_logo(app: App, organisation: str) -> Path | None:
    """The edition's logo, on what is made in the name of that organisation."""
    placed = app.distributor.placed
    return placed.logo_for(organisation) if placed else None


def said(refused: Found) -> str:
    """Why an edition was left aside at start, in one sentence; nothing when none was."""
    if not refused.refused:
        return ""
    from atelier.wording import say

    source, problem = refused.refused[0]
    return say("edition.wrong", file=source.name, line=problem.line, why=problem.sentence)


def receive(app: App, source: Path, settled: Callable[[], None] = lambda: None) -> None:
    """Say whose edition it is and what it changes, ask, then take it; `settled` is called at the end."""
    from atelier.desktop.jobs.dialog import tell

    try:
        _receive(app, source)
    except (AtelierError, OSError) as error:
        tell(app.theme, app.window, error)
    settled()


def _receive(app: App, source: Path) -> None:
    known = tuple(one.id for one in app.library.all())
    reading = placing.look_at(source, app.session.today(), known)
    if reading.edition is None:
        wrong = placing.worst(reading)
        raise AtelierError("edition.wrong", file=source.name, line=wrong.line, why=wrong.sentence)
    one, now = reading.edition, app.distributor.edition
    if now is not None and one.id == now.id and one.issued < now.issued:
        _say_older(app, one)
    elif _agreed(app, one, now):
        placing.take(source, places.home(), app.session.today())
        app.session.keep(edition=True)
        use(app)
        app.session.say(_tr("Atelier est maintenant à l’image de {name}.").format(name=one.name))


def _say_older(app: App, one: Edition) -> None:
    from atelier.desktop.widgets.dialog import Dialog

    dialog = Dialog(app.theme, _tr("L’édition en place est plus récente"), app.window)
    words = _tr("Celle que vous ouvrez date du {day}; rien n’a été changé.")
    dialog.add_text(words.format(day=_day(one.issued)))
    dialog.add_buttons(("ok", _tr("D’accord")), safe="ok", filled="ok")
    dialog.ask()


def _day(day: date) -> str:
    return f"{dates.day(day)} {day.year}"


def _agreed(app: App, one: Edition, now: Edition | None) -> bool:
    from atelier.desktop.widgets.dialog import Dialog

    dialog = Dialog(app.theme, _tr("Mettre Atelier à l’image de {name}?").format(name=one.name), app.window)
    titles = [course.title for course in app.library.all() if offers(one, course.id)]
    facts = [
        (_tr("Édition du"), _day(one.issued)),
        (_tr("À la place de"), f"{now.name}, {_day(now.issued)}" if now else ""),
        (_tr("Ateliers offerts"), "\n".join(titles)),
        (_tr("Séances à venir"), str(len(one.sessions)) if one.sessions else _tr("aucune")),
        (_tr("Site Web"), one.website),
    ]
    dialog.add_facts(tuple(fact for fact in facts if fact[1]))
    if one.attestations.issuer:
        dialog.add_text(
            _tr("Les attestations et les paquets qui portent sa marque seront reconnus ici."), "small"
        )
    dialog.add_text(
        _tr("Votre travail n’est pas touché. Vous pourrez la retirer dans Préférences."), "small", "ink2"
    )
    dialog.add_buttons(
        ("no", _tr("Ne rien changer")), ("yes", _tr("Prendre cette édition")), safe="no", filled="yes"
    )
    return dialog.ask() == "yes"


def use(app: App) -> None:
    """Put the edition that is found in force, in every part of the app."""
    placed = found().placed if app.session.preferences.edition else None
    app.library.hide(hidden(placed))
    app.theme.dress(placed.edition.colour if placed else "")
    app.distributor.show(placed)
    app.show_again()


class Editions:
    """What the page of preferences asks about the edition."""

    def __init__(self, app: App) -> None:
        self._app = app

    @property
    def problem(self) -> str:
        """Why an edition that lies there was left aside, or nothing."""
        return said(found())

    @property
    def waiting(self) -> str:
        """The name of an edition that is there and that the person put away, or nothing."""
        if self._app.session.preferences.edition:
            return ""
        placed = found().placed
        return placed.edition.name if placed else ""

    def open(self) -> None:
        """Ask for an edition, then take it."""
        from PySide6.QtWidgets import QFileDialog

        kinds = f"{_tr('Éditions d’Atelier')} (*.atelier-edition *.zip *.toml)"
        chosen, _ = QFileDialog.getOpenFileName(
            self._app.window, _tr("Ouvrir une édition"), str(Path.home()), kinds
        )
        if chosen:
            receive(self._app, Path(chosen))

    def put_away(self) -> None:
        """Show the app as it is without an edition."""
        self._app.session.keep(edition=False)
        use(self._app)
        self._app.session.say(_tr("L’édition est retirée; votre travail n’a pas changé."))

    def bring_back(self) -> None:
        """Show the edition again."""
        self._app.session.keep(edition=True)
        use(self._app)
