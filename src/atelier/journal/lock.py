"""One process at a time for what replaces files: repair, migration, restoring, erasing.

An exclusive transaction on an empty SQLite file: the same locks on every system, let go by
the system itself when a process dies.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import local

from atelier.errors import AtelierError
from atelier.journal.engine import explain_failure

FILE_NAME = "maintenance.lock"
_held = local()


@contextmanager
def maintenance(folder: Path, patience: float = 30.0) -> Iterator[None]:
    """Hold the lock of a folder; waits up to `patience` seconds. May be nested in a thread."""
    mine: set[Path] = _held.__dict__.setdefault("folders", set())
    if folder in mine:
        yield
        return
    try:
        connection = _locked(folder / FILE_NAME, patience)
    except sqlite3.Error as error:
        failure = explain_failure(error, folder)
        busy = failure.code == "journal.locked"
        raise (AtelierError("journal.maintained", folder=str(folder)) if busy else failure) from error
    with closing(connection):
        mine.add(folder)
        try:
            yield
        finally:
            mine.discard(folder)


def _locked(path: Path, patience: float) -> sqlite3.Connection:
    """A connection that holds the lock. What is in the file does not matter, as long as SQLite
    takes it for its own: one that it refuses is made anew, for nobody can hold it."""
    for attempt in (1, 2):
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            connection.close()
            ruined = getattr(error, "sqlite_errorcode", 0) & 0xFF in (
                sqlite3.SQLITE_NOTADB,
                sqlite3.SQLITE_CORRUPT,
            )
            if attempt == 2 or not ruined:
                raise
            path.unlink(missing_ok=True)
        else:
            return connection
    raise AssertionError
