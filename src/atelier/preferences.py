"""What the person chose for this computer: a small file, read at start, written at each change."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import msgspec
from msgspec import Struct

from atelier import places


class Preferences(Struct, frozen=True, omit_defaults=True):
    """`scheme`: system, light, dark, contrast. `text`: 80 to 200 %. `reading`: atelier, hyperlegible.
    `motion`: system, full, reduced. `paper`: letter, a4. `window`: width and height in pixels.
    `trainer`: the person gives workshops. `projector`: the screen used last, by its key; `two_screens`:
    slides full screen there; `console_notes`: their size in percent; `dark_slides`; `edition`: the one that is
    there is in force; `courses`: the folder of a trainer's own courses, where it is not the usual one. `updates`: the
    person allows one look a day for updates; `updates_from`: the folder looked in last; `updates_day`: when one looked
    by itself, ISO; `updates_later`: the versions put off, by what they are of."""

    profile: str = ""
    scheme: str = "system"
    text: int = 100
    reading: str = "atelier"
    motion: str = "system"
    paper: str = "letter"
    notes: bool = True
    window: tuple[int, int] = (1280, 800)
    maximised: bool = False
    welcomed: bool = False
    trainer: bool = False
    projector: str = ""
    two_screens: bool = True
    console_notes: int = 120
    dark_slides: bool = False
    edition: bool = True
    courses: str = ""
    updates: bool = False
    updates_from: str = ""
    updates_day: str = ""
    updates_later: dict[str, str] = {}


def _file() -> Path:
    return places.home() / "preferences.json"


def read() -> Preferences:
    """The preferences; the usual ones where the file is missing or damaged."""
    try:
        return msgspec.json.decode(_file().read_bytes(), type=Preferences)
    except (OSError, msgspec.MsgspecError):
        return Preferences()


def write(preferences: Preferences) -> None:
    """Write them to a temporary file, then put it in place. Raises OSError."""
    target = _file()
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".preferences-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(preferences)))
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
