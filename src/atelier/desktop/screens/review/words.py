"""Counts and dates of the review, in French words."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from atelier.desktop import dates
from atelier.review.day import Day, day_of, minutes

_NUMBERS = (
    "aucune", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize",
)  # fmt: skip


def tr(words: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("Review", words)


def count(number: int) -> str:
    """« douze »; figures past sixteen."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def of_day(day: Day) -> str:
    """« Douze cartes pour aujourd’hui, environ quatre minutes. »"""
    time = minutes(day.total)
    said = tr("{n} carte pour aujourd’hui") if day.total == 1 else tr("{n} cartes pour aujourd’hui")
    about = tr("environ {n} minute") if time == 1 else tr("environ {n} minutes")
    first = count(day.total)
    return f"{said.format(n=first[0].upper() + first[1:])}, {about.format(n=count(time))}."


def left(day: Day) -> str:
    """« 8 cartes à revoir, environ 3 minutes »."""
    time = minutes(day.left)
    said = tr("{n} carte à revoir") if day.left == 1 else tr("{n} cartes à revoir")
    return said.format(n=day.left) + ", " + tr("environ {n} min").format(n=time)


def on(value: date, today: date) -> str:
    """« demain, 24 nov. », « jeudi 26 nov. », « jeudi 7 janv. 2027 »."""
    if value == today + timedelta(days=1):
        return tr("demain, {day}").format(day=dates.short_day(value))
    words = f"{dates.DAYS[value.weekday()]} {dates.short_day(value)}"
    return words if value.year == today.year else f"{words} {value.year}"


def day(value: date, today: date) -> str:
    """In a sentence: « demain », « jeudi 26 novembre », « jeudi 7 janvier 2027 »."""
    if value == today + timedelta(days=1):
        return tr("demain")
    words = dates.long_day(value)
    return words if value.year == today.year else f"{words} {value.year}"


def when(due: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """« dans 10 minutes », or the day."""
    after = round((due - now).total_seconds() / 60)
    if after < 60:
        return tr("dans une minute") if after < 2 else tr("dans {n} minutes").format(n=after)
    return on(day_of(due, zone), day_of(now, zone))
