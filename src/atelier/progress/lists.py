"""Every checklist of every course in one list, with one's own items and due dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from atelier.content.model import Course
from atelier.progress.facts import Tick
from atelier.progress.keys import activity_key, parts_of
from atelier.progress.state import LearnerState


class When(StrEnum):
    """Where an item falls, seen from today; weeks start on Monday."""

    OVERDUE = "overdue"
    THIS_WEEK = "this-week"
    NEXT_WEEK = "next-week"
    LATER = "later"
    NO_DATE = "no-date"
    DONE = "done"  # done or « sans objet »
    RETIRED = "retired"  # the course no longer has it


class Row(Struct, frozen=True):
    """An item of a list. `state` is done, todo or void; `changed` says that its words are no
    longer those on which it was ticked; `list` is the key of its checklist; `own`: added by
    the person."""

    key: str
    list: str
    course: str
    lesson: str
    list_title: str
    text: str
    why: str
    state: str
    due: date | None
    remark: str
    changed: bool
    own: bool
    when: When


class Counts(Struct, frozen=True):
    """How many items; `void` ones are out of `total`."""

    done: int
    total: int
    void: int


def rows(courses: Iterable[Course], state: LearnerState, today: date) -> tuple[Row, ...]:
    """Every item: those of the courses in their order, each list followed by one's own items,
    then one's own items without a list, then those retired."""
    courses = tuple(courses)
    found: list[Row] = []
    lists: set[str] = set()
    for course in courses:
        for lesson in course.lessons:
            for activity in lesson.activities:
                if activity.kind != "checklist":
                    continue
                key = activity_key(course.id, activity.id)
                lists.add(key)
                at = _Where(key, course.id, lesson.id, activity.title)
                for item in activity.items:
                    item_key = activity_key(course.id, activity.id, item.id)
                    found.append(_row(item_key, at, item.text, item.why, item.fingerprint, state, today))
                found += _own(key, at, state, today)
        for game in course.simulations:
            key = activity_key(course.id, game.id)
            lists.add(key)
            found += _own(key, _Where(key, course.id, game.lesson, game.title), state, today)
    known = {row.key for row in found}
    for own in state.own_items():
        if own.list not in lists:
            found.append(_row(own.key, _Where(own.list), own.text, "", "", state, today, own=True))
    return (*found, *_retired(courses, known, state))


class _Where(Struct, frozen=True):
    list: str
    course: str = ""
    lesson: str = ""
    title: str = ""


def _own(key: str, at: _Where, state: LearnerState, today: date) -> list[Row]:
    return [_row(item.key, at, item.text, "", "", state, today, own=True) for item in state.own_items(key)]


def _row(
    key: str,
    at: _Where,
    text: str,
    why: str,
    fingerprint: str,
    state: LearnerState,
    today: date,
    own: bool = False,
) -> Row:
    tick = state.tick(key)
    due = state.due(key)
    on = due.on if due else None
    return Row(
        key, at.list, at.course, at.lesson, at.title, text, why,
        tick.state if tick else "todo", on, state.remark(key), _changed(tick, fingerprint), own,
        group(tick.state if tick else "todo", on, today),
    )  # fmt: skip


def _changed(tick: Tick | None, fingerprint: str) -> bool:
    return bool(tick and tick.seen and fingerprint and tick.state != "todo" and tick.seen != fingerprint)


def _retired(courses: Sequence[Course], known: set[str], state: LearnerState) -> list[Row]:
    """Items once touched that their course no longer has; a course not installed keeps its own.

    A lesson that does not show has no outline: when a course has one, nothing is retired.
    """
    whole = {course.id for course in courses if not any(lesson.remarks for lesson in course.lessons)}
    found = []
    for key, tick in state.ticks().items():
        parts = parts_of(key)
        if key in known or parts is None or parts[0] not in whole or not parts[2]:
            continue
        due = state.due(key)
        on, list_key = due.on if due else None, activity_key(parts[0], parts[1])
        remark, retired = state.remark(key), When.RETIRED
        found.append(
            Row(key, list_key, parts[0], "", "", "", "", tick.state, on, remark, False, False, retired)
        )
    return found


def group(state: str, due: date | None, today: date) -> When:
    """Where an item falls, seen from today."""
    if state != "todo":
        return When.DONE
    if due is None:
        return When.NO_DATE
    if due < today:
        return When.OVERDUE
    monday = today - timedelta(days=today.weekday())
    weeks = (due - monday).days // 7
    return (When.THIS_WEEK, When.NEXT_WEEK)[weeks] if weeks < 2 else When.LATER


def grouped(some: Iterable[Row]) -> dict[When, tuple[Row, ...]]:
    """The rows of each group, in the order of the groups; dated ones by date, the rest as they stand."""
    groups: dict[When, list[Row]] = {when: [] for when in When}
    for row in some:
        groups[row.when].append(row)
    dated = (When.OVERDUE, When.THIS_WEEK, When.NEXT_WEEK, When.LATER)
    for when in dated:
        groups[when].sort(key=lambda row: row.due or date.max)
    return {when: tuple(found) for when, found in groups.items() if found}


def counts(some: Iterable[Row]) -> Counts:
    """How many items are done, without those that are « sans objet » or retired."""
    return counts_of(row.state for row in some if row.when is not When.RETIRED)


def counts_of(states: Iterable[str]) -> Counts:
    """How many of these states are done; « sans objet » is out of the total."""
    found = Counter(states)
    return Counts(found["done"], found["done"] + found["todo"], found["void"])


def due_now(some: Iterable[Row]) -> tuple[Row, ...]:
    """What is overdue or falls this week, by date: what Accueil shows."""
    found = [row for row in some if row.when in (When.OVERDUE, When.THIS_WEEK)]
    return tuple(sorted(found, key=lambda row: row.due or date.max))
