"""What these pages ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from atelier.classroom.handin import Level, Shown
from atelier.journal.events import Surveyed


class HandingActions(Protocol):
    """Given by the app."""

    def shown(self, course: str, level: Level) -> Shown:
        """What exactly would go out."""
        ...

    def hand_in(self, course: str, level: Level, name: str, email: str, code: str) -> Path | None:
        """Ask where, then write the file; where it is, or nothing."""
        ...

    def survey(self, course: str, answers: Surveyed, code: str) -> Path | None:
        """Ask where, then write the answers, which name nobody; where they are, or nothing."""
        ...

    def code(self, course: str) -> str:
        """The code of the class, where the edition gives it; else nothing."""
        ...

    def open_folder(self, path: Path) -> None:
        """Show where a file is."""
        ...
