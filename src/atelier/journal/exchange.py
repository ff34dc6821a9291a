"""« Mes données » in one file: the manifest and the events as lines of JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from atelier import __version__
from atelier.container import Cancelled, Container, Limits, Progress, open_container, write_container
from atelier.errors import AtelierError
from atelier.journal.events import Verb
from atelier.journal.lines import Id, read_lines, write_line
from atelier.journal.rows import Row
from atelier.journal.seal import seal as seal_file
from atelier.journal.store import FILE_NAME, Store

KIND = "data"
FORMAT = 1
SUFFIX = ".atelier-donnees"
EVENTS = "events.jsonl"
LIMITS = Limits(files=50, one=256 * 1024 * 1024, all=256 * 1024 * 1024)

_VERBS = frozenset(verb.value for verb in Verb)


class Scope(Struct, frozen=True):
    """Whose data they are, and how many events."""

    learner: Id
    name: Annotated[str, Meta(max_length=2_000)] = ""
    events: Annotated[int, Meta(ge=0)] = 0


class Inspection(Struct, frozen=True):
    """What a file holds, read to its end without changing anything. `by_verb` counts the
    events of each kind; `first` and `last` are times of the clock; `newer`: of a kind that
    only a newer version knows."""

    learner: str
    name: str
    made: str
    events: int
    by_verb: dict[str, int]
    first: int
    last: int
    newer: int


class Exported(Struct, frozen=True):
    """A file written: where, how many events, how many bytes."""

    path: Path
    events: int
    size: int


def _never() -> bool:
    return False


def _nothing(_done: int, _total: int) -> None:
    return None


def export(
    store: Store,
    learner: str,
    path: Path,
    name: str = "",
    progress: Progress = _nothing,
    cancelled: Cancelled = _never,
) -> Exported:
    """Write all events of a learner to a file; `progress` counts events.

    Written beside, read back, then put in place. Raises container.not_written or cancelled.
    """
    total = store.count(learner)
    scope: dict[str, Any] = {"learner": learner, "name": name, "events": 0}

    def lines() -> Iterator[bytes]:
        for row in store.rows(learner):
            yield write_line(row)
            scope["events"] += 1
            if scope["events"] % 500 == 0:
                progress(scope["events"], total)

    write_container(path, KIND, FORMAT, {EVENTS: lines()}, scope, __version__, cancelled)
    progress(total, total)
    return Exported(path, scope["events"], path.stat().st_size)


def export_file(
    folder: Path, path: Path, progress: Progress = _nothing, cancelled: Cancelled = _never
) -> Exported:
    """Write all that a profile's folder holds; the store may be in use, flush the journal first."""
    from atelier.journal.prepare import prepare

    store, _report = prepare(folder)
    try:
        learner = store.get("learner")
        named = [row.value for row in store.rows(learner) if row.verb == Verb.NAMED.value]
        name = str(msgspec.json.decode(named[-1])) if named else ""
        return export(store, learner, path, name, progress, cancelled)
    finally:
        store.close()
        seal_file(folder / FILE_NAME)


def inspect(path: Path, progress: Progress = _nothing, cancelled: Cancelled = _never) -> Inspection:
    """Read a file to its end and say what it holds; nothing is changed anywhere.

    Raises container.… when it is not what it should be, journal.exchange_bad_line when an
    event is not one.
    """
    verbs: Counter[str] = Counter()
    first, last, count = 2**62, 0, 0
    with open_container(path, KIND, FORMAT, LIMITS) as container:
        scope = _scope(container)
        for row in rows_of(container, progress, cancelled):
            count += 1
            verbs[row.verb] += 1
            first, last = min(first, row.time), max(last, row.time)
        made = container.manifest.made
    if count != scope.events:
        raise AtelierError("container.damaged", file=path.name)
    newer = sum(number for verb, number in verbs.items() if verb not in _VERBS)
    return Inspection(scope.learner, scope.name, made, count, dict(verbs), first if count else 0, last, newer)


def _scope(container: Container) -> Scope:
    try:
        return msgspec.convert(container.manifest.scope, Scope)
    except msgspec.ValidationError as error:
        raise AtelierError("container.damaged", file=container.path.name) from error


def rows_of(
    container: Container, progress: Progress = _nothing, cancelled: Cancelled = _never
) -> Iterator[Row]:
    """The events of an open file, each found to be one; `progress` counts bytes."""
    if EVENTS not in container.manifest.files:
        raise AtelierError("container.damaged", file=container.path.name)
    total = container.manifest.files[EVENTS].size

    def lines() -> Iterator[bytes]:
        done = 0
        for number, text in enumerate(container.lines(EVENTS), 1):
            done += len(text) + 1
            if number % 500 == 0:
                progress(min(done, total), total)
                if cancelled():
                    raise AtelierError("container.cancelled")
            yield text

    yield from read_lines(lines(), _scope(container).learner, container.path.name)
    progress(total, total)
