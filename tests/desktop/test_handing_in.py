"""The end of a workshop, for a participant: what goes out, read before it goes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from atelier.app import App
from atelier.classroom import questionnaire, roster
from atelier.classroom.handin import Level
from atelier.classroom.taking import Status, take
from atelier.demo import room
from atelier.desktop import routes
from atelier.desktop.screens.handing.screen import HandInScreen
from atelier.desktop.screens.handing.survey import SurveyScreen
from tests.desktop.helpers import button, third, with_kind
from tests.desktop.test_app import until


def words(inside: object) -> str:
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())  # type: ignore[attr-defined]


def page(app: App) -> HandInScreen:
    app.show(routes.Workshop(third(app).id))
    QTest.qWaitForWindowActive(app.window)
    until(lambda: button("Remettre mon travail", app.window))
    button("Remettre mon travail", app.window).click()
    screen = app.window.screen_shown
    assert isinstance(screen, HandInScreen)
    return screen


def test_each_level_says_what_goes_out_and_what_stays(lived: App) -> None:
    screen = page(lived)
    until(screen.levels[Level.PROGRESS].hasFocus)
    until(lambda: "Ne part pas\u00a0: le texte de vos réflexions." in words(screen))
    assert "En tout\u00a0: 7 leçons" in words(screen) and "réponses" not in words(screen).split("En tout")[1]
    QTest.keyClick(lived.window.windowHandle(), Qt.Key.Key_Down)
    until(lambda: "Part aussi\u00a0: les réponses aux questions" in words(screen))
    assert screen.level is Level.ANSWERS
    assert "Ne partent jamais\u00a0: vos notes" in words(screen)


def test_a_text_is_read_before_it_is_sent(lived: App) -> None:
    course, _lesson, activity = with_kind(lived, "reflection")
    lived.session.write(f"{course.id}/{activity.id}", "Chez nous, on se relaie à midi.", activity.fingerprint)
    screen = page(lived)
    assert "on se relaie" not in words(screen)
    screen.levels[Level.REFLECTIONS].click()
    until(lambda: "Chez nous, on se relaie à midi." in words(screen))
    lived.session.write(f"{course.id}/{activity.id}", "On se relaie le soir.", activity.fingerprint)
    until(lambda: "On se relaie le soir." in words(screen))


def test_the_file_is_taken_by_the_class_with_no_more_than_was_chosen(
    lived: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = page(lived)
    out = tmp_path / "remise"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    screen.code.setText("r5tq8")
    screen.save.click()
    file = tmp_path / "remise.atelier-progres"
    assert file.exists()
    until(lambda: "est prêt" in words(screen))
    with zipfile.ZipFile(file) as parts:
        text = parts.read("events.jsonl").decode()
    assert "mot de code" not in text and "noted" not in text, "notes never go out"
    classes = lived.teaching.classes
    one = classes.schedule(room.about(third(lived), lived.session.today(), room.CODE))
    classes.add(one, roster.read_text("Gervais Manon"))
    one = classes.all()[one.id]
    # The trainer's computer is another one: there the participant is nobody else.
    report = take(lived.classes, one, [file])
    assert [(file.status, file.name) for file in report.files] == [(Status.TAKEN, "Manon Gervais")]


def test_nothing_done_is_nothing_to_hand_in(app: App) -> None:
    screen = page(app)
    until(lambda: "rien à remettre" in words(screen))
    assert not screen.save.isEnabled()


def test_a_disk_that_refuses_is_said(lived: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.desktop.teaching import answer

    screen = page(lived)
    out = tmp_path / "absent" / "remise.atelier-progres"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    titles = answer(lived, "ok")
    screen.save.click()
    assert titles == ["Cela n’a pas fonctionné"]
    assert "est prêt" not in words(screen)


def test_an_opinion_names_nobody_and_is_kept_nowhere_else(
    lived: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived.show(routes.Workshop(third(lived).id))
    QTest.qWaitForWindowActive(lived.window)
    until(lambda: button("Donner mon avis", lived.window))
    button("Donner mon avis", lived.window).click()
    screen = lived.window.screen_shown
    assert isinstance(screen, SurveyScreen)
    assert not screen.save.isEnabled()
    before = len(lived.journal.events)
    screen.form.marks["content"]._segments["4"].click()
    screen.form.keep.setPlainText("Les exemples d’ici.")
    screen.form.further._segments["maybe"].click()
    lived.show(routes.Home())
    lived.show(routes.Survey(third(lived).id))
    assert screen.form.keep.toPlainText() == "Les exemples d’ici.", "kept while one looks elsewhere"
    file = tmp_path / f"mon avis{questionnaire.SUFFIX}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    screen.save.click()
    until(lambda: "est prêt" in words(screen))
    assert not screen.save.isEnabled() and screen.form.keep.toPlainText() == ""
    assert len(lived.journal.events) == before
    data = file.read_bytes()
    assert lived.journal.learner.encode() not in data and b"Manon" not in data
    one = lived.teaching.classes.schedule(room.about(third(lived), lived.session.today(), room.CODE))
    (received,) = questionnaire.receive(lived.classes, one, [file])
    assert received.new == 1 and not received.refused
