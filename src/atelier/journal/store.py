"""The store: events put down once and for all, and read back in the order of time.

One connection is kept for writing and one for reading, each behind its own lock, so that a
screen that reads never waits for a disk that writes (WAL lets both go on).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import (
    Connection,
    Executable,
    Insert,
    Table,
    bindparam,
    delete,
    func,
    insert,
    make_url,
    select,
    update,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import SQLAlchemyError

from atelier.errors import AtelierError
from atelier.journal import schema
from atelier.journal.engine import BUSY, connect_engine, explain_failure, file_url, is_sqlite
from atelier.journal.events import Event
from atelier.journal.rows import EVENT_COLUMNS, Row, Scanned, intact, seal, to_events, to_row

FILE_NAME = "journal.sqlite3"
_READ = tuple(schema.events.c[name] for name in EVENT_COLUMNS)
_ORDER = (schema.events.c.time, schema.events.c.id)
# Built once, so that SQLAlchemy finds it compiled: a screen waits for this one.
_OF_LEARNER = (
    select(*_READ)
    .where(schema.events.c.learner == bindparam("learner"), schema.events.c.time > bindparam("since"))
    .order_by(*_ORDER)
)
_BATCH = 2_000  # rows read or written at a time


def _ignoring(table: Table, dialect: str) -> Insert:
    """An insert that leaves what is already there; the ids make it idempotent."""
    if dialect == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table).on_conflict_do_nothing()
    return insert(table).prefix_with("IGNORE", dialect="mysql").prefix_with("IGNORE", dialect="mariadb")


class Store:
    """An open store at the current schema. `open_store` (see `opening`) makes one."""

    def __init__(self, url: Any, busy: float = BUSY) -> None:
        self.url = make_url(url)
        self.path = Path(self.url.database or "") if is_sqlite(self.url) else None
        self._engine = connect_engine(self.url, busy)
        self._insert = _ignoring(schema.events, self._engine.dialect.name)
        self._driver_error = self._engine.dialect.loaded_dbapi.Error
        self._kept: dict[bool, Connection] = {}
        self._locks = {False: RLock(), True: RLock()}
        self._inode = self._inode_now()

    @classmethod
    def at(cls, path: Path, busy: float = BUSY) -> Store:
        """The SQLite store of that file."""
        return cls(file_url(path), busy)

    # ------------------------------------------------------------------ writing

    def append(self, events: Iterable[Event]) -> None:
        """Put events down; returns once they are on disk. An id already there is left as it is."""
        self.append_rows([to_row(event) for event in events])

    def append_rows(self, rows: Sequence[Row]) -> None:
        """The same with rows; all or none."""
        if not rows:
            return
        with self.writing() as connection:
            self.insert(connection, rows)

    def insert(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Put rows down within a transaction that `writing` opened."""
        connection.execute(self._insert, [row._asdict() for row in rows])

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it is kept, or nothing."""
        self._same_file()
        with self._transaction(True) as connection:
            yield connection

    # ------------------------------------------------------------------ reading

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads; it waits for no one that writes."""
        with self._transaction(False) as connection:
            yield connection

    def read(self, learner: str, since: int = -1) -> list[Event]:
        """The events of a learner later than `since`, by (time, id)."""
        with self._transaction(False) as connection:
            rows = _raw(connection, _OF_LEARNER, learner=learner, since=since)
        try:
            return to_events(learner, rows)
        except ValueError as error:
            raise explain_failure(error, self.where) from error

    def rows(self, learner: str | None = None) -> Iterator[Row]:
        """Every row, by learner, time and id, a few at a time."""
        table = schema.events
        after: tuple[Any, ...] | None = None
        while True:
            query = select(table).order_by(table.c.learner, *_ORDER).limit(_BATCH)
            if learner is not None:
                query = query.where(table.c.learner == learner)
            if after is not None:
                query = query.where(_later(after))
            with self._transaction(False) as connection:
                found = [Row(*row) for row in _raw(connection, query)]
            yield from found
            if len(found) < _BATCH:
                return
            after = found[-1][:3]

    def count(self, learner: str | None = None) -> int:
        """How many events."""
        query = select(func.count()).select_from(schema.events)
        if learner is not None:
            query = query.where(schema.events.c.learner == learner)
        with self._transaction(False) as connection:
            return int(connection.execute(query).scalar_one())

    def learners(self) -> list[str]:
        """Every learner that the store knows."""
        column = schema.events.c.learner
        with self._transaction(False) as connection:
            return [str(row[0]) for row in connection.execute(select(column).distinct().order_by(column))]

    def known(self, connection: Connection, learner: str, ids: Sequence[str]) -> set[str]:
        """Which of these ids that learner already has."""
        column = schema.events.c.id
        found: set[str] = set()
        for start in range(0, len(ids), 500):
            query = select(column).where(
                schema.events.c.learner == learner, column.in_(ids[start : start + 500])
            )
            found.update(str(row[0]) for row in connection.execute(query))
        return found

    def scan(self, learners: Sequence[str], prefix: str) -> Iterator[list[Scanned]]:
        """What these learners' facts say about the keys that begin so, some hundreds of learners at a time, by
        learner and time."""
        columns = schema.events.c
        for start in range(0, len(learners), 500):
            query = (
                select(columns.learner, columns.key, columns.verb, columns.value, columns.id)
                .where(columns.learner.in_(learners[start : start + 500]))
                .where(columns.key >= prefix, columns.key < prefix + "\U0010ffff")
                .order_by(columns.learner, *_ORDER)
            )
            with self._transaction(False) as connection:
                found = _raw(connection, query)
            yield found

    # ------------------------------------------------------------------ about the store

    def get(self, key: str) -> str:
        """A line of the meta table, or nothing."""
        query = select(schema.meta.c.value).where(schema.meta.c.key == key)
        with self._transaction(False) as connection:
            return str(connection.execute(query).scalar_one_or_none() or "")

    def put(self, key: str, value: str, connection: Connection | None = None) -> None:
        """Write a line of the meta table."""
        if connection is None:
            with self.writing() as own:
                return self.put(key, value, own)
        table = schema.meta
        if connection.execute(update(table).where(table.c.key == key).values(value=value)).rowcount == 0:
            connection.execute(insert(table).values(key=key, value=value))
        return None

    def give_to(self, connection: Connection, old: str, new: str) -> None:
        """Put what stands under one id of the person under another."""
        table = schema.events
        query = select(table).where(table.c.learner == old)
        rows = [seal(new, *row[1:10]) for row in _raw(connection, query)]
        connection.execute(delete(table).where(table.c.learner == old))
        if rows:
            self.insert(connection, rows)

    def clear(self, connection: Connection) -> None:
        """Take every event away; only erasing and restoring do so."""
        connection.execute(delete(schema.events))

    def problems(self, quick: bool = False) -> list[str]:
        """What is wrong with the file, in the store's own words; empty when it is sound.

        `quick` leaves out the indexes and the checksum of each event.
        """
        try:
            with self._transaction(False) as connection:
                found: list[str] = []
                if self.path is not None:
                    pragma = "PRAGMA quick_check(5)" if quick else "PRAGMA integrity_check(5)"
                    found = [str(row[0]) for row in connection.exec_driver_sql(pragma)]
            found = [line for line in found if line != "ok"]
            if not quick and not found:
                found = [f"checksum of {row.id}" for row in self.rows() if not intact(row)][:5]
        except AtelierError as error:
            if error.code != "journal.damaged":
                raise
            return [str(error.__cause__)]
        return found

    @property
    def where(self) -> str:
        """The file, or the address without its password."""
        return str(self.path or self.url.render_as_string(hide_password=True))

    def close(self) -> None:
        """Let go of the connections; the last one out writes the WAL back into the file."""
        for writes in (False, True):
            with self._locks[writes]:
                self._drop(writes)
        self._engine.dispose()

    # ------------------------------------------------------------------ within

    @contextmanager
    def _transaction(self, writes: bool) -> Iterator[Connection]:
        with self._locks[writes]:
            try:
                connection = self._connection(writes)
                with connection.begin():
                    yield connection
            # sqlite3 repeats a name of the file in its message: bytes that are no longer text fail there.
            except (SQLAlchemyError, OSError, UnicodeDecodeError, self._driver_error) as error:
                self._drop(writes)
                raise explain_failure(error, self.where) from error

    def _connection(self, writes: bool) -> Connection:
        kept = self._kept.get(writes)
        if kept is None:
            kept = self._engine.connect().execution_options(writes=writes)
            self._kept[writes] = kept
        return kept

    def _drop(self, writes: bool) -> None:
        kept = self._kept.pop(writes, None)
        if kept is None:
            return
        try:
            kept.close()
        except (SQLAlchemyError, UnicodeDecodeError, self._driver_error):
            kept.invalidate()

    def _inode_now(self) -> int | None:
        if self.path is None:
            return None
        try:
            return self.path.stat().st_ino
        except OSError:
            return None

    def _same_file(self) -> None:
        """A file deleted or replaced under us would take what we write with it."""
        if self.path is not None and self._inode is not None and self._inode_now() != self._inode:
            raise AtelierError("journal.vanished", file=str(self.path))


def _raw(connection: Connection, query: Executable, **values: Any) -> list[Any]:
    """The rows as the driver gives them: no column here needs SQLAlchemy's care."""
    result = connection.execute(query, values)
    rows = result.cursor.fetchall() if result.cursor is not None else ()
    result.close()
    return list(rows)


def _later(after: tuple[Any, ...]) -> Any:
    table = schema.events
    learner, time, id = after
    return (table.c.learner > learner) | (
        (table.c.learner == learner) & ((table.c.time > time) | ((table.c.time == time) & (table.c.id > id)))
    )
