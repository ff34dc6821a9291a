"""Dates and hours in French words. Event times are milliseconds shifted by 16 bits (hybrid clock)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

NBSP = "\u00a0"
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
SHORT = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."]
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


def moment(time: int) -> datetime:
    """The local moment of an event's time."""
    return datetime.fromtimestamp((time >> 16) / 1000)


def day(value: date) -> str:
    """« 21 octobre », « 1er novembre »."""
    number = "1er" if value.day == 1 else str(value.day)
    return f"{number}{NBSP}{MONTHS[value.month - 1]}"


def span(first: date, last: date) -> str:
    """« du 19 au 25 octobre », « du 26 octobre au 1er novembre »."""
    start = day(first)
    if first.month == last.month:
        start = start.partition(NBSP)[0]
    return f"du {start} au {day(last)}"


def short_day(value: date) -> str:
    """« 21 oct. », « 1er nov. »."""
    number = "1er" if value.day == 1 else str(value.day)
    return f"{number}{NBSP}{SHORT[value.month - 1]}"


def long_day(value: date) -> str:
    """« mercredi 21 octobre »."""
    return f"{DAYS[value.weekday()]} {day(value)}"


def weekday(value: date) -> str:
    """« Mercredi 21 oct. »."""
    return f"{DAYS[value.weekday()].capitalize()} {short_day(value)}"


def hour(value: datetime) -> str:
    """« 14 h 05 »."""
    return f"{value.hour}{NBSP}h{NBSP}{value.minute:02}"


def near(value: datetime, today: date) -> str:
    """« aujourd’hui », « hier », « 21 oct. », « 21 oct. 2025 »."""
    when = value.date()
    if when == today:
        return "aujourd’hui"
    if when == today - timedelta(days=1):
        return "hier"
    words = short_day(when)
    return words if when.year == today.year else f"{words} {when.year}"


def minutes(count: int) -> str:
    """« 45 min », « 2 h », « 2 h 15 »."""
    hours, rest = divmod(count, 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}h"
