"""Opening the store of a folder: new, as it is, from an older version, or refused."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import uuid_utils
from sqlalchemy import Connection, inspect

from atelier.errors import AtelierError
from atelier.files import sync_folder
from atelier.journal import schema
from atelier.journal.clock import wall
from atelier.journal.engine import connect_engine, explain_failure, file_url
from atelier.journal.store import Store

_HEADER = 100  # bytes of a SQLite file's header


def create_store(path: Path, learner: str = "") -> None:
    """A new store at the current version; nothing happens when there is one already."""
    for attempt in range(20):  # two processes may create it together: only one switches to WAL
        try:
            with closing(sqlite3.connect(path, timeout=5)) as connection:
                connection.execute("PRAGMA journal_mode=WAL")
            break
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or attempt == 19:
                raise explain_failure(error, path) from error
            time.sleep(0.05)
    create_tables(file_url(path), learner)
    with closing(sqlite3.connect(path, timeout=5)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    sync_folder(path.parent)


def create_tables(url: Any, learner: str = "") -> None:
    """The tables, the version and the first lines of `meta`, in one transaction."""
    store = Store(url)
    try:
        with store.writing() as connection:
            if inspect(connection).has_table(schema.version.name):
                return
            schema.metadata.create_all(connection)
            connection.execute(schema.version.insert().values(version_num=schema.HEAD))
            stamp(connection, schema.HEAD)
            store.put("learner", learner or uuid_utils.uuid7().hex, connection)
            store.put("created", str(wall()), connection)
    finally:
        store.close()


def version_of(path: Path) -> str:
    """The schema's version of a file, without changing one byte of it; "" when it is empty.

    Raises journal.damaged, journal.foreign, journal.read_only and the like.
    """
    if not path.exists() or path.stat().st_size == 0:
        return ""
    wal = path.with_name(path.name + "-wal")
    left = wal.exists() and wal.stat().st_size > 0
    # Without a WAL the file is all there is, and « immutable » keeps SQLite from creating one.
    mode = "mode=ro" if left else "mode=ro&immutable=1"
    address = f"{path.absolute().as_uri()}?{mode}"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=5)) as connection:
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
            if not names:
                return ""
            if not names & schema.metadata.tables.keys():
                raise AtelierError("journal.foreign", file=str(path))
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            number = connection.execute("PRAGMA user_version").fetchone()[0]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise explain_failure(error, path) from error
    # Said twice, in two places of the file: one flipped bit never passes for another version.
    if found is None or found[0] != f"{number:04}":
        raise AtelierError("journal.damaged", file=str(path))
    return str(found[0])


def stamp(connection: Connection, version: str) -> None:
    """Say the version a second time, in the header of the file."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {int(version)}")


def is_newer(version: str) -> bool:
    """Whether a newer Atelier wrote it: versions are numbers, from « 0001 »."""
    return not version.isdigit() or int(version) > int(schema.HEAD)


def left_open(path: Path) -> bool:
    """Whether the last one to use the store did not close it, or still has it open."""
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def truncated(path: Path) -> bool:
    """Whether the file is shorter than its own header says: the cheapest check there is."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
        size = file.seek(0, 2)
    page = int.from_bytes(header[16:18], "big")
    page = 65536 if page == 1 else page
    return len(header) < _HEADER or size < page * int.from_bytes(header[28:32], "big")


def check_url(url: Any) -> None:
    """A store on a server: created when empty, refused when newer."""
    engine = connect_engine(url)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table(schema.version.name):
                empty, version = True, ""
            else:
                empty = False
                version = str(connection.execute(schema.version.select()).scalar_one())
    except Exception as error:
        raise explain_failure(error, engine.url.render_as_string()) from error
    finally:
        engine.dispose()
    if empty:
        create_tables(url)
    elif version != schema.HEAD:
        name = "newer" if is_newer(version) else "older_server"
        raise AtelierError(f"journal.{name}", file=engine.url.render_as_string(), version=version)
