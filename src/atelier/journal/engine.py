"""Connections to a store: SQLite with what a power cut asks for, or any SQLAlchemy URL."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, exc, make_url
from sqlalchemy.pool import NullPool

from atelier.errors import AtelierError

BUSY = 2.0  # seconds to wait for another process to finish writing; the writer then says so and tries again

# FULL: what is acknowledged survives a power cut, not only a crash; on macOS only fullfsync
# makes the disk itself write.
PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=ON",
    "PRAGMA checkpoint_fullfsync=ON",
    "PRAGMA cell_size_check=ON",
    "PRAGMA trusted_schema=OFF",
)


def file_url(path: Path) -> URL:
    """The URL of a SQLite file."""
    return URL.create("sqlite", database=str(path))


def is_sqlite(url: URL) -> bool:
    """Whether the store is a SQLite file."""
    return url.get_backend_name() == "sqlite"


def connect_engine(url: URL | str, busy: float = BUSY) -> Engine:
    """An engine without a pool: who connects keeps the connection."""
    url = make_url(url)
    if not is_sqlite(url):
        return create_engine(url, poolclass=NullPool)
    engine = create_engine(
        url,
        poolclass=NullPool,
        connect_args={"timeout": busy, "isolation_level": None, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Any) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def explain_failure(error: Exception, where: Path | str = "") -> AtelierError:
    """What a failure of the store means for the person."""
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    names = {
        sqlite3.SQLITE_FULL: "disk_full",
        sqlite3.SQLITE_READONLY: "read_only",
        sqlite3.SQLITE_PERM: "read_only",
        sqlite3.SQLITE_CANTOPEN: "cannot_open",
        sqlite3.SQLITE_BUSY: "locked",
        sqlite3.SQLITE_LOCKED: "locked",
        sqlite3.SQLITE_CORRUPT: "damaged",
        sqlite3.SQLITE_NOTADB: "damaged",
        sqlite3.SQLITE_IOERR: "disk_error",
    }
    if primary in names:
        return AtelierError(f"journal.{names[primary]}", file=str(where))
    if isinstance(cause, OSError):
        full = cause.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        refused = cause.errno in (errno.EROFS, errno.EACCES, errno.EPERM)
        name = "disk_full" if full else "read_only" if refused else "disk_error"
        return AtelierError(f"journal.{name}", file=str(where))
    if isinstance(cause, UnicodeDecodeError | ValueError) or isinstance(error, exc.DataError):
        return AtelierError("journal.damaged", file=str(where))
    # Text that is no longer UTF-8, and tables that went missing, come without a code of their own.
    if isinstance(cause, sqlite3.OperationalError) and any(
        sign in str(cause) for sign in ("no such", "UTF-8", "unsupported file format")
    ):
        return AtelierError("journal.damaged", file=str(where))
    return AtelierError("journal.store_failed", file=str(where), reason=str(cause))
