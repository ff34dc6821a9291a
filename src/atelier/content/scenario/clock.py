"""The hours of a simulation: « samedi 19:42 », « 1 h 30 »; minutes from Monday 0:00."""

from __future__ import annotations

import re

from atelier.content.naming import folded

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
HOUR, DAY = 60, 24 * 60
WEEK = 7 * DAY
LONGEST = 60 * DAY
"""Minutes that one choice may take."""

_MOMENT = re.compile(r"(?P<day>[a-z]+),? +(?P<hour>\d{1,2}) ?[:h] ?(?P<minute>\d{2})?")
_SPAN = re.compile(r"(?:(\d+) ?j)? ?(?:(\d+) ?h)? ?(?:(\d{1,3}) ?(?:min)?)?")


def read_moment(text: str) -> int | None:
    """« samedi 19:42 » as minutes from Monday 0:00; None where it is not so written."""
    found = _MOMENT.fullmatch(folded(text).strip())
    if not found or found["day"] not in DAYS:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    return DAYS.index(found["day"]) * DAY + hour * HOUR + minute if hour < 24 and minute < 60 else None


def read_span(text: str) -> int | None:
    """« 10 min », « 1 h 30 », « 2 j » as minutes; None where it is not so written."""
    text = " ".join(text.split())
    found = _SPAN.fullmatch(text)
    if not found or not any(found.groups()) or (found[3] and not found[2] and "min" not in text):
        return None
    days, hours, minutes = (int(one or 0) for one in found.groups())
    total = days * DAY + hours * HOUR + minutes
    return total if 0 < total <= LONGEST else None


def later(now: int, at: int) -> int:
    """The moment to which the clock jumps: the next time that the week shows `at`, unless it was
    less than a day ago. Never back."""
    wait = (at - now) % WEEK
    return now if wait > WEEK - DAY else now + wait
