"""A package from the windows: said, decided, installed, shown; what one did stays; the way back; updates."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget

from atelier import places
from atelier.app import App, begin, receiving, updating
from atelier.content.model import Course
from atelier.desktop import routes
from atelier.desktop.screens.welcome.screen import WelcomeScreen
from atelier.desktop.widgets.dialog import Dialog
from atelier.edition.model import Edition, Placed
from atelier.packages.building import build
from atelier.packages.installing import installed
from atelier.packages.offering import write_listing
from atelier.signing import issuers
from tests.desktop.helpers import button, shown, third
from tests.desktop.test_app import until
from tests.packages import making

COURSE = "relations-publiques"


_FOLDER = TemporaryDirectory(prefix="atelier-tests-")
"""What is packed once serves every test of this process."""


@cache
def signer() -> issuers.Own:
    return making.own(Path(_FOLDER.name) / "keys")


@cache
def newer(version: str, *, signed: bool = False, without: str = "", word: str = "") -> Path:
    """Workshop 3 in another version: a lesson withdrawn (`without`, its file), the words of every list changed."""
    file = Path(_FOLDER.name) / f"{version}-{signed}-{without}-{word}.atelier"
    forge = making.Forge.of(_whole(), signer() if signed else None)
    forge.text(f"{COURSE}/course.yaml", "version: 1.0.0", f"version: {version}")
    forge.scope["courses"][0]["version"] = version
    for name, data in tuple(forge.files.items()):
        if word and name.startswith(COURSE) and name.endswith(".md"):
            forge.files[name] = data.replace(b"- [ ] ", f"- [ ] {word} : ".encode())
    if without:
        forge.text(f"{COURSE}/course.yaml", without, "")
        forge.text(f"{COURSE}/course.yaml", "[, ", "[") if b"[, " in forge.files[
            f"{COURSE}/course.yaml"
        ] else None
        forge.files[f"{COURSE}/course.yaml"] = (
            forge.files[f"{COURSE}/course.yaml"].replace(b", , ", b", ").replace(b", ]", b"]")
        )
        del forge.files[f"{COURSE}/{without}.md"]
    return forge.write(file)


@cache
def _whole() -> Path:
    file = Path(_FOLDER.name) / "whole.atelier"
    build([places.courses() / COURSE], file, None)
    return file


def answering(
    app: App, words: str, seen: list[str], before: Callable[[Dialog], None] = lambda _: None
) -> None:
    """Answer the next question that stands open with buttons; what it said goes to `seen`."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        found = [one for one in shown(QAbstractButton, dialog) if one.text() == words] if dialog else []
        if not found:
            QTimer.singleShot(50, look)
            return
        assert isinstance(dialog, Dialog)
        try:
            seen.append("\n".join(one.text() for one in shown(QLabel, dialog)))
            before(dialog)
        finally:
            found[0].click()

    QTimer.singleShot(50, look)


def take(
    app: App, file: Path, words: str = "Installer", before: Callable[[Dialog], None] = lambda _: None
) -> str:
    """Drop a file on the window, answer; what was asked."""
    seen: list[str] = []
    answering(app, words, seen, before)
    receiving.receive_all(app, [file])
    until(lambda: seen)
    return seen[0]


def version(app: App) -> str:
    return third(app).version


def settled(app: App, number: str) -> None:
    """The version is shown, and the word at the bottom has said so."""
    until(lambda: version(app) == number and number in said(app) and not shown(Dialog, app.window))


def said(app: App) -> str:
    return str(app.window._toast._label.text())


def words_of(widget: QWidget) -> list[str]:
    return [one.text() for one in shown(QLabel, widget)]


def lists_of(course: Course) -> tuple[str, str, str]:
    """A lesson, its list and the first item of it."""
    for lesson in course.lessons:
        for activity in lesson.activities:
            if activity.items:
                return lesson.id, activity.id, activity.items[0].id
    raise LookupError


