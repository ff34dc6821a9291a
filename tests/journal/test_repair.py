"""A damaged store: truncated at random, bytes flipped, pages lost. What is read is true, and
what is lost is only what stood in the damaged places."""

import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from atelier.errors import AtelierError
from atelier.journal import backups
from atelier.journal.events import Event, Verb
from atelier.journal.journal import Journal
from atelier.journal.salvage import salvage

from .making import fill, hashed, held, opened, store_of


def written(folder: Path, rnd: random.Random) -> tuple[Event, ...]:
    with opened(folder) as journal:
        for number in range(rnd.randrange(60, 500)):
            journal.record(f"rp/liste/i{number % 50}", Verb.TICKED, "done")
            if number % 40 == 0:  # longer than a page: on a chain of pages
                journal.record("rp/pense", Verb.WROTE, "é " * rnd.randrange(9_000))
        journal.flush()
        return journal.events


def flip(path: Path, rnd: random.Random, times: int) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(times):
        data[rnd.randrange(len(data))] ^= 1 << rnd.randrange(8)
    path.write_bytes(data)


@pytest.mark.parametrize("seed", range(8))
def test_a_truncated_store_is_rebuilt_from_the_backup_and_the_rest(tmp_path: Path, seed: int) -> None:
    rnd = random.Random(seed)
    events = written(tmp_path, rnd)
    backups.make(tmp_path)
    with opened(tmp_path) as journal:
        later = [journal.record(f"rp/apres/{number}", Verb.TICKED, "done") for number in range(30)]
    path = store_of(tmp_path)
    path.write_bytes(path.read_bytes()[: rnd.randrange(path.stat().st_size)])
    with opened(tmp_path) as journal:
        repaired = journal.report.repaired
        assert repaired is not None and repaired.from_backup == len(events)
        assert repaired.total == len(journal.events) == repaired.from_backup + repaired.salvaged
        assert hashed(events) <= hashed(journal.events) <= hashed([*events, *later])
        assert journal.learner == events[0].learner
        assert Path(repaired.set_aside).exists() and repaired.backup.startswith("20")


@pytest.mark.parametrize("seed", range(8))
def test_flipped_bytes_never_become_facts(tmp_path: Path, seed: int) -> None:
    rnd = random.Random(seed)
    events = written(tmp_path, rnd)
    flip(store_of(tmp_path), rnd, 12)
    with opened(tmp_path) as journal:
        assert hashed(journal.events) <= hashed(events)
        # Twelve bits ruin at most twelve places, each in one cell or one page of about 15 events.
        assert len(journal.events) >= len(events) - 12 * 20
        journal.record("rp/liste/a", Verb.TICKED, "done")
        assert journal.flush(10)


def test_one_flipped_bit_anywhere_is_found_at_the_next_start(tmp_path: Path) -> None:
    rnd = random.Random(5)
    events = fill(tmp_path, 60)
    backups.make(tmp_path)
    sound = store_of(tmp_path).read_bytes()
    for _turn in range(25):
        store_of(tmp_path).write_bytes(sound)
        flip(store_of(tmp_path), rnd, 1)
        with opened(tmp_path) as journal:
            assert journal.report.checked
            assert hashed(journal.events) == hashed(events)


def test_a_version_that_flipped_is_a_damage_not_a_newer_store(tmp_path: Path) -> None:
    events = fill(tmp_path, 20)
    sound = store_of(tmp_path).read_bytes()
    # The cell of the version: a payload of 6 bytes, one column, a text of 4 bytes.
    for old, new in (
        (b"\x06\x01\x02\x150001", b"\x06\x01\x02\x150081"),
        (b"alembic_version", b"alembib_version"),
        (b"events", b"evends"),
    ):
        assert old in sound
        store_of(tmp_path).write_bytes(sound.replace(old, new, 1))
        with opened(tmp_path) as journal:
            assert journal.report.repaired is not None and hashed(journal.events) == hashed(events)


def test_without_a_backup_what_can_be_read_is_kept_and_the_loss_is_counted(tmp_path: Path) -> None:
    events = fill(tmp_path, 400)
    path = store_of(tmp_path)
    whole = salvage(path)
    assert {row.id for row in whole.rows} == {event.id for event in events} and not whole.lost
    data = bytearray(path.read_bytes())
    leaf = next(place for place in range(4096, len(data), 4096) if b"ticked" in data[place : place + 4096])
    data[leaf : leaf + 4096] = bytes(4096)
    path.write_bytes(data)
    with opened(tmp_path) as journal:
        repaired = journal.report.repaired
        assert repaired is not None and repaired.backup == "" and repaired.from_backup == 0
        assert len(journal.events) + repaired.missing == len(events) and 0 < repaired.missing < 30


