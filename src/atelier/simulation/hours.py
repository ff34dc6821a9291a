"""The clock of a simulation in French words."""

from __future__ import annotations

from atelier.content.scenario.clock import DAY, DAYS, HOUR, WEEK
from atelier.wording import say


def hour(minutes: int) -> str:
    """« 20 h 03 », from minutes since any midnight."""
    hours, rest = divmod(minutes % DAY, HOUR)
    return say("simulation.hour", hours=hours, minutes=f"{rest:02}")


def when(start: int, elapsed: int, lasted: int) -> str:
    """« 20 h 03 » in a game that lasted within a day, « mer. 8 h 15 » in a longer one."""
    now = start + elapsed
    if (start + lasted) // DAY == start // DAY:
        return hour(now)
    return say("simulation.short_day_and_hour", day=DAYS[now % WEEK // DAY][:3], hour=hour(now))


def day_and_hour(start: int, elapsed: int) -> str:
    """« samedi, 20 h 03 »; « lundi (jour 9), 8 h 30 » once the game has lasted a week."""
    now = start + elapsed
    day = DAYS[now % WEEK // DAY]
    number = now // DAY - start // DAY + 1
    code = "simulation.day_and_hour" if number <= 7 else "simulation.numbered_day_and_hour"
    return say(code, day=day, number=number, hour=hour(now))


def span(minutes: int) -> str:
    """« 10 min », « 1 h 30 », « 2 jours »."""
    days, rest = divmod(minutes, DAY)
    if days and not rest:
        return say("simulation.days" if days > 1 else "simulation.day", count=days)
    hours, left = divmod(minutes, HOUR)
    if not hours:
        return say("simulation.minutes", count=left)
    if not left:
        return say("simulation.hours", count=hours)
    return say("simulation.hour", hours=hours, minutes=f"{left:02}")


def ago(minutes: int) -> str:
    """« à l’instant », « il y a 21 min »."""
    return say("simulation.ago", span=span(_round(minutes))) if minutes > 0 else say("simulation.just_now")


def _round(minutes: int) -> int:
    """Nobody says « il y a 1 h 37 » of a message, nor « il y a 26 h 10 »."""
    if minutes >= 2 * DAY:
        return minutes // DAY * DAY
    if minutes >= 2 * HOUR:
        return minutes // HOUR * HOUR
    return minutes
