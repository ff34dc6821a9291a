"""Bringing « Mes données » from a file into a journal: a union of two sets, all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, select

from atelier.container import Cancelled, Progress, open_container
from atelier.errors import AtelierError
from atelier.journal import backups, schema
from atelier.journal.clock import Clock, Now, wall
from atelier.journal.events import Verb
from atelier.journal.exchange import FORMAT, KIND, LIMITS, Inspection, inspect, rows_of
from atelier.journal.prepare import prepare
from atelier.journal.rows import Row, seal
from atelier.journal.seal import seal as seal_file
from atelier.journal.store import FILE_NAME, Store

_BATCH = 500
_OWN_BEGINNING = frozenset({Verb.NAMED.value})  # what a journal holds that nobody used yet


class Imported(Struct, frozen=True):
    """What an import did. `added` counts events by verb; `known` were already there;
    `forgotten` were left out, because the person erased all of before; `bounded` came from
    a clock far ahead; `adopted`: an empty journal took the file's person as its own;
    `backup` is the copy made before."""

    added: dict[str, int]
    known: int
    forgotten: int
    bounded: int
    adopted: bool
    backup: Path | None

    @property
    def total(self) -> int:
        """How many events were added."""
        return sum(self.added.values())


def _never() -> bool:
    return False


def _nothing(_done: int, _total: int) -> None:
    return None


def import_file(
    folder: Path,
    file: Path,
    *,
    as_mine: bool = False,
    accept_erasure: bool = False,
    now: Now = wall,
    progress: Progress = _nothing,
    cancelled: Cancelled = _never,
) -> Imported:
    """Merge a file into the journal of a folder; the window then calls `Journal.refresh`.

    A file of another person (another start) is refused unless the journal is empty or
    `as_mine` says that both are the same person. A file that holds « erase everything » is
    refused unless `accept_erasure`. `progress` counts bytes, twice: reading, then adding.
    Raises container.…, journal.exchange_…; nothing is then changed.
    """
    found = inspect(file, lambda done, total: progress(done, 2 * total), cancelled)
    store, _report = prepare(folder)
    try:
        learner = store.get("learner")
        ours = store.count(learner)
        adopts = learner != found.learner and _unused(store, learner)
        if learner != found.learner and not adopts and not as_mine:
            raise AtelierError("journal.exchange_other_person", file=file.name, name=found.name or "?")
        copy = backups.make(folder) if ours and not _unused(store, learner) else None
        with store.writing() as connection:
            if adopts:
                store.give_to(connection, learner, found.learner)
                store.put("learner", found.learner, connection)
                learner = found.learner
            merge = _Merge(store, connection, learner, Clock(now))
            if not accept_erasure:
                _refuse_erasure(file, found, merge)
            merge.take(_read(file, progress, cancelled))
            if cancelled():
                raise AtelierError("container.cancelled")
        return Imported(
            dict(merge.added),
            merge.known,
            merge.forgotten,
            merge.bounded,
            adopts,
            copy.path if copy else None,
        )
    finally:
        store.close()
        seal_file(folder / FILE_NAME)


def _read(file: Path, progress: Progress, cancelled: Cancelled) -> Iterator[Row]:
    with open_container(file, KIND, FORMAT, LIMITS) as container:
        yield from rows_of(container, lambda done, total: progress(total + done, 2 * total), cancelled)


def _unused(store: Store, learner: str) -> bool:
    return all(row.verb in _OWN_BEGINNING for row in store.rows(learner))


def _refuse_erasure(file: Path, found: Inspection, merge: _Merge) -> None:
    if Verb.FORGOTTEN.value not in found.by_verb:
        return
    with open_container(file, KIND, FORMAT, LIMITS) as container:
        last = max(
            (merge.bound(row) for row in rows_of(container) if row.verb == Verb.FORGOTTEN.value),
            default=(0, ""),
        )
    erased = merge.count_before(last)
    if erased:
        raise AtelierError("journal.exchange_erases", file=file.name, count=erased)


class _Merge:
    """One import under way, in one transaction."""

    def __init__(self, store: Store, connection: Connection, learner: str, clock: Clock) -> None:
        self.added: Counter[str] = Counter()
        self.known = self.forgotten = self.bounded = 0
        self._store, self._connection, self._learner, self._clock = store, connection, learner, clock
        self._tombstone = self._newest_tombstone()

    def bound(self, row: Row) -> tuple[int, str]:
        """The moment of an event once its time is brought back from the future."""
        return self._clock.bound(row.time), row.id

    def count_before(self, moment: tuple[int, str]) -> int:
        """How many events of ours a tombstone of that moment would cover, beyond those already covered."""
        table = schema.events.c
        query = select(table.time, table.id).where(table.learner == self._learner, table.time <= moment[0])
        found = (tuple(row) for row in self._connection.execute(query))
        return sum(self._tombstone < one < moment for one in found)

    def take(self, rows: Iterator[Row]) -> None:
        """Add what is not there yet."""
        batch: list[Row] = []
        for row in rows:
            batch.append(row)
            if len(batch) == _BATCH:
                self._put(batch)
                batch = []
        self._put(batch)

    def _put(self, batch: list[Row]) -> None:
        known = self._store.known(self._connection, self._learner, [row.id for row in batch])
        new: dict[str, Row] = {}
        for row in batch:
            time, _id = self.bound(row)
            if row.id in known or row.id in new:
                self.known += 1
            elif (time, row.id) < self._tombstone:
                self.forgotten += 1
            else:
                self.bounded += time != row.time
                new[row.id] = seal(self._learner, time, *row[2:10])
        if new:
            self._store.insert(self._connection, list(new.values()))
        self.added.update(row.verb for row in new.values())

    def _newest_tombstone(self) -> tuple[int, str]:
        table = schema.events.c
        query = (
            select(table.time, table.id)
            .where(table.learner == self._learner, table.verb == Verb.FORGOTTEN.value)
            .order_by(table.time.desc(), table.id.desc())
            .limit(1)
        )
        row = self._connection.execute(query).first()
        return (int(row[0]), str(row[1])) if row else (0, "")
