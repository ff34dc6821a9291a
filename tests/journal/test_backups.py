import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from atelier.errors import AtelierError
from atelier.journal import backups
from atelier.journal.events import Verb

from .making import fill, hashed, held, opened, store_of

DAY = datetime(2026, 10, 21, 12, 0, tzinfo=UTC)


def test_a_copy_of_a_journal_in_use_holds_all_that_was_saved(tmp_path: Path) -> None:
    with opened(tmp_path) as journal:
        for number in range(50):
            journal.record(f"rp/liste/i{number}", Verb.TICKED, "done")
        journal.flush()
        copy = backups.make(tmp_path, DAY)
        journal.record("rp/liste/apres", Verb.TICKED, "done")
    assert backups.check(copy.path) == 50 and copy.size == copy.path.stat().st_size
    assert [one.path for one in backups.list_backups(tmp_path)] == [copy.path]
    assert not list(copy.path.parent.glob(".*")) and not list(copy.path.parent.glob("*-wal"))


def test_copies_rotate_when_something_changed_and_an_hour_passed(tmp_path: Path) -> None:
    fill(tmp_path, 2)
    assert backups.rotate(tmp_path, DAY) is not None
    assert backups.rotate(tmp_path, DAY + timedelta(hours=2)) is None, "nothing had changed"
    fill(tmp_path, 2, key="rp/autre")
    assert backups.rotate(tmp_path, DAY + timedelta(minutes=20)) is None, "too soon"
    assert backups.rotate(tmp_path, DAY + timedelta(hours=3)) is not None
    assert len(backups.list_backups(tmp_path)) == 2


def test_old_copies_thin_out_but_the_new_one_is_there_first(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    (tmp_path / "backups").mkdir()
    for number in range(120):
        made = DAY - timedelta(days=40) + timedelta(hours=8 * number)
        name = made.strftime(f"journal-%Y%m%dT%H%M%SZ-{number:04}.sqlite3")
        (tmp_path / "backups" / name).write_bytes(b"old")
    with closing(sqlite3.connect(tmp_path / "x")) as one:  # the newest must be readable to compare
        one.execute("CREATE TABLE events (id)")
        one.commit()
    (tmp_path / "x").replace(backups.list_backups(tmp_path)[0].path)
    assert backups.rotate(tmp_path, DAY) is not None
    left = backups.list_backups(tmp_path)
    assert left[0].made == DAY and 15 <= len(left) <= 30


def test_restoring_gives_back_and_keeps_what_it_replaces(tmp_path: Path) -> None:
    then = fill(tmp_path, 5)
    copy = backups.make(tmp_path, DAY)
    now = fill(tmp_path, 5, key="rp/autre")
    with opened(tmp_path) as window:  # a window may stay open
        done = backups.restore(tmp_path, copy)
        assert (done.events, done.before) == (5, 10)
        assert done.kept is not None and backups.check(done.kept) == 10
        after = window.record("rp/liste/z", Verb.TICKED, "done")
    assert held(tmp_path) == hashed([*then, after])
    assert len(now) == 10


def test_restoring_replaces_a_damaged_store_and_sets_it_aside(tmp_path: Path) -> None:
    then = fill(tmp_path, 5)
    backups.make(tmp_path, DAY)
    store_of(tmp_path).write_bytes(b"\x00" * 9000)
    done = backups.restore(tmp_path)
    assert done.kept is not None and done.kept.read_bytes() == b"\x00" * 9000
    assert held(tmp_path) == hashed(then)
    store_of(tmp_path).unlink()
    assert backups.restore(tmp_path).kept is None and held(tmp_path) == hashed(then)


def test_a_damaged_copy_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    with pytest.raises(AtelierError, match="no_backup"):
        backups.restore(tmp_path)
    before = fill(tmp_path, 50)
    copy = backups.make(tmp_path, DAY)
    copy.path.write_bytes(copy.path.read_bytes()[:6000])
    with pytest.raises(AtelierError, match="backup_damaged"):
        backups.restore(tmp_path, copy)
    assert held(tmp_path) == hashed(before)


def test_a_copy_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    fill(tmp_path, 50)
    store_of(tmp_path).write_bytes(store_of(tmp_path).read_bytes()[:8192])
    with pytest.raises(AtelierError):
        backups.make(tmp_path, DAY)
    assert list((tmp_path / "backups").iterdir()) == []
