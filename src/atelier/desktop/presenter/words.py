"""Times and delays in the words of the console."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from atelier.classroom.pacing import Pace, Saving
from atelier.desktop import dates

NBSP = "\u00a0"


def _tr(words: str) -> str:
    return QCoreApplication.translate("Presenter", words)


def whole(delta: timedelta) -> int:
    """Whole minutes, toward nought."""
    return int(delta.total_seconds() / 60)


def clock(seconds: float) -> str:
    """« 3:24 », « 1:02:05 »; « 0:00 » once it is up."""
    left = max(0, round(seconds))
    hours, rest = divmod(left, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def hour(value: datetime) -> str:
    """« 19 h 48 »."""
    return dates.hour(value)


def elapsed(ran: timedelta, planned: float) -> str:
    """« 1 h 22 sur 2 h 15 »."""
    return _tr("{ran} sur {planned}").format(
        ran=dates.minutes(max(0, whole(ran))), planned=dates.minutes(round(planned))
    )


def late(pace: Pace) -> str:
    """« Vous avez 4 minutes de retard. »"""
    minutes = whole(pace.late)
    if minutes >= 1:
        words = (
            _tr("Vous avez {n} minute de retard.")
            if minutes == 1
            else _tr("Vous avez {n} minutes de retard.")
        )
        return words.format(n=minutes)
    if minutes <= -1:
        words = (
            _tr("Vous avez {n} minute d’avance.") if minutes == -1 else _tr("Vous avez {n} minutes d’avance.")
        )
        return words.format(n=-minutes)
    return _tr("Vous êtes à l’heure.")


def due(pace: Pace, number: int) -> str:
    """« La diapositive 14 était prévue pour 19 h 48. »"""
    return _tr("La diapositive {n} était prévue pour {hour}.").format(n=number, hour=hour(pace.due))


def saving(one: Saving) -> str:
    """What a cut does, as the words of its button."""
    if one.skip:
        return _tr("Sauter ({n} min)").format(n=round(one.saves))
    return _tr("Ramener à {to} min (gagner {n} min)").format(to=round(one.to), n=round(one.saves))
