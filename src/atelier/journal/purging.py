"""Taking facts out of a store so that nothing of them is left: neither in the file, nor in its WAL, nor in
the copies. An append-only journal never does so, but the law gives that right to those whose data a trainer holds.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from atelier.errors import AtelierError
from atelier.files import sync, sync_folder
from atelier.journal.backups import FOLDER, SET_ASIDE, list_backups
from atelier.journal.engine import explain_failure
from atelier.journal.files import SIDE_FILES
from atelier.journal.lock import maintenance
from atelier.journal.seal import seal
from atelier.journal.store import FILE_NAME


def purge(
    folder: Path, owner: str, keys: Sequence[str], learners: Sequence[str], patience: float = 5.0
) -> int:
    """Erase the owner's facts about these keys and what is below them, and every fact of these learners.

    The store must be closed; another window is waited for `patience` seconds. How many facts went. Raises journal.in_use when another window holds the store:
    a second call then does what is left. A copy that cannot be rewritten, and what was set aside, is deleted.
    """
    path = folder / FILE_NAME
    with maintenance(folder):
        try:
            gone = _purge_file(path, owner, keys, learners, patience)
            _purge_copies(folder, owner, keys, learners)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise AtelierError("journal.in_use", folder=str(folder)) from error
            raise explain_failure(error, path) from error
        except (sqlite3.Error, OSError) as error:
            raise explain_failure(error, path) from error
        seal(path)
    return gone


def _purge_file(
    path: Path, owner: str, keys: Sequence[str], learners: Sequence[str], patience: float = 5.0
) -> int:
    gone = 0
    with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("BEGIN IMMEDIATE")
        for key in keys:
            gone += connection.execute(
                "DELETE FROM events WHERE learner = ? AND (key = ? OR substr(key, 1, ?) = ?)",
                (owner, key, len(key) + 1, f"{key}/"),
            ).rowcount
        for learner in learners:
            gone += connection.execute("DELETE FROM events WHERE learner = ?", (learner,)).rowcount
        connection.execute("COMMIT")
        connection.execute("VACUUM")  # the free pages too
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise AtelierError("journal.in_use", folder=str(path.parent))
    sync(path)
    return gone


def _purge_copies(folder: Path, owner: str, keys: Sequence[str], learners: Sequence[str]) -> None:
    for backup in list_backups(folder):
        try:
            _purge_file(backup.path, owner, keys, learners)
        except (sqlite3.DatabaseError, OSError, AtelierError):
            backup.path.unlink(missing_ok=True)
        for side in SIDE_FILES:
            backup.path.with_name(backup.path.name + side).unlink(missing_ok=True)
    shutil.rmtree(folder / SET_ASIDE, ignore_errors=True)
    for pattern in (f"{FILE_NAME}.*", ".*.part", f"{FOLDER}/.*.part", f"{FOLDER}/*-journal"):
        for left in folder.glob(pattern):
            left.unlink()
    sync_folder(folder)
