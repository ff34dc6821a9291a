"""A file given to the app (double-clicked, dropped, handed over by a second launch): who takes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atelier.app import App


def receive(app: App, file: Path, settled: Callable[[], None] = lambda: None) -> None:
    """Give a file to the part of the app that knows its kind, by its name; it says what is wrong with it. `settled` is
    called once it is decided what becomes of it."""
    from atelier.app import data, packages

    if packages.takes(file):
        packages.receive(app, file, settled)
    else:
        data.receive(app, file)
        settled()


def receive_all(app: App, files: list[Path]) -> None:
    """Take files dropped together, one after the other."""
    rest = list(files)

    def following() -> None:
        if rest:
            receive(app, rest.pop(0), following)

    following()
