"""The app in the colours of who hands it out, and « Préparer une édition »."""

from __future__ import annotations

import logging
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QWidget

from atelier import places
from atelier.app import App, editions, receiving
from atelier.cli.screens import settle
from atelier.desktop import routes
from atelier.desktop.drafting import Drafting
from atelier.desktop.screens.edition.finish import Finish
from atelier.desktop.screens.edition.identity import Identity
from atelier.desktop.screens.edition.screen import PrepareScreen
from atelier.desktop.screens.edition.sessions import Sessions
from atelier.desktop.screens.handing.screen import HandInScreen
from atelier.desktop.theme.tokens import Scheme, colours
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.field import Field
from atelier.desktop.widgets.label import Label
from atelier.edition import placing, reading
from atelier.edition.colour import ratio
from atelier.logs import log_to
from tests.desktop.helpers import button as found
from tests.desktop.helpers import shown
from tests.desktop.test_app import until
from tests.edition.making import LOGO, TEXT, folder_of

SOON = date.today() + timedelta(days=3)
TEXT_NOW = TEXT.replace("2026-12-02", SOON.isoformat()).replace("2026-11-20", "2026-01-20")
SHOWN = '\n[shown]\ncodes = ["home", "hand-in"]\nlinks = ["home"]\n'


def words(inside: QWidget) -> str:
    """All the words that are seen, once what was just built has its place."""
    QApplication.processEvents()
    found = [one.text() for one in shown(Label, inside)]
    found += [one.text() or one.accessibleName() for one in shown(Button, inside)]
    found = [one.replace("\u200b", "") for one in found]
    return "\n".join(found)


@pytest.fixture
def worn(open_app: Callable[..., App], tmp_path: Path) -> App:
    """An app in the colours of an edition that says where codes and links may be seen."""
    placing.take(folder_of(tmp_path / "vde", TEXT_NOW + SHOWN), places.home(), date.today())
    return open_app()


def answering(monkeypatch: pytest.MonkeyPatch, key: str) -> list[str]:
    """Answer every dialog; the titles of those that asked."""
    asked: list[str] = []

    def ask(dialog: Dialog) -> str:
        asked.append(
            dialog.windowTitle() + "\n" + "\n".join(one.text() for one in dialog.findChildren(Label))
        )
        return key

    monkeypatch.setattr(Dialog, "ask", ask)
    return asked


# --------------------------------------------------------------------------- worn


def test_the_app_wears_the_edition(worn: App) -> None:
    worn.show(routes.Home())
    offered = worn.window.navigation.offered
    assert offered.isVisible() and offered.text() == "Chambre de commerce de Val-des-Érables"
    assert worn.theme.name("btn") == "#0C504D"
    seen = words(worn.window.screen_shown)
    for said in (
        "Quatre ateliers offerts à nos membres.",
        "Prochaine classe",
        "18\u00a0h\u00a030 à 20\u00a0h\u00a045",
        "dans 3 jours",
    ):
        assert said in seen
    assert "VDE-4471" in seen and "Ouvrir la classe en ligne" in seen
    assert [course.id for course in worn.session.courses] == ["affaires", "relations-publiques"]
    offered.click()
    page = words(worn.window.screen_shown)
    for said in (
        "ateliers@chambre-vde.example",
        "chambre-vde.example",
        "vieprivee@chambre-vde.example",
        "Denis Lachance",
    ):
        assert said in page


def test_codes_and_links_are_seen_only_where_the_edition_says(
    open_app: Callable[..., App], tmp_path: Path
) -> None:
    placing.take(folder_of(tmp_path / "vde", TEXT_NOW), places.home(), date.today())
    app = open_app()
    for route in (routes.Home(), routes.Organisation(), routes.HandIn("relations-publiques")):
        app.show(route)
        assert "4471" not in words(app.window) and "ligne" not in words(app.window.screen_shown)
    assert all("4471" not in one.text() for one in app.window.findChildren(QLineEdit))


def test_the_code_is_written_already_where_one_hands_in(worn: App) -> None:
    worn.show(routes.HandIn("relations-publiques"))
    screen = worn.window.screen_shown
    assert isinstance(screen, HandInScreen) and screen.code.text() == "VDE-4471"


