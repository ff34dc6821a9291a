"""One fact put on disk and acknowledged, against the same row inserted by bare sqlite3 with the same pragmas.

Both commit in turn, on the same disk; the figures are medians of many, since a disk has moods.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from statistics import median
from threading import Event as Signal
from time import perf_counter

from atelier import places
from atelier.journal.engine import PRAGMAS
from atelier.journal.events import Verb
from atelier.journal.journal import Journal
from atelier.journal.rows import Row, to_row
from atelier.journal.store import FILE_NAME
from benchmarks.measure import Ratio, compared, in_turn

GOAL = 2.0
APPENDS = 100
"""Facts a round, one of ours then one of theirs, each timed alone."""


def measure() -> list[Ratio]:
    """The lines."""
    journal = Journal.open(places.profiles() / "one")
    saved = Signal()
    journal.on_saved = lambda _: saved.set()
    number = iter(range(10**9))

    def ours() -> None:
        saved.clear()
        journal.record(f"course/list/{next(number)}", Verb.TICKED, "done")
        saved.wait()

    bare = _bare(places.home() / "bare.sqlite3", places.profiles() / "one" / FILE_NAME)
    insert = f"INSERT INTO events VALUES ({', '.join('?' * len(Row._fields))})"
    sample = to_row(journal.record("course/list", Verb.TICKED, "done"))
    journal.flush()

    def theirs() -> None:
        name = f"{next(number):032}"
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(insert, sample._replace(id=name, key=f"course/list/{name}"))
        bare.execute("COMMIT")

    taken: tuple[list[float], list[float]] = ([], [])

    def round_() -> float:
        for times in taken:
            times.clear()
        for _ in range(APPENDS):
            for work, times in zip((ours, theirs), taken, strict=True):
                times.append(_timed(work))
        return median(taken[0])

    figures = in_turn(round_, lambda: median(taken[1]))
    journal.close()
    bare.close()
    return [compared("one fact, acknowledged (p50)", GOAL, *figures)]


def _timed(work: Callable[[], None]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _bare(path: Path, like: Path) -> sqlite3.Connection:
    """An empty store with the same tables and pragmas."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    for pragma in PRAGMAS:
        connection.execute(pragma)
    with sqlite3.connect(like) as other:
        for (sql,) in other.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"):
            connection.execute(sql)
    other.close()
    return connection
