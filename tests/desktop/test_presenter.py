"""The windows of one who leads, with real keys and real clicks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from atelier.app import App
from atelier.classroom.deck import Kind
from atelier.content.words import plain
from atelier.desktop import routes
from atelier.desktop.presenter.console.replan import Replan
from atelier.desktop.presenter.keys import Act, act_of
from atelier.desktop.presenter.leader import Veil
from atelier.desktop.presenter.presenter import Presenter
from atelier.desktop.reading.prose import ProseView
from atelier.desktop.screens.present.led import LedScreen
from atelier.desktop.screens.present.screen import PresentScreen
from atelier.desktop.widgets.dialog import Dialog
from tests.desktop.helpers import button, click, shown

COURSE = "relations-publiques"
K = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


def press(key: int, text: str = "", scan: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, 0, 0, text)


@pytest.mark.parametrize(
    ("event", "act"),
    [
        (press(K.Key_PageDown), Act.NEXT),
        (press(K.Key_PageUp), Act.PREVIOUS),
        (press(K.Key_Right), Act.NEXT),
        (press(K.Key_Space, " "), Act.NEXT),
        (press(K.Key_Space, " ", modifiers=Qt.KeyboardModifier.ShiftModifier), Act.PREVIOUS),
        (press(K.Key_Backspace), Act.PREVIOUS),
        (press(K.Key_B, "b"), Act.BLACK),
        (press(K.Key_Period, "."), Act.BLACK),
        (press(K.Key_Colon, ":"), Act.BLACK),
        (press(K.Key_Colon, ":", scan=60), Act.BLACK),
        (press(K.Key_W, "w"), Act.WHITE),
        (press(K.Key_Semicolon, ";"), Act.WHITE),
        (press(K.Key_F5), Act.LEAVE),
        (press(K.Key_Escape), Act.LEAVE),
        (press(K.Key_S, "s"), Act.SWAP),
        (press(K.Key_3, "3"), 3),
        (press(K.Key_Q, "q"), None),
        (press(K.Key_Q, modifiers=Qt.KeyboardModifier.ControlModifier), Act.QUIT),
        (press(K.Key_F4, modifiers=Qt.KeyboardModifier.AltModifier), None),
    ],
)
def test_each_key_of_a_keyboard_and_of_a_remote_asks_for_what_it_should(
    event: QKeyEvent, act: Act | int | None
) -> None:
    assert act_of(event) == act


@pytest.mark.skipif(sys.platform != "linux", reason="scan codes of X11")
@pytest.mark.parametrize(
    ("text", "scan", "digit"),
    [("&", 10, 1), ("é", 11, 2), ('"', 12, 3), ("'", 13, 4), ("(", 14, 5), ("-", 15, 6), ("è", 16, 7), ("_", 17, 8), ("ç", 18, 9), ("à", 19, 0)],
)  # fmt: skip
def test_the_row_of_digits_of_a_french_keyboard_types_numbers_without_shift(
    text: str, scan: int, digit: int
) -> None:
    key = Qt.Key.Key_Minus if text == "-" else Qt.Key.Key_unknown
    assert act_of(press(key, text, scan)) == digit


def test_minus_stays_minus_where_it_is_not_a_digit() -> None:
    assert act_of(press(K.Key_Minus, "-", 82, Qt.KeyboardModifier.KeypadModifier)) is Act.SMALLER
    assert act_of(press(K.Key_Minus, "-")) is Act.SMALLER


# --------------------------------------------------------------------------- windows


@pytest.fixture
def leading(open_app: Callable[..., App]) -> Iterator[Presenter]:
    """A session just begun, in two ordinary windows."""
    app = open_app(trainer=True)
    app.show(routes.Present(COURSE))
    screen = app.window.screen_shown
    assert isinstance(screen, PresentScreen)
    click(screen.begin)
    presenter = app.presenting.presenter
    assert presenter is not None
    QTest.qWait(50)
    yield presenter
    if app.presenting.presenter is not None:
        app.presenting.presenter.close(ended=False)
    QCoreApplication.processEvents()


def answer(words: str) -> Callable[[Dialog], None]:
    """Presses a button of the dialog that opens."""

    def press_it(dialog: Dialog) -> None:
        click(button(words, dialog))

    return press_it


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[Dialog], None]]:
    """What to do in each dialog that opens, in turn; it is really shown, and waits for the button."""
    todo: list[Callable[[Dialog], None]] = []
    ask = Dialog.ask

    def asking(self: Dialog) -> str:
        from PySide6.QtCore import QTimer

        if todo:
            act = todo.pop(0)
            QTimer.singleShot(60, self, lambda: act(self))
        return ask(self)

    monkeypatch.setattr(Dialog, "ask", asking)
    return todo


def test_the_keys_of_a_remote_lead_whichever_window_has_the_focus(leading: Presenter) -> None:
    leader = leading.leader
    assert leading.room is not None
    for window in (leading.own, leading.room, leading.canvas, leading.console):
        before = leader.frame
        QTest.keyClick(window, K.Key_PageDown)
        assert leader.frame == leader.deck.after(before.id)
        QTest.keyClick(window, K.Key_PageUp)
        assert leader.frame == before


def test_escape_and_f5_by_turns_never_end_anything(leading: Presenter) -> None:
    for _ in range(4):
        for key in (K.Key_F5, K.Key_Escape):
            QTest.keyClick(leading.own, key)
            assert leading.own.isVisible()
            assert leading.room is not None and leading.room.isVisible()
            assert leading.leader.showing.ended is None


def test_a_held_key_goes_one_slide_and_no_further(leading: Presenter) -> None:
    start = leading.leader.deck.index(leading.leader.frame.id)
    for repeat in (False, True, True, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, K.Key_PageDown, NONE, "", repeat)
        QCoreApplication.sendEvent(leading.console, event)
    assert leading.leader.deck.index(leading.leader.frame.id) == start + 1


def test_where_one_writes_letters_are_letters_and_the_remote_still_leads(leading: Presenter) -> None:
    field = leading.console.notes.own
    field.setFocus()
    before = leading.leader.frame
    QTest.keyClicks(field, "bonjour. S'il vous plait: 12")
    assert field.toPlainText() == "bonjour. S'il vous plait: 12"
    assert leading.leader.veil is Veil.NONE
    assert leading.leader.frame == before
    QTest.keyClick(field, K.Key_PageDown)
    assert leading.leader.frame != before
    assert leading.leader.showing.notes[before.id] == "bonjour. S'il vous plait: 12"


def test_a_button_reached_by_tab_is_pressed_by_space_and_a_click_keeps_no_focus(leading: Presenter) -> None:
    foot, leader = leading.console.foot, leading.leader
    foot.black.setFocus(Qt.FocusReason.TabFocusReason)
    before = leader.frame
    QTest.keyClick(foot.black, K.Key_Space)
    assert leader.veil is Veil.BLACK
    assert leader.frame == before
    foot.next.setFocus()
    click(foot.black)
    assert leader.veil is Veil.NONE
    assert foot.next.hasFocus()
    QTest.keyClick(foot.next, K.Key_Space)
    assert leader.frame != before


def test_a_number_then_enter_goes_to_that_slide(leading: Presenter) -> None:
    for key in (K.Key_1, K.Key_4, K.Key_Return):
        QTest.keyClick(leading.own, key)
    assert leading.leader.deck.number(leading.leader.frame.id) == 14


def test_enter_goes_to_the_number_typed_whatever_button_has_the_focus(leading: Presenter) -> None:
    foot = leading.console.foot
    for one, keys, number in ((foot.next, "14", 14), (foot.black, "9", 9)):
        one.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClicks(one, keys)
        QTest.keyClick(one, K.Key_Return)
        assert leading.leader.deck.number(leading.leader.frame.id) == number
        assert leading.leader.veil is Veil.NONE


def test_a_slide_is_found_by_its_words(leading: Presenter) -> None:
    leading.own.resize(1500, 950)
    QTest.qWait(30)
    QTest.keyClick(leading.own, K.Key_G)
    field = leading.console.frames.field
    QTest.keyClicks(field, "roue de secours")
    QTest.keyClick(field, K.Key_Return)
    assert "roue" in plain(leading.leader.frame.title)


def test_enter_in_a_field_of_hands_leads_nowhere(leading: Presenter) -> None:
    leader = leading.leader
    leader.go("faux-avis/inviter-qui")
    field = next(iter(leading.console.hands.fields.values()))
    field.setFocus()
    QTest.keyClicks(field, "9")
    QTest.keyClick(field, K.Key_Return)
    assert leader.frame.id == "faux-avis/inviter-qui"
    assert leader.view(leader.frame).stage == 0
    assert leader.view(leader.frame).counts[leader.options[0].id] == 9
    QTest.keyClick(leading.own, K.Key_Return)
    assert leader.view(leader.frame).stage == 1


def test_swapping_exchanges_what_the_windows_hold_and_touches_no_clock(leading: Presenter) -> None:
    began, frame = leading.leader.showing.began, leading.leader.frame
    own_title = leading.own.windowTitle()
    QTest.keyClick(leading.own, K.Key_S)
    assert leading.own.held is leading.canvas
    assert leading.room is not None and leading.room.held is leading.console
    assert leading.room.windowTitle() == own_title != leading.own.windowTitle()
    assert (leading.leader.showing.began, leading.leader.frame) == (began, frame)
    QTest.keyClick(leading.room, K.Key_PageDown)
    assert leading.leader.frame != frame
    QTest.keyClick(leading.own, K.Key_S)
    assert leading.own.held is leading.console
    assert leading.canvas.isVisible() and leading.console.isVisible()


def test_the_slides_window_closed_by_mistake_comes_back_with_f11(leading: Presenter) -> None:
    assert leading.room is not None
    leading.room.close()
    assert leading.room is None
    QTest.keyClick(leading.own, K.Key_F11)
    room: QWidget | None = leading.room
    assert room is not None and room.isVisible() and leading.canvas.isVisible()


def test_the_console_closed_by_its_own_button_asks_first_and_escape_stays(
    leading: Presenter, dialogs: list[Callable[[Dialog], None]]
) -> None:
    dialogs.append(lambda dialog: QTest.keyClick(dialog, K.Key_Escape))
    leading.own.close()
    assert leading.own.isVisible()
    assert leading.leader.showing.ended is None


def test_the_end_leads_to_what_the_session_gave(
    leading: Presenter, dialogs: list[Callable[[Dialog], None]], qtbot: object
) -> None:
    window = next(
        one for one in QCoreApplication.instance().topLevelWidgets() if type(one).__name__ == "Window"
    )  # type: ignore[union-attr]
    assert not window.isVisible()
    dialogs.append(answer("Terminer"))
    QTest.keyClick(leading.own, K.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert window.isVisible()
    assert isinstance(window.screen_shown, LedScreen)


def test_late_one_touch_makes_up_for_it(leading: Presenter) -> None:
    leader = leading.leader
    dialog = Replan(leader.parent() or leading.console._theme, leader, leading.console)  # type: ignore[arg-type]
    end = leader.pace.end
    cut = next(one for one in dialog.buttons if one.objectName().startswith("cut-"))
    step = cut.objectName().removeprefix("cut-")
    cut.click()
    assert step in leader.showing.changes
    assert leader.pace.end < end
    back = next(one for one in dialog.buttons if one.objectName() == f"back-{step}")
    back.click()
    assert step not in leader.showing.changes
    hold = next(one for one in dialog.buttons if one.objectName().startswith("hold-"))
    hold.click()
    assert leader.showing.hours
    dialog.deleteLater()


def test_hands_typed_in_are_shown_as_bars_only_when_asked(leading: Presenter) -> None:
    leader, card = leading.leader, leading.console.hands
    leader.go("faux-avis/inviter-qui")
    assert card.isVisible()
    first = next(iter(card.fields.values()))
    first.setValue(7)
    assert leader.view(leader.frame).counts[leader.options[0].id] == 7
    assert leader.view(leader.frame).stage == 0
    click(card.hands)
    assert leader.view(leader.frame).stage == 1
    click(card.answer)
    assert leader.view(leader.frame).stage == 2


def test_the_console_has_the_answers_and_the_room_has_not(leading: Presenter) -> None:
    leader = leading.leader
    frame = next(one for one in leader.deck.way if one.kind is Kind.EXERCISE and one.answers)
    leader.go(frame.id)
    QTest.qWait(20)
    said = " ".join(" ".join(one.text().split()) for one in leading.console.notes.findChildren(ProseView))
    answers = " ".join(plain(frame.answers).split())[:60]
    assert answers in said
    assert answers not in " ".join(leading.canvas.accessibleName().split())


def test_every_control_of_the_console_has_a_name(leading: Presenter) -> None:
    nameless = [
        one
        for one in shown(QWidget, leading.console)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
        and not one.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_a_participant_never_meets_what_is_a_trainers(open_app: Callable[..., App]) -> None:
    app = open_app()
    app.show(routes.Workshop(COURSE))
    assert [one.text() for one in shown(QAbstractButton, app.window) if one.text() == "Présenter"] == []
    app.session.keep(trainer=True)
    app.window.screen_shown.refresh()
    assert [one.text() for one in shown(QAbstractButton, app.window) if one.text() == "Présenter"] == [
        "Présenter"
    ]


# --------------------------------------------------------------------------- crash

LEAD = textwrap.dedent(
    """
    import sys
    from atelier.app import App, application
    from atelier.desktop import routes
    from atelier.preferences import Preferences
    from PySide6.QtTest import QTest
    app = App(application(), Preferences(motion="reduced", welcomed=True, trainer=True))
    app.show(routes.Present("relations-publiques"))
    app.window.screen_shown.begin.click()
    leader = app.presenting.presenter.leader
    for _ in range(9):
        leader.next()
    leader.go("faux-avis/inviter-qui")
    leader.count(leader.options[1].id, 11)
    assert app.classes.flush()
    print("led", leader.frame.id, flush=True)
    while True:
        QTest.qWait(1000)
    """
)


def test_killed_in_the_middle_it_goes_on_at_the_same_slide_with_the_same_counts(
    open_app: Callable[..., App], atelier_home: Path
) -> None:
    environment = {**os.environ, "ATELIER_HOME": str(atelier_home)}
    child = subprocess.Popen([sys.executable, "-c", LEAD], stdout=subprocess.PIPE, text=True, env=environment)
    assert child.stdout is not None
    assert child.stdout.readline().split() == ["led", "faux-avis/inviter-qui"]
    child.send_signal(signal.SIGKILL)
    child.wait(20)
    child.stdout.close()
    app = open_app(trainer=True)
    app.show(routes.Present(COURSE))
    screen = app.window.screen_shown
    click(screen.resume)
    presenter = app.presenting.presenter
    assert presenter is not None
    leader = presenter.leader
    assert leader.frame.id == "faux-avis/inviter-qui"
    assert leader.view(leader.frame).counts == {leader.options[1].id: 11}
    assert leader.elapsed.total_seconds() < 600
    presenter.close(ended=False)
    QCoreApplication.processEvents()
