"""Events and courses for the tests of progress."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import strategies as st

from atelier.content.model import (
    ActivityOutline,
    Course,
    ItemOutline,
    LessonOutline,
    Module,
    Remark,
    Section,
)
from atelier.journal.events import Event, Verb

ALICE = "a" * 32
LAPTOP, DESKTOP = "1" * 32, "2" * 32
HOUR = 3_600_000 << 16
START = 1_792_000_000_000 << 16
_numbers = itertools.count(1)


def fact(
    key: str,
    verb: Verb,
    value: Any = None,
    *,
    time: int | None = None,
    device: str = LAPTOP,
    seen: str = "",
    after: str = "",
) -> Event:
    """An event, later than those made before it unless its time is given."""
    number = next(_numbers)
    return Event(
        f"{number:032x}",
        ALICE,
        device,
        key,
        verb,
        value,
        START + number if time is None else time,
        -240,
        seen,
        after,
    )


def lesson(
    id: str, *activities: ActivityOutline, sections: tuple[str, ...] = (), remarks: tuple[Remark, ...] = ()
) -> LessonOutline:
    stops = (*(f"#{one}" for one in sections), *(one.id for one in activities))
    return LessonOutline(
        id, id.title(), 10, "", f"{id}.md", 500, 2, (), tuple(Section(one, one.title()) for one in sections),
        activities, stops, "f", remarks,
    )  # fmt: skip


def activity(id: str, kind: str, *items: ItemOutline) -> ActivityOutline:
    return ActivityOutline(id, kind, id.title(), f"f-{id}", items)


def course(*lessons: LessonOutline, id: str = "rp") -> Course:
    return Course(id, 3, "RP", "", "1", "", "", (), (Module("m", "3.1", "M", lessons),), (), (), "")


_KEYS = st.sampled_from(["rp/quiz", "rp/liste/a", "rp/liste/b", "rp/lesson/un", "note/1", "item/1"])
_VALUES: dict[Verb, st.SearchStrategy[Any]] = {
    Verb.TICKED: st.sampled_from(["done", "todo", "void"]),
    Verb.ANSWERED: st.builds(lambda one: {"choice": [one]}, st.sampled_from("abc")),
    Verb.WITHDRAWN: st.integers(0, 40).map(lambda number: f"{number:032x}"),
    Verb.WROTE: st.sampled_from(["", "un", "deux", "trois"]),
    Verb.WALKED: st.builds(lambda end: {"path": [["s", "c"]], "end": end}, st.sampled_from([None, "fin"])),
    Verb.READ: st.sampled_from(["#a", "#b", "end"]),
    Verb.PLACED: st.builds(lambda block: {"block": block, "char": 0, "near": ""}, st.integers(0, 9)),
    Verb.NOTED: st.builds(lambda text: {"lesson": "rp/lesson/un", "text": text}, st.sampled_from("xyz")),
    Verb.BOOKMARKED: st.just({"lesson": "rp/lesson/un"}),
    Verb.ADDED: st.builds(lambda text: {"text": text, "list": "rp/liste"}, st.sampled_from("xyz")),
    Verb.DATED: st.sampled_from(["2026-10-21", None]),
    Verb.REMARKED: st.sampled_from(["", "note"]),
    Verb.REVIEWED: st.sampled_from([1, 2, 3, 4]),
    Verb.SUSPENDED: st.booleans(),
    Verb.NAMED: st.sampled_from(["Zoé", "Bob"]),
}


@st.composite
def events(draw: st.DrawFn, most: int = 25) -> list[Event]:
    """A set of events: ids unique, times that may meet."""
    found = []
    for number in draw(st.lists(st.integers(0, 40), unique=True, max_size=most)):
        verb = draw(st.sampled_from(list(Verb)))
        value = draw(_VALUES.get(verb, st.none()))
        device, key = draw(st.sampled_from([LAPTOP, DESKTOP])), draw(_KEYS)
        after = draw(st.sampled_from(["", f"{number // 2:032x}"]))
        found.append(
            Event(f"{number:032x}", ALICE, device, key, verb, value, draw(st.integers(0, 12)), 0, "", after)
        )
    return found
