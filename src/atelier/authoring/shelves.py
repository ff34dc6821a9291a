"""Where courses stand: those shipped with the app, those installed from packages, a trainer's own."""

from __future__ import annotations

from pathlib import Path

from atelier import places, preferences
from atelier.content.library import Library
from atelier.errors import AtelierError
from atelier.packages import shelf
from atelier.preferences import Preferences


def own(kept: Preferences) -> Path:
    """The folder of a trainer's own courses, which may not exist."""
    return Path(kept.courses) if kept.courses else places.own_courses()


def ready(kept: Preferences) -> Path:
    """Her folder, to make a course in. Raises authoring.gone where she chose one that is not there (a
    stick that is not plugged in): nothing must be begun anew in its place."""
    mine = own(kept)
    if kept.courses and not mine.is_dir():
        raise AtelierError("authoring.gone", folder=str(mine))
    return mine


def others() -> tuple[Path, ...]:
    """The folders of the courses that are not hers, the first to be believed first."""
    return shelf.folders()


def folders(kept: Preferences) -> tuple[Path, ...]:
    """Every folder that the app reads courses from; hers only where she gives workshops."""
    mine = own(kept)
    return (*others(), mine) if kept.trainer and mine.is_dir() else others()


def library(kept: Preferences | None = None, *, as_shown: bool = False) -> Library:
    """What the commands read: hers too, for whoever types commands may well write. `as_shown`: only
    what the app shows."""
    kept = kept or preferences.read()
    mine = own(kept)
    every = (*others(), mine) if mine.is_dir() else others()
    return Library(folders(kept) if as_shown else every, places.cache(), mine, shipped=places.compiled())
