"""What an installation takes on disk, against PySide6-Essentials alone.

Every package that the app asks for and those that they ask for, with the app, its courses, fonts and icons; the tools
of the tests are left out, and so are bytecode files, which each computer makes for itself.
"""

from __future__ import annotations

import re
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

from atelier import places
from benchmarks.measure import Ratio, compared, megabytes

GOAL = 1.5
QT = ("pyside6-essentials", "shiboken6")


def measure() -> list[Ratio]:
    """The line."""
    packages = _asked_by("atelier", set()) - {"atelier"}
    own = [Path(places.__file__).parent, places.courses(), places.assets()]
    ours = sum(map(_package, packages)) + sum(map(_folder, own))
    return [compared("the whole app", GOAL, [float(ours)], [float(sum(map(_package, QT)))], megabytes)]


def _asked_by(name: str, known: set[str]) -> set[str]:
    known.add(name)
    for line in distribution(name).requires or ():
        wanted = Requirement(line)
        below = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if (wanted.marker is None or wanted.marker.evaluate({"extra": ""})) and below not in known:
            _asked_by(below, known)
    return known


def _package(name: str) -> int:
    files = (Path(str(file.locate())) for file in distribution(name).files or ())
    return sum(file.stat().st_size for file in files if file.suffix != ".pyc" and file.is_file())


def _folder(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc")
