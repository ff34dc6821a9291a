"""The windows of a presentation: which screen shows what, what happens when one goes, the keys, the end."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from msgspec import Struct
from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from atelier.desktop.presenter.awake import Hold, keep_awake
from atelier.desktop.presenter.console.window import Console
from atelier.desktop.presenter.host import Host
from atelier.desktop.presenter.keys import Act, Keys
from atelier.desktop.presenter.leader import Leader, Veil
from atelier.desktop.presenter.monitors import Monitor, chosen, mirrored, monitors
from atelier.desktop.presenter.projector import Canvas
from atelier.desktop.slides import Slides
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.dialog import Dialog

SETTLE = 300
"""Milliseconds that a screen just plugged in takes to say its size."""


class Setup(Struct, frozen=True):
    """`screen`: the key of the projector's screen, "" for any other than the computer's own.
    `two`: slides full screen there; else two ordinary windows. `notes`: their size, in percent."""

    screen: str = ""
    two: bool = True
    notes: int = 120


class Presenter(QObject):
    """`closing` is emitted before the windows close, `finished` once the windows are closed: whether the session ended (else it waits).
    `remembered` is emitted with a setup to keep for the next time."""

    closing = Signal()
    finished = Signal(bool)
    remembered = Signal(Setup)

    def __init__(self, theme: Theme, leader: Leader, slides: Slides, setup: Setup) -> None:
        super().__init__()
        self._theme, self.leader, self._slides, self.setup = theme, leader, slides, setup
        self.canvas = Canvas(leader, slides)  # first: the room sees a change before the console does
        self.console = Console(theme, leader, slides, setup.notes)
        self.own = Host()
        self.room: Host | None = None
        self.swapped = False
        self._awake: Hold | None = None
        self._asking = False
        self.keys = Keys(self._asked, self._windows, self._dialogs, lambda: bool(leader.typed))
        self.console.leaving.connect(self.ask_to_leave)
        self.console.swapping.connect(self.swap)
        self.console.notes_sized.connect(self._notes_sized)
        self.own.closing.connect(self.ask_to_leave)
        leader.changed.connect(self._prepare_soon)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._prepare)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE)
        self._settling.timeout.connect(self._plugged)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._screen_added)
        app.screenRemoved.connect(self._screen_removed)

    # ------------------------------------------------------------------ windows

    def open(self) -> None:
        """Show the windows."""
        self._awake = keep_awake(self.tr("Présentation en cours"))
        found = monitors()
        self.own.hold(self.console, self._title(console=True))
        target = self._target(found)
        self.own.open(next((one for one in found if target is None or one.name != target.name), None))
        self._open_room()
        self.own.activateWindow()
        self._prepare_soon()
        if self._awake is None:
            self.console.say(
                self.tr(
                    "Le système ne laisse pas retenir la mise en veille : réglez-la dans ses paramètres d’énergie."
                )
            )

    @property
    def awake(self) -> bool:
        """Whether the computer's sleep is held off."""
        return self._awake is not None

    def _target(self, found: tuple[Monitor, ...]) -> Monitor | None:
        if not self.setup.two or mirrored(found):
            return None
        return chosen(self.setup.screen, found)

    def _title(self, *, console: bool) -> str:
        words = self.tr("Console · {title}") if console else self.tr("Diapositives · {title}")
        return words.format(title=self.leader.deck.title)

    def _open_room(self) -> None:
        """Build the room's window for the screen that is there: full screen on the second, else ordinary."""
        found = monitors()
        target = self._target(found)
        waits = self.setup.two and not mirrored(found) and target is None and self._had_two
        if waits:  # unplugged: the slides come back with the screen, never over the console
            self._say_screens(found, target)
            return
        room = self.room = Host(target, focusable=target is None or self.swapped)
        room.closing.connect(self._room_closing)
        inside = self.console if self.swapped else self.canvas
        outside = self.canvas if self.swapped else self.console
        room.hold(inside, self._title(console=self.swapped))
        self.own.hold(outside, self._title(console=not self.swapped))
        if target is not None:
            room.setCursor(room.cursor())
        room.open()
        self._had_two = target is not None
        self._say_screens(found, target)

    _had_two = False

    def _close_room(self) -> None:
        room, self.room = self.room, None
        if room is None or not shiboken6.isValid(room):
            return
        for one in (self.console, self.canvas):  # what it holds outlives it
            if one.parentWidget() is room:
                one.setParent(None)
        room.throw_away()

    def _rebuild(self) -> None:
        self._close_room()
        self._open_room()
        self.own.activateWindow()

    def _say_screens(self, found: tuple[Monitor, ...], target: Monitor | None) -> None:
        if target is not None:
            said = self.tr("Projecteur branché : {label}, {width} × {height}").format(
                label=target.label, width=target.width, height=target.height
            )
        elif self.room is None:
            said = self.tr("Projecteur débranché; rebranchez-le, il reviendra")
        elif mirrored(found):
            said = self.tr("Écrans dupliqués : la salle voit votre écran")
        else:
            said = self.tr("Deux fenêtres")
        self.console.show_screen(said, two=self.room is not None)

    def swap(self) -> None:
        """Exchange what the two windows hold; neither the clock nor the slide moves."""
        if self.room is None:
            return
        self.swapped = not self.swapped
        self._rebuild()

    def _room_closing(self) -> None:
        """An ordinary window of slides closed by its own button: it opens again with F11."""
        if self.swapped:
            self.ask_to_leave()
        elif self.room is not None and self.room.monitor is None:
            self._close_room()
            self.console.show_screen(self.tr("Diapositives fermées; F11 les rouvre"), two=False)

    # ------------------------------------------------------------------ screens that come and go

    def _screen_removed(self, screen: QScreen) -> None:
        room = self.room
        if room is None or room.monitor is None or screen.name() != room.monitor.name:
            return
        self._close_room()  # at once: the system would move it over the console
        self.swapped = False
        self.own.hold(self.console, self._title(console=True))
        self._say_screens(monitors(), None)
        self.console.say(self.tr("Le projecteur est débranché. La diapositive et l’horloge sont gardées."))
        self.own.activateWindow()

    def _screen_added(self, _: QScreen) -> None:
        if self.setup.two:
            self._settling.start()

    def _plugged(self) -> None:
        if self._target(monitors()) is None or (self.room is not None and self.room.monitor is not None):
            return
        self._rebuild()
        self.console.say(self.tr("Le projecteur est branché."))

    # ------------------------------------------------------------------ keys

    def _windows(self) -> tuple[QWidget, ...]:
        return (self.own,) if self.room is None else (self.own, self.room)

    def _dialogs(self, window: QWidget) -> bool:
        """Whether a window is a dialog of ours: a remote still leads behind it."""
        parent = window.parentWidget()
        return isinstance(window, QDialog) and parent is not None and parent.window() in self._windows()

    def _asked(self, act: Act | int) -> bool:
        if isinstance(act, int):
            self.leader.type(act)
            return True
        if act is Act.ENTER:
            if not self.leader.enter():
                self.leader.next()
            return True
        self._acts[act](self)
        return True

    def _leave(self) -> None:
        """Esc and F5: out of what is of the moment, never out of the presentation."""
        if self.console.overlooks:
            self.console.toggle_overview()
        elif not self.leader.leave() and QApplication.focusWidget() is not self.console.foot.next:
            self.console.foot.next.setFocus()

    def _full(self) -> None:
        self._rebuild()

    def _point(self) -> None:
        self.leader.point(None if self.leader.pointer is not None else QPointF(0.5, 0.5))

    _acts: dict[Act, Callable[[Presenter], object]] = {  # noqa: RUF012 - a table of functions
        Act.NEXT: lambda self: self.leader.next(),
        Act.PREVIOUS: lambda self: self.leader.previous(),
        Act.FIRST: lambda self: self.leader.first(),
        Act.LAST: lambda self: self.leader.last(),
        Act.BLACK: lambda self: self.leader.toggle_veil(Veil.BLACK),
        Act.WHITE: lambda self: self.leader.toggle_veil(Veil.WHITE),
        Act.FREEZE: lambda self: self.leader.toggle_freeze(),
        Act.SWAP: lambda self: self.swap(),
        Act.OVERVIEW: lambda self: self.console.toggle_overview(),
        Act.GO_TO: lambda self: self.console.go_to(),
        Act.BIGGER: lambda self: self.console.notes.resize_text(1),
        Act.SMALLER: lambda self: self.console.notes.resize_text(-1),
        Act.DOWN: lambda self: self.console.notes.turn(1),
        Act.UP: lambda self: self.console.notes.turn(-1),
        Act.CLOCK: lambda self: self.leader.toggle_clock(),
        Act.POINTER: lambda self: self._point(),
        Act.HELP: lambda self: self.console.open_help(),
        Act.LEAVE: lambda self: self._leave(),
        Act.FULL: lambda self: self._full(),
        Act.QUIT: lambda self: self.ask_to_leave(),
    }

    # ------------------------------------------------------------------ painting ahead

    def _prepare_soon(self) -> None:
        self._soon.start(0)

    def _prepare(self) -> None:
        self.canvas.prepare()

    def _notes_sized(self, percent: int) -> None:
        self.setup = Setup(self.setup.screen, self.setup.two, percent)
        self.remembered.emit(self.setup)

    # ------------------------------------------------------------------ the end

    def ask_to_leave(self) -> None:
        """End, put off, or stay: Escape stays."""
        if self._asking:
            return
        self._asking = True
        dialog = Dialog(self._theme, self.tr("Terminer la présentation?"), self.console)
        dialog.add_text(
            self.tr(
                "Terminée, la séance garde son bilan : le temps de chaque segment, les mains levées, les questions "
                "de la salle. Fermée pour plus tard, elle se reprend à la même diapositive."
            )
        )
        dialog.add_buttons(
            ("later", self.tr("Fermer, et reprendre plus tard")),
            ("end", self.tr("Terminer")),
            ("stay", self.tr("Rester")),
            safe="stay",
            filled="stay",
        )
        answer = dialog.ask()
        self._asking = False
        if answer != "stay":
            self.close(ended=answer == "end")

    def close(self, *, ended: bool) -> None:
        """Close the windows, and let the computer sleep."""
        self.closing.emit()
        self.console.notes.own.settle()
        if ended:
            self.leader.end()
        self.leader.stop()
        self.keys.stop()
        if self._awake is not None:
            self._awake.release()
            self._awake = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.disconnect(self._screen_added)
            app.screenRemoved.disconnect(self._screen_removed)
        self._close_room()
        self.own.throw_away()
        for one in (self.console, self.canvas):
            if shiboken6.isValid(one):
                one.deleteLater()
        self.finished.emit(ended)
