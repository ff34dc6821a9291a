"""Dialogs, menus and words that stand over a screen, by name: for pictures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from atelier.desktop import routes
from atelier.errors import AtelierError
from atelier.journal.events import Verb

if TYPE_CHECKING:
    from atelier.app import App


def _over(app: App, route: routes.Route, act: Callable[[], object]) -> None:
    """Go somewhere, then open a dialog and leave it open."""
    from atelier.desktop.widgets.dialog import Dialog

    app.show(route)
    Dialog.waits = False
    try:
        act()
    finally:
        Dialog.waits = True


def _import(app: App) -> None:
    from atelier.app import data

    file = app.folder / "Atelier Manon Gervais.atelier-donnees"
    data.export_now(app, file)
    _over(app, routes.PreferencesPage(), lambda: data.receive(app, file))


def _restore(app: App) -> None:
    from atelier.desktop.screens.preferences.ports import Copy

    app.show(routes.PreferencesPage())
    made = datetime.now().astimezone() - timedelta(hours=1)
    _over(
        app, routes.PreferencesPage(), lambda: app.window.screen_shown.ask_restore(Copy(made, 240_000, None))
    )


def _error(app: App, *, safe: bool) -> None:
    from atelier import places
    from atelier.desktop.shell.errors import tell_unforeseen

    _over(app, routes.Home(), lambda: tell_unforeseen(app.theme, places.log_file(), app.window, safe=safe))


def _failed(app: App) -> None:
    from atelier.desktop.jobs.dialog import tell

    error = AtelierError("container.damaged", file="Atelier 2026-10-21.atelier-donnees")
    _over(app, routes.PreferencesPage(), lambda: tell(app.theme, app.window, error))


def _job(app: App) -> None:
    from atelier.cli.screens import settle
    from atelier.desktop.jobs.dialog import run

    def work(progress: Callable[[int, int], None], stop: Event) -> None:
        progress(40, 100)
        stop.wait(3)

    app.show(routes.PreferencesPage())
    run(app.theme, app.window, "Exportation de vos données", work, lambda _: None)
    settle(app.qt, 0.6)


def _repaired(app: App, *, lost: bool = False) -> None:
    from msgspec.structs import replace

    from atelier.app import people
    from atelier.journal.report import Repair

    backup = (datetime.now(UTC) - timedelta(hours=2)).isoformat()
    aside = str(Path("journal.sqlite.abime-2026-10-21"))
    repair = Repair(
        aside, "" if lost else backup, 0 if lost else 204, 0 if lost else 31, 0 if lost else 235, 2
    )
    app.journal.report = replace(app.journal.report, repaired=repair)
    _over(app, routes.Home(), lambda: people.tell_report(app))


def _leaving(app: App) -> None:
    from atelier.desktop.shell.leaving import leave

    address = (
        "https://www.quebec.ca/entreprises-et-travailleurs-autonomes/protection-des-renseignements-personnels"
    )
    _over(app, routes.Home(), lambda: leave(app.theme, app.window, address))


def _folder(app: App) -> None:
    from atelier import places
    from atelier.app import moving

    target = Path("/media/manon/Sauvegarde du bureau/Atelier")
    _over(app, routes.PreferencesPage(), lambda: moving._agreed(app, places.home(), target, taken=False))


def _row(app: App) -> tuple[str, str]:
    row = next(row for row in app.session.rows() if row.text)
    return row.key, row.text


def _date(app: App) -> None:
    from atelier.desktop.widgets.item_menu import choose_date

    key, words = _row(app)
    _over(app, routes.Lists(), lambda: choose_date(app.session, app.window, key, words))


def _remark(app: App) -> None:
    from atelier.desktop.widgets.item_menu import write_remark

    key, words = _row(app)
    _over(app, routes.Lists(), lambda: write_remark(app.session, app.window, key, words))


def _item_menu(app: App) -> None:
    app.show(routes.Lists())
    key, words = _row(app)
    app.session.item_menu(app.window, app.window.rect().center() / 2, key, words, "")


def _print(app: App) -> None:
    course = app.session.courses[0]
    _over(app, routes.Workshop(course.id), lambda: app.print_content(course.id))


def two_versions(app: App) -> str:
    """Write a reflection on another computer too, without having seen this one's; its key."""
    from atelier.journal.exchange import export_file
    from atelier.journal.journal import Journal
    from atelier.journal.merging import import_file

    course, activity = next(
        (course, activity)
        for course in app.session.courses
        for lesson in course.lessons
        for activity in lesson.activities
        if activity.kind == "reflection"
    )
    key = f"{course.id}/{activity.id}"
    elsewhere = app.folder.parent.parent / "elsewhere"
    there = Journal.open(elsewhere)
    there.record(key, Verb.WROTE, "Léa répond la semaine, Karim la fin de semaine. On se relaie à midi.")
    there.close()
    file = elsewhere / "there.atelier-donnees"
    export_file(elsewhere, file)
    app.session.write(key, "Léa répond la semaine; la fin de semaine, je m’en occupe.", activity.fingerprint)
    app.journal.flush(10)
    import_file(app.folder, file, as_mine=True)
    app.reopen_journal()
    return key


def _versions(app: App) -> None:
    from atelier.desktop.shell.versions import choose_all

    two_versions(app)
    _over(app, routes.PreferencesPage(), lambda: choose_all(app.session, app.window))


def _erase(app: App) -> None:
    app.show(routes.PreferencesPage())
    _over(app, routes.PreferencesPage(), app.window.screen_shown.ask_erase)


