"""« Mes données » in one file: the manifest and the events as lines of JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Raw, Struct

from atelier import __version__
from atelier.container import Cancelled, Container, Limits, Progress, open_container, write_container
from atelier.errors import AtelierError
from atelier.journal.events import Verb, shape
from atelier.journal.rows import Row, seal
from atelier.journal.seal import seal as seal_file
from atelier.journal.store import FILE_NAME, Store

KIND = "data"
FORMAT = 1
SUFFIX = ".atelier-donnees"
EVENTS = "events.jsonl"
LIMITS = Limits(files=50, one=256 * 1024 * 1024, all=256 * 1024 * 1024)

_Id = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
_Plain = Annotated[str, Meta(max_length=400, pattern=r"\A[^\x00-\x1f\x7f]*\Z")]


class Line(Struct, frozen=True):
    """An event in the file; a verb that we do not know is kept as it is."""

    id: _Id
    learner: _Id
    device: _Id
    key: _Plain
    verb: Annotated[str, Meta(pattern=r"\A[a-z]{1,32}\Z")]
    value: Raw
    time: Annotated[int, Meta(ge=0, lt=2**62)]
    offset: Annotated[int, Meta(ge=-1439, le=1439)] = 0
    seen: Annotated[str, Meta(max_length=128, pattern=r"\A[^\x00-\x1f\x7f]*\Z")] = ""
    after: Annotated[str, Meta(pattern=r"\A([0-9a-f]{32})?\Z")] = ""


class Scope(Struct, frozen=True):
    """Whose data they are, and how many events."""

    learner: _Id
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


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Line)
_compact = msgspec.json.Encoder(order="deterministic")
_VERBS = {verb.value: verb for verb in Verb}


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
            value = Raw(row.value.encode())
            yield _encoder.encode(Line(row.id, row.learner, row.device, row.key, row.verb, value, row.time,
                                       row.offset, row.seen, row.after)) + b"\n"  # fmt: skip
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
    learner, total, done = _scope(container).learner, container.manifest.files[EVENTS].size, 0
    for number, text in enumerate(container.lines(EVENTS), 1):
        done += len(text) + 1
        if number % 500 == 0:
            progress(min(done, total), total)
            if cancelled():
                raise AtelierError("container.cancelled")
        try:
            line = _decoder.decode(text)
            value = msgspec.json.decode(line.value)
            if line.verb in _VERBS:
                shape(_VERBS[line.verb], value)
            if line.learner != learner:
                raise ValueError(line.learner)
            words = _compact.encode(value).decode()
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise AtelierError("journal.exchange_bad_line", file=container.path.name, line=number) from error
        yield seal(line.learner, line.time, line.id, line.device, line.key, line.verb, words, line.offset,
                   line.seen, line.after)  # fmt: skip
    progress(total, total)
