"""Where a workshop stands in its time, and how to end it on time.

Times are minutes (floats) unless a field says otherwise; a plan starts at an hour on the clock.
Nothing here looks at a clock: `now` is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import pairwise

from msgspec import Struct

from atelier.content.model import Course, Segment


class Change(Struct, frozen=True):
    """What was decided of a segment during the session: its minutes, 0 when it is skipped."""

    minutes: float


class Step(Struct, frozen=True):
    """A segment of the plan. `minimum`: what it can be cut to. `optional`: it may be skipped.
    `hour`: the minute of the day at which it is held to begin (a break that the caterer waits for)."""

    id: str
    kind: str
    title: str
    minutes: float
    minimum: float
    optional: bool = False
    hour: int | None = None


class Plan(Struct, frozen=True):
    """A workshop on the clock."""

    start: datetime
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> float:
        """Minutes planned at first."""
        return sum(step.minutes for step in self.steps)


class Slot(Struct, frozen=True):
    """A step and the hours that the plan, as changed, gives it. Skipped: both are the same."""

    step: Step
    start: datetime
    end: datetime


class Here(Struct, frozen=True):
    """Where one is: the step, the minutes that its earlier frames were given, those of this frame,
    and when this frame was shown."""

    step: str
    before: float
    frame: float
    since: datetime


class Saving(Struct, frozen=True):
    """Something that can still be cut. `to`: the minutes that would be left, 0 to skip it."""

    step: str
    title: str
    saves: float
    to: float
    skip: bool


class Pace(Struct, frozen=True):
    """`due`: when this frame was planned. `late`: positive when late, negative when ahead.
    `end`: where the clock will be at the end, if the rest takes what it is given."""

    due: datetime
    late: timedelta
    end: datetime
    planned_end: datetime


def plan_of(course: Course, start: datetime, hours: Mapping[str, int] | None = None) -> Plan:
    """The plan of a course that starts then; `hours`: segments held to an hour (minute of the day)."""
    held = hours or {}
    return Plan(start, tuple(_step(one, held.get(one.id)) for one in course.agenda))


def _step(segment: Segment, hour: int | None) -> Step:
    return Step(
        segment.id, segment.kind, segment.title, float(segment.minutes), float(segment.minimum),
        segment.optional, hour,
    )  # fmt: skip


def schedule(plan: Plan, changes: Mapping[str, Change] | None = None) -> tuple[Slot, ...]:
    """The hours of each step, with what was decided since."""
    slots = []
    at = plan.start
    for step in plan.steps:
        start = _held(step, at, plan.start)
        end = start + timedelta(minutes=minutes_of(step, changes or {}))
        slots.append(Slot(step, start, end))
        at = end
    return tuple(slots)


def minutes_of(step: Step, changes: Mapping[str, Change]) -> float:
    """The minutes that a step has now."""
    change = changes.get(step.id)
    return step.minutes if change is None else change.minutes


def _held(step: Step, at: datetime, start: datetime) -> datetime:
    """When a step that could begin at that time does: not before its hour, if it has one."""
    if step.hour is None:
        return at
    hour = start.replace(hour=step.hour // 60, minute=step.hour % 60, second=0, microsecond=0)
    if hour < start:  # after midnight
        hour += timedelta(days=1)
    return max(at, hour)


def pace(plan: Plan, changes: Mapping[str, Change], here: Here, now: datetime) -> Pace:
    """How late one is, and when it will end.

    A frame shown late is late by that much; one that stays longer than it was given, by what is over.
    """
    slots = schedule(plan, changes)
    index = next((index for index, one in enumerate(slots) if one.step.id == here.step), 0)
    slot = slots[index]
    scale = _scale(slot, here)
    due = slot.start + timedelta(minutes=here.before * scale)
    until = due + timedelta(minutes=here.frame * scale)
    late = max(here.since - due, now - until)
    end = now + _left(slot, due, until, here, now)
    for one in slots[index + 1 :]:
        end = _held(one.step, end, plan.start) + (one.end - one.start)
    return Pace(due, late, end, slots[-1].end)


def _scale(slot: Slot, here: Here) -> float:
    """A step that was shortened shares its minutes in the same proportions."""
    planned = slot.step.minutes
    given = (slot.end - slot.start).total_seconds() / 60
    return given / planned if planned else 1.0


def _left(slot: Slot, due: datetime, until: datetime, here: Here, now: datetime) -> timedelta:
    """What is left of a step once the frame has had its time."""
    rest = max(slot.end - until, timedelta())
    frame = max((until - due) - (now - here.since), timedelta())
    return frame + rest


def savings(plan: Plan, changes: Mapping[str, Change], here: str) -> tuple[Saving, ...]:
    """What can still be cut, in the order of the agenda: steps to come, and no break below its minimum."""
    index = next((index for index, one in enumerate(plan.steps) if one.id == here), 0)
    found: list[Saving] = []
    for step in plan.steps[index + 1 :]:
        has = minutes_of(step, changes)
        if has <= 0:
            continue
        if has > step.minimum:
            found.append(Saving(step.id, step.title, has - step.minimum, step.minimum, False))
        if step.optional:
            found.append(Saving(step.id, step.title, has, 0.0, True))
    return tuple(found)


_FIRST = {"lesson": 0, "closing": 1, "opening": 1, "exercise": 2, "break": 3}
"""What one cuts first: talk, before work, before rest."""


def catch_up(plan: Plan, changes: Mapping[str, Change], here: str, late: float) -> tuple[Saving, ...]:
    """The cuts to propose for so many minutes of delay: as few as will do, talk before work before rest.
    The last one takes no more than what is still needed."""
    kinds = {step.id: step.kind for step in plan.steps}
    ways = savings(plan, changes, here)
    ordered = sorted(
        (one for one in ways if not one.skip), key=lambda one: (_FIRST.get(kinds[one.step], 1), -one.saves)
    )
    chosen: list[Saving] = []
    need = late
    for one in ordered:
        if need <= 0:
            break
        cut = min(one.saves, float(-(-need // 1)))
        chosen.append(Saving(one.step, one.title, cut, one.to + one.saves - cut, False))
        need -= cut
    if need > 0:
        taken = {one.step for one in chosen}
        for one in ways:
            if need > 0 and one.skip:
                gained = one.saves - sum(other.saves for other in chosen if other.step == one.step)
                chosen = (
                    [other for other in chosen if other.step != one.step] if one.step in taken else chosen
                )
                chosen.append(one)
                need -= gained
    order = [step.id for step in plan.steps]
    return tuple(sorted(chosen, key=lambda one: order.index(one.step)))


class Spent(Struct, frozen=True):
    """A step once the session is over: minutes planned at first, minutes it took; None: not met."""

    step: Step
    planned: float
    took: float | None


def spent(plan: Plan, entered: Iterable[tuple[str, datetime]], ended: datetime) -> tuple[Spent, ...]:
    """What each step took: `entered` says when one came into a step, in order; one may come back to it."""
    took: dict[str, float] = {}
    visits = [*entered, ("", ended)]
    for (step, start), (_, end) in pairwise(visits):
        took[step] = took.get(step, 0.0) + max((end - start).total_seconds(), 0.0) / 60
    return tuple(Spent(step, step.minutes, took.get(step.id)) for step in plan.steps)