def _class_add(app: App) -> None:
    """People typed, with lines that are left out."""
    from atelier.cli.screens import SCREENS, settle
    from atelier.desktop.screens.room.adding import AddDialog
    from atelier.desktop.widgets.dialog import Dialog

    SCREENS["class"](app)
    Dialog.waits = False
    try:
        app.window.screen_shown.acts.add_people()
    finally:
        Dialog.waits = True
    dialog = app.window.findChildren(AddDialog)[-1]
    dialog.read_text(
        "Éloïse Beaudry-Lamontagne, Ferme des Érables, eloise@exemple.ca\nKarim Benali, Garage du Pont\n"
        "Jean-Noël Roy; Boulangerie du Quai\nsans courriel, , ceci@n’en est pas un\nMaïka Dubé"
    )
    settle(app.qt, 0.3)


def _mine_new(app: App) -> None:
    """A version of a workshop about to be made."""
    from atelier.cli.screens import SCREENS, settle
    from atelier.desktop.screens.mine.new import NewDialog
    from atelier.desktop.widgets.dialog import Dialog

    SCREENS["mine-empty"](app)
    Dialog.waits = False
    try:
        app.window.screen_shown.ask_new()
    finally:
        Dialog.waits = True
    dialog = app.window.findChildren(NewDialog)[-1]
    dialog.source.setCurrentIndex(3)
    dialog.source.activated.emit(3)
    settle(app.qt, 0.3)


def _class_erase(app: App) -> None:
    from atelier.cli.screens import SCREENS
    from atelier.desktop.widgets.dialog import Dialog

    SCREENS["class"](app)
    Dialog.waits = False
    try:
        app.window.screen_shown.acts.erase("class")
    finally:
        Dialog.waits = True


def _term(app: App) -> None:
    app.show(routes.Home())
    term = max(app.session.terms(), key=lambda one: bool(one.english))
    app.show_term(term.id, app.window.mapToGlobal(app.window.rect().center() / 2))


def _toast(app: App) -> None:
    app.show(routes.Lists())
    key, words = _row(app)
    app.session.tick(key, "done", words, "")


def _toast_failed(app: App) -> None:
    app.show(routes.Lists())
    app.session.failed.emit(AtelierError("journal.disk_full"), 3)


def _package(app: App, standing: str) -> None:
    """A newer version of workshop 3, signed by somebody known, by a stranger or by nobody."""
    from atelier.app import packages
    from atelier.packages.changes import Changes, Order
    from atelier.packages.form import Scope
    from atelier.packages.installing import Examined
    from atelier.packages.seal import Signer, Standing

    course = next(course for course in app.session.courses if course.workshop == 3)
    titles = [lesson.title for lesson in course.lessons]
    older = standing == "older"
    change = Changes(
        course.id, course.title, "0.9.0" if older else "1.1.0", course.version, Order.OLDER if older else Order.NEWER,
        ("Répondre à un journaliste", "Après la crise"), tuple(titles[2:6]), (titles[-1],),
    )  # fmt: skip
    name = "Chambre de commerce de Val-des-Érables"
    signer = Signer(
        {"stranger": Standing.UNKNOWN, "nobody": Standing.NOBODY}.get(standing, Standing.KNOWN),
        name,
        "5e0f1a2b3c4d5e6f708192a3b4c5d6e7",
    )
    file = Path(f"{course.id}-{change.version}.atelier")
    found = Examined(file, Scope((), "0.1.0"), signer, (change,))
    _over(app, routes.Home(), lambda: packages._ask(app, found))


def _update(app: App) -> None:
    from atelier.app import updating
    from atelier.updates.listing import Offer
    from atelier.updates.looking import Newer

    found = tuple(
        Newer(
            Offer(f"{one.id}.atelier", "course", one.id, "1.1.0", 640_000, "0" * 64, one.title), one.version
        )
        for one in app.session.courses[1:3]
    )
    _over(app, routes.PreferencesPage(), lambda: updating.offer(app, "", found))


def _go_back(app: App) -> None:
    from atelier.app.packages import Courses
    from atelier.cli.screens import SCREENS
    from atelier.desktop.widgets.dialog import Dialog

    SCREENS["preferences-courses"](app)
    Dialog.waits = False
    try:
        app.window.screen_shown.courses.ask_back(Courses(app).installed()[0])
    finally:
        Dialog.waits = True


OVERLAYS: dict[str, Callable[[App], None]] = {
    "class-add": _class_add,
    "class-erase": _class_erase,
    "dialog-date": _date,
    "dialog-erase": _erase,
    "dialog-error": lambda app: _error(app, safe=True),
    "dialog-error-unsaved": lambda app: _error(app, safe=False),
    "dialog-failed": _failed,
    "dialog-folder": _folder,
    "dialog-import": _import,
    "dialog-job": _job,
    "dialog-leaving": _leaving,
    "dialog-mine": _mine_new,
    "dialog-lost": lambda app: _repaired(app, lost=True),
    "dialog-note": _remark,
    "dialog-go-back": _go_back,
    "dialog-package": lambda app: _package(app, "known"),
    "dialog-package-older": lambda app: _package(app, "older"),
    "dialog-package-stranger": lambda app: _package(app, "stranger"),
    "dialog-package-unsigned": lambda app: _package(app, "nobody"),
    "dialog-print": _print,
    "dialog-repaired": _repaired,
    "dialog-restore": _restore,
    "dialog-update": _update,
    "dialog-versions": _versions,
    "menu-item": _item_menu,
    "popup-term": _term,
    "toast": _toast,
    "toast-unsaved": _toast_failed,
}
"""What may stand over a screen."""
