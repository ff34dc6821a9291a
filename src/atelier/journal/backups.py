"""Copies of the store: made while it is in use, verified, thinned out, and given back.

A copy is one plain SQLite file, `backups/journal-<UTC date and hour>-<number>.sqlite3`; it may
be carried anywhere. The number tells the order, since a clock may be set back. What a restoring
replaces is kept under `set-aside`.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from atelier.errors import AtelierError
from atelier.files import replacing
from atelier.journal import opening, schema
from atelier.journal.engine import explain_failure
from atelier.journal.files import move_aside
from atelier.journal.lock import maintenance
from atelier.journal.seal import seal
from atelier.journal.store import FILE_NAME, Store
from atelier.journal.thinning import keep

FOLDER = "backups"
SET_ASIDE = "set-aside"
_NAME = re.compile(r"journal-(?P<made>\d{8}T\d{6})Z-(?P<number>\d+)\.sqlite3")
_TIME = "%Y%m%dT%H%M%S"


class Backup(Struct, frozen=True):
    """A copy: its file, its number, when it was made (UTC), its size in bytes."""

    path: Path
    number: int
    made: datetime
    size: int


class Restored(Struct, frozen=True):
    """What a restoring did: how many events there are now, how many there were, and the file
    that keeps what was replaced (None when there was nothing)."""

    backup: Backup
    events: int
    before: int
    kept: Path | None


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The copies of a profile's folder, the last made first."""
    found = []
    for path in (folder / FOLDER).glob("journal-*.sqlite3"):
        if name := _NAME.fullmatch(path.name):
            with suppress(ValueError, OSError):
                made = datetime.strptime(name["made"], _TIME).replace(tzinfo=UTC)
                found.append(Backup(path, int(name["number"]), made, path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.number, reverse=True))


def make(folder: Path, now: datetime | None = None) -> Backup:
    """Copy the store now, whoever uses it, and verify the copy."""
    made = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    number = max((backup.number for backup in list_backups(folder)), default=0) + 1
    target = folder / FOLDER / f"journal-{made.strftime(_TIME)}Z-{number:04}.sqlite3"
    copy_verified(folder / FILE_NAME, target)
    return Backup(target, number, made, target.stat().st_size)


def rotate(folder: Path, now: datetime | None = None, every: timedelta = timedelta(hours=1)) -> Backup | None:
    """Make a copy when the newest is older than `every` and the store has changed; then thin out.

    Nothing is deleted before the new copy is verified, and never the last one.
    """
    now = (now or datetime.now(UTC)).astimezone(UTC)
    backups = list_backups(folder)
    if backups and timedelta(0) <= now - backups[0].made < every:
        return None
    if backups and _count(folder / FILE_NAME) == _count(backups[0].path):
        return None
    made = make(folder, now)
    kept = keep((backup.made for backup in list_backups(folder)), now)
    for backup in list_backups(folder):
        if backup.made not in kept and backup.number != made.number:
            with suppress(OSError):
                backup.path.unlink()
    return made


def restore(folder: Path, backup: Backup | None = None, now: datetime | None = None) -> Restored:
    """Bring the store back to a copy (the newest sound one when none is named).

    What was there is kept in a file of its own. Other windows may stay open: a sound store
    is refilled in one transaction; a damaged one is set aside and replaced.
    Raises journal.no_backup, journal.backup_damaged, journal.newer.
    """
    now = now or datetime.now(UTC)
    chosen = backup or last_sound(folder)
    if chosen is None:
        raise AtelierError("journal.no_backup", folder=str(folder))
    check(chosen.path)
    path = folder / FILE_NAME
    with maintenance(folder):
        if _sound(path):
            kept = folder / SET_ASIDE / f"replaced-{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}.sqlite3"
            copy_verified(path, kept)
            before, events = _refill(path, chosen.path)
            seal(path)
            return Restored(chosen, events, before, kept)
        aside = None
        if path.exists():
            aside = move_aside(path, folder / SET_ASIDE, f"damaged-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
        put_in_place(chosen.path, path)
        seal(path)
        return Restored(chosen, _count(path), 0, aside)


def last_sound(folder: Path) -> Backup | None:
    """The last copy made that can be read whole."""
    for backup in list_backups(folder):
        with suppress(AtelierError):
            check(backup.path)
            return backup
    return None


def check(path: Path) -> int:
    """Verify a copy, event by event; gives their number. Raises journal.backup_damaged."""
    try:
        version = opening.version_of(path)
        if version != schema.HEAD and opening.is_newer(version):
            raise AtelierError("journal.newer", file=str(path), version=version)
        if version != schema.HEAD:
            return _count(path)
        store = Store.at(path)
        try:
            if not store.problems():
                return store.count()
        finally:
            store.close()
    except AtelierError as error:
        if error.code == "journal.newer":
            raise
    raise AtelierError("journal.backup_damaged", file=str(path))


def copy_verified(source: Path, target: Path) -> None:
    """Copy a store in use to a file: whole, verified and on disk, or not there at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target) as temporary:
        try:
            before = _count(source)
            with closing(sqlite3.connect(source, timeout=5)) as connection:
                connection.execute("VACUUM INTO ?", (str(temporary),))
            with closing(sqlite3.connect(temporary)) as copy:
                verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
                copied = copy.execute("SELECT count(*) FROM events").fetchone()[0]
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise explain_failure(error, source) from error
        except OSError as error:
            raise explain_failure(error, target) from error
        if verdict != "ok" or copied < before:
            raise AtelierError("journal.backup_damaged", file=str(target))


def put_in_place(copy: Path, path: Path) -> None:
    """Make a store of a copy where there is none."""
    with replacing(path) as temporary:
        shutil.copyfile(copy, temporary)
        if opening.version_of(temporary) != schema.HEAD:
            from atelier.journal.migrate import migrate

            migrate(temporary)
        with closing(sqlite3.connect(temporary)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")


def _refill(path: Path, copy: Path) -> tuple[int, int]:
    if opening.version_of(copy) != schema.HEAD:
        with TemporaryDirectory() as folder:
            current = Path(folder) / FILE_NAME
            put_in_place(copy, current)
            return _refill(path, current)
    source, store = Store.at(copy), Store.at(path)
    try:
        before = store.count()
        with store.writing() as connection:
            store.clear(connection)
            batch = []
            for row in source.rows():
                batch.append(row)
                if len(batch) == 2_000:
                    store.insert(connection, batch)
                    batch = []
            if batch:
                store.insert(connection, batch)
            store.put("learner", source.get("learner"), connection)
        return before, store.count()
    finally:
        source.close()
        store.close()


def _sound(path: Path) -> bool:
    try:
        if opening.version_of(path) != schema.HEAD or opening.truncated(path):
            return False
        store = Store.at(path)
        try:
            return not store.problems()
        finally:
            store.close()
    except (AtelierError, OSError):
        return False


def _count(path: Path) -> int:
    if not path.exists():
        raise AtelierError("journal.cannot_open", file=str(path))
    try:
        with closing(sqlite3.connect(path, timeout=5)) as connection:
            return int(connection.execute("SELECT count(*) FROM events").fetchone()[0])
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise explain_failure(error, path) from error
