"""A hybrid logical clock: the wall's time, but never earlier than what is already known.

A time is milliseconds UTC since 1970 shifted left by 16 bits, plus a counter. A computer
whose clock was set back therefore never writes a fact older than its own past, and a fact
from elsewhere is always followed by those written after it was seen.
Source: Kulkarni et al., « Logical Physical Clocks » (2014).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

COUNTER_BITS = 16
AHEAD_ALLOWED = 24 * 3600 * 1000  # ms: what comes from elsewhere may be this far ahead of us

Now = Callable[[], int]


def wall() -> int:
    """Milliseconds UTC since 1970, as this computer believes."""
    return time.time_ns() // 1_000_000


def stamp(milliseconds: int) -> int:
    """The first time of the clock within that millisecond."""
    return milliseconds << COUNTER_BITS


def offset_now(milliseconds: int) -> int:
    """The local offset at that moment, in minutes east of UTC."""
    local = datetime.fromtimestamp(milliseconds / 1000).astimezone()
    return round((local.utcoffset() or timedelta()).total_seconds() / 60)


class Clock:
    """The clock of one journal; safe to ask from several threads."""

    def __init__(self, now: Now = wall, last: int = 0) -> None:
        self._now = now
        self._last = last
        self._lock = Lock()

    def tick(self) -> int:
        """A time later than every time given or observed before."""
        with self._lock:
            self._last = max(stamp(self._now()), self._last + 1)
            return self._last

    def observe(self, time: int) -> None:
        """What the store already holds: never go before it."""
        with self._lock:
            self._last = max(self._last, time)

    def bound(self, time: int) -> int:
        """A time from elsewhere: kept, or brought to now when it is more than 24 h ahead.

        Facts brought to the same moment keep their order, for their ids (UUIDv7) keep it.
        """
        now = self._now()
        return stamp(now) if time > stamp(now + AHEAD_ALLOWED) else time
