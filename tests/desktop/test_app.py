"""The app as a whole: first run, data, search, trees, lists, a second launch, an unforeseen error."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from atelier import places, preferences
from atelier.app import App, begin, data, moving, people
from atelier.app.preview import Preview
from atelier.content import model
from atelier.desktop import routes
from atelier.desktop.screens.search.results import ResultList
from atelier.desktop.shell.errors import catch
from atelier.desktop.shell.leaving import leave
from atelier.desktop.shell.single import Single
from atelier.desktop.theme.theme import Look, Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.dialog import Dialog
from tests.desktop.helpers import button, click, open_lesson, shown, third, with_kind

Rest = Callable[[int], None]


def until(true: Callable[[], object], seconds: float = 20) -> None:
    """Let events run until something holds."""
    for _ in range(int(seconds * 50)):
        if true():
            return
        QTest.qWait(20)
    raise AssertionError("it never came")


def test_a_first_run_asks_for_a_name_and_remembers_it(open_app: Callable[..., App]) -> None:
    app = open_app(welcomed=False)
    begin(app)
    (field,) = shown(QLineEdit, app.window)
    QTest.keyClicks(field, "Ana Proulx")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert app.session.name == "Ana Proulx"
    assert isinstance(app.navigator.here, routes.Home)
    assert preferences.read().welcomed
    app.close()
    again = open_app()
    assert again.session.name == "Ana Proulx"
    assert again.folder == app.folder


def test_the_welcome_can_be_skipped(app: App) -> None:
    people.welcome(app)
    click(button("Passer", app.window))
    assert isinstance(app.navigator.here, routes.Home)
    assert app.session.name == ""


def test_choices_of_the_look_apply_at_once_and_are_kept(app: App) -> None:
    app.show(routes.PreferencesPage())
    screen = app.window.screen_shown
    screen._schemes["dark"].click()
    assert app.theme.scheme == "dark"
    click(button("Texte plus grand", screen))
    assert preferences.read().scheme == "dark"
    assert preferences.read().text == 105


def test_what_is_exported_is_merged_once_by_another_copy(
    open_app: Callable[..., App], tmp_path: Path, rest: Rest, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app()
    course, _, activity = with_kind(app, "checklist")
    key = f"{course.id}/{activity.id}/{activity.items[0].id}"
    app.session.tick(key, "done", "x")
    file = tmp_path / "moi.atelier-donnees"
    assert data.export_now(app, file) == len(app.journal.events)
    app.session.tick(key, "todo", "x")
    said: list[str] = []
    app.session.said.connect(lambda words, _: said.append(words))
    app.show(routes.Home())
    data._import(app, file, as_mine=False)
    until(lambda: said)
    assert "rien n’a été ajouté" in said[0]
    assert app.session.state.tick(key).state == "todo"  # the newer fact holds
    assert app.session.name == ""


def test_going_back_to_a_copy_brings_the_state_back(app: App, rest: Rest) -> None:
    course, _, activity = with_kind(app, "checklist")
    key = f"{course.id}/{activity.id}/{activity.items[0].id}"
    app.session.tick(key, "done", "x")
    done: list[int] = []
    app.show(routes.Home())
    data.backup_now(app, lambda: done.append(1))
    until(lambda: done)
    app.session.tick(key, "todo", "x")
    app.session.add_note("a/lesson/b", text="après")
    data.restore(app, data.backups(app)[0], lambda: done.append(2))
    until(lambda: len(done) == 2)
    assert done == [1, 2]
    assert app.session.state.tick(key).state == "done"
    assert app.session.state.notes() == ()


def test_erasing_leaves_nothing_and_an_old_file_brings_nothing_back(app: App, tmp_path: Path) -> None:
    app.session.rename("Ana")
    app.session.add_note("a/lesson/b", text="secret")
    file = tmp_path / "moi.atelier-donnees"
    data.export_now(app, file)
    data.erase_all(app)
    assert app.session.state.notes() == ()
    said: list[str] = []
    app.session.said.connect(lambda words, _: said.append(words))
    app.show(routes.Home())
    data._import(app, file, as_mine=False)
    until(lambda: said)
    assert app.session.state.notes() == ()


def test_erasing_leaves_no_word_on_disk_even_after_a_search(app: App) -> None:
    course, lesson, activity = with_kind(app, "reflection")
    app.session.write(f"{course.id}/{activity.id}", "zanzibar en pensée", activity.fingerprint)
    item = app.session.add_item("zanzibar à faire")
    app.session.erase_own(item)
    app.session.add_note(f"{course.id}/lesson/{lesson.id}", text="zanzibar en note")
    app.show(routes.Home())
    app.open_search("zanzibar")
    until(lambda: [one for one in shown(ResultList, app.window) if one.hit()])
    app._palette.close()
    data.export_now(app, places.home().with_name("export.atelier-donnees"))
    assert b"zanzibar" in everything_in(places.home())
    data.erase_all(app)
    assert b"zanzibar" not in everything_in(places.home())
    app.open_search("zanzibar")
    QTest.qWait(200)
    assert not [one for one in shown(ResultList, app.window) if one.hit()]


def everything_in(folder: Path) -> bytes:
    """All that its files hold."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_search_finds_as_one_types_and_enter_opens(app: App) -> None:
    app.show(routes.Home())
    QTest.qWaitForWindowActive(app.window)
    QTest.keySequence(app.window, "Ctrl+K")
    QTest.keyClicks(app._palette.field, "declaration")
    until(
        lambda: (
            app._palette._asked == "declaration"
            and [one for one in shown(ResultList, app.window) if one.hit()]
        )
    )
    QTest.keyClick(app._palette.field, Qt.Key.Key_Return)
    assert isinstance(app.navigator.here, routes.Lesson)
    assert app._palette.isHidden()