def test_it_says_who_signed_and_what_changes_then_shows_the_new_version(app: App, tmp_path: Path) -> None:
    file = newer("1.1.0", signed=True, word="Bientôt")
    issuers.keep(places.home(), signer().issuer)
    app.show(routes.Workshop(COURSE))
    asked = take(app, file)
    settled(app, "1.1.0")
    assert "Chambre de commerce de Val-des-Érables" in asked and "que vous ne connaissez pas" not in asked
    assert "version 1.1.0 (vous avez la 1.0.0)" in asked and "leçons modifiées." in asked
    assert "Rien de votre travail n’est perdu" in asked
    assert "est installé, version 1.1.0" in said(app)
    assert any(
        activity.items and activity.items[0].text.startswith("Bientôt")
        for lesson in third(app).lessons
        for activity in lesson.activities
    )
    assert app.navigator.here == routes.Workshop(COURSE) and app.window.screen_shown.isVisible()


def test_nothing_changes_when_one_says_no(app: App, tmp_path: Path) -> None:
    file = newer("1.1.0")
    app.show(routes.Home())
    asked = take(app, file, "Ne rien changer")
    until(lambda: not shown(Dialog, app.window))
    assert "Personne n’a signé ce paquet" in asked
    assert version(app) == "1.0.0" and not places.packaged().exists()


@pytest.mark.parametrize("trusted", [True, False])
def test_a_stranger_is_trusted_from_then_on_only_if_one_says_so(
    app: App, tmp_path: Path, trusted: bool
) -> None:
    app.show(routes.Home())

    seen: list[bool] = []

    def tick(dialog: Dialog) -> None:
        box = button("Faire confiance à partir de maintenant", dialog)
        seen.append(not box.isChecked() and dialog.focusWidget() is button("Ne rien changer", dialog))
        box.setChecked(trusted)

    asked = take(app, newer("1.1.0", signed=True), before=tick)
    settled(app, "1.1.0")
    assert seen == [True]
    assert "que vous ne connaissez pas" in asked and signer().issuer.id[:4] in asked
    assert (places.home() / "issuers" / f"{signer().issuer.id}.txt").exists() is trusted
    assert installed()[0].name == signer().issuer.name


def test_an_altered_package_is_refused_with_a_sentence(app: App, tmp_path: Path) -> None:
    forge = making.Forge.of(newer("1.1.0"), signer())
    forge.said = lambda said: said.replace(b"1.1.0", b"1.1.1", 1)
    app.show(routes.Home())
    asked = take(app, forge.write(tmp_path / "altered.atelier"), "D’accord")
    assert "a été modifié après avoir été signé" in asked
    assert version(app) == "1.0.0" and not places.packaged().exists()


def test_what_one_did_survives_an_update_a_withdrawal_and_the_way_back(app: App, tmp_path: Path) -> None:
    course = third(app)
    lesson, list_, item = lists_of(course)
    key = f"{course.id}/{list_}/{item}"
    fingerprint = app.session.fingerprint_of(key)
    app.session.tick(key, "done", "Une tâche", fingerprint)
    asked = next(
        (one, activity)
        for one in course.lessons
        for activity in one.activities
        if activity.kind == "question" and one.id != lesson
    )
    question = f"{course.id}/{asked[1].id}"
    app.session.answer(question, ["a"], asked[1].fingerprint)
    app.session.add_note(f"{course.id}/lesson/{asked[0].id}", text="À moi")
    app.show(routes.Lesson(course.id, lesson))

    take(app, newer("1.1.0", word="Bientôt"))
    settled(app, "1.1.0")
    after = app.session.fingerprint_of(key)
    assert after != fingerprint
    view = app.session.tick_of(key, after)
    assert view.state == "done" and view.words.endswith("modifié depuis")

    gone = asked[0]
    take(app, newer("1.2.0", without=Path(gone.file).stem))
    settled(app, "1.2.0")
    assert gone.id not in [one.id for one in third(app).lessons]
    assert app.session.current_answer(question) is not None
    assert [note.text for note in app.session.notes_of(f"{course.id}/lesson/{gone.id}")] == ["À moi"]
    for route in (
        routes.Lesson(course.id, gone.id),
        routes.Lists(),
        routes.Review(),
        routes.Home(),
        routes.Glossary(),
    ):
        app.navigator.go(route)
    app.navigator.go(routes.Lesson(course.id, gone.id))
    assert app.navigator.here == routes.Workshop(course.id)

    take(app, newer("1.3.0"))
    settled(app, "1.3.0")
    assert app.session.current_answer(question).choice == ["a"]
    assert app.session.tick_of(key, app.session.fingerprint_of(key)).words.endswith("modifié depuis") is False
    app.journal.flush(5)
    assert {event.key for event in app.journal.events} >= {key, question}


