"""A simulation as a person plays it: by keyboard, left and taken up again, told at the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from atelier import places
from atelier.app import App
from atelier.content import model
from atelier.content.library import Library
from atelier.desktop import routes
from atelier.desktop.reading.document import plain
from atelier.desktop.screens.simulation.chart import apart
from atelier.desktop.screens.simulation.feed import PostCard
from atelier.desktop.screens.simulation.screen import SimulationScreen
from atelier.desktop.widgets.rows import CheckRow
from atelier.simulation.game import Game, best, play
from tests.courses.games import to_each_ending
from tests.desktop.helpers import button, click, shown
from tests.desktop.test_app import until


def shipped() -> list[tuple[str, str]]:
    """Every simulation of the courses that we give."""
    files = sorted(places.courses().glob("*/simulations/*.yaml"))
    return [(file.parent.parent.name, file.stem) for file in files]


@pytest.fixture
def first(app: App) -> tuple[model.Course, model.SimulationOutline]:
    course = next(one for one in app.session.courses if one.simulations)
    return course, course.simulations[0]


def open_simulation(app: App, course: str, name: str, game: str = "") -> SimulationScreen:
    app.show(routes.Simulation(course, name, game))
    QTest.qWaitForWindowActive(app.window)
    QTest.qWait(40)
    screen = app.window.screen_shown
    assert isinstance(screen, SimulationScreen)
    return screen


def type_choice(app: App, screen: SimulationScreen, letter: str) -> None:
    """A letter goes to a choice, Enter takes it, whatever has the focus."""
    QTest.keyClick(app.window.focusWidget() or screen, letter)
    focused = app.window.focusWidget()
    assert focused in screen.deciding.options
    QTest.keyClick(focused, Qt.Key.Key_Return if letter != "B" else Qt.Key.Key_Space)
    QApplication.processEvents()


def spoken(widget: QWidget) -> str:
    """What a screen reader can say of a widget: names, descriptions and texts, in their order."""
    said: list[str] = []

    def walk(one: QAccessibleInterface | None) -> None:
        if one is None or one.state().invisible:  # type: ignore[truthy-function]
            return
        text = one.textInterface()
        words = [one.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description)]
        if text is not None and text.characterCount():
            words.append(text.text(0, text.characterCount()))
        for word in words:
            if word and (not said or said[-1] != word):
                said.append(word)
        for index in range(one.childCount()):
            walk(one.child(index))

    walk(QAccessible.queryAccessibleInterface(widget))
    return "\n".join(said)


def test_a_game_is_played_by_the_keyboard_alone_and_kept_as_it_goes(
    app: App, first: tuple[model.Course, model.SimulationOutline]
) -> None:
    course, outline = first
    screen = open_simulation(app, course.id, outline.id)
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)  # « Commencer » has the focus
    until(lambda: screen.deciding.options)
    key = f"{course.id}/{outline.id}"
    for count, letter in enumerate("AB", 1):
        type_choice(app, screen, letter)
        assert len(app.session.games_of(key)[-1].path) == count
    until(lambda: not app.journal.pending)
    assert screen.deciding.scene.hasFocus()


def test_a_game_left_is_taken_up_where_it_was(
    open_app: Callable[..., App],
) -> None:
    app = open_app()
    course = next(one for one in app.session.courses if one.simulations)
    outline = course.simulations[0]
    screen = open_simulation(app, course.id, outline.id)
    click(button("Commencer", screen))
    click(screen.deciding.options[0])
    told = [one.accessibleName() for one in screen.deciding.options]
    click(button("Pause", screen))
    assert isinstance(app.navigator.here, routes.Lesson)
    until(lambda: not app.journal.pending)
    app.close()
    again = open_app()
    screen = open_simulation(again, course.id, outline.id)
    assert [one.accessibleName() for one in screen.deciding.options] == told


def test_starting_again_keeps_the_game_before_in_the_list(
    app: App, first: tuple[model.Course, model.SimulationOutline]
) -> None:
    course, outline = first
    key = f"{course.id}/{outline.id}"
    game = to_the_end(app, course.id, outline.id)
    app.session.play(key, "une", game.path, game.here.place, game.scenario.fingerprint)
    screen = open_simulation(app, course.id, outline.id)
    assert game.ending is not None
    assert plain(game.ending.title) in spoken(screen.opening)
    click(button("Jouer une autre partie", screen))
    click(screen.deciding.options[-1])
    click(button("Recommencer", screen))
    click(screen.deciding.options[0])
    assert [len(one.path) for one in app.session.games_of(key)] == [len(game.path), 1, 1]
    screen = open_simulation(app, course.id, outline.id, "une")
    assert plain(game.ending.title) in spoken(screen.debrief)


def to_the_end(app: App, course: str, name: str) -> Game:
    """The game of somebody who always takes the last choice."""
    game = play(app.session.scenario(course, name))
    while game.choices:
        game = game.after(game.choices[-1])
    return game


def test_one_plays_again_from_the_decision_that_teaches_most(
    app: App, first: tuple[model.Course, model.SimulationOutline]
) -> None:
    course, outline = first
    key = f"{course.id}/{outline.id}"
    start = play(app.session.scenario(course.id, outline.id))
    game = start.after(next(one for one in start.choices if one.grade == "good"))
    game = game.after(next(one for one in game.choices if one.grade == "poor"))
    while game.choices:
        game = game.after(next(one for one in game.choices if one.grade == "good"))
    app.session.play(key, "une", game.path, game.here.place, game.scenario.fingerprint)
    screen = open_simulation(app, course.id, outline.id, "une")
    click(button("Rejouer dès la décision 2", screen))
    assert "Décision 2" in spoken(screen.head)
    click(screen.deciding.options[0])
    new = app.session.games_of(key)[-1]
    assert new.id != "une" and new.path[0] == game.path[0] and len(new.path) == 2


def test_what_one_keeps_goes_to_the_lists_once_and_can_be_taken_back(
    app: App, first: tuple[model.Course, model.SimulationOutline]
) -> None:
    course, outline = first
    key = f"{course.id}/{outline.id}"
    game = to_the_end(app, course.id, outline.id)
    app.session.play(key, "une", game.path, game.here.place, game.scenario.fingerprint)
    screen = open_simulation(app, course.id, outline.id, "une")
    rows = shown(CheckRow, screen.debrief)
    assert len(rows) == len(outline.takeaways)
    click(rows[0])
    click(button("Ajouter à mes listes (1)", screen))
    kept = [row for row in app.session.rows() if row.list == key]
    assert [(row.text, row.list_title) for row in kept] == [(outline.takeaways[0].text, outline.title)]
    until(lambda: [row.isEnabled() for row in shown(CheckRow, screen.debrief)].count(False) == 1)
    app.session.undo()
    assert not [row for row in app.session.rows() if row.list == key]


def test_a_simulation_that_cannot_be_read_says_why_and_leads_back(
    app: App, first: tuple[model.Course, model.SimulationOutline], tmp_path: Path
) -> None:
    import shutil

    course, outline = first
    copy = tmp_path / "courses"
    shutil.copytree(places.courses(), copy)
    file = copy / Path(course.folder).name / outline.file
    file.write_text(file.read_text(encoding="utf-8").replace("grade: good", "grade: bon"), encoding="utf-8")
    app.library.look_in((copy,))
    screen = open_simulation(app, course.id, outline.id)
    assert "Cette simulation ne peut pas se jouer" in spoken(screen)
    click(button("Revenir à la leçon", screen))
    assert isinstance(app.navigator.here, routes.Lesson)


def test_a_game_of_an_older_version_goes_on_where_it_still_holds(
    app: App, first: tuple[model.Course, model.SimulationOutline]
) -> None:
    course, outline = first
    key = f"{course.id}/{outline.id}"
    start = play(app.session.scenario(course.id, outline.id))
    path = (*start.after(start.choices[0]).path, ("un-moment-retire", "un-choix"))
    app.session.play(key, "vieille", path, None, "autre")
    screen = open_simulation(app, course.id, outline.id)
    assert "Décision 2" in spoken(screen.head)


def test_a_choice_made_in_a_game_that_ended_elsewhere_is_kept(
    app: App, first: tuple[model.Course, model.SimulationOutline]
) -> None:
    """What another computer brought while the game was on screen loses nothing of either."""
    course, outline = first
    key = f"{course.id}/{outline.id}"
    screen = open_simulation(app, course.id, outline.id)
    click(screen.opening.main)
    screen.deciding.options[0].click()
    (here,) = app.session.games_of(key)
    ended = best(play(app.session.scenario(course.id, outline.id), here.path))
    assert ended.ending is not None
    app.session.play(key, here.id, ended.path, ended.ending.id, "")
    screen.deciding.options[1].click()
    there, mine = app.session.games_of(key)
    assert (there.path, there.end) == (ended.path, ended.ending.id)
    assert (len(mine.path), mine.path[:1], mine.end) == (2, here.path, None)


def test_what_is_ticked_in_the_debrief_stays_in_another_window_size(
    app: App, first: tuple[model.Course, model.SimulationOutline]
) -> None:
    course, outline = first
    ended = best(play(app.session.scenario(course.id, outline.id)))
    assert ended.ending is not None
    app.session.play(f"{course.id}/{outline.id}", "finie", ended.path, ended.ending.id, "")
    screen = open_simulation(app, course.id, outline.id, "finie")
    row = shown(CheckRow, screen.debrief)[1]
    row.click()
    row.setFocus()
    words = row.text()
    for width in (720, 1440):
        app.window.resize(width, 800)
        until(lambda: screen.debrief._placed_narrow is (app.window.width() < 1100))
        assert [one.text() for one in shown(CheckRow, screen.debrief) if one.isChecked()] == [words]
        until(lambda: isinstance(QApplication.focusWidget(), CheckRow))
        focused = QApplication.focusWidget()
        assert isinstance(focused, CheckRow) and focused.text() == words


def test_a_takeaway_taken_back_can_be_kept_again(
    app: App, first: tuple[model.Course, model.SimulationOutline]
) -> None:
    course, outline = first
    ended = best(play(app.session.scenario(course.id, outline.id)))
    assert ended.ending is not None
    app.session.play(f"{course.id}/{outline.id}", "finie", ended.path, ended.ending.id, "")
    screen = open_simulation(app, course.id, outline.id, "finie")
    rows = shown(CheckRow, screen.debrief)
    rows[0].click()
    button("Ajouter", screen).setFocus()
    button("Ajouter", screen).click()
    rows = shown(CheckRow, screen.debrief)
    assert [row.isEnabled() for row in rows[:2]] == [False, True] and rows[1].hasFocus()
    rows[1].click()
    QTest.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    rows = shown(CheckRow, screen.debrief)
    assert [(row.isEnabled(), row.isChecked()) for row in rows[:2]] == [(True, False), (True, True)]


def test_the_names_of_the_lines_stay_in_the_chart() -> None:
    assert apart([10, 50], 20, 200) == [10, 50]
    assert apart([10, 15, 190, 191], 20, 200) == [10, 30, 180, 200]
    assert apart([195, 196, 197, 198], 20, 200) == [140, 160, 180, 200]


def test_a_long_title_leaves_their_room_to_the_buttons(
    app: App, first: tuple[model.Course, model.SimulationOutline]
) -> None:
    course, outline = first
    screen = open_simulation(app, course.id, outline.id)
    click(screen.opening.main)
    screen.head.show_name("Simulation", "Le titre " * 20, "teal")
    QApplication.processEvents()
    for one in shown(QAbstractButton, screen.head):
        assert one.width() >= one.sizeHint().width(), one.accessibleName()
    assert screen.head._title.text().endswith("…")


def test_four_gauges_stand_within_the_window(
    app: App, first: tuple[model.Course, model.SimulationOutline]
) -> None:
    course, outline = first
    screen = open_simulation(app, course.id, outline.id)
    scenario = screen._scenario
    assert scenario is not None
    fourth = replace(scenario.gauges[0], id="quatrieme")
    screen._scenario = replace(scenario, gauges=(*scenario.gauges, fourth))
    click(screen.opening.main)
    for width in (1440, 1290, 1100, 900):
        app.window.resize(width, 800)
        QApplication.processEvents()
        card = screen.deciding._gauges[-1]
        assert card.mapTo(app.window, QPoint(card.width(), 0)).x() <= app.window.width()


def test_another_text_size_leaves_the_caret_where_it_was(
    app: App, first: tuple[model.Course, model.SimulationOutline]
) -> None:
    course, outline = first
    screen = open_simulation(app, course.id, outline.id)
    click(screen.opening.main)
    scene = screen.deciding.scene
    for place in (0, 12):
        cursor = scene.textCursor()
        cursor.setPosition(place)
        scene.setTextCursor(cursor)
        app.theme.set(text=150 + place)
        assert scene.textCursor().position() == place and scene.hasFocus()


def test_the_focus_stays_in_the_feed_when_it_changes_place(
    app: App, first: tuple[model.Course, model.SimulationOutline]
) -> None:
    course, outline = first
    screen = open_simulation(app, course.id, outline.id)
    click(screen.opening.main)
    screen.feed.setFocus()
    for width in (720, 1440):
        app.window.resize(width, 800)
        QApplication.processEvents()
        assert screen.feed.hasFocus()


@pytest.mark.parametrize(("course", "name"), shipped())
def test_each_simulation_is_played_to_each_ending_and_reads_aloud(app: App, course: str, name: str) -> None:
    """Every scene says its hour, its gauges, its feed and its choices; the debrief tells it all."""
    scenario = Library((places.courses(),), places.cache()).scenario(course, name)
    heard: set[str] = set()
    for ending, game in to_each_ending(scenario).items():
        screen = open_simulation(app, course, name)
        if game_goes_on := screen.opening.isVisible():
            click(screen.opening.main)
            QApplication.processEvents()
        assert game_goes_on or not heard
        for decision in game.decisions:
            place = next(index for index, one in enumerate(decision.offered) if one.id == decision.choice.id)
            if decision.moment.id not in heard:
                heard.add(decision.moment.id)
                reads_aloud(screen, decision.moment.title, [plain(one.text) for one in decision.offered])
            screen.deciding.options[place].click()
            QApplication.processEvents()
        told = spoken(screen.debrief)
        title = next(plain(one.title) for one in scenario.endings if one.id == ending)
        assert title in told and "Vos décisions, une à une" in told
        for decision in game.decisions:
            assert plain(decision.choice.text) in told
        assert app.session.games_of(f"{course}/{name}")[-1].end == ending
    assert len(app.session.games_of(f"{course}/{name}")) == len(scenario.endings)


def reads_aloud(screen: SimulationScreen, title: model.Inlines, choices: list[str]) -> None:
    """The decision is said before its choices, each choice has its letter, each gauge its value."""
    told = spoken(screen.deciding)
    places_ = [
        told.index(plain(title)),
        *(told.index(f"{letter}. {words}") for letter, words in zip("ABCD", choices, strict=False)),
    ]
    assert places_ == sorted(places_)
    assert told.count("sur 100") == len(screen.deciding._gauges)
    assert "Le fil" in spoken(screen.feed)
    assert all(spoken(card).strip() for card in shown(PostCard, screen.feed))
