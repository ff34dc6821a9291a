"""Between an event and its row. A row is a tuple in the order of the table's columns."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from atelier.journal.events import Event, Verb


class Row(NamedTuple):
    """An event as stored: `value` is JSON, `checksum` the CRC-32 of all the rest.

    The verb is a plain string here: a newer version may have written one that we do not
    know; it is kept and handed on, not lost.
    """

    learner: str
    time: int
    id: str
    device: str
    key: str
    verb: str
    value: str
    offset: int
    seen: str
    after: str
    checksum: int


Scanned = tuple[str, str, str, str, str]
"""Learner, key, verb, value in JSON, id: what many facts are looked through by."""

_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder().decode
_VERBS = {verb.value: verb for verb in Verb}


def checksum(fields: Sequence[Any]) -> int:
    """The CRC-32 of the ten fields before the checksum."""
    return zlib.crc32("\x1f".join(map(str, fields[:10])).encode("utf-8", "surrogatepass"))


def seal(
    learner: str,
    time: int,
    id: str,
    device: str,
    key: str,
    verb: str,
    value: str,
    offset: int,
    seen: str,
    after: str,
) -> Row:
    """A row with its checksum."""
    fields = (learner, time, id, device, key, verb, value, offset, seen, after)
    return Row(*fields, checksum(fields))


def to_row(event: Event) -> Row:
    """The row of an event. Half a surrogate pair, as a paste may hold, becomes « � »."""
    try:
        value = _encode(event.value).decode()
    except UnicodeEncodeError:
        value = _encode(_cleaned(event.value)).decode()
    return seal(
        event.learner, event.time, event.id, event.device, event.key, event.verb.value, value,
        event.offset, event.seen, event.after,
    )  # fmt: skip


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, dict):
        return {_cleaned(name): _cleaned(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(part) for part in value]
    return value


def intact(row: Sequence[Any]) -> bool:
    """Whether a row is what was written."""
    return len(row) == 11 and bool(row[10] == checksum(row))


def to_event(row: Sequence[Any]) -> Event | None:
    """The event of a row, or None when its verb is a newer version's."""
    verb = _VERBS.get(row[5])
    if verb is None:
        return None
    return Event(row[2], row[0], row[3], row[4], verb, _decode(row[6]), row[1], *row[7:10])


# What `to_events` reads: the columns of Event, without the learner.
EVENT_COLUMNS = ("id", "device", "key", "verb", "value", "time", "offset", "seen", "after")


def to_events(learner: str, rows: Sequence[Sequence[Any]]) -> list[Event]:
    """The events of many rows of `EVENT_COLUMNS`, all of one learner.

    Column by column, and the values as one JSON array: several times faster than one by one.
    Raises ValueError when a value cannot be read.
    """
    if not rows:
        return []
    ids, devices, keys, names, values, *rest = zip(*rows, strict=True)
    decoded = _decode("[" + ",".join(values) + "]")
    if len(decoded) != len(rows):
        raise ValueError("a value that is not one JSON value")
    verbs = tuple(map(_VERBS.get, names))
    learners = (learner,) * len(rows)
    events = map(Event, ids, learners, devices, keys, verbs, decoded, *rest)
    if None in verbs:
        return [event for event, verb in zip(events, verbs, strict=True) if verb is not None]
    return list(events)
