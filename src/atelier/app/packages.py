"""Courses that come in one file: who signed it, what changes, then install; and going back, from Préférences."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from atelier import places
from atelier.authoring import shelves
from atelier.desktop.jobs.dialog import run
from atelier.desktop.screens.preferences.courses import Installed
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.rows import OptionCheck
from atelier.journal.gathered import FOLDER
from atelier.packages import installing, seal
from atelier.packages.building import build
from atelier.packages.changes import Changes, Order
from atelier.packages.form import SUFFIX
from atelier.packages.installing import Examined, Staged, staged
from atelier.packages.seal import Signer, Standing
from atelier.signing import issuers

if TYPE_CHECKING:
    from atelier.app import App
    from atelier.authoring.own import OwnCourse
    from atelier.preferences import Preferences

NAMED = 6
"""Lessons named in a list; the others are counted."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Packages", words)


def takes(file: Path) -> bool:
    """Whether a file is a package, by its name."""
    return file.suffix.lower() == SUFFIX


def known(app: App) -> dict[str, issuers.Issuer]:
    """Whom one trusts for packages."""
    return seal.known_to(app.folder / FOLDER / issuers.FOLDER, app.cards)


def receive(app: App, file: Path, settled: Callable[[], None] = lambda: None) -> None:
    """Read a package, say who signed it and what it changes, and install it if the person says so. `settled` is
    called at the end, whatever it was."""
    if app.is_presenting:
        app.session.say(_tr("Un paquet s’installe une fois la présentation terminée."))
        settled()
        return
    held = ExitStack()

    def work(progress: Callable[[int, int], None], stop: Event) -> Staged:
        return held.enter_context(staged(file, known(app), progress, stop.is_set))

    def done(one: Staged) -> None:
        answer = _ask(app, one.examined)
        if answer is None:
            held.close()
            settled()
        else:
            _install(app, one, held, settled, trusted=answer)

    job = run(app.theme, app.window, _tr("Lecture du paquet"), work, done)
    job.failed.connect(lambda _: settled())
    job.cancelled.connect(settled)


def build_asking(app: App, course: OwnCourse) -> None:
    """Ask where, then write the package of a course of one's own, under one's own mark (made at the first time)."""
    start = Path.home() / f"{course.id} {course.version}{SUFFIX}"
    kinds = f"{_tr('Paquet d’Atelier')} (*{SUFFIX})"
    chosen, _ = QFileDialog.getSaveFileName(app.window, _tr("Faire un paquet"), str(start), kinds)
    if not chosen:
        return
    path = Path(chosen if chosen.endswith(SUFFIX) else chosen + SUFFIX)
    name = app.session.name or app.distributor.name or _tr("Formation")

    def work(_progress: Callable[[int, int], None], _stop: Event) -> None:
        build([course.folder], path, issuers.make(app.folder / FOLDER / issuers.FOLDER, name))

    def done(_: Any) -> None:
        app.session.say(
            _tr("Le paquet de « {title} » est dans « {file} ».").format(title=course.title, file=path.name)
        )

    run(app.theme, app.window, _tr("Faire un paquet"), work, done, stoppable=False)


def _install(app: App, one: Staged, held: ExitStack, settled: Callable[[], None], *, trusted: bool) -> None:
    issuer = one.examined.signer.issuer

    def work(_progress: Callable[[int, int], None], _stop: Event) -> None:
        with held:
            if trusted and issuer:
                seal.trust(issuer)
            one.install()
        _compile(app.session.preferences)

    def done(_: Any) -> None:
        app.look_again()
        app.show_again()
        courses = one.examined.courses
        words = _tr("« {title} » est installé, version {version}.")
        if len(courses) > 1:
            words = _tr("{n} cours sont installés.")
        app.session.say(words.format(title=courses[0].title, version=courses[0].version, n=len(courses)))
        settled()

    job = run(app.theme, app.window, _tr("Installation"), work, done, stoppable=False)
    job.failed.connect(lambda _: settled())


def _compile(kept: Preferences) -> None:
    """Read the courses again, away from the window, which then finds them in the cache."""
    shelves.library(kept, as_shown=True).courses()


# --------------------------------------------------------------------------- what is asked


def _ask(app: App, found: Examined) -> bool | None:
    """Ask; None: nothing changes; else whether the signer is to be trusted from now on."""
    several = len(found.courses) > 1
    first = found.courses[0]
    titles = {
        Order.NEW: _tr("Installer ce cours?"),
        Order.NEWER: _tr("Mettre ce cours à jour?"),
        Order.SAME: _tr("Installer ce cours de nouveau?"),
        Order.OLDER: _tr("Revenir à une version plus ancienne?"),
    }
    dialog = Dialog(app.theme, _tr("Installer ces cours?") if several else titles[first.order], app.window)
    facts = [(_tr("Fichier"), found.file.name), (_tr("Signé par"), _signer(found.signer))]
    if found.signer.standing is Standing.UNKNOWN:
        facts.append((_tr("Marque"), found.signer.mark))
    facts += [(one.title, _version(one)) for one in found.courses]
    dialog.add_facts(tuple(facts))
    trust = _warn(dialog, found.signer)
    if any(one.order is Order.OLDER for one in found.courses):
        dialog.add_text(_tr("Cette version est plus ancienne que celle que vous avez."), "strong")
    for one in found.courses:
        _add_changes(dialog, one, named=several)
    words = _tr(
        "Rien de votre travail n’est perdu : coches, réponses et notes restent, et vous pourrez revenir à la version d’avant dans Préférences."
    )
    dialog.add_text(words, "small", "ink2")
    sure = found.signer.standing is Standing.KNOWN and all(
        one.order is not Order.OLDER for one in found.courses
    )
    dialog.add_buttons(
        ("no", _tr("Ne rien changer")), ("yes", _tr("Installer")), safe="no", filled="yes" if sure else "no"
    )
    if dialog.ask() != "yes":
        return None
    return trust is not None and trust.isChecked()


