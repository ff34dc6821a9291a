"""The hours of a class, and those of a person in it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from msgspec import Struct

from atelier.classroom.classes import ClassState, Participant
from atelier.journal.events import Attended

SHARE = 80
"""Percent of the hours from which an attestation of participation is suggested."""


class Presence(Struct, frozen=True):
    """How long a person was there, in minutes, and the share of the class in percent."""

    minutes: int
    percent: int
    arrived: datetime | None = None
    left: datetime | None = None


class Suggestion(Struct, frozen=True):
    """What presence suggests; the trainer decides. `kind`: « participation » or « none », never « formation »,
    which says what was taught; `why`: enough, short, absent or unknown (nothing was noted)."""

    kind: str
    why: str
    percent: int


def minutes_of(one: ClassState) -> int:
    """The minutes that count: from start to end without the break."""
    return max(0, round(_seconds(one.start, one.end) / 60) - one.about.pause)


def presence(one: ClassState, attended: Attended | None) -> Presence:
    """How long somebody was there. Hours outside of the class do not count; the break counts for whoever was
    there from one end to the other as it does for the class: not at all."""
    if attended is None or attended.mode == "absent":
        return Presence(0, 0)
    start = max(one.start, _at(one, attended.arrived) or one.start)
    end = min(one.end, _at(one, attended.left) or one.end)
    whole, there = _seconds(one.start, one.end), max(0.0, _seconds(start, end))
    share = there / whole if whole > 0 else 0.0
    return Presence(round(share * minutes_of(one)), round(100 * share), start, end if end > start else start)


def suggest(one: ClassState, person: Participant, share: int = SHARE) -> Suggestion:
    """What a person's presence suggests."""
    if person.attendance is None:
        return Suggestion("none", "unknown", 0)
    if person.attendance.mode == "absent":
        return Suggestion("none", "absent", 0)
    percent = presence(one, person.attendance).percent
    return (
        Suggestion("participation", "enough", percent)
        if percent >= share
        else Suggestion("none", "short", percent)
    )


def _seconds(start: datetime, end: datetime) -> float:
    """In UTC, since the clocks may change in the night."""
    return (end.astimezone(UTC) - start.astimezone(UTC)).total_seconds()


def _at(one: ClassState, clock: str) -> datetime | None:
    """An hour of that class's clock; past midnight when the class is."""
    try:
        hour = time.fromisoformat(clock) if clock else None
    except ValueError:
        return None
    if hour is None:
        return None
    found = datetime.combine(one.start.date(), hour, one.zone)
    if one.start - found > timedelta(hours=12):
        found = datetime.combine(one.start.date() + timedelta(days=1), hour, one.zone)
    return found
