"""A lesson on the screen: read, tick, answer, write, mark, find, come back on the same line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QScrollBar

from atelier.app import App
from atelier.content import model
from atelier.desktop import routes
from atelier.desktop.reading.blocks import REGISTRY
from atelier.desktop.reading.blocks.checklist import Checklist
from atelier.desktop.reading.blocks.question import Question
from atelier.desktop.screens.lesson.end import End
from atelier.desktop.screens.lesson.reader import Place
from atelier.desktop.screens.lesson.screen import LessonScreen
from atelier.desktop.widgets.area import Area
from atelier.desktop.widgets.rows import CheckRow, OptionCheck, OptionRadio
from tests.desktop.helpers import button, click, open_lesson, shown, third, with_kind
from tests.desktop.test_app import until

Rest = Callable[[int], None]


def test_every_kind_of_block_has_its_place_on_the_page() -> None:
    assert set(REGISTRY) == set(model.Block.__args__)


@pytest.mark.parametrize(("size", "text"), [((1440, 900), 100), ((1024, 720), 175), ((960, 560), 200)])
def test_no_prose_is_cut_at_any_size(app: App, rest: Rest, size: tuple[int, int], text: int) -> None:
    app.theme.set(text=text)
    for course in app.session.courses:
        for lesson in course.lessons[:3]:
            screen = open_lesson(app, course, lesson.id)
            app.window.resize(*size)
            rest(120)
            for _, view in screen.reader.prose_views():
                assert view.height() >= view.document().size().height() - 1, view.text()[:40]


def test_a_tick_is_a_fact_and_is_undone(app: App) -> None:
    course, lesson, activity = with_kind(app, "checklist")
    screen = open_lesson(app, course, lesson.id, activity.id)
    row = shown(CheckRow, screen)[0]
    click(row)
    key = f"{course.id}/{activity.id}/{activity.items[0].id}"
    assert app.session.state.tick(key).state == "done"
    assert row.isChecked()
    QTest.keySequence(app.window, "Ctrl+Z")
    assert app.session.state.tick(key).state == "todo"
    assert not row.isChecked()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_task_without_object_leaves_the_total_and_its_menu_has_a_button(app: App) -> None:
    course, lesson, activity = with_kind(app, "checklist")
    screen = open_lesson(app, course, lesson.id, activity.id)
    total = len(activity.items)
    checklist = next(one for one in screen.reader.findChildren(Checklist) if one.block.id == activity.id)
    height = shown(CheckRow, checklist)[0].height()
    click(button("Autres actions", checklist))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text() == "Sans objet pour moi").trigger()
    menu.close()
    assert f"0 sur {total - 1}" in [label.text() for label in shown(QLabel, checklist)]
    assert shown(CheckRow, checklist)[0].height() == height


def _card(screen: object, activity: model.ActivityOutline) -> Question:
    return next(card for card in screen.reader.findChildren(Question) if card.block.id == activity.id)


def test_a_wrong_answer_shows_both_reasons_and_can_be_tried_again(app: App) -> None:
    course, lesson, activity = with_kind(app, "question", "single")
    screen = open_lesson(app, course, lesson.id, activity.id)
    card = _card(screen, activity)
    wrong = next(place for place, option in enumerate(card.block.options) if not option.right)
    assert not button("Vérifier", card).isEnabled()
    click(shown(OptionRadio, card)[wrong])
    click(button("Vérifier", card))
    words = [label.text() for label in shown(QLabel, card)]
    assert "À revoir" in words
    from atelier.desktop.reading.prose import ProseView

    said = " ".join(view.text() for view in shown(ProseView, card))
    for option in card.block.options:
        if option.right or option is card.block.options[wrong]:
            first = option.reason[0]
            assert isinstance(first, model.Paragraph)
            assert "".join(getattr(part, "text", "") for part in first.children)[:30] in said
    click(button("Réessayer", card))
    right = next(place for place, option in enumerate(card.block.options) if option.right)
    click(shown(OptionRadio, card)[right])
    click(button("Vérifier", card))
    assert "Bonne réponse" in [label.text() for label in shown(QLabel, card)]
    assert len(app.session.attempts_of(f"{course.id}/{activity.id}")) == 2


def test_after_redo_one_can_look_back(app: App) -> None:
    course, lesson, activity = with_kind(app, "question", "multiple")
    screen = open_lesson(app, course, lesson.id, activity.id)
    card = _card(screen, activity)
    click(shown(OptionCheck, card)[0])
    click(button("Vérifier", card))
    click(button("Réessayer", card))
    assert not any(box.isChecked() for box in shown(OptionCheck, card))
    click(button("Revoir ma réponse", card))
    assert shown(OptionCheck, card)[0].isChecked()


def test_an_answer_is_undone(app: App) -> None:
    course, lesson, activity = with_kind(app, "question", "true-false")
    screen = open_lesson(app, course, lesson.id, activity.id)
    card = _card(screen, activity)
    click(shown(OptionRadio, card)[0])
    click(button("Vérifier", card))
    QTest.keySequence(app.window, "Ctrl+Z")
    assert app.session.state.answer(f"{course.id}/{activity.id}") is None
    assert button("Vérifier", card).isVisible()


def test_ordering_by_keyboard(app: App) -> None:
    course, lesson, activity = with_kind(app, "question", "ordering")
    screen = open_lesson(app, course, lesson.id, activity.id)
    card = _card(screen, activity)
    before = card._input.choice()
    down = card._input._rows[before[0]].down
    down.setFocus()
    QTest.keyClick(down, Qt.Key.Key_Space)
    after = card._input.choice()
    assert after == [before[1], before[0], *before[2:]]


def test_alt_and_an_arrow_move_the_line_and_keep_the_focus_on_it(app: App) -> None:
    course, lesson, activity = with_kind(app, "question", "ordering")
    screen = open_lesson(app, course, lesson.id, activity.id)
    card = _card(screen, activity)
    before = card._input.choice()
    row = card._input._rows[before[1]]
    row.up.setFocus()
    QTest.keyClick(row.up, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert card._input.choice() == [before[1], before[0], *before[2:]]
    assert row.down.hasFocus()  # at the top, it can only go down
    QTest.keyClick(row.down, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert row.down.hasFocus() and card._input.choice()[0] == before[1]
    QTest.keyClick(row.down, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert card._input.choice() == before
    assert row.down.hasFocus()


def test_what_is_typed_is_saved_after_a_pause_and_says_so(app: App, rest: Rest) -> None:
    course, lesson, activity = with_kind(app, "reflection")
    screen = open_lesson(app, course, lesson.id, activity.id)
    area = shown(Area, screen.reader)[0]
    area.setFocus()
    QTest.keyClicks(area, "Moi d'abord")
    key = f"{course.id}/{activity.id}"
    assert app.session.text_of(key) == ""
    rest(1200)
    assert app.session.text_of(key) == "Moi d'abord"
    assert app.session.saved_words(key).startswith("Gardé sur cet ordinateur")


def test_leaving_the_page_saves_at_once(app: App) -> None:
    course, lesson, activity = with_kind(app, "reflection")
    screen = open_lesson(app, course, lesson.id, activity.id)
    area = shown(Area, screen.reader)[0]
    area.setFocus()
    QTest.keyClicks(area, "vite")
    app.navigator.go(routes.Home())
    assert app.session.text_of(f"{course.id}/{activity.id}") == "vite"


def _select(screen: object, words: str) -> None:
    for _, view in screen.reader.prose_views():
        place = view.text().find(words)
        if place >= 0:
            cursor = view.textCursor()
            cursor.setPosition(place)
            cursor.setPosition(place + len(words), QTextCursor.MoveMode.KeepAnchor)
            view.setTextCursor(cursor)
            return
    raise LookupError(words)


def test_words_are_marked_and_noted(app: App) -> None:
    course = third(app)
    screen = open_lesson(app, course, course.lessons[0].id)
    _, view = screen.reader.prose_views()[0]
    words = view.text()[5:40]
    _select(screen, words)
    QTest.keySequence(app.window, "Ctrl+2")
    (note,) = app.session.state.notes()
    assert (note.quote, note.colour) == (words, "teal")
    assert view.extraSelections()
    app.session.erase_own(note.key)
    assert app.session.state.notes() == ()
    assert not view.extraSelections()
    app.session.undo()
    assert len(app.session.state.notes()) == 1


def test_copying_says_where_from(app: App) -> None:
    from PySide6.QtGui import QGuiApplication

    course = third(app)
    screen = open_lesson(app, course, course.lessons[0].id)
    words = screen.reader.prose_views()[0][1].text()[3:33]
    _select(screen, words)
    QTest.keySequence(app.window, "Ctrl+Shift+C")
    text = QGuiApplication.clipboard().text()
    assert words in text
    assert course.lessons[0].title in text


def test_find_in_page_ignores_accents_and_case(app: App) -> None:
    course = third(app)
    screen = open_lesson(app, course, course.lessons[0].id)
    text = screen.reader.prose_views()[0][1].text()
    accented = next(word for word in text.split() if "é" in word and word.isalpha() and len(word) > 5)
    QTest.keySequence(app.window, "Ctrl+F")
    QTest.keyClicks(screen._find.field, accented.replace("é", "e").upper())
    assert accented in [hit.widget.text()[hit.start : hit.end] for hit in screen._search.hits]
    QTest.keyClick(screen._find.field, Qt.Key.Key_Escape)
    assert screen._find.isHidden()


def test_shift_and_enter_go_back_to_the_passage_before(app: App) -> None:
    course = third(app)
    screen = open_lesson(app, course, course.lessons[0].id)
    QTest.keySequence(app.window, "Ctrl+F")
    field = screen._find.field
    QTest.keyClicks(field, "avis")
    assert len(screen._search.hits) > 2
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Enter)
    assert screen._search.here == 2
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert screen._search.here == 1


def test_one_can_say_that_a_lesson_was_read_without_going_through_it(app: App) -> None:
    course = third(app)
    lesson = next(one for one in course.lessons if len(one.sections) > 2)
    screen = open_lesson(app, course, lesson.id)
    key = f"{course.id}/lesson/{lesson.id}"
    assert "end" not in app.session.state.read(key)
    said = button("J’ai lu cette leçon", screen)
    click(said)
    assert app.session.state.read(key) >= {"end", *(f"#{one.id}" for one in lesson.sections)}
    assert not said.isVisible()
    assert not any(
        stop.kind in ("section", "end") for stop in app.session.lesson_progress(course, lesson).remains
    )


def test_a_lesson_is_done_only_when_all_is_met(app: App, rest: Rest) -> None:
    course = third(app)
    lesson = next(one for one in course.lessons if any(a.kind == "question" for a in one.activities))
    screen = open_lesson(app, course, lesson.id)
    rest(50)
    bar = screen.reader.verticalScrollBar()
    bar.setValue(bar.maximum())
    rest(700)
    key = f"{course.id}/lesson/{lesson.id}"
    assert "end" in app.session.state.read(key)
    assert app.session.state.completed(key) is None
    assert not app.session.lesson_progress(course, lesson).complete
    for card in screen.reader.findChildren(Question):
        app.session.answer(card.context.key(card.block.id), ["x"], card.block.fingerprint)
    for activity in lesson.activities:
        if activity.kind == "case":
            app.session.open_case(f"{course.id}/{activity.id}", "")
    assert app.session.state.completed(key) is not None
    assert isinstance(screen.reader.end, End)
    assert "Leçon terminée" in screen.reader.end._banner.words.text()


def test_the_place_comes_back_after_a_restart_and_a_resize(open_app: Callable[..., App], rest: Rest) -> None:
    app = open_app()
    course = third(app)
    screen = open_lesson(app, course, course.lessons[2].id)
    until(lambda: screen.reader.complete)
    rest(60)
    bar = screen.reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    rest(700)
    place = screen.reader.place()
    assert place.block > 0
    app.close()
    again = open_app(window=(1100, 760))
    again.show(routes.Lesson(course.id, course.lessons[2].id))
    until(lambda: again.window.screen_shown.reader.complete)
    rest(400)
    found = again.window.screen_shown.reader.place()
    assert found.block == place.block
    assert abs(found.char - place.char) < 120


def test_a_page_that_was_left_is_put_away_and_its_place_kept(app: App) -> None:
    course = third(app)
    screen = open_lesson(app, course, course.lessons[2].id)
    bar = screen.reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = screen.reader.place()
    key = f"{course.id}/lesson/{course.lessons[2].id}"
    app.navigator.go(routes.Home())
    assert screen.reader.empty
    assert not screen.reader.prose_views()
    app.window.close()  # leaves once more, with nothing on the page
    kept = app.session.place_of(key)
    assert kept is not None
    assert (kept.block, kept.char) == (place.block, place.char)
    app.window.show()
    screen = open_lesson(app, course, course.lessons[2].id)
    assert screen.reader.place().block == place.block


def test_a_row_is_measured_again_when_its_words_or_the_text_size_change(app: App) -> None:
    row = CheckRow(app.theme, "Capturer l’avis")
    heights = [row.heightForWidth(300)]
    row.set_words("Capturer l’avis au complet et le profil affiché de son auteur", "")
    heights.append(row.heightForWidth(300))
    row.show_state("done", "mardi 24 novembre 2026")
    heights.append(row.heightForWidth(300))
    app.theme.set(text=200)
    heights.append(row.heightForWidth(300))
    assert heights == sorted(set(heights))


def _long(bar: QScrollBar) -> bool:
    return bar.maximum() > 2000


def _near(screen: LessonScreen, place: Place, most: int = 1000) -> bool:
    found = screen.reader.place()
    return found.block == place.block and abs(found.char - place.char) <= most


def test_the_place_holds_in_every_lesson_through_other_widths_and_another_page(app: App) -> None:
    app.window.resize(1440, 900)
    course = third(app)
    for outline in course.lessons[::4]:
        screen = open_lesson(app, course, outline.id)
        bar = screen.reader.verticalScrollBar()
        for share in (0.35, 0.8):
            until(partial(_long, bar))
            bar.setValue(round(bar.maximum() * share))
            place = screen.reader.place()
            for width in (1024, 1440):
                app.window.resize(width, 800)
                QTest.qWait(60)
                until(partial(_near, screen, place), 3)
            app.show(routes.Home())
            open_lesson(app, course, outline.id)
            until(partial(_near, screen, place, 60), 3)


def test_a_note_being_written_is_not_a_card_as_well(app: App) -> None:
    course = third(app)
    screen = open_lesson(app, course, course.lessons[0].id)
    screen._show_notes_pane(True)
    draft = screen._notes.new
    draft.setFocus()
    QTest.keyClicks(draft, "Appeler Lea")
    draft.settle()
    assert [note.text for note in app.session.state.notes()] == ["Appeler Lea"]
    assert [one.toPlainText() for one in shown(Area, screen._notes)] == ["Appeler Lea"]
    QTest.keyClicks(draft, " demain")
    screen.reader.focus_text()
    assert [note.text for note in app.session.state.notes()] == ["Appeler Lea demain"]
    QTest.qWait(0)  # a new card shows with the next events
    assert sorted(one.toPlainText() for one in shown(Area, screen._notes)) == ["", "Appeler Lea demain"]


@pytest.mark.parametrize("kind", ["checklist", "question", "reflection", "case", "decision", "exercise"])
def test_one_can_go_to_each_kind_of_activity(app: App, kind: str) -> None:
    course, lesson, activity = with_kind(app, kind)
    screen = open_lesson(app, course, lesson.id, activity.id)
    until(lambda: screen.reader.verticalScrollBar().value() > 0, 3)
    assert screen.reader.top_of(activity.id) is not None
