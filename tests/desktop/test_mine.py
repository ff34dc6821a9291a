"""« Mes ateliers »: real files that change while the page is shown, real windows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from atelier import places
from atelier.app import App, application
from atelier.app.packages import known
from atelier.app.preview import Preview
from atelier.authoring.making import begin, derive
from atelier.cli.screens import settle
from atelier.desktop import routes, workshops
from atelier.desktop.screens.home.workshop_card import WorkshopCard
from atelier.desktop.screens.lists.screen import ListsScreen
from atelier.desktop.screens.mine.course_card import OwnCourseCard
from atelier.desktop.screens.mine.new import NewDialog
from atelier.desktop.screens.mine.remark import RemarkCard
from atelier.desktop.screens.mine.screen import MineScreen
from atelier.desktop.screens.workshop.screen import WorkshopScreen
from atelier.desktop.theme import tokens
from atelier.desktop.widgets.dialog import Dialog
from atelier.packages.opening import opened
from atelier.packages.seal import Standing
from tests.desktop.helpers import button, click, shown


def until(true: Callable[[], object], seconds: float = 30) -> None:
    """Let events run until something holds; unlike QTest.qWait, a loop lets the worker's Python run."""
    for _ in range(int(seconds * 50)):
        if true():
            return
        settle(application(), 0.02)
    raise AssertionError("it never came")


def words(inside: QWidget) -> str:
    return "\n".join(one.text() for one in inside.findChildren(QLabel) if one.isVisible())


