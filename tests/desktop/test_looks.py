"""What a person sees: measured on the pixels and on the places of real widgets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from atelier.app import App
from atelier.cli.screens import SCREENS
from atelier.content import model
from atelier.desktop import routes
from atelier.desktop.reading.blocks.case import Case
from atelier.desktop.reading.blocks.question import Question
from atelier.desktop.reading.document import Style
from atelier.desktop.reading.prose import ProseView
from atelier.desktop.screens.home.due import DueCard
from atelier.desktop.screens.home.workshop_card import WorkshopCard
from atelier.desktop.screens.lesson.outline import Stop
from atelier.desktop.screens.workshop.agenda import Agenda, _Segment
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.rows import CheckRow, OptionRadio, text_height
from tests.desktop.helpers import open_lesson, shown, third, with_kind
from tests.desktop.test_app import until


def words(text: str) -> tuple[model.Flow, ...]:
    return (model.Paragraph((model.Text(text),)),)


def test_bullets_and_numbers_stand_apart_from_the_words(app: App) -> None:
    theme = app.theme
    many = tuple(words("mot") for _ in range(12))
    for flow in (model.Bullets(many), model.Numbered(many)):
        view = ProseView(Style(theme, width=400), (flow,))
        view.resize(400, view.heightForWidth(400))
        picture = view.grab().toImage()
        block = view.document().lastBlock()
        left = round(block.layout().position().x() + block.layout().lineAt(0).x())
        top = round(view.position_y(block.position()))
        ground = picture.pixel(picture.width() - 1, top)
        inked = [
            x for x in range(left) if any(picture.pixel(x, y) != ground for y in range(top, picture.height()))
        ]
        assert inked and inked[0] > 0, "the mark is cut at the left"
        assert 6 <= left - inked[-1] <= 14


@pytest.mark.parametrize("name", ["home", "workshops", "workshop", "lesson", "review-answer"])
def test_a_change_of_text_size_lays_out_as_a_start_would(
    open_app: Callable[..., App], name: str, rest: Callable[[int], None]
) -> None:
    heights = []
    for text in (175, 100):
        app = open_app(text=text)
        SCREENS[name](app)
        rest(60)
        screen = app.window.screen_shown
        if name == "lesson":
            screen.reader.build_all()
        app.theme.set(text=175)
        rest(120)
        area = screen.reader if name == "lesson" else screen
        heights.append(area.widget().height())
        app.close()
        app.window.hide()
    fresh, live = heights
    assert live == pytest.approx(fresh, rel=0.01)


def test_a_change_of_text_size_and_back_moves_nothing(lived: App, rest: Callable[[int], None]) -> None:
    SCREENS["home"](lived)
    before = lived.picture().toImage()
    for text in (200, 130, 175, 100):
        lived.theme.set(text=text)
        rest(60)
    assert lived.picture().toImage() == before


def test_a_change_of_text_size_keeps_place_focus_and_what_is_being_answered(
    app: App, rest: Callable[[int], None]
) -> None:
    course, lesson, question = with_kind(app, "question", "single")
    screen = open_lesson(app, course, lesson.id, question.id)
    card = next(one for one in shown(Question, screen) if one.block.id == question.id)
    option = shown(OptionRadio, card)[0]
    option.click()
    option.setFocus()
    app.theme.set(text=150)
    rest(120)
    assert option.isChecked() and option.hasFocus()
    top = card.mapTo(screen.reader.viewport(), QPoint(0, 0)).y()
    assert -60 <= top <= 60


def test_a_page_goes_to_one_column_and_back_with_the_room(lived: App, rest: Callable[[int], None]) -> None:
    SCREENS["home"](lived)
    cards = lived.window.screen_shown.findChildren(WorkshopCard)
    for width, beside in ((1000, True), (790, False), (1000, True)):
        lived.window.resize(width, 700)
        rest(60)
        assert (cards[0].x() != cards[1].x()) is beside, width


def test_no_title_of_the_agenda_is_cut(lived: App, rest: Callable[[int], None]) -> None:
    for course in lived.session.courses:
        lived.show(routes.Workshop(course.id))
        for width, text in ((1440, 100), (1100, 100), (1440, 150)):
            lived.theme.set(text=text)
            lived.window.resize(width, 800)
            rest(40)
            for segment in shown(_Segment, lived.window):
                assert segment.height() >= segment.heightForWidth(segment.width())
                assert segment.width() >= segment.minimumSizeHint().width()


def test_words_of_an_option_have_room_once_they_are_bold(app: App) -> None:
    text = "On cherche le nom et l’adresse de l’employé filmé par une cliente"
    option = OptionRadio(app.theme, text)
    option.show_verdict("right", "Votre réponse")
    for width in (300, 360, 420, 491):
        room = width - option._left() - option._right()
        bold = text_height(app.theme.font("strong"), text, room)
        assert option.heightForWidth(width) >= bold + 20


def test_a_reason_that_several_spellings_share_is_given_once(lived: App) -> None:
    course, lesson, question = with_kind(lived, "question", "short")
    screen = open_lesson(lived, course, lesson.id, question.id)
    card = next(one for one in shown(Question, screen) if one.block.id == question.id)
    reasons = [flows for _, flows in card._reasons(None)]
    assert len(card.block.options) > 1
    assert len(reasons) == len(set(reasons))


def test_the_lessons_that_follow_bear_no_mark_of_being_unseen(lived: App) -> None:
    screen = open_lesson(lived, third(lived), third(lived).lessons[0].id)
    after = [stop for stop in shown(Stop, screen) if stop._side]
    assert after and all(stop.state == "plain" for stop in after)


def test_a_case_stands_in_one_column_where_two_have_no_room(lived: App, rest: Callable[[int], None]) -> None:
    course, lesson, case = with_kind(lived, "case")
    screen = open_lesson(lived, course, lesson.id, case.id)
    card = next(one for one in shown(Case, screen) if one.block.id == case.id)
    lived.theme.set(text=200)
    lived.window.resize(960, 560)
    rest(120)
    figures = card._figures
    assert figures is not None
    assert figures.width() > card.width() * 0.9
    assert card.width() <= screen.reader.viewport().width()


def test_a_late_task_says_so_by_words_an_icon_and_a_colour(lived: App) -> None:
    SCREENS["home"](lived)
    first = shown(DueCard, lived.window)[0].findChildren(CheckRow)[0]
    assert first.accessibleDescription().startswith("En retard de 2 jours")
    picture = first.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    assert lived.theme.colour("danger").rgb() in colours


def test_a_page_opens_at_its_title_and_ends_where_the_bar_above_does(
    open_app: Callable[..., App], rest: Callable[[int], None]
) -> None:
    app = open_app(text=200, window=(960, 560))
    SCREENS["workshop"](app)
    rest(60)
    page = app.window.screen_shown
    assert page.verticalScrollBar().value() == 0
    assert page.verticalScrollBar().isVisible()

    def right(widget: QWidget) -> int:
        return widget.mapTo(app.window, QPoint(widget.width(), 0)).x()

    assert right(shown(Agenda, page)[0]) == right(app.window.bar.name)


def tabbed(app: App, steps: int) -> list[QWidget]:
    """What Tab goes through from where the focus is."""
    met = []
    for _ in range(steps):
        QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        met.append(focus)
    return met


def test_tab_goes_through_home_as_one_reads(lived: App) -> None:
    SCREENS["home"](lived)
    QTest.qWaitForWindowActive(lived.window)
    for width, first, then in ((1440, WorkshopCard, CheckRow), (1000, CheckRow, WorkshopCard)):
        lived.window.resize(width, 900)
        lived.show(routes.Home())
        lived.window.resize(width, 900)
        met = [type(one) for one in tabbed(lived, 10)]
        assert met.index(first) < met.index(then), width
        assert max(at for at, kind in enumerate(met) if kind is first) < met.index(then)


def test_tab_goes_through_a_lesson_as_one_reads(lived: App) -> None:
    screen = open_lesson(lived, third(lived), third(lived).lessons[0].id)
    lived.session.add_note(screen._lesson_key, text="Une note")
    panes = (screen.bar, screen._outline, screen.reader, screen._notes)
    shown(Button, screen.bar)[0].setFocus()
    met = []
    for one in tabbed(lived, 140):
        place = next((at for at, pane in enumerate(panes) if pane.isAncestorOf(one)), None)
        if place is None:
            break
        met.append(place)
    assert met == sorted(met) and set(met) == {0, 1, 2, 3}


def test_the_navigation_is_entered_where_one_is_and_arrows_only_move_along_it(lived: App) -> None:
    lived.show(routes.Home())
    QTest.qWaitForWindowActive(lived.window)
    entries = lived.window.navigation._entries
    entries["home"].setFocus(Qt.FocusReason.TabFocusReason)
    window = lived.window.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_Down)
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert isinstance(lived.navigator.here, routes.Home) and entries["lists"].hasFocus()
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert isinstance(lived.navigator.here, routes.Lists)
    reachable = [key for key, one in entries.items() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reachable == ["lists"]


def test_a_task_ticked_on_home_leaves_the_focus_on_the_next(lived: App) -> None:
    SCREENS["home"](lived)
    QTest.qWaitForWindowActive(lived.window)
    rows = shown(DueCard, lived.window)[0].findChildren(CheckRow)
    rows[1].setFocus(Qt.FocusReason.TabFocusReason)
    after = rows[2].text()
    QTest.keyClick(lived.window.windowHandle(), Qt.Key.Key_Space)
    focus = QApplication.focusWidget()
    assert isinstance(focus, CheckRow) and focus.text() == after


@pytest.mark.parametrize(("size", "text"), [((1280, 800), 100), ((1024, 720), 100), ((960, 560), 175)])
def test_where_a_workshop_stands_is_never_cut(lived: App, size: tuple[int, int], text: int) -> None:
    lived.show(routes.Home())
    lived.window.resize(*size)
    lived.theme.set(text=text)

    def whole() -> bool:
        status = [card._status for card in shown(WorkshopCard, lived.window)]
        return len(status) == 4 and all(
            one.width() >= one.sizeHint().width()
            and one.height() < 1.8 * one.fontMetrics().lineSpacing()
            and one.parentWidget().rect().contains(one.geometry())
            for one in status
        )

    until(whole, 5)


def test_a_wide_screen_gives_large_text_a_column_as_large(lived: App, rest: Callable[[int], None]) -> None:
    SCREENS["home"](lived)
    lived.window.resize(3840, 2160)
    lived.theme.set(text=200)
    rest(100)
    assert lived.window.screen_shown.middle.width() == 2720
