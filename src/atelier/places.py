"""Where things live on this computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from atelier.errors import AtelierError
from atelier.files import write_text

_ELSEWHERE = "folder.txt"  # in the usual folder: the path of the one chosen instead


def home() -> Path:
    """The data folder: `ATELIER_HOME`, else the one that the person chose, else the usual one."""
    forced = os.environ.get("ATELIER_HOME")
    if forced:
        return Path(forced).expanduser().absolute()
    return chosen() or usual()


def usual() -> Path:
    """The system's folder for the local data of an app."""
    from platformdirs import user_data_path

    return user_data_path("Atelier", appauthor=False, roaming=False)


def chosen() -> Path | None:
    """The data folder that the person chose in place of the usual one, if she did."""
    try:
        words = (usual() / _ELSEWHERE).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return Path(words) if words and Path(words).is_absolute() else None


def choose(folder: Path) -> None:
    """Keep data in that folder from the next start on. Raises OSError."""
    pointer = usual() / _ELSEWHERE
    if folder == usual():
        pointer.unlink(missing_ok=True)
    else:
        pointer.parent.mkdir(parents=True, exist_ok=True)
        write_text(pointer, f"{folder}\n")


def check_home() -> None:
    """Raise places.gone when the folder that the person chose is not there (a disk that is not
    plugged in): nothing must then be begun anew in its place. Raise places.not_a_folder when a
    file stands in its place."""
    if _is_file(home()):
        raise AtelierError("places.not_a_folder", folder=str(home()))
    folder = chosen()
    if not os.environ.get("ATELIER_HOME") and folder and not folder.is_dir():
        raise AtelierError("places.gone", folder=str(folder))


def _is_file(folder: Path) -> bool:
    """Whether a folder, or one above it, is a file."""
    return any(one.exists() and not one.is_dir() for one in (folder, *folder.parents))


def _beside(name: str) -> Path:
    """A folder shipped with the app: inside the package once installed, else the checkout's."""
    inside = Path(__file__).parent / name
    return inside if inside.is_dir() else Path(__file__).parents[2] / name


def editions() -> tuple[Path, ...]:
    """The folders, other than that of the data, where an edition may lie: beside the app, and on Linux where who
    looks after a computer puts one for all its people."""
    system = Path("/etc/atelier") if sys.platform.startswith("linux") else None
    return tuple(one for one in (installed(), system) if one is not None)


def courses() -> Path:
    """The courses shipped with the app (read only)."""
    return _beside("courses")


def packaged() -> Path:
    """The courses that came in packages, for every person of this computer."""
    return home() / "courses"


def own_courses() -> Path:
    """The usual folder of a trainer's own courses: among her documents, for she opens it; under
    `ATELIER_HOME` where that is given, so that a whole Atelier stands on one stick."""
    if os.environ.get("ATELIER_HOME"):
        return home() / "Ateliers"
    from platformdirs import user_documents_path

    return user_documents_path() / "Ateliers"


def assets() -> Path:
    """Fonts and icons."""
    return _beside("assets")


def compiled() -> Path:
    """The compiled form of those courses, made with the installers (read only); a checkout has none."""
    return _beside("compiled")


def installed() -> Path | None:
    """The folder of the installed app, which may hold an edition; none in a checkout."""
    package = Path(__file__).parent
    return package.parents[1] if (package / "courses").is_dir() else None


def profiles() -> Path:
    """One folder a person."""
    return home() / "profiles"


def cache() -> Path:
    """What can be thrown away: compiled courses, the search index."""
    return home() / "cache"


def own_cache(person: Path) -> Path:
    """What can be thrown away and holds a person's words: the index of their search, what was printed."""
    return person / "cache"


def log_file() -> Path:
    """Where an unforeseen error is written."""
    return home() / "logs" / "atelier.log"
