"""From a set of events to tables: which events count, and one case a verb.

The result depends only on the set: events are put in the order of (time, id) and doubles
dropped, then what a tombstone covers is left out, then each verb makes its table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from atelier.journal.events import CLASS_VERBS, Event, Verb

Table = Mapping[str, Any]
Case = Callable[[Sequence[Event]], Table]

order = attrgetter("time", "id")
_time, _id = attrgetter("time"), attrgetter("id")


def newest(events: Sequence[Event]) -> dict[str, Event]:
    """The last event of each key."""
    return {event.key: event for event in events}


def first(events: Sequence[Event]) -> dict[str, Event]:
    """The first event of each key: a fact that is never taken back."""
    return {event.key: event for event in reversed(events)}


def every(events: Sequence[Event]) -> dict[str, list[Event]]:
    """All events of each key, in order."""
    table: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        table[event.key].append(event)
    return dict(table)


def named(events: Sequence[Event]) -> dict[str, Event]:
    """By the id that the value names, within its key."""
    return {f"{event.key} {event.value}": event for event in events}


CASES: dict[Verb, Case] = {
    Verb.TICKED: newest,
    Verb.ANSWERED: every,
    Verb.WITHDRAWN: named,
    Verb.RESTARTED: newest,
    Verb.WROTE: every,
    Verb.OPENED: first,
    Verb.WALKED: every,
    Verb.PLAYED: every,
    Verb.READ: every,
    Verb.COMPLETED: first,
    Verb.PLACED: newest,
    Verb.NOTED: every,
    Verb.BOOKMARKED: newest,
    Verb.ADDED: newest,
    Verb.DATED: newest,
    Verb.REMARKED: newest,
    Verb.ERASED: newest,
    Verb.RESTORED: newest,
    Verb.FORGOTTEN: newest,
    Verb.REVIEWED: every,
    Verb.SUSPENDED: newest,
    Verb.NAMED: newest,
    **dict.fromkeys(
        CLASS_VERBS, newest
    ),  # a trainer's stores alone hold them: see `atelier.classroom.classes`
}
# An erased key loses everything but these: the tombstones themselves, and what was completed.
_KEPT = frozenset({Verb.ERASED, Verb.RESTORED, Verb.FORGOTTEN, Verb.COMPLETED})
TOMBSTONES = frozenset({Verb.ERASED, Verb.RESTORED, Verb.FORGOTTEN})

Parts = dict[Verb, list[Event]]


def _all_differ(events: Sequence[Event], of: Callable[[Event], Any]) -> bool:
    return len(set(map(of, events))) == len(events)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events by (time, id), each once. Of two that differ under one id, which nothing honest
    writes, the first by time and then by content is kept: the order of arrival never counts."""
    ordered = sorted(events, key=_time)
    if _all_differ(ordered, _id):
        return ordered if _all_differ(ordered, _time) else sorted(ordered, key=order)
    once: dict[str, Event] = {}
    for event in sorted(ordered, key=lambda event: (event.time, event.id, repr(event))):
        once.setdefault(event.id, event)
    return list(once.values())


def counting(ordered: list[Event]) -> Parts:
    """The events that count, by verb, each list in order."""
    parts: Parts = {verb: [] for verb in CASES}
    for event in ordered:
        parts[event.verb].append(event)
    if parts[Verb.FORGOTTEN]:
        last = order(parts[Verb.FORGOTTEN][-1])
        parts = {verb: [event for event in some if order(event) >= last] for verb, some in parts.items()}
    if parts[Verb.ERASED]:
        gone = _erased(parts)
        for verb in CASES.keys() - _KEPT:
            parts[verb] = [event for event in parts[verb] if order(event) > gone.get(event.key, _NEVER)]
    return parts


_NEVER = (-1, "")


def _erased(parts: Parts) -> dict[str, tuple[int, str]]:
    """For each key that is erased and not restored, the moment when it was."""
    restored = newest(parts[Verb.RESTORED])
    return {
        key: order(event)
        for key, event in newest(parts[Verb.ERASED]).items()
        if key not in restored or order(restored[key]) < order(event)
    }


def tables(parts: Parts) -> dict[Verb, Table]:
    """The table of each verb."""
    return {verb: case(parts[verb]) for verb, case in CASES.items()}
