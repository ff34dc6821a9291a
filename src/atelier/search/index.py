"""The index: a SQLite file that can be thrown away at any time, and is rebuilt without a word.

A thread that uses an index gets a connection of its own; one may build while others search.
The file holds the person's own notes: each profile keeps its own.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from atelier.search.finding import find
from atelier.search.folding import folded_passage
from atelier.search.query import parse
from atelier.search.rows import Kind, Results, Row
from atelier.search.schema import INDEXES, SCHEMA, TABLES, VERSION
from atelier.search.text import clean

LIMIT = 8
"""Hits of each kind, unless asked otherwise."""


class Index:
    """The index in one file. Closing it closes the connections of all threads."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._guard = threading.RLock()
        self._sound = False  # the file was looked at once, or was made here

    def refresh(self, signature: str, rows: Callable[[], Iterable[Row]]) -> bool:
        """Index the library again if its signature has changed; says whether it has.

        Until the end the old rows are found; `rows` is called only if they are needed.
        """
        connection = self._connection()
        if connection.execute("SELECT signature FROM built").fetchone() == (signature,):
            if self._sound or connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
                self._sound = True
                return False
            self._discard()
            connection = self._connection()
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM thing WHERE own = 0")
            _insert(connection, rows(), own=False)
            for table in INDEXES:
                connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
            connection.execute("DELETE FROM built")
            connection.execute("INSERT INTO built VALUES (?)", (signature,))
        self._sound = True
        return True

    def set_own(self, rows: Iterable[Row]) -> None:
        """Make these the person's own notes and items, and no other."""
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM thing WHERE own = 1")
            _insert(connection, rows, own=True)

    def put_own(self, row: Row) -> None:
        """Add a note or an item of one's own, or change it."""
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM thing WHERE own = 1 AND key = ?", (row.id,))
            _insert(connection, (row,), own=True)

    def remove_own(self, id: str) -> None:
        """Forget a note or an item of one's own; nothing happens if it is not there."""
        with self._connection() as connection:
            connection.execute("DELETE FROM thing WHERE own = 1 AND key = ?", (id,))

    def search(self, words: str, limit: int = LIMIT, kind: Kind | None = None) -> Results:
        """What holds all the words, the last of which may be unfinished; `limit` is that of each
        kind. Any text may be asked; under two letters nothing is found."""
        query = parse(words)
        if not query.needles:
            return Results()
        connection = self._connection()
        with connection:
            connection.execute("BEGIN")  # so that all the questions are put to one state of the file
            return find(connection, query, limit, kind)

    def _discard(self) -> None:
        """Throw the file away."""
        self.close()
        for end in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                self._file.with_name(self._file.name + end).unlink()

    def close(self) -> None:
        """Close every connection. The index opens again if it is used again."""
        with self._guard:
            for connection in self._opened:
                connection.close()
            self._opened.clear()
            self._local = threading.local()

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection; a file that is not ours or is damaged is made anew."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            return connection
        with self._guard:
            try:
                connection = self._open()
            except sqlite3.OperationalError:  # busy or unreadable: the file is not to blame
                raise
            except sqlite3.DatabaseError:
                self._discard()
                connection = self._open()
            self._opened.append(connection)
        self._local.connection = connection
        return connection

    def _open(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        # A connection is used by its own thread; closing it from another is allowed.
        connection = sqlite3.connect(self._file, timeout=30, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            if connection.execute("PRAGMA user_version").fetchone() != (VERSION,):
                self._make(connection)
            connection.execute("SELECT count(*) FROM built").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    @staticmethod
    def _make(connection: sqlite3.Connection) -> None:
        drops = "".join(f"DROP TABLE IF EXISTS {table};" for table in TABLES)
        connection.executescript(f"BEGIN IMMEDIATE;{drops}{SCHEMA}PRAGMA user_version = {VERSION};COMMIT;")


def _insert(connection: sqlite3.Connection, rows: Iterable[Row], own: bool) -> None:
    """Add rows; those of one thing stand side by side."""
    for (kind, key), held in groupby(rows, key=lambda row: (row.kind, row.id)):
        cut = list(held)
        places = [row.place for row in cut]
        headings, bodies = [clean(row.heading) for row in cut], [clean(row.text) for row in cut]
        thing = connection.execute(
            "INSERT INTO thing (own, kind, key, title, heading, body) VALUES (?, ?, ?, ?, ?, ?)",
            (own, kind.value, key, clean(cut[0].title), "\n".join(headings), "\n".join(bodies)),
        ).lastrowid
        connection.executemany(
            "INSERT INTO passage (thing, course, lesson, anchor, block, heading, body, plain)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    thing,
                    place.course,
                    place.lesson,
                    place.anchor,
                    place.block,
                    heading,
                    body,
                    folded_passage(heading, body),
                )
                for place, heading, body in zip(places, headings, bodies, strict=True)
            ],
        )
