"""What goes wrong outside: a full disk, a folder that refuses, another program that holds the file."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from atelier.errors import AtelierError
from atelier.journal.events import Verb
from atelier.journal.journal import Journal
from atelier.wording import explain

from .making import Heard, fill, hashed, held, opened, run_child, store_of

linux = pytest.mark.skipif(sys.platform != "linux", reason="mounts and limits of Linux")


def test_another_program_that_holds_the_file_only_delays(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    with opened(tmp_path) as journal:
        heard = Heard(journal)
        with closing(sqlite3.connect(store_of(tmp_path), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            event = journal.record("rp/liste/b", Verb.TICKED, "done")
            assert heard.wait_failure().code == "journal.locked"
            assert heard.saved == [] and journal.pending == 1 and journal.unsaved() == (event,)
            other.execute("ROLLBACK")
        heard.wait_saved(1)
        assert heard.saved == [event] and journal.pending == 0


def test_a_file_deleted_under_the_journal_is_said(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    journal = Journal.open(tmp_path)
    heard = Heard(journal)
    store_of(tmp_path).unlink()
    event = journal.record("rp/liste/b", Verb.TICKED, "done")
    assert heard.wait_failure().code == "journal.vanished"
    assert journal.close(timeout=0.1) == (event,)


LIMITED = """
    import resource, signal, sys, threading
    from pathlib import Path
    from atelier.journal.journal import Journal
    from atelier.journal.events import Verb

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    journal = Journal.open(Path(sys.argv[1]))
    saved, failed, codes = threading.Event(), threading.Event(), []
    journal.on_failed = lambda error, waiting: (codes.append((error.code, waiting)), failed.set())
    journal.on_saved = lambda events: saved.set()
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
    for number in range(60):
        journal.record("rp/pense", Verb.WROTE, f"{number} " + "x" * 20_000)
    assert failed.wait(20)
    waiting = journal.pending
    assert waiting > 0 and codes[0][0] in ("journal.disk_full", "journal.disk_error"), codes
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert journal.flush(20), "it did not start again"
    assert journal.close() == ()
    print(waiting)
"""


@linux
def test_files_that_may_not_grow_keep_events_waiting_until_they_may(tmp_path: Path) -> None:
    assert int(run_child(LIMITED, tmp_path)) > 0
    assert len(held(tmp_path)) == 60


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk; the limit on files above stands for it")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@linux
def test_a_full_disk_is_said_and_saving_starts_again_by_itself(small_disk: Path) -> None:
    folder, ballast = small_disk / "p", small_disk / "ballast"
    before = fill(folder, 3)
    with opened(folder) as journal:
        heard = Heard(journal)
        with ballast.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space left"):
            while True:
                file.write(b"x" * 4096)
        event = journal.record("rp/pense", Verb.WROTE, "y" * 50_000)
        failure = heard.wait_failure()
        assert failure.code == "journal.disk_full" and "plein" in explain(failure)
        assert heard.saved == [] and journal.pending == 1
        ballast.unlink()
        heard.wait_saved(1)
    assert held(folder) == hashed([*before, event])


@linux
def test_a_disk_that_may_only_be_read_is_said_and_nothing_is_touched(small_disk: Path) -> None:
    folder = small_disk / "p"
    fill(folder, 3)
    content = store_of(folder).read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(AtelierError) as caught:
        Journal.open(folder)
    assert caught.value.code in ("journal.read_only", "journal.cannot_open"), explain(caught.value)
    assert store_of(folder).read_bytes() == content
    with pytest.raises(AtelierError, match="read_only"):
        Journal.open(small_disk / "new")


@pytest.mark.parametrize("content", [b"x" * 100, bytes(5_000), bytes(range(256)) * 40])
def test_a_ruined_lock_file_does_not_shut_the_journal(tmp_path: Path, content: bytes) -> None:
    events = fill(tmp_path, 30)
    (tmp_path / "maintenance.lock").write_bytes(content)
    store_of(tmp_path).with_suffix(".seal").unlink()  # so that it is opened with care
    with opened(tmp_path) as journal:
        assert hashed(journal.events) == hashed(events)


def test_a_device_file_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    fill(tmp_path, 3)
    (tmp_path / "device.json").unlink()
    (tmp_path / "device.json").mkdir()
    with pytest.raises(AtelierError, match=r"journal\.disk_error"):
        Journal.open(tmp_path)