def test_no_code_and_no_link_reaches_the_log(worn: App) -> None:
    log_to(places.log_file())
    try:
        raise ValueError(worn.distributor.edition, worn.distributor.coming())
    except ValueError:
        logging.getLogger("atelier").exception("unforeseen")
    logged = places.log_file().read_text(encoding="utf-8")
    assert "Meeting('relations-publiques'" in logged
    assert "4471" not in logged and "secret-7711" not in logged


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("colour", ["#0C504D", "#FFE100", "#000000", "#FFFFFF", "#C8102E", "#7F7F7F"])
def test_any_colour_holds_its_contrast_in_the_three_themes(app: App, scheme: Scheme, colour: str) -> None:
    app.theme.set(scheme=scheme.value)
    app.theme.dress(colour)
    name = app.theme.name
    for ground in ("onbtn", "bg", "surface", "sunk", "hover"):
        assert ratio(name("btn"), name(ground)) >= 7, ground
    rest = {token: value for token, value in colours(scheme).items() if token != "btn"}
    assert {token: name(token) for token in rest} == rest


def test_a_session_leaves_when_it_has_ended(worn: App) -> None:
    worn.show(routes.Home())
    assert "Prochaine classe" in words(worn.window.screen_shown)
    worn.distributor.now = lambda: datetime.now().astimezone() + timedelta(days=4)
    worn.distributor.changed.emit()
    assert "Prochaine classe" not in words(worn.window.screen_shown)


def test_a_wrong_file_is_said_with_its_line_and_the_app_opens_without(
    open_app: Callable[..., App], atelier_home: Path
) -> None:
    folder_of(places.home(), TEXT.replace('colour = "#0C504D"', 'colour = "vert"'))
    app = open_app()
    app.show(routes.Home())
    assert not app.window.navigation.offered.isVisible() and len(app.session.courses) == 4
    assert "edition.toml, ligne 6" in editions.said(app.editions)
    app.show(routes.PreferencesPage())
    assert "edition.toml, ligne 6" in words(app.window.screen_shown)


