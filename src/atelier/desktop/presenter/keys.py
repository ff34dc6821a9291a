"""The keys of the one who leads, of a keyboard and of a remote, whichever window has the focus.

A remote sends PageDown, PageUp, F5 and Esc by turns, and for its black screen « B », « . » or the key
where « . » stands on an American keyboard: on a French one that key types « : ».
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


class Act(StrEnum):
    """What a key asks for."""

    NEXT = "next"
    PREVIOUS = "previous"
    FIRST = "first"
    LAST = "last"
    BLACK = "black"
    WHITE = "white"
    FREEZE = "freeze"
    SWAP = "swap"
    OVERVIEW = "overview"
    GO_TO = "go-to"
    BIGGER = "bigger"
    SMALLER = "smaller"
    CLOCK = "clock"
    POINTER = "pointer"
    DOWN = "down"
    UP = "up"
    HELP = "help"
    ENTER = "enter"
    LEAVE = "leave"
    FULL = "full"
    QUIT = "quit"


_K = Qt.Key
_ALWAYS: dict[int, Act] = {
    _K.Key_PageDown: Act.NEXT,
    _K.Key_PageUp: Act.PREVIOUS,
    _K.Key_MediaNext: Act.NEXT,
    _K.Key_MediaPrevious: Act.PREVIOUS,
    _K.Key_F5: Act.LEAVE,
    _K.Key_F11: Act.FULL,
    _K.Key_F1: Act.HELP,
}
"""Keys that nobody types with: they act even while one writes."""
_PLAIN: dict[int, Act] = {
    _K.Key_Right: Act.NEXT,
    _K.Key_Down: Act.NEXT,
    _K.Key_Space: Act.NEXT,
    _K.Key_N: Act.NEXT,
    _K.Key_Left: Act.PREVIOUS,
    _K.Key_Up: Act.PREVIOUS,
    _K.Key_Backspace: Act.PREVIOUS,
    _K.Key_P: Act.PREVIOUS,
    _K.Key_Home: Act.FIRST,
    _K.Key_End: Act.LAST,
    _K.Key_B: Act.BLACK,
    _K.Key_Period: Act.BLACK,
    _K.Key_Colon: Act.BLACK,
    _K.Key_W: Act.WHITE,
    _K.Key_Comma: Act.WHITE,
    _K.Key_Semicolon: Act.WHITE,
    _K.Key_F: Act.FREEZE,
    _K.Key_S: Act.SWAP,
    _K.Key_O: Act.OVERVIEW,
    _K.Key_G: Act.GO_TO,
    _K.Key_T: Act.CLOCK,
    _K.Key_L: Act.POINTER,
    _K.Key_Question: Act.HELP,
    _K.Key_Plus: Act.BIGGER,
    _K.Key_Equal: Act.BIGGER,
    _K.Key_Minus: Act.SMALLER,
    _K.Key_Return: Act.ENTER,
    _K.Key_Enter: Act.ENTER,
    _K.Key_Escape: Act.LEAVE,
}
_CONTROL: dict[int, Act] = {
    _K.Key_Q: Act.QUIT,
    _K.Key_G: Act.GO_TO,
    _K.Key_Plus: Act.BIGGER,
    _K.Key_Minus: Act.SMALLER,
    _K.Key_Down: Act.DOWN,
    _K.Key_Up: Act.UP,
}
_HELD = frozenset({Act.BIGGER, Act.SMALLER, Act.DOWN, Act.UP})
"""What a held key may go on doing."""
_SYSTEM = "windows" if sys.platform == "win32" else "mac" if sys.platform == "darwin" else "linux"
_PERIOD = {"linux": 60, "windows": 0x34, "mac": 0x2F}[_SYSTEM]
"""The scan code of the key where « . » stands on an American keyboard. On Windows and macOS: from the
tables of codes, not tried on a machine."""
_ROW: dict[int, int] = {
    "linux": {10 + index: (index + 1) % 10 for index in range(10)},
    "windows": {2 + index: (index + 1) % 10 for index in range(10)},
    "mac": dict(zip((18, 19, 20, 21, 23, 22, 26, 28, 25, 29), (1, 2, 3, 4, 5, 6, 7, 8, 9, 0), strict=True)),
}[_SYSTEM]
"""The row of digits: on a French keyboard it types « & é \" ' ( - è _ ç à » unless Shift is held."""
_AZERTY = dict(zip("&é\"'(èçà", (1, 2, 3, 4, 5, 7, 9, 0), strict=True))
"""Its characters that nothing else here means, for an event that has no scan code."""


