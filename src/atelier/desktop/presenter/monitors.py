"""Screens, named by what they are: an index or a QScreen object does not outlive a cable.

`QWidget.screen()` is never called here: in PySide6 it makes the shared wrapper a child of the widget, and
every other reference to that screen dies with it. Screens are looked up by name each time.
"""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen


class Monitor(Struct, frozen=True):
    """A screen: its name, who made it, its size in real pixels, where it stands, its scale.
    `key` says the same screen again another day."""

    name: str
    label: str
    key: str
    width: int
    height: int
    box: tuple[int, int, int, int]
    ratio: float
    primary: bool


def monitors() -> tuple[Monitor, ...]:
    """The screens there are, the computer's own first."""
    primary = QGuiApplication.primaryScreen()
    first = primary.name() if primary else ""
    found = [_monitor(one, one.name() == first) for one in QGuiApplication.screens()]
    return tuple(sorted(found, key=lambda one: not one.primary))


def _monitor(screen: QScreen, primary: bool) -> Monitor:
    box, ratio = screen.geometry(), screen.devicePixelRatio()
    width, height = round(box.width() * ratio), round(box.height() * ratio)
    made = " ".join(part for part in (screen.manufacturer().strip(), screen.model().strip()) if part)
    key = "|".join((screen.name(), made, screen.serialNumber().strip(), f"{width}x{height}"))
    place = (box.x(), box.y(), box.width(), box.height())
    return Monitor(screen.name(), made or screen.name(), key, width, height, place, ratio, primary)


def screen_of(monitor: Monitor) -> QScreen | None:
    """The live screen of a monitor, if it is still plugged in."""
    return next((one for one in QGuiApplication.screens() if one.name() == monitor.name), None)


def box_of(monitor: Monitor) -> QRect:
    """Where it stands now."""
    screen = screen_of(monitor)
    return screen.geometry() if screen else QRect(*monitor.box)


def chosen(known: str, found: tuple[Monitor, ...]) -> Monitor | None:
    """The screen for the projector: the one used last time (the very same, else of the same make and
    size), else the first that is not the computer's own. None with one screen."""
    if len(found) < 2:
        return None
    others = [one for one in found if not one.primary]
    same = [one for one in found if one.key == known]
    like = [
        one for one in found if known and one.key.split("|")[1:] == known.split("|")[1:] and not one.primary
    ]
    return next(iter((*same, *like, *others)), None)


def mirrored(found: tuple[Monitor, ...]) -> bool:
    """Whether two screens show the same place: the console would be on the projector."""
    boxes = [one.box for one in found]
    return len(boxes) != len(set(boxes))
