#!/usr/bin/env python3
"""A projector plugged in, pulled out and plugged in again for real: X11, a window manager, RandR monitors."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
LAPTOP = ("laptop", "1440/380x900/238+0+0")
BEAMER = ("beamer", "1920/508x1080/286+1440+0")
SMALL = ("petit", "1024/270x768/203+1440+0")
NEEDED = ("Xvfb", "openbox", "xrandr", "xwininfo", "xdotool", "setxkbmap")
problems: list[str] = []


def check(what: str, *, well: bool) -> None:
    print(f"{'ok   ' if well else 'WRONG'}  {what}")
    if not well:
        problems.append(what)


def plug(monitor: tuple[str, str], output: str = "none") -> None:
    subprocess.run(["xrandr", "--setmonitor", monitor[0], monitor[1], output], check=True)


def unplug(monitor: tuple[str, str]) -> None:
    subprocess.run(["xrandr", "--delmonitor", monitor[0]], check=True)


def box(title: str) -> tuple[int, int, int, int] | None:
    """Where a window that is seen stands: x, y, width, height, as the X server says."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", title], capture_output=True, text=True, check=False
    )
    for window in found.stdout.split():
        said = subprocess.run(["xwininfo", "-id", window], capture_output=True, text=True, check=False).stdout
        numbers = [
            re.search(rf"{name}:\s+(-?\d+)", said)
            for name in ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        ]
        if all(numbers) and "IsViewable" in said:
            return tuple(int(one[1]) for one in numbers if one)  # type: ignore[return-value]
    return None


def main() -> int:
    missing = [one for one in NEEDED if not shutil.which(one)]
    if missing:
        print(
            f"missing here: {', '.join(missing)} (apt-get install xvfb openbox x11-xserver-utils x11-utils xdotool)"
        )
        return 77
    display = ":97"
    os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "ATELIER_HOME": tempfile.mkdtemp()}
    server = subprocess.Popen(
        ["Xvfb", display, "-screen", "0", "3360x1080x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
    )
    time.sleep(1.5)
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        plug(LAPTOP, "screen")
        return lead()
    finally:
        manager.terminate()
        server.terminate()


def lead() -> int:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from atelier.app import App, application
    from atelier.desktop import routes
    from atelier.preferences import Preferences

    def until(what: Callable[[], bool], patience: float = 8.0) -> bool:
        end = time.monotonic() + patience
        while not what() and time.monotonic() < end:
            QTest.qWait(100)
        return what()

    app = App(application(), Preferences(motion="reduced", welcomed=True, trainer=True))
    app.show(routes.Present("relations-publiques"))
    screen = app.window.screen_shown
    QTest.qWait(600)
    plug(BEAMER)
    check("the page before the session sees the projector come", well=until(lambda: screen.screens.setup.two))
    screen.begin.click()
    presenter = app.presenting.presenter
    assert presenter is not None
    leader = presenter.leader
    slides, console = "^Diapositives", "^Console"
    covers = (1440, 0, 1920, 1080)
    check("the slides cover the projector", well=until(lambda: box(slides) == covers))
    on_laptop = lambda: bool((b := box(console)) and b[0] < 1440 and b[0] + b[2] <= 1440)  # noqa: E731
    check("the console stands on the laptop", well=until(on_laptop))
    for _ in range(5):
        leader.next()
    frame, began = leader.frame, leader.showing.began

    unplug(BEAMER)
    gone = lambda: box(slides) is None and presenter.room is None  # noqa: E731
    check("unplugged, the slides' window is gone and covers no note", well=until(gone))
    check("the console is still there", well=box(console) is not None)
    check("the slide and the clock are kept", well=(leader.frame, leader.showing.began) == (frame, began))
    QTest.keyClick(presenter.own, Qt.Key.Key_PageDown)
    check("the remote still leads", well=leader.frame != frame)

    plug(BEAMER)
    check("plugged again, the slides come back", well=until(lambda: box(slides) == covers))

    QTest.keyClick(presenter.own, Qt.Key.Key_S)
    swapped = lambda: box(console) == covers and box(slides) is not None  # noqa: E731
    check("exchanged, the console is on the projector", well=until(swapped))
    QTest.keyClick(presenter.own, Qt.Key.Key_S)
    check("exchanged again, all is as before", well=until(lambda: box(slides) == covers))

    unplug(BEAMER)
    until(gone)
    plug(SMALL)
    small = (1440, 0, 1024, 768)
    check(
        f"another projector, 4:3, is covered whole: {box(slides)}", well=until(lambda: box(slides) == small)
    )
    unplug(SMALL)
    until(gone)
    for _ in range(3):  # a cable that does not hold
        plug(BEAMER)
        QTest.qWait(120)
        unplug(BEAMER)
        QTest.qWait(120)
    plug(BEAMER)
    check("a cable that does not hold loses nothing", well=until(lambda: box(slides) == covers))
    check("the session goes on", well=leader.showing.ended is None and presenter.own.isVisible())
    remote(presenter, until)
    presenter.close(ended=True)
    check("closed, both windows are gone", well=until(lambda: box(slides) is None and box(console) is None))
    app.close()
    print(f"{len(problems)} wrong")
    return 1 if problems else 0


def remote(presenter: Any, until: Callable[..., bool]) -> None:
    """The buttons of a remote as the X server sends them, on an American and on a French keyboard."""
    from atelier.desktop.presenter.leader import Veil

    leader = presenter.leader

    def key(name: str) -> None:
        subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True)

    window = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "^Console"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    subprocess.run(["xdotool", "windowactivate", "--sync", window[0]], check=False)
    leader.first()
    here = leader.deck.way
    for name, place in (("Next", 1), ("Next", 2), ("Prior", 1)):
        key(name)
        check(
            f"{name} goes to slide {place + 1}", well=until(lambda place=place: leader.frame == here[place])
        )
    for name in ("F5", "Escape", "F5", "Escape"):
        key(name)
    until(lambda: False, 0.5)
    check(
        "F5 and Escape by turns end nothing", well=presenter.own.isVisible() and leader.showing.ended is None
    )
    for layout in ("us", "fr"):
        subprocess.run(["setxkbmap", layout], check=True)
        until(lambda: False, 0.5)
        key("60")  # the key where « . » stands on an American keyboard: « : » on a French one
        check(f"the black button works ({layout})", well=until(lambda: leader.veil is Veil.BLACK))
        key("Next")
        check(f"and the next one lifts it ({layout})", well=until(lambda: leader.veil is Veil.NONE))
    for name in ("10", "13", "36"):  # the row of digits without Shift: « & » and « ' », then Enter
        key(name)
    check(
        "« & » and « ' », then Enter, go to slide 14",
        well=until(lambda: leader.deck.number(leader.frame.id) == 14),
    )
    subprocess.run(["setxkbmap", "us"], check=True)


if __name__ == "__main__":
    sys.exit(main())