def _signer(signer: Signer) -> str:
    if signer.standing is Standing.NOBODY:
        return _tr("personne")
    if signer.standing is Standing.UNKNOWN:
        return _tr("« {name} », que vous ne connaissez pas").format(name=signer.name)
    return signer.name


def _warn(dialog: Dialog, signer: Signer) -> OptionCheck | None:
    """What must be known of who signed; the box by which one trusts a stranger."""
    if signer.standing is Standing.KNOWN:
        return None
    if signer.standing is Standing.NOBODY:
        words = _tr(
            "Personne n’a signé ce paquet : rien ne dit d’où il vient, ni si quelqu’un l’a modifié. Installez-le seulement si vous le tenez d’une personne sûre."
        )
        dialog.add_text(words, "strong")
        return None
    words = _tr(
        "N’importe qui peut écrire ce nom. Avant d’installer, demandez à cette personne sa marque, par téléphone par exemple : ce doit être celle qui est ici."
    )
    dialog.add_text(words)
    trust = OptionCheck(dialog.theme, _tr("Faire confiance à partir de maintenant"))
    dialog.body.addWidget(trust)
    return trust


def _version(one: Changes) -> str:
    if one.order is Order.NEW:
        return _tr("version {version} (nouveau)").format(version=one.version)
    if one.version == one.before:
        return _tr("version {version} (le même numéro que la vôtre)").format(version=one.version)
    return _tr("version {version} (vous avez la {before})").format(version=one.version, before=one.before)


def _add_changes(dialog: Dialog, one: Changes, *, named: bool) -> None:
    block = QVBoxLayout()
    block.setSpacing(dialog.theme.gap(4))
    sentence = counted(one)
    block.addWidget(Label(f"{one.title}\u00a0: {sentence}" if named else sentence, "list"))
    for label, titles in (
        (_tr("Nouvelles"), one.new),
        (_tr("Modifiées"), one.changed),
        (_tr("Retirées"), one.withdrawn),
        (_tr("Activités retirées"), one.activities),
    ):
        if titles:
            block.addWidget(Label(f"{label}\u00a0: {_some(titles)}.", "small", "ink2"))
    dialog.body.addLayout(block)


def _some(titles: tuple[str, ...]) -> str:
    words = "; ".join(title.rstrip(".") for title in titles[:NAMED])
    more = len(titles) - NAMED
    return words if more <= 0 else words + _tr("; et {n} de plus").format(n=more)


def counted(one: Changes) -> str:
    """« 2 leçons nouvelles, 3 modifiées, 1 retirée. »"""
    found: list[str] = []
    for count, whole, short in (
        (len(one.new), (_tr("1 leçon nouvelle"), _tr("{n} leçons nouvelles")), ("", "")),
        (
            len(one.changed),
            (_tr("1 leçon modifiée"), _tr("{n} leçons modifiées")),
            (_tr("1 modifiée"), _tr("{n} modifiées")),
        ),
        (
            len(one.withdrawn),
            (_tr("1 leçon retirée"), _tr("{n} leçons retirées")),
            (_tr("1 retirée"), _tr("{n} retirées")),
        ),
    ):
        if count:
            single, many = short if found else whole
            found.append((single if count == 1 else many).format(n=count))
    if one.activities:
        n = len(one.activities)
        found.append(_tr("1 activité retirée") if n == 1 else _tr("{n} activités retirées").format(n=n))
    if one.others:
        n = one.others
        found.append(_tr("1 image modifiée") if n == 1 else _tr("{n} images modifiées").format(n=n))
    return ", ".join(found) + "." if found else _tr("Les leçons sont les mêmes.")


# --------------------------------------------------------------------------- from Préférences


class Courses:
    """What the page of preferences asks about courses that were installed."""

    def __init__(self, app: App) -> None:
        self._app = app

    @property
    def source(self) -> str:
        """Where updates are looked for; none: it must be asked."""
        from atelier.app import updating

        return updating.source(self._app)

    def installed(self) -> tuple[Installed, ...]:
        """The courses for which a version was installed."""
        if not places.packaged().is_dir():
            return ()
        return tuple(
            Installed(
                one.id,
                one.title,
                one.version,
                one.name,
                one.back,
                one.shipped,
                one.back_shipped,
                one.can_go_back,
            )
            for one in installing.installed()
        )

    def go_back(self, course: str, done: Callable[[], None]) -> None:
        """Show the version before, at once."""
        app = self._app

        def work(_progress: Callable[[int, int], None], _stop: Event) -> Any:
            found = installing.revert(course)
            _compile(app.session.preferences)
            return found

        def finished(found: Any) -> None:
            app.look_again()
            app.show_again()
            words = _tr("« {title} » n’est plus montré; votre travail y est gardé.")
            if found and found.version:
                words = _tr("« {title} » est revenu à la version {version}.")
            title, version = (found.title, found.version) if found else (course, "")
            app.session.say(words.format(title=title, version=version))
            done()

        run(app.theme, app.window, _tr("Retour à la version d’avant"), work, finished, stoppable=False)

    def look(self) -> None:
        """Look for updates."""
        from atelier.app import updating

        updating.look(self._app)

    def look_in_folder(self) -> None:
        """Look for updates in a folder that is asked for."""
        from atelier.app import updating

        updating.look_in_folder(self._app)