def test_a_file_that_is_dropped_is_asked_about_and_takes_its_place(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.show(routes.Home())
    before = app.window.screen_shown
    asked = answering(monkeypatch, "no")
    source = folder_of(tmp_path / "vde", TEXT_NOW)
    receiving.receive_all(app, [source])
    assert (
        len(asked) == 1
        and "Chambre de commerce de Val-des-Érables" in asked[0]
        and "Les médias sociaux" in asked[0]
    )
    assert app.distributor.edition is None
    answering(monkeypatch, "yes")
    receiving.receive_all(app, [source / "edition.toml"])
    assert app.distributor.name == "Chambre de commerce de Val-des-Érables"
    assert app.window.screen_shown is not before and "Prochaine classe" in words(app.window.screen_shown)
    # An older one of the same organisation is left; a newer one replaces it.
    asked = answering(monkeypatch, "yes")
    receiving.receive(app, folder_of(tmp_path / "old", TEXT_NOW.replace("2026-01-20", "2025-01-20")))
    assert "plus récente" in asked[0] and app.distributor.edition is not None
    assert app.distributor.edition.issued.year == 2026
    receiving.receive(
        app,
        folder_of(
            tmp_path / "new", TEXT_NOW.replace("2026-01-20", "2026-02-20").replace("#0C504D", "#7E2F20")
        ),
    )
    assert app.theme.name("btn") == "#7E2F20"


def test_what_is_no_edition_is_said_and_nothing_changes(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.show(routes.Home())
    asked = answering(monkeypatch, "ok")
    bad = tmp_path / "x.atelier-edition"
    bad.write_bytes(b"PK\x03\x04")
    receiving.receive(app, bad)
    receiving.receive(app, folder_of(tmp_path / "wrong", TEXT.replace("[contact]", "[contacts]")))
    assert "n’est pas une édition" in asked[0] and "ligne 11" in asked[1]
    assert app.distributor.edition is None and not (places.home() / placing.KEPT).exists()


def test_it_can_be_put_away_and_brought_back(worn: App, open_app: Callable[..., App]) -> None:
    worn.show(routes.PreferencesPage())
    button("Retirer", worn.window.screen_shown).click()
    assert worn.distributor.edition is None and len(worn.session.courses) == 4
    assert not worn.window.navigation.offered.isVisible()
    button("Remettre", worn.window.screen_shown).click()
    assert worn.distributor.edition is not None and len(worn.session.courses) == 2


def test_the_slides_and_the_classes_are_in_its_name(worn: App) -> None:
    from atelier.app.presenting import occasion

    shown_ = occasion(worn)
    assert shown_.organisation == "Chambre de commerce de Val-des-Érables" and Path(shown_.logo).is_file()
    worn.session.keep(trainer=True)
    worn.show(routes.ClassForm())
    assert worn.window.screen_shown.organisation.text() == "Chambre de commerce de Val-des-Érables"


# --------------------------------------------------------------------------- prepared


@pytest.fixture
def preparing(app: App, monkeypatch: pytest.MonkeyPatch) -> PrepareScreen:
    """The page, nothing painted by another process."""
    app.show(routes.PrepareEdition())
    QTest.qWaitForWindowActive(app.window)
    screen = app.window.screen_shown
    assert isinstance(screen, PrepareScreen)
    screen.preview._soon.setInterval(10_000_000)
    return screen


def button(said: str, inside: QWidget) -> QAbstractButton:
    """A button by its words, once what was just built has its place."""
    QApplication.processEvents()
    return found(said, inside)


def line(screen: PrepareScreen, name: str) -> QLineEdit:
    """A line of the step by its name."""
    QApplication.processEvents()
    return next(one for one in shown(QLineEdit, screen.step or screen) if one.accessibleName() == name)


def type_in(edit: QLineEdit, text: str) -> None:
    edit.selectAll()
    for letter in text:  # QTest.keyClicks stops the process at a letter that no key of its table has
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(edit, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def read_back(drafting: Drafting) -> reading.Reading:
    return reading.read(drafting.folder, date.today())


def test_what_is_typed_is_on_disk(preparing: PrepareScreen) -> None:
    drafting = preparing.drafting
    assert not drafting.folder.exists() and not preparing.produce.isEnabled()
    type_in(line(preparing, "Nom de votre organisation"), "MRC des Trois-Rivières")
    type_in(line(preparing, "Couleur"), "#7e2f20")
    type_in(line(preparing, "Site Web"), "mrc.example")
    until(lambda: drafting.saved_at is not None and (drafting.folder / "edition.toml").is_file())
    kept = read_back(drafting).edition
    assert kept is not None
    assert (kept.id, kept.name, kept.colour, kept.website) == (
        "mrc-des-trois-rivieres",
        "MRC des Trois-Rivières",
        "#7E2F20",
        "https://mrc.example",
    )
    assert preparing.produce.isEnabled() and "1 étape" not in preparing.steps.rows[1].accessibleDescription()
    assert "Gardé dans edition.toml" in words(preparing)


def test_what_is_wrong_is_said_at_its_field_and_at_the_end(preparing: PrepareScreen) -> None:
    type_in(line(preparing, "Nom de votre organisation"), "Cégep")
    preparing.go(1)
    type_in(line(preparing, "Courriel"), "pas-un-courriel")
    until(lambda: bool(preparing.drafting.serious))
    field = next(one for one in shown(Field, preparing) if one.control.accessibleName() == "Courriel")
    assert "n’est pas une adresse" in field.error and not preparing.produce.isEnabled()
    preparing.go(5)
    assert isinstance(preparing.step, Finish) and not preparing.step.make.isEnabled()
    button("Y aller\u00a0: «\u00a0pas-un", preparing).click()
    assert preparing.steps.rows[1].isChecked()
    type_in(line(preparing, "Courriel"), "a@cegep.example")
    until(lambda: not preparing.drafting.serious)
    assert preparing.produce.isEnabled()


def test_sessions_are_added_changed_and_removed(preparing: PrepareScreen) -> None:
    type_in(line(preparing, "Nom de votre organisation"), "Cégep")
    preparing.go(2)
    step = preparing.step
    assert isinstance(step, Sessions)
    step.more.click()
    type_in(line(preparing, "Lieu"), "Salle A")
    step.more.click()
    drafting = preparing.drafting
    until(lambda: len(drafting.edition.sessions) == 2 and drafting.saved_at is not None)
    first, second = drafting.edition.sessions
    assert (first.place, second.place) == ("Salle A", "Salle A") and second.date == first.date + timedelta(
        days=7
    )
    button("Retirer la séance 1", preparing).click()
    until(lambda: (read_back(drafting).edition or drafting.edition).sessions == (second,))


def test_the_logo_is_copied_and_shown(
    preparing: PrepareScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(line(preparing, "Nom de votre organisation"), "Cégep")
    source = tmp_path / "Mon Logo.svg"
    source.write_text(LOGO, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(source), ""))
    button("Choisir le logo", preparing).click()
    until(lambda: preparing.drafting.edition.logo == "mon-logo.svg")
    source.unlink()
    assert (preparing.drafting.folder / "mon-logo.svg").is_file()
    until(lambda: isinstance(preparing.step, Identity) and "mon-logo.svg" in words(preparing.step))


def test_another_is_begun_and_one_comes_back_to_the_first(
    preparing: PrepareScreen, open_app: Callable[..., App]
) -> None:
    type_in(line(preparing, "Nom de votre organisation"), "Première")
    preparing.drafting.settle()
    names = [one.text() for one in preparing._open_menu().actions()]
    assert names == ["Un fichier ou une clé USB…", "Nouvelle édition"]
    preparing.drafting.begin()
    type_in(line(preparing, "Nom de votre organisation"), "Seconde")
    preparing.drafting.settle()
    menu = preparing._open_menu()
    assert menu.actions()[0].text() == "Première"
    menu.actions()[0].trigger()
    assert line(preparing, "Nom de votre organisation").text() == "Première"


def test_the_kit_is_produced_and_its_edition_is_good(
    app: App, preparing: PrepareScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(line(preparing, "Nom de votre organisation"), "Chambre de l’Érable")
    setup, deb = tmp_path / "Atelier-setup.exe", tmp_path / "atelier.deb"
    setup.write_bytes(b"MZ" + bytes(5000))
    deb.write_bytes(b"!<arch>\n")
    out = tmp_path / "trousse.zip"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(setup), str(deb)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    preparing.go(5)
    preparing.drafting.keep_now()
    button("Choisir les installateurs", preparing).click()
    assert "atelier.deb" in words(preparing)
    preparing.produce.click()
    until(out.is_file, 30)
    until(lambda: preparing.done()[5])
    with zipfile.ZipFile(out) as kit:
        assert kit.testzip() is None
        names = [Path(one).name for one in kit.namelist()]
        assert names == [
            "Comment installer.pdf",
            "Atelier-setup.exe",
            "atelier.deb",
            "chambre-de-l-erable.atelier-edition",
            "SHA256SUMS",
        ]
        kit.extractall(tmp_path / "kit")
    (folder,) = (tmp_path / "kit").iterdir()
    assert placing.find(tmp_path / "none", [folder], tmp_path / "cache", date.today()).placed is not None


def test_the_preview_is_painted_by_the_app_itself(app: App, qapp: QApplication) -> None:
    app.show(routes.PrepareEdition())
    screen = app.window.screen_shown
    type_in(line(screen, "Nom de votre organisation"), "Chambre")
    sheets = screen.preview.sheets
    until(lambda: all(one.has_picture for one in sheets.values()), 60)
    assert sheets["home"].accessibleName() == "L’accueil, sous le nom de Chambre"
    settle(qapp, 0.2)
    screen.leave()


def test_the_keyboard_goes_through_the_steps(preparing: PrepareScreen) -> None:
    rows = preparing.steps.rows
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].isChecked() and rows[1].hasFocus()
    assert preparing.step is not None and preparing.step.title == "Vous joindre"
    assert preparing.mapToGlobal(QPoint(0, 0)) is not None


def test_a_file_that_the_system_sends_as_an_event_is_opened(qapp: QApplication) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QFileOpenEvent

    from atelier.desktop.shell.opening import Opening

    opened: list[str] = []
    door = Opening(qapp, opened.append)
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile("/tmp/x.atelier-edition")))
    qapp.removeEventFilter(door)
    assert opened == ["/tmp/x.atelier-edition"]