def test_the_way_back_from_preferences(app: App, tmp_path: Path) -> None:
    app.show(routes.PreferencesPage())
    assert "aucun autre n’a été installé" in "\n".join(one.text() for one in shown(QLabel, app.window))
    take(app, newer("1.1.0"))
    settled(app, "1.1.0")
    section = app.window.screen_shown.courses
    until(lambda: "Version 1.1.0. Personne ne l’a signée." in words_of(section))
    seen: list[str] = []
    answering(app, "Revenir à la version d’avant", seen)
    button("Revenir à la version d’avant", section).click()
    settled(app, "1.0.0")
    assert "1.0.0, celle qui vient avec Atelier" in seen[0] and "Vos coches" in seen[0]
    section = app.window.screen_shown.courses
    until(lambda: "Version 1.0.0, celle qui vient avec Atelier." in words_of(section))


def test_a_course_of_somebody_else_comes_and_is_put_away(app: App, tmp_path: Path) -> None:
    app.show(routes.Home())
    take(app, making.package(tmp_path))
    until(lambda: "est installé" in said(app) and not shown(Dialog, app.window))
    app.navigator.go(routes.Home())
    until(
        lambda: any(
            "Un atelier d’essai" in one.accessibleName() for one in shown(QAbstractButton, app.window)
        )
    )
    app.navigator.go(routes.Lesson("essai", "trier-un-avis"))
    assert app.window.windowTitle().startswith("Un avis")
    app.navigator.go(routes.PreferencesPage())
    until(lambda: "Version 1.0.0. Personne ne l’a signée." in words_of(app.window.screen_shown.courses))
    answering(app, "Ranger ce cours", [])
    button("Ranger ce cours", app.window.screen_shown.courses).click()
    until(lambda: "n’est plus montré" in said(app) and not shown(Dialog, app.window))
    app.navigator.go(routes.Lesson("essai", "trier-un-avis"))
    assert app.navigator.here == routes.Workshops()
    app.navigator.back()


def test_files_dropped_together_are_asked_about_one_after_the_other(app: App) -> None:
    app.show(routes.Home())
    seen: list[str] = []
    answering(app, "Installer", seen)
    receiving.receive_all(app, [newer("1.1.0"), newer("1.2.0"), newer("1.3.0")])
    until(lambda: len(seen) == 1)
    answering(app, "Ne rien changer", seen)
    until(lambda: len(seen) == 2)
    assert "vous avez la 1.1.0" in seen[1]
    answering(app, "Ne rien changer", seen)
    until(lambda: len(seen) == 3 and not shown(Dialog, app.window))
    assert version(app) == "1.1.0"


def test_a_package_opened_at_the_very_first_start_leaves_the_welcome_there(
    open_app: Callable[..., App],
) -> None:
    app = open_app(welcomed=False)
    begin(app)
    take(app, newer("1.1.0"))
    settled(app, "1.1.0")
    assert shown(WelcomeScreen, app.window)
    button("Commencer", app.window).click()
    until(lambda: "Bonjour" in words_of(app.window))