def rewrite(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def folder(atelier_home: Path) -> Path:
    return atelier_home / "Ateliers"


@pytest.fixture
def trainer(open_app: Callable[..., App]) -> App:
    return open_app(trainer=True)


def open_mine(app: App) -> MineScreen:
    app.show(routes.Mine())
    QTest.qWaitForWindowActive(app.window)
    until(lambda: app.authoring.shelf is not None or app.authoring.problem is not None)
    QTest.qWait(30)
    screen = app.window.screen_shown
    assert isinstance(screen, MineScreen)
    return screen


def card_of(screen: MineScreen, id: str) -> OwnCourseCard:
    return next(one for one in screen.cards if one.course.folder.name == id)


# --------------------------------------------------------------------------- who sees it


def test_a_participant_sees_no_way_to_it_and_a_trainer_does_at_once(app: App) -> None:
    app.show(routes.Workshops())
    with pytest.raises(LookupError):
        button("Mes ateliers", app.window.screen_shown)
    app.show(routes.PreferencesPage())
    assert not button("Mes ateliers", app.window.screen_shown).isEnabled()
    app.session.keep(trainer=True)
    click(button("Mes ateliers", app.window.screen_shown))
    assert isinstance(app.window.screen_shown, MineScreen)
    app.show(routes.Workshops())
    click(button("Mes ateliers", app.window.screen_shown))
    assert isinstance(app.window.screen_shown, MineScreen)
    until(lambda: app.authoring.shelf is not None)


def test_an_empty_folder_invites(trainer: App, folder: Path) -> None:
    screen = open_mine(trainer)
    assert "Votre premier atelier" in words(screen) and button("Commencer un atelier", screen)
    assert not folder.exists()  # looking makes nothing


# --------------------------------------------------------------------------- a new course


def fill(title: str = "", id: str = "", source: str = "") -> Callable[[NewDialog], None]:
    def act(dialog: NewDialog) -> None:
        if source:
            place = dialog.source.findData(source)
            dialog.source.setCurrentIndex(place)
            dialog.source.activated.emit(place)
        if title:
            dialog.title.setText(title)  # QTest types no accent
            dialog.title.textEdited.emit(title)
        if id:
            dialog.id.clear()
            QTest.keyClicks(dialog.id, id)
        click(button("Commencer", dialog))

    return act


def ask(screen: MineScreen, *acts: Callable[[NewDialog], None]) -> NewDialog:
    """Ask for a new course, and do each of these in turn."""
    Dialog.waits = False
    try:
        click(screen.new)
    finally:
        Dialog.waits = True
    (dialog,) = shown(NewDialog, screen.window())
    for act in acts:
        act(dialog)
    return dialog


def test_a_course_is_begun_and_shows_among_the_workshops(trainer: App, folder: Path) -> None:
    screen = open_mine(trainer)
    dialog = ask(screen, fill("L'été au camping"))
    assert dialog.made == folder / "l-ete-au-camping" and not dialog.isVisible()
    until(lambda: screen.cards)
    card = card_of(screen, "l-ete-au-camping")
    assert card.state.text() == "Rien à redire" and "Atelier 5" in words(card)
    trainer.show(routes.Workshops())
    settle(trainer.qt, 0.05)
    cards = shown(WorkshopCard, trainer.window.screen_shown)
    assert len(cards) == 5 and "De vous" in words(cards[-1]) and "De vous" in cards[-1].accessibleName()
    trainer.show(routes.Home())
    settle(trainer.qt, 0.05)
    assert "Vos cinq ateliers" in words(trainer.window.screen_shown)
    trainer.show(routes.Workshop("l-ete-au-camping"))
    assert isinstance(trainer.window.screen_shown, WorkshopScreen)


def test_a_version_says_what_it_comes_from_and_keeps_a_progress_of_its_own(trainer: App) -> None:
    theirs = trainer.session.course("affaires")
    activity = next(one for one in theirs.lessons[0].activities if one.kind == "checklist")
    trainer.session.tick(f"affaires/{activity.id}/{activity.items[0].id}", "done", "x")
    screen = open_mine(trainer)
    dialog = ask(screen, fill(source="affaires", id="chez-nous"))
    assert dialog.made is not None
    until(lambda: screen.cards and trainer.session.has("chez-nous"))
    assert "D’après «\u00a0Les médias sociaux pour les affaires\u00a0», version 1.0.0" in words(screen)
    trainer.show(routes.Workshop("chez-nous"))
    settle(trainer.qt, 0.05)
    assert "D’après" in words(trainer.window.screen_shown)
    mine = trainer.session.course("chez-nous")
    assert trainer.session.course_progress(mine).done == 0
    assert {one.state for one in trainer.session.rows() if one.course == "chez-nous"} == {"todo"}


def test_the_id_follows_the_title_until_it_is_typed(trainer: App) -> None:
    screen = open_mine(trainer)
    dialog = ask(screen)
    QTest.keyClicks(dialog.title, "Affaires")
    assert dialog.id.text() == "affaires-2"  # ours is taken
    dialog.id.clear()
    QTest.keyClicks(dialog.id, "le-mien")
    QTest.keyClicks(dialog.title, " et plus")
    assert dialog.id.text() == "le-mien"
    dialog.choose("no")


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_made(trainer: App, folder: Path) -> None:
    screen = open_mine(trainer)
    dialog = ask(screen, fill())
    assert dialog.title_field.error and dialog.isVisible() and dialog.focusWidget() is dialog.title
    fill("Un", "affaires")(dialog)
    assert "affaires" in dialog.id_field.error and dialog.isVisible()
    fill("Un", "Pas Bon")(dialog)
    assert "pas-bon" in dialog.id_field.error
    assert not folder.exists()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.made is None


# --------------------------------------------------------------------------- while she writes


def test_mistakes_come_and_go_as_files_are_saved(trainer: App, folder: Path) -> None:
    made = begin(folder, "un", "Un", number=5)
    screen = open_mine(trainer)
    assert card_of(screen, "un").state.text() == "Rien à redire"
    lesson = made / "1-ma-premiere-lecon.md"
    rewrite(lesson, "(x)", "( )")
    until(lambda: card_of(screen, "un").state.text() == "1 erreur")
    click(card_of(screen, "un").fold)
    QTest.qWait(30)
    (remark,) = shown(RemarkCard, screen)
    assert "Erreur, 1-ma-premiere-lecon.md, ligne 34, colonne 1" in words(remark)
    rewrite(made / "course.yaml", "minutes: 40", "minutes: 45")
    until(lambda: card_of(screen, "un").state.text() == "2 erreurs")
    assert len(shown(RemarkCard, screen)) == 2  # still unfolded
    lesson.write_text(
        lesson.read_text(encoding="utf-8").replace("- ( ) « Je", "- (x) « Je"), encoding="utf-8"
    )
    rewrite(made / "course.yaml", "minutes: 45", "minutes: 40")
    until(lambda: card_of(screen, "un").state.text() == "Rien à redire")


def test_an_editor_that_puts_a_new_file_in_place_of_the_old_is_followed(trainer: App, folder: Path) -> None:
    made = begin(folder, "un", "Un", number=5)
    screen = open_mine(trainer)
    lesson = made / "1-ma-premiere-lecon.md"
    for before, after, state in (("(x)", "( )", "1 erreur"), ("/// card", "/// carte", "2 erreurs")):
        beside = made / "tmp~"
        beside.write_text(lesson.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
        beside.replace(lesson)
        until(lambda state=state: card_of(screen, "un").state.text() == state)


def test_a_course_copied_in_by_hand_appears_and_one_taken_out_goes(trainer: App, folder: Path) -> None:
    begin(folder, "un", "Un", number=5)
    screen = open_mine(trainer)
    trainer.session.tick("un/avant-lundi/journee", "done", "x")
    begin(folder, "deux", "Deux", number=6)
    until(lambda: len(screen.cards) == 2 and trainer.session.has("deux"))
    shutil.rmtree(folder / "un")
    until(lambda: len(screen.cards) == 1 and not trainer.session.has("un"))
    trainer.show(routes.Workshop("un"))  # a place one comes back to
    assert trainer.navigator.here == routes.Workshops()
    trainer.show(routes.Lists())
    assert isinstance(trainer.window.screen_shown, ListsScreen)
    begin(folder, "un", "Un", number=5)
    trainer.show(routes.Mine())
    until(lambda: trainer.session.has("un"))
    assert trainer.session.state.tick("un/avant-lundi/journee").state == "done"  # nothing was lost


def test_new_ids_are_written_down_by_a_gesture(trainer: App, folder: Path) -> None:
    made = begin(folder, "un", "Un", number=5)
    rewrite(made / "1-ma-premiere-lecon.md", "id: premiere-carte", "id: autre-carte")
    rewrite(made / "course.yaml", "retired: []", "retired: [premiere-carte]")
    screen = open_mine(trainer)
    assert card_of(screen, "un").state.text() == "1 remarque"
    click(card_of(screen, "un").fold)
    QTest.qWait(30)
    assert "--lock" not in words(screen)  # no command where there is a button
    click(button("Inscrire", screen))
    until(lambda: card_of(screen, "un").state.text() == "Rien à redire")
    assert "card autre-carte" in (made / "ids.lock").read_text(encoding="utf-8")


def test_the_focus_stays_where_it_was_when_the_files_change(trainer: App, folder: Path) -> None:
    made = begin(folder, "un", "Un", number=5)
    begin(folder, "deux", "Deux", number=6)
    screen = open_mine(trainer)
    card_of(screen, "un").preview.setFocus()
    rewrite(made / "1-ma-premiere-lecon.md", "(x)", "( )")
    until(lambda: card_of(screen, "un").state.text() == "1 erreur")
    assert card_of(screen, "un").preview.hasFocus()


def test_nothing_is_checked_while_nobody_looks(trainer: App, folder: Path) -> None:
    made = begin(folder, "un", "Un", number=5)
    screen = open_mine(trainer)
    trainer.show(routes.Workshops())
    rewrite(made / "course.yaml", 'title: "Un"', 'title: "Une fois"')
    until(lambda: trainer.session.course("un").title == "Une fois")  # what is shown follows all the same
    until(lambda: "Une fois" in words(trainer.window.screen_shown))
    assert trainer.authoring.shelf is not None and trainer.authoring.shelf.courses[0].title == "Un"
    trainer.show(routes.Mine())
    until(lambda: screen.cards and "Une fois" in words(screen))


# --------------------------------------------------------------------------- her folder


def test_a_stick_pulled_out_is_said_and_seen_again_once_back(
    open_app: Callable[..., App], tmp_path: Path
) -> None:
    stick = tmp_path / "clé"
    begin(stick, "un", "Un", number=5)
    app = open_app(trainer=True, courses=str(stick))
    screen = open_mine(app)
    assert app.session.has("un")
    stick.rename(tmp_path / "partie")
    until(lambda: app.authoring.problem is not None)
    QTest.qWait(30)
    assert "branchez-le" in words(screen) and not screen.cards
    assert not app.session.has("un")
    dialog = ask(screen, fill("Deux", "deux"))
    assert "branchez-le" in dialog.id_field.error and not stick.exists()
    dialog.choose("no")
    (tmp_path / "partie").rename(stick)
    click(button("Regarder de nouveau", screen))
    until(lambda: screen.cards and app.session.has("un"))


def test_another_folder_is_chosen_and_kept(
    trainer: App, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(folder, "un", "Un", number=5)
    begin(tmp_path / "ici", "deux", "Deux", number=5)
    screen = open_mine(trainer)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "ici"))
    click(button("Changer de dossier", screen))
    until(lambda: trainer.session.has("deux") and [one.course.id for one in screen.cards] == ["deux"])
    assert not trainer.session.has("un")
    assert trainer.session.preferences.courses == str(tmp_path / "ici")


def test_files_and_folders_open_in_the_system(
    trainer: App, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = begin(folder, "un", "Un", number=5)
    rewrite(made / "1-ma-premiere-lecon.md", "(x)", "( )")
    opened: list[Path] = []

    def no_editor(url: object) -> bool:
        opened.append(Path(url.toLocalFile()))  # type: ignore[attr-defined]
        return opened[-1].is_dir()

    monkeypatch.setattr(QDesktopServices, "openUrl", no_editor)
    screen = open_mine(trainer)
    click(button("Ouvrir le dossier", screen))
    click(button("Modifier", screen))
    click(card_of(screen, "un").fold)
    QTest.qWait(30)
    click(button("Ouvrir 1-ma", screen))
    lesson = made / "1-ma-premiere-lecon.md"
    assert opened == [folder, made, lesson, made]  # no editor for it: where it is


def test_a_package_is_made_under_her_mark(
    trainer: App, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(folder, "un", "Un", number=5)
    screen = open_mine(trainer)
    out = tmp_path / "un.atelier"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    click(button("Faire un paquet", screen))
    until(out.is_file, 30)
    with opened(out, known(trainer)) as (_, found):
        assert [one.id for one in found.scope.courses] == ["un"]
        assert found.signer.standing is Standing.KNOWN


# --------------------------------------------------------------------------- the preview


def preview_shown() -> Preview:
    """The window of the preview; those that other tests closed may not be gone yet."""
    windows = QApplication.topLevelWidgets()
    (window,) = [one for one in windows if isinstance(one, Preview) and one.isVisible()]
    return window


def test_the_preview_shows_each_lesson_and_follows_what_is_written(trainer: App, folder: Path) -> None:
    made = derive(places.courses() / "affaires", folder, "chez-nous", "Chez nous")
    screen = open_mine(trainer)
    click(card_of(screen, "chez-nous").preview)
    window = preview_shown()
    until(lambda: window.lesson is not None)
    course = trainer.session.course("chez-nous")
    assert [window.choice.itemData(at) for at in range(window.choice.count())] == [
        *(one.file for one in course.lessons),
        "course.yaml",
    ]
    third = course.lessons[2]
    window.choice.setCurrentIndex(2)
    window.choice.activated.emit(2)
    assert window.lesson is not None and window.lesson.id == third.id
    rewrite(made / third.file, f"id: {third.id}\n", f"id: {third.id}\nsurprise: oui\n")
    until(lambda: [one.remark.code for one in window.found][:1] == ["head_unknown"])
    rewrite(made / third.file, "surprise: oui\n", "")
    until(lambda: not window.found)
    rewrite(made / "course.yaml", "workshop: 1", "workshop: un")
    until(lambda: any(one.path.name == "course.yaml" for one in window.elsewhere))
    until(lambda: "Ailleurs dans l’atelier" in words(window))
    assert window.lesson is not None
    click(card_of(screen, "chez-nous").preview)
    assert sum(isinstance(one, Preview) and one.isVisible() for one in QApplication.topLevelWidgets()) == 1
    window.close()


def test_a_course_taken_away_is_said_in_its_preview(trainer: App, folder: Path) -> None:
    made = begin(folder, "un", "Un", number=5)
    screen = open_mine(trainer)
    click(card_of(screen, "un").preview)
    window = preview_shown()
    until(lambda: window.lesson is not None)
    shutil.rmtree(made)
    until(lambda: "ne se lit pas" in words(window))
    window.close()


def test_answers_typed_in_the_preview_are_not_hers(trainer: App, folder: Path) -> None:
    begin(folder, "un", "Un", number=5)
    screen = open_mine(trainer)
    click(card_of(screen, "un").preview)
    window = preview_shown()
    until(lambda: window.lesson is not None)
    window._session.tick("un/avant-lundi/journee", "done", "x")
    window.close()
    assert trainer.session.state.tick("un/avant-lundi/journee") is None


# --------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(("number", "said"), [(0, "Atelier"), (3, "Atelier 3"), (57, "Atelier 57")])
def test_a_workshop_of_any_number_shows_everywhere(
    number: int, said: str, open_app: Callable[..., App], folder: Path
) -> None:
    begin(folder, "le-mien", "Le mien", number=number)
    app = open_app(trainer=True)
    assert workshops.name(number) == said
    assert (
        tokens.hue(number) in tokens.HUES
        and (places.assets() / "icons" / f"{tokens.icon(number)}.svg").exists()
    )
    app.session.tick("le-mien/avant-lundi/journee", "done", "x")
    for route in (
        routes.Home(),
        routes.Workshops(),
        routes.Workshop("le-mien"),
        routes.Lesson("le-mien", "premiere-lecon"),
        routes.Sources("le-mien"),
        routes.Present("le-mien"),
        routes.Lists(),
        routes.Review(),
        routes.HandIn("le-mien"),
        routes.Survey("le-mien"),
        routes.ClassForm(),
    ):
        app.show(route)
        assert "{" not in words(app.window.screen_shown)
    assert app.session.courses[-1].id == "le-mien" or number == 3


def test_two_workshops_of_one_number_are_told_apart_in_the_lists(
    open_app: Callable[..., App], folder: Path
) -> None:
    begin(folder, "le-mien", "Le mien", number=3)
    app = open_app(trainer=True)
    app.show(routes.Lists())
    screen = app.window.screen_shown
    named = [check.text() for check in screen._checks.values()]
    assert "Atelier 3, Le mien" in named and "Atelier 1" in named
    assert "Atelier 3, Médias sociaux et relations publiques" in named
    before = {row.row.course for row in screen._rows_shown()}
    screen._show_course("le-mien", False)
    assert {row.row.course for row in screen._rows_shown()} == before - {"le-mien"}


# --------------------------------------------------------------------------- taking work over


def test_work_is_taken_over_only_when_asked_for(lived: App, folder: Path) -> None:
    third = next(course for course in lived.session.courses if course.workshop == 3)
    made = derive(places.courses() / Path(third.folder).name, folder, "chez-nous", "Chez nous")
    rewrite(made / third.lessons[0].file, f"title: {third.lessons[0].title}"[:12], "title: Revu. ")
    lived.session.keep(trainer=True)
    until(lambda: lived.session.has("chez-nous"))
    mine = lived.session.course("chez-nous")
    assert lived.session.course_progress(mine).done == 0
    lived.show(routes.Workshop(third.id))
    with pytest.raises(LookupError):
        button("Reprendre mon travail", lived.window.screen_shown)
    lived.show(routes.Workshop("chez-nous"))
    settle(lived.qt, 0.05)
    before = lived.session.course_progress(third).done
    click(button("Reprendre mon travail", lived.window.screen_shown))
    settle(lived.qt, 0.05)
    assert lived.session.course_progress(mine).done == before - 1  # the first lesson is not the same any more
    assert lived.session.course_progress(third).done == before
    with pytest.raises(LookupError):
        button("Reprendre mon travail", lived.window.screen_shown)
    assert not lived.journal.close()
