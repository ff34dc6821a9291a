"""A damaged store: set aside, never deleted, and rebuilt from all that is left."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from atelier.errors import AtelierError
from atelier.files import sync
from atelier.journal import schema
from atelier.journal.backups import SET_ASIDE, last_sound
from atelier.journal.engine import explain_failure
from atelier.journal.files import move_aside
from atelier.journal.opening import create_store, left_open, truncated, version_of
from atelier.journal.report import Repair
from atelier.journal.rows import Row
from atelier.journal.salvage import salvage
from atelier.journal.store import FILE_NAME, Store

_BATCH = 2_000


def repair(folder: Path, now: datetime | None = None) -> Repair | None:
    """Set the store aside and rebuild it; the caller holds the maintenance lock.

    The last sound backup, and every event that can still be read from the damaged file and
    from its WAL. None when another process has just done it.
    """
    path = folder / FILE_NAME
    if _sound(path):
        return None
    now = now or datetime.now(UTC)
    try:
        found = salvage(path)
        backup = last_sound(folder)
        kept = _rows_of(backup.path) if backup else ()
        learner = _learner(path, backup.path if backup else None, (*kept, *found.rows))
        rebuilt = path.with_name(f"{path.name}.rebuilt")
        _remove(rebuilt)
        create_store(rebuilt, learner)
        from_backup, total = _fill(rebuilt, kept, found.rows)
        there = path.exists()
        aside = move_aside(path, folder / SET_ASIDE, f"damaged-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
        sync(rebuilt)
        rebuilt.replace(path)
        sync(path)
    except OSError as error:
        raise explain_failure(error, path) from error
    ids = {row.id for row in kept}
    made = backup.made.isoformat() if backup else ""
    return Repair(
        str(aside) if there else "", made, from_backup, total - from_backup, total, len(found.lost - ids)
    )


def _fill(path: Path, kept: Sequence[Row], found: Sequence[Row]) -> tuple[int, int]:
    store = Store.at(path)
    try:
        counts = []
        for rows in (kept, found):
            for start in range(0, len(rows), _BATCH):
                store.append_rows(rows[start : start + _BATCH])
            counts.append(store.count())
        if problems := store.problems():
            raise AtelierError("journal.store_failed", file=str(path), reason=problems[0])
        return counts[0], counts[1]
    finally:
        store.close()


def _rows_of(path: Path) -> tuple[Row, ...]:
    store = Store.at(path)
    try:
        return tuple(store.rows())
    finally:
        store.close()


def _learner(path: Path, backup: Path | None, rows: Sequence[Row]) -> str:
    """Whose store it was: its own word if it still gives it, a backup's, or most events'."""
    for candidate in (path, backup):
        if candidate is None or not candidate.exists():
            continue
        store = Store.at(candidate)
        with suppress(AtelierError):
            learner = store.get("learner")
            if len(learner) == 32:
                return learner
        store.close()
    learners = [row.learner for row in rows]
    return max(set(learners), key=learners.count) if learners else ""


def _sound(path: Path) -> bool:
    try:
        if version_of(path) != schema.HEAD or (not left_open(path) and truncated(path)):
            return False
        store = Store.at(path)
        try:
            return not store.problems() and bool(store.get("learner"))
        finally:
            store.close()
    except AtelierError as error:
        if error.code == "journal.damaged":
            return False
        raise


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
