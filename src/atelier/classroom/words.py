"""Dates, hours and lengths of classes in French words."""

from __future__ import annotations

from datetime import date

from atelier.wording import say

NBSP = "\N{NO-BREAK SPACE}"


def word(name: str, /, **args: str | int) -> str:
    """A word or a sentence of the catalogue of this room."""
    return say(f"classroom.{name}", **args)


def day(iso: str) -> str:
    """« 21 octobre 2026 », « 1er novembre 2026 »."""
    when = date.fromisoformat(iso)
    number = word("first") if when.day == 1 else str(when.day)
    return f"{number}{NBSP}{word('months').split()[when.month - 1]} {when.year}"


def long_day(iso: str) -> str:
    """« mercredi 21 octobre 2026 »."""
    return f"{word('days').split()[date.fromisoformat(iso).weekday()]} {day(iso)}"


def clock(hour: str) -> str:
    """« 18:30 » as « 18 h 30 », « 18:00 » as « 18 h »."""
    hours, _, minutes = hour.partition(":")
    return f"{int(hours)}{NBSP}h" + (f"{NBSP}{minutes}" if int(minutes or 0) else "")


def span(start: str, end: str) -> str:
    """« de 18 h 30 à 20 h 45 »."""
    return word("span", start=clock(start), end=clock(end))


def hours(minutes: int) -> str:
    """« 2,25 heures »."""
    count = f"{minutes / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return word("hours" if minutes >= 120 else "hour", count=count)


def mode(name: str) -> str:
    """« En salle », « En ligne », « En salle et en ligne », « Absent »."""
    return word(f"mode_{name}")