def act_of(event: QKeyEvent, *, typing: bool = False) -> Act | int | None:
    """What a key asks for: an act, a digit, or nothing. `typing`: the focus is where one writes."""
    key, modifiers = event.key(), event.modifiers()
    other = modifiers & (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
    )
    if other == Qt.KeyboardModifier.ControlModifier:
        return _CONTROL.get(key)
    if other:
        return None
    if key in _ALWAYS:
        return _ALWAYS[key]
    if typing:
        return None
    digit = _digit(event)
    if digit is not None:
        return digit
    if key == _K.Key_Space and modifiers & Qt.KeyboardModifier.ShiftModifier:
        return Act.PREVIOUS
    if event.nativeScanCode() == _PERIOD:
        return Act.BLACK
    return _PLAIN.get(key)


def _digit(event: QKeyEvent) -> int | None:
    if _K.Key_0 <= event.key() <= _K.Key_9:
        return event.key() - _K.Key_0
    keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    if event.nativeScanCode() and not keypad:
        return _ROW.get(event.nativeScanCode())
    return _AZERTY.get(event.text())


_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


class Keys(QObject):
    """Watches the keys of the whole application while one leads. `asked(act)` answers whether it took it."""

    def __init__(
        self,
        asked: Callable[[Act | int], bool],
        windows: Callable[[], tuple[QWidget, ...]],
        dialogs: Callable[[QWidget], bool] = lambda _: False,
        numbered: Callable[[], bool] = lambda: False,
    ) -> None:
        """`dialogs` tells the dialogs of these windows; `numbered`, whether a number waits for Enter."""
        super().__init__()
        self._asked, self._windows, self._dialogs, self._numbered = asked, windows, dialogs, numbered
        self._spared: int | None = None
        """A key left to the widget that has the focus: a field that ignores Enter once it has used it
        hands it to its parents, for whom it would mean « next »."""
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def stop(self) -> None:
        """Give the keys back."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is asked of the one who leads, in any of our windows, before the widget sees it."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            self._spared = None
            return False
        window = watched.window()
        dialog = self._dialogs(window)
        if (window not in self._windows() and not dialog) or event.key() == self._spared:
            return False
        act = act_of(event, typing=dialog or _types(watched))
        goes = act is Act.ENTER and self._numbered()
        if act is None or (_keeps(watched, act) and not goes):
            if event.type() == QEvent.Type.KeyPress:
                self._spared = event.key()
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut of a window takes it first
            return True
        if event.isAutoRepeat() and act not in _HELD:
            return True  # a held key does not run away
        return self._asked(act)


def _types(widget: QWidget) -> bool:
    """Whether one writes there."""
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        return not widget.isReadOnly()
    return isinstance(widget, (QLineEdit, QAbstractSpinBox)) or (
        isinstance(widget, QComboBox) and widget.isEditable()
    )


def _keeps(widget: QWidget, act: Act | int) -> bool:
    """Whether a key is the widget's own: a button reached by Tab is pressed, a list is walked."""
    if isinstance(widget, QAbstractButton):
        return act in (Act.ENTER, Act.NEXT) and not widget.property("leads")
    if isinstance(widget, (QAbstractItemView, QComboBox)):
        return act in (Act.ENTER, Act.NEXT, Act.PREVIOUS, Act.FIRST, Act.LAST)
    return False
