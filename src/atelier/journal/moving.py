"""Taking the data of this computer's people to another folder: copied, verified, then used.

Nothing is deleted: the folders that were left are renamed, so that none is opened by mistake.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from atelier.errors import AtelierError
from atelier.files import sync_folder
from atelier.journal import lock
from atelier.journal.backups import copy_verified
from atelier.journal.engine import explain_failure
from atelier.journal.files import SIDE_FILES
from atelier.journal.place import check_place
from atelier.journal.store import FILE_NAME

PEOPLE = "profiles"
SHARED = ("courses", "issuers", "edition", "editions")
"""What serves every person of the computer: courses that were installed, issuers that are known, the edition in force,
those that are being prepared."""


def holds_people(folder: Path) -> bool:
    """Whether a folder already holds the data of Atelier."""
    people = folder / PEOPLE
    return people.is_dir() and any(people.iterdir())


def copy_people(
    source: Path,
    target: Path,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Copy every profile of a data folder, and what they share, to another that holds none, whole or not at all.

    `progress` counts files. The journals must be closed. Raises journal.place_…,
    journal.place_taken, container.cancelled and the failures of a disk.
    """
    check_place(target)
    if holds_people(target):
        raise AtelierError("journal.place_taken", folder=str(target))
    shared = [name for name in SHARED if (source / name).is_dir() and not (target / name).exists()]
    parts = {name: target / f".{name}.part" for name in (*shared, PEOPLE)}  # people last: they make it ours
    _throw_away(parts.values())  # left by a crash
    try:
        for part in parts.values():
            part.mkdir(parents=True)
        found = sorted(path for name in parts for path in (source / name).rglob("*"))
        files = [path for path in found if path.is_file() and _goes(path.relative_to(source))]
        for done, path in enumerate(files):
            if cancelled():
                raise AtelierError("container.cancelled")
            progress(done, len(files))
            name = path.relative_to(source).parts[0]
            _copy(path, parts[name] / path.relative_to(source / name))
        with suppress(OSError):
            (target / PEOPLE).rmdir()
        for name, part in parts.items():
            part.rename(target / name)
        sync_folder(target)
    except OSError as error:
        raise explain_failure(error, target) from error
    finally:
        _throw_away(parts.values())


def _throw_away(folders: Iterable[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def leave_behind(source: Path, now: datetime) -> Path:
    """Rename the profiles that were copied elsewhere; where they now stand."""
    left = source / f"{PEOPLE}-{now:%Y%m%dT%H%M%S}"
    with suppress(OSError):  # held open by another program: it stays under its name, untouched
        (source / PEOPLE).rename(left)
    return left


def _goes(path: Path) -> bool:
    beside = any(path.name.endswith(side) for side in SIDE_FILES)
    return not beside and path.name != lock.FILE_NAME and path.suffix != ".seal" and "cache" not in path.parts


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.name == FILE_NAME:
        copy_verified(path, target)
        return
    shutil.copy2(path, target)
    if target.read_bytes() != path.read_bytes():
        raise OSError(f"not copied as it is: {path}")
