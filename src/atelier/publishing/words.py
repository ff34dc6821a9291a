"""The French words that every output prints around the text of a lesson."""

from __future__ import annotations

from datetime import date

from atelier.wording import say


def word(name: str, /, **args: str | int) -> str:
    """A word or a sentence of the catalogue of this room."""
    return say(f"publishing.{name}", **args)


def workshop(number: int) -> str:
    """« Atelier 3 », or « Atelier » where it has no number."""
    return word("workshop", number=number) if number else word("workshop_alone")


def minutes(count: int) -> str:
    """« 12 minutes », with its no-break space."""
    return word("minute" if count == 1 else "minutes", count=count)


def day(when: date) -> str:
    """« 1er novembre 2026 »."""
    months = word("months").split()
    first = word("first") if when.day == 1 else str(when.day)
    return f"{first}\N{NO-BREAK SPACE}{months[when.month - 1]} {when.year}"


def duration(count: int) -> str:
    """Minutes as « 2 h 15 », or « 45 minutes » under an hour."""
    hours, rest = divmod(count, 60)
    if not hours:
        return minutes(count)
    return word("hours_and", hours=hours, rest=f"{rest:02}") if rest else word("hours", hours=hours)
