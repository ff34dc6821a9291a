"""Who hands the app out: the edition in force as the windows know it, changed in one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from atelier.desktop import dates
from atelier.edition.model import Edition, Meeting, Placed, clock, coming


class Distributor(QObject):
    """`changed`: another edition is in force, or none."""

    changed = Signal()

    def __init__(self, placed: Placed | None = None, now: Callable[[], datetime] | None = None) -> None:
        super().__init__()
        self._placed = placed
        self.now = now or (lambda: datetime.now().astimezone())

    @property
    def placed(self) -> Placed | None:
        """The edition in force, and where it stands."""
        return self._placed

    @property
    def edition(self) -> Edition | None:
        """The edition in force."""
        return self._placed.edition if self._placed else None

    @property
    def name(self) -> str:
        """Its organisation, or nothing."""
        return self._placed.edition.name if self._placed else ""

    @property
    def logo(self) -> Path | None:
        """Its logo."""
        return self._placed.logo if self._placed else None

    def show(self, placed: Placed | None) -> None:
        """Put another edition in force."""
        self._placed = placed
        self.changed.emit()

    def coming(self, course: str = "") -> tuple[Meeting, ...]:
        """The sessions that have not ended, the next first; of one course, or of all."""
        if self._placed is None:
            return ()
        found = coming(self._placed.edition, self.now())
        return tuple(one for one in found if course in ("", one.course))

    def code_for(self, course: str) -> str:
        """The code of the session of a course that is nearest, past or to come, where one hands in; nothing unless the
        edition lets it be seen there."""
        edition = self.edition
        now = self.now()
        found = [one for one in edition.sessions if one.course == course] if edition else []
        nearest = min(found, key=lambda one: abs(one.begins - now), default=None)
        return self.code_of(nearest, "hand-in") if nearest else ""

    def code_of(self, one: Meeting, where: str) -> str:
        """The code of a session, where the edition lets it be seen; nothing elsewhere."""
        edition = self.edition
        return one.code if edition and where in edition.shown.codes else ""

    def link_of(self, one: Meeting, where: str) -> str:
        """The link of a session, where the edition lets it be seen; nothing elsewhere."""
        edition = self.edition
        return one.link if edition and where in edition.shown.links else ""


def hours_of(one: Meeting) -> str:
    """« 18 h 30 à 20 h 45 »."""
    start, end = (dates.hour(datetime.combine(one.date, clock(hour))) for hour in (one.start, one.end))
    return f"{start} à {end}"
