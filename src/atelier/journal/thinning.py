"""Which backups to keep: a pure function on dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

HOURS, DAYS, WEEKS = 24, 14, 26  # how many hours, days and weeks keep one backup each


def keep(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """The times worth keeping: the newest of each of the last hours, days and weeks that have one.

    The newest of all is always kept, and so is what seems to come from the future: a clock
    that was wrong is no reason to delete.
    """
    ordered = sorted(set(times), reverse=True)
    kept = set(ordered[:1]) | {time for time in ordered if time > now}
    for span, size, form in (
        (timedelta(hours=HOURS), HOURS, "%Y-%m-%d %H"),
        (timedelta(days=DAYS), DAYS, "%Y-%m-%d"),
        (timedelta(weeks=WEEKS), WEEKS, "%G-%V"),
    ):
        periods: dict[str, datetime] = {}
        for time in ordered:
            if now - time <= span:
                periods.setdefault(time.strftime(form), time)
        kept |= set(sorted(periods.values(), reverse=True)[:size])
    if len(kept) == 1:  # nothing recent: keep two, so that one bad copy is never all there is
        kept |= set(ordered[:2])
    return frozenset(kept)