def test_what_a_wal_still_holds_is_read_too(tmp_path: Path) -> None:
    fill(tmp_path, 5)
    path = store_of(tmp_path)
    journal = Journal.open(tmp_path)
    journal.record("rp/liste/wal", Verb.TICKED, "done")
    journal.flush()
    wal = path.with_name(path.name + "-wal").read_bytes()
    content = path.read_bytes()
    journal.close()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))
    path.with_name(path.name + "-wal").write_bytes(wal)
    assert "rp/liste/wal" in {row.key for row in salvage(path).rows}


def test_garbage_and_foreign_files(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    store_of(tmp_path / "a").write_bytes(b"not a database at all" * 300)
    with opened(tmp_path / "a") as journal:
        assert journal.report.repaired is not None and journal.events == ()
    (tmp_path / "b").mkdir()
    with closing(sqlite3.connect(store_of(tmp_path / "b"))) as other:
        other.execute("CREATE TABLE recipes (name)")
    content = store_of(tmp_path / "b").read_bytes()
    with pytest.raises(AtelierError, match=r"journal\.foreign"):
        Journal.open(tmp_path / "b")
    assert store_of(tmp_path / "b").read_bytes() == content


def test_a_damaged_backup_is_passed_over_for_an_older_one(tmp_path: Path) -> None:
    fill(tmp_path, 20)
    backups.make(tmp_path, datetime(2026, 10, 1, tzinfo=UTC))
    fill(tmp_path, 20, key="rp/autre")
    newest = backups.make(tmp_path, datetime(2026, 10, 2, tzinfo=UTC))
    flip(newest.path, random.Random(1), 40)
    before = held(tmp_path)
    store_of(tmp_path).write_bytes(store_of(tmp_path).read_bytes()[:5000])
    with opened(tmp_path) as journal:
        repaired = journal.report.repaired
        assert repaired is not None and repaired.backup.startswith("2026-10-01")
        assert 20 <= len(journal.events) <= 40
    assert held(tmp_path) <= before


def test_after_a_clock_set_back_the_last_backup_made_is_the_one_that_serves(tmp_path: Path) -> None:
    fill(tmp_path, 20)
    backups.make(tmp_path, datetime(2026, 10, 2, tzinfo=UTC))
    fill(tmp_path, 20, key="rp/autre")
    backups.make(tmp_path, datetime(2026, 10, 1, tzinfo=UTC))
    before = held(tmp_path)
    store_of(tmp_path).write_bytes(store_of(tmp_path).read_bytes()[:5000])
    with opened(tmp_path) as journal:
        assert journal.report.repaired is not None and hashed(journal.events) == before


@pytest.mark.parametrize("left", [b"", None])
def test_a_store_that_was_emptied_or_deleted_comes_back_from_its_backup(
    tmp_path: Path, left: bytes | None
) -> None:
    events = fill(tmp_path, 20)
    backups.make(tmp_path)
    store_of(tmp_path).unlink()
    if left is not None:
        store_of(tmp_path).write_bytes(left)
    with opened(tmp_path) as journal:
        assert journal.report.repaired is not None and hashed(journal.events) == hashed(events)


def test_a_store_that_is_gone_with_no_backup_is_said_to_be_lost(tmp_path: Path) -> None:
    fill(tmp_path, 20)
    store_of(tmp_path).unlink()
    with opened(tmp_path) as journal:
        repaired = journal.report.repaired
        assert repaired is not None and repaired.total == 0 and not journal.report.created


@pytest.mark.parametrize(("place", "byte"), [(47, 0xF4), (18, 9), (59, 7), (16, 0x0F), (20, 0xC8)])
def test_a_header_that_sqlite_refuses_is_damage_that_is_repaired(
    tmp_path: Path, place: int, byte: int
) -> None:
    """« Unsupported file format » and the like: SQLite gives them no code of their own."""
    events = written(tmp_path, random.Random(1))
    backups.make(tmp_path)
    path = store_of(tmp_path)
    data = bytearray(path.read_bytes())
    data[place] = byte
    path.write_bytes(data)
    with opened(tmp_path) as journal:
        assert hashed(journal.events) == hashed(events)
