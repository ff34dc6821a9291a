"""The files of a store: SQLite keeps some beside it, and they go together."""

from __future__ import annotations

from pathlib import Path

from atelier.files import sync_folder

SIDE_FILES = ("-wal", "-shm", "-journal")


def move_aside(path: Path, folder: Path, name: str) -> Path:
    """Rename a store and the files SQLite keeps beside it, those that are there, out of the way;
    never overwrites."""
    folder.mkdir(parents=True, exist_ok=True)
    target, number = folder / f"{name}.sqlite3", 1
    while target.exists():
        number += 1
        target = folder / f"{name}-{number}.sqlite3"
    for side in ("", *SIDE_FILES):
        beside = path.with_name(path.name + side)
        if beside.exists():
            beside.rename(target.with_name(target.name + side))
    sync_folder(folder)
    sync_folder(path.parent)
    return target