def test_own_notes_are_found(app: App) -> None:
    course = third(app)
    app.session.add_note(f"{course.id}/lesson/{course.lessons[0].id}", text="prévenir zébulon")
    app.show(routes.Home())
    app.open_search("zebulon")
    until(lambda: any(one.hit() for one in shown(ResultList, app.window)))
    hits = [one.hit() for one in shown(ResultList, app.window) if one.hit()]
    assert hits[0] and hits[0].title == "prévenir zébulon"


def test_a_tree_is_walked_by_keys_and_changed(app: App) -> None:
    course, lesson, activity = with_kind(app, "decision")
    app.show(routes.Decision(course.id, lesson.id, activity.id))
    screen = app.window.screen_shown
    for _ in range(12):
        if isinstance(screen._step(), model.Ending):
            break
        QTest.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_1)
    walk = app.session.walk_of(f"{course.id}/{activity.id}")
    assert walk is not None and walk.end == screen._step().id
    QTest.qWait(50)
    click(button("Changer la réponse", screen))
    assert len(screen._path) < len(walk.path)


def test_lists_filter_and_show_due_dates(lived: App) -> None:
    lived.show(routes.Lists())
    screen = lived.window.screen_shown
    titles = [group._head.text() for group in screen._groups]
    assert titles[0] == "En retard"
    assert titles[-1] == "Sans échéance"
    screen._filter.chosen.emit("done")
    assert all(row.state == "done" for group in screen._groups for row in group._rows)
    key = lived.session.add_item("Appeler Léa")
    lived.session.set_due(key, date.today() - timedelta(days=1))
    screen._filter.chosen.emit("todo")
    assert any(row.text == "Appeler Léa" for row in screen._groups[0]._rows)


def test_one_broken_lesson_says_so_in_its_place(
    open_app: Callable[..., App], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    folder = tmp_path / "courses"
    shutil.copytree(places.courses(), folder)
    monkeypatch.setattr(places, "courses", lambda: folder)
    lesson = sorted((folder / "relations-publiques").glob("*.md"))[2]
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("/// question", "/// qestion", 1), encoding="utf-8")
    app = open_app()
    course = third(app)
    (broken,) = [one for one in course.lessons if one.remarks]
    app.show(routes.Lesson(course.id, broken.id))
    words = " ".join(
        label.text()
        for label in app.window.screen_shown._broken.findChildren(
            __import__("PySide6.QtWidgets").QtWidgets.QLabel
        )
    )
    assert "Cette leçon ne peut pas s’afficher" in words
    assert lesson.name in words
    screen = app.window.screen_shown
    until(lambda: app.qt.focusWidget() is screen._broken.way_out)
    assert [one.text() for one in shown(Button, screen.bar)] == ["", "Atelier 3", ""], "only the way back"
    other = next(one for one in course.lessons if not one.remarks)
    assert open_lesson(app, course, other.id).reader.complete


