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
        connection = sqlite3.connect(folder / FILE_NAME, timeout=patience, isolation_level=None)
    except sqlite3.Error as error:
        raise explain_failure(error, folder) from error
    with closing(connection):
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            failure = explain_failure(error, folder)
            busy = failure.code == "journal.locked"
            raise (AtelierError("journal.maintained", folder=str(folder)) if busy else failure) from error
        mine.add(folder)
        try:
            yield
        finally:
            mine.discard(folder)
