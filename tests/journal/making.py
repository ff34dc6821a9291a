"""Journals and events for the tests of the journal."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition
from typing import Any

import uuid_utils

from atelier.errors import AtelierError
from atelier.journal.events import Event, Verb
from atelier.journal.journal import Journal
from atelier.journal.store import FILE_NAME

ALICE, LAPTOP = "a" * 32, "1" * 32
NOW = 1_792_000_000_000  # ms: October 2026


class Heard:
    """What a journal said, from its own thread."""

    def __init__(self, journal: Journal) -> None:
        self.saved: list[Event] = []
        self.failures: list[AtelierError] = []
        self._changed = Condition()
        journal.on_saved = self._on_saved
        journal.on_failed = self._on_failed

    def _on_saved(self, events: tuple[Event, ...]) -> None:
        with self._changed:
            self.saved += events
            self._changed.notify_all()

    def _on_failed(self, error: AtelierError, _waiting: int) -> None:
        with self._changed:
            self.failures.append(error)
            self._changed.notify_all()

    def wait_failure(self) -> AtelierError:
        with self._changed:
            assert self._changed.wait_for(lambda: self.failures, 20), "nothing failed"
            return self.failures[0]

    def wait_saved(self, count: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.saved) >= count, 20), self.failures


@contextmanager
def opened(folder: Path, **options: Any) -> Iterator[Journal]:
    """An open journal, closed at the end with nothing left unsaved."""
    journal = Journal.open(folder, **options)
    left: tuple[Event, ...] = ()
    try:
        yield journal
    finally:
        left = journal.close()
    assert left == ()


def fill(folder: Path, count: int = 20, key: str = "rp/liste", **options: Any) -> tuple[Event, ...]:
    """Record so many ticks; gives all that the journal holds."""
    with opened(folder, **options) as journal:
        for number in range(count):
            journal.record(f"{key}/i{number}", Verb.TICKED, "done", seen="v1")
        return journal.events


def event(number: int, key: str = "rp/liste/a", value: Any = "done", verb: Verb = Verb.TICKED) -> Event:
    """An event of Alice at that time of the clock."""
    return Event(uuid_utils.uuid7().hex, ALICE, LAPTOP, key, verb, value, number, -240, "v1")


def held(folder: Path) -> set[Event]:
    """What a journal holds, read anew."""
    with opened(folder) as journal:
        return {_hashable(event) for event in journal.events}


def hashed(events: Iterable[Event]) -> set[Event]:
    return {_hashable(event) for event in events}


def _hashable(event: Event) -> Any:
    return repr(event)


def store_of(folder: Path) -> Path:
    return folder / FILE_NAME


def child(code: str, *args: object, **options: Any) -> subprocess.Popen[str]:
    """Another process, with the same Python and the same source."""
    words = [sys.executable, "-c", textwrap.dedent(code), *map(str, args)]
    return subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}, **options
    )


def run_child(code: str, *args: object) -> str:
    """Run another process to its end and give what it printed."""
    with child(code, *args) as process:
        out, err = process.communicate(timeout=90)
    assert process.returncode == 0, err
    return out
