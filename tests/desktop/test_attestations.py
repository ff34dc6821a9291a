"""The pages of attestations: deciding, looking, issuing, verifying."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from atelier.app import App
from atelier.classroom.classes import ClassState
from atelier.classroom.issuing import ready
from atelier.classroom.verifying import Outcome
from atelier.desktop import routes
from atelier.desktop.screens.attestations.screen import AttestationsScreen
from atelier.desktop.screens.attestations.verify import VerifyScreen
from atelier.desktop.widgets.dialog import Dialog
from atelier.signing import issuers
from tests.desktop.helpers import button, third
from tests.desktop.teaching import answer, drop, given, now
from tests.desktop.test_app import until


def words(inside: object) -> str:
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())  # type: ignore[attr-defined]


def open_page(app: App, one: ClassState, person: str = "") -> AttestationsScreen:
    app.show(routes.Attestations(one.id, one.person(person).id if person else ""))
    screen = app.window.screen_shown
    assert isinstance(screen, AttestationsScreen)
    QTest.qWaitForWindowActive(app.window)
    return screen


def drawn(screen: AttestationsScreen) -> bool:
    return screen.sheet._image is not None and not screen.sheet._image.isNull()


def test_the_real_page_is_shown_and_nothing_is_signed_by_looking(app: App) -> None:
    one = given(app)
    screen = open_page(app, one)
    until(lambda: drawn(screen), 60)
    assert screen.save.text() == "Enregistrer les 10" and screen.save.hasFocus()
    assert not app.window.bar.isVisible()
    image = screen.sheet._image
    assert image is not None and abs(image.height() / image.width() - 8.5 / 11) < 0.01
    assert "Josée Arsenault" in screen.sheet.accessibleName()
    assert not app.teaching.has_key and not any(person.issued for person in now(app, one.id).people)


def test_presence_and_work_stand_beside_and_the_trainer_decides(app: App) -> None:
    one = given(app)
    screen = open_page(app, one, "Chantal Fillion")
    said = words(screen)
    assert "En salle, de 18\u00a0h\u00a030 à 19\u00a0h\u00a030" in said and "6 sur 13" in said
    assert "Aucune\u00a0: 44\u00a0% des heures" in said
    until(lambda: "ne reçoit pas d’attestation" in screen.sheet.accessibleName())
    assert not screen.print.isEnabled()
    screen.kind._segments["participation"].click()
    assert now(app, one.id).person("Chantal Fillion").qualified.kind == "participation"
    until(lambda: drawn(screen), 60)
    assert screen.save.text() == "Enregistrer les 11"


def test_a_formation_takes_the_objectives_and_they_can_be_written(app: App) -> None:
    one = given(app)
    screen = open_page(app, one, "Manon Gervais")
    screen.kind._segments["formation"].click()
    decided = now(app, one.id).person("Manon Gervais").qualified
    aims = [aim.text for aim in third(app).objectives]
    assert decided.kind == "formation" and decided.object == aims
    screen.object.setPlainText("mesurer le risque\n\n  répondre ou non  ")
    screen.object.settle()
    decided = now(app, one.id).person("Manon Gervais").qualified
    assert decided.object == ["mesurer le risque", "répondre ou non"]
    screen.object.setPlainText("")
    screen.object.settle()
    assert "dit ce qui a été enseigné" in screen._wrong.text()
    assert now(app, one.id).person("Manon Gervais").qualified.object == [
        "mesurer le risque",
        "répondre ou non",
    ]


def test_one_decides_for_several_at_once(app: App) -> None:
    one = given(app)
    screen = open_page(app, one, "Manon Gervais")

    def fill(dialog: Dialog) -> None:
        from atelier.desktop.widgets.rows import OptionRadio
        from atelier.desktop.widgets.segmented import Segmented

        dialog.findChildren(Segmented)[0].choose("formation")
        rows = dialog.findChildren(OptionRadio)
        assert "80\u00a0% des heures" in rows[0].text() and rows[0].isChecked()
        rows[-1].setChecked(True)

    answer(app, "yes", fill)
    screen.decide_everybody()
    kinds = [person.qualified.kind for person in now(app, one.id).enrolled]
    assert kinds == ["formation"] * 15
    assert screen.save.text() == "Enregistrer les 15"


def test_one_goes_from_person_to_person_by_the_keyboard(app: App) -> None:
    one = given(app)
    screen = open_page(app, one)
    screen.next.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(14):
        QTest.keyClick(app.qt.focusWidget(), Qt.Key.Key_Return)
    assert screen._place.text() == "15 sur 15" and not screen.next.isEnabled()
    until(screen.before.hasFocus)
    assert screen.who.currentText() == "Nadia Zeroual (participation)"


def save(app: App, screen: AttestationsScreen, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    folder.mkdir(exist_ok=True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    said: list[str] = []
    titles = answer(app, "ok", lambda dialog: said.append(words(dialog)), "Vos attestations")
    screen.save.click()
    until(lambda: titles, 120)
    return said


def test_the_mark_is_made_at_first_use_and_its_copy_offered_in_plain_words(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = given(app)
    classes = app.teaching.classes
    classes.qualify(one, ready(one)[2:], "none")
    screen = open_page(app, now(app, one.id))
    assert screen.save.text() == "Enregistrer les 2"
    (said,) = save(app, screen, tmp_path / "pdf", monkeypatch)
    assert "La clé de secours" in said and "La fiche d’émetteur" in said
    for word in ("crypto", "Ed25519", "publique", "privée", "SHA"):
        assert word.lower() not in said.lower()
    files = sorted((tmp_path / "pdf").glob("*.pdf"))
    assert len(files) == 2 and all(file.read_bytes().startswith(b"%PDF") for file in files)
    numbers = [person.attested.attested.number for person in ready(now(app, one.id))]
    assert all(any(number in file.name for file in files) for number in numbers)
    # The page is now the one that was issued, and saving again changes no number.
    payload, _code, issued = app.teaching.draft(now(app, one.id), ready(now(app, one.id))[0])
    assert issued and payload.number == numbers[0]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "secours.txt"), ""))
    assert app.teaching.back_up_key() and (tmp_path / "secours.txt").stat().st_mode & 0o077 == 0
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "fiche.txt"), ""))
    assert app.teaching.publish_card()
    assert issuers.read_issuer(tmp_path / "fiche.txt").name == "Chambre de commerce de Val-des-Érables"


# --------------------------------------------------------------------------- verifying


def issued_pdf(app: App, folder: Path) -> Path:
    from atelier import places
    from atelier.publishing.attestation import compose, file_name

    one = given(app)
    made = app.teaching.issue(one, ready(one)[:1])
    assert made is not None
    certificate = made[0][0]
    pdf = compose(certificate.payload, certificate.code, places.assets() / "fonts").pdf
    file = folder / file_name(certificate.payload)
    file.write_bytes(pdf)
    return file


def page(app: App) -> VerifyScreen:
    app.show(routes.Verify())
    screen = app.window.screen_shown
    assert isinstance(screen, VerifyScreen)
    QTest.qWaitForWindowActive(app.window)
    return screen


def test_a_genuine_attestation_is_said_so_with_what_was_signed_beside(app: App, tmp_path: Path) -> None:
    file = issued_pdf(app, tmp_path)
    screen = page(app)
    drop(app, [file])
    until(lambda: "Authentique" in words(screen))
    for said in (
        "Josée Arsenault",
        "Hélène Fortier",
        "2,25\u00a0heures",
        "Chambre de commerce de Val-des-Érables (vous)",
    ):
        until(lambda said=said: said in words(screen), 3)


def test_a_changed_letter_is_refused(app: App, tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    file = issued_pdf(app, tmp_path)
    writer = PdfWriter(clone_from=PdfReader(file))
    writer.add_blank_page(200, 200)
    changed = tmp_path / "retouchee.pdf"
    writer.write(changed)
    screen = page(app)
    screen.verify(changed)
    until(lambda: "Ne vous y fiez pas" in words(screen))
    assert "En trop sur la page" in words(screen)


def test_an_unknown_issuer_says_nothing_until_its_card_is_given(app: App, tmp_path: Path) -> None:
    file = issued_pdf(app, tmp_path)
    card = tmp_path / "fiche.txt"
    keys = app.teaching._keys
    issuers.publish(keys, card)
    (keys / "own.txt").unlink()
    screen = page(app)
    screen.verify(file)
    until(lambda: "On ne peut rien en dire" in words(screen))
    assert "Aucun encore." in words(screen)
    drop(app, [card])
    until(lambda: "Authentique" in words(screen))
    assert app.teaching.verify(file).outcome is Outcome.VALID


def test_what_is_no_attestation_is_said_calmly(app: App, tmp_path: Path) -> None:
    text = tmp_path / "notes.pdf"
    text.write_bytes(b"pas un PDF")
    screen = page(app)
    screen.verify(text)
    until(lambda: "On ne peut rien en dire" in words(screen))
    screen.verify(tmp_path / "absent.pdf")
    until(lambda: "absent.pdf" in words(screen))


def test_anybody_may_verify_from_preferences(app: App) -> None:
    app.show(routes.PreferencesPage())
    until(lambda: button("Vérifier une attestation", app.window))
    button("Vérifier une attestation", app.window).click()
    assert app.navigator.here == routes.Verify()
    assert app._classes is None, "who only verifies has no class"