def test_a_second_start_shows_what_was_installed(open_app: Callable[..., App], tmp_path: Path) -> None:
    app = open_app()
    app.show(routes.Home())
    take(app, newer("1.1.0"))
    settled(app, "1.1.0")
    app.close()
    assert version(open_app()) == "1.1.0"


# --------------------------------------------------------------------------- updates


def offering(tmp_path: Path, number: str = "1.1.0") -> Path:
    folder = tmp_path / "cle"
    folder.mkdir(exist_ok=True)
    shutil.copy(newer(number), folder / f"{COURSE}-{number}.atelier")
    write_listing(folder)
    return folder


def test_an_update_in_a_folder_is_found_shown_and_installed(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = offering(tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    app.show(routes.PreferencesPage())
    seen: list[str] = []
    answering(app, "Voir ce qui change", seen)
    answering(app, "Installer", seen)
    button("Chercher une mise à jour", app.window.screen_shown.courses).click()
    settled(app, "1.1.0")
    assert "version 1.1.0 (vous avez la 1.0.0)" in seen[0] and "Personne n’a signé" in seen[1]
    assert app.session.preferences.updates_from == str(folder)
    updating.look(app)
    until(lambda: "déjà tout" in said(app))


def test_later_is_remembered_for_that_version_and_once_a_day_is_enough(app: App, tmp_path: Path) -> None:
    folder = offering(tmp_path)
    app.show(routes.Home())
    updating.look_quietly(app)  # not allowed
    app.session.keep(updates=True)
    updating.look_quietly(app)  # nowhere to look
    assert app.session.preferences.updates_day == ""
    app.session.keep(updates_from=str(folder))
    seen: list[str] = []
    answering(app, "Plus tard", seen)
    updating.look_quietly(app)
    until(lambda: seen and not shown(Dialog, app.window))
    assert app.session.preferences.updates_later == {f"course/{COURSE}": "1.1.0"}
    assert app.session.preferences.updates_day == app.session.today().isoformat()

    app.session.keep(updates_day="2000-01-01")
    updating.look_quietly(app)
    until(
        lambda: (
            app.session.preferences.updates_day != "2000-01-01" and not app.window.findChildren(type(None))
        )
    )
    QApplication.processEvents()
    app.session.keep(updates_day="2000-01-01")
    offering(tmp_path, "1.2.0")
    answering(app, "Plus tard", seen)
    updating.look_quietly(app)
    until(lambda: len(seen) == 2)
    assert "1.2.0" in seen[1]


def test_a_stick_that_is_not_there_is_a_quiet_word(app: App, tmp_path: Path) -> None:
    app.session.keep(updates_from=str(tmp_path / "absent"))
    app.show(routes.Home())
    updating.look(app)
    until(lambda: "n’est pas là" in said(app))
    assert not shown(Dialog, app.window)


def lists(app: App, address: str) -> None:
    """An edition that names the address of a listing."""
    edition = Edition(1, "essai", "Essai", date(2026, 1, 2), updates=address)
    app.distributor.show(Placed(edition, places.home(), places.home()))


def test_offline_is_a_quiet_word(app: App, loopback: None) -> None:
    lists(app, "https://127.0.0.1:9/mises-a-jour.toml")
    app.show(routes.Home())
    updating.look(app)
    until(lambda: "pas de connexion" in said(app))
    assert not shown(Dialog, app.window)


def test_nothing_is_asked_of_anybody_unless_it_is_allowed(
    open_app: Callable[..., App], tmp_path: Path
) -> None:
    """An address is named, and a look would open a socket, which the tests refuse: none is opened."""
    app = open_app()
    lists(app, "https://exemple.org/mises-a-jour.toml")
    app.show(routes.Home())
    updating.look_quietly(app)
    for route in (routes.PreferencesPage(), routes.Help(), routes.Workshops(), routes.Workshop(COURSE)):
        app.navigator.go(route)
    take(app, newer("1.1.0"))
    settled(app, "1.1.0")
