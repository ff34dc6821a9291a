"""Where things live on this computer."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The data folder: `ATELIER_HOME`, else the system's local application data folder."""
    chosen = os.environ.get("ATELIER_HOME")
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("Atelier", appauthor=False, roaming=False)


def _beside(name: str) -> Path:
    """A folder shipped with the app: inside the package once installed, else the checkout's."""
    inside = Path(__file__).parent / name
    return inside if inside.is_dir() else Path(__file__).parents[2] / name


def courses() -> Path:
    """The courses shipped with the app (read only)."""
    return _beside("courses")


def assets() -> Path:
    """Fonts and icons."""
    return _beside("assets")


def profiles() -> Path:
    """One folder a person."""
    return home() / "profiles"


def cache() -> Path:
    """What can be thrown away: compiled courses, the search index."""
    return home() / "cache"


def log_file() -> Path:
    """Where an unforeseen error is written."""
    return home() / "logs" / "atelier.log"