def test_a_second_launch_hands_over_its_file(tmp_path: Path, qapp: QApplication) -> None:
    first = Single(tmp_path)
    assert first.first()
    heard: list[str] = []
    first.listen(heard.append, qapp)
    second = Single(tmp_path)
    assert not second.first()
    assert second.hand_over("/tmp/été.atelier-donnees")
    QTest.qWait(200)
    assert heard == ["/tmp/été.atelier-donnees"]
    first.release()
    assert second.first()
    second.release()


def test_an_unforeseen_error_says_what_is_safe(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        said.append(dialog.windowTitle())
        dialog.reject()

    before = sys.excepthook
    try:
        catch(app.theme, tmp_path / "journal.log", lambda: True)
        QTimer.singleShot(300, read)
        sys.excepthook(ValueError, ValueError("boum"), None)
        QTest.qWait(500)
    finally:
        sys.excepthook = before
    assert said == ["Atelier a rencontré une erreur imprévue"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://x"]
)
def test_only_known_addresses_leave(app: App, address: str) -> None:
    assert leave(app.theme, app.window, address) is False


def test_a_preview_follows_the_file_and_shows_its_mistakes(
    qapp: QApplication, tmp_path: Path, rest: Callable[[int], None]
) -> None:
    folder = tmp_path / "essai"
    folder.mkdir()
    file = folder / "1-1-1-essai.md"
    good = "---\nid: essai\ntitle: Un essai\nlead: Pour voir.\nminutes: 5\nobjectives: [voir]\n---\n\nBonjour à tous.\n"
    file.write_text(good, encoding="utf-8")
    window = Preview(Theme(qapp, Look("light")), file)
    window.show()
    QTest.qWait(100)
    assert window.lesson is not None and window.lesson.title == "Un essai"
    file.write_text(good + "\n/// qestion | Quoi?\n///\n", encoding="utf-8")
    for _ in range(100):
        rest(50)
        if said := any("qestion" in str(one.remark.args) for one in window.found):
            break
    assert said
    window.close()
    window.shut()


def test_the_data_folder_can_be_changed_and_the_work_follows(
    open_app: Callable[..., App], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app()
    course, _, activity = with_kind(app, "checklist")
    key = f"{course.id}/{activity.id}/{activity.items[0].id}"
    app.session.tick(key, "done", "x")
    old = places.home()
    for variable in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "local"))
    app.show(routes.Home())

    def agree() -> None:
        (dialog,) = shown(Dialog, app.window)
        click(button("Changer", dialog))

    QTimer.singleShot(100, agree)
    moving.move_to(app, tmp_path / "elsewhere")
    until(lambda: app.reopen)
    monkeypatch.delenv("ATELIER_HOME")
    assert places.home() == tmp_path / "elsewhere"
    again = open_app()
    assert again.folder.is_relative_to(tmp_path / "elsewhere")
    assert again.session.state.tick(key).state == "done"
    assert not (old / "profiles").exists()


def test_what_is_due_this_week_is_counted_in_the_navigation(app: App) -> None:
    course, _, activity = with_kind(app, "checklist")
    keys = [f"{course.id}/{activity.id}/{item.id}" for item in activity.items[:3]]
    today = app.session.today()
    for key, days in zip(keys, (-3, 0, 21), strict=True):
        app.session.set_due(key, today + timedelta(days=days))
    app.show(routes.Home())
    entry = app.window.navigation._entries["lists"]
    assert entry.badge == 2 and entry.accessibleDescription() == "2 à faire d’ici dimanche"
    app.session.tick(keys[0], "done", "x")
    assert entry.badge == 1
