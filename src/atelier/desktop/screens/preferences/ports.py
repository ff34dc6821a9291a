"""What the page of preferences may ask about the person's data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup: when it was made (local time), its size in bytes; `handle` is the room's own."""

    made: datetime
    size: int
    handle: Any


class DataActions(Protocol):
    """Long ones run in the background and say how they went."""

    @property
    def folder(self) -> str:
        """Where the data live."""
        ...

    @property
    def can_change(self) -> bool:
        """Whether another folder may be chosen."""
        ...

    def change_folder(self) -> None:
        """Ask for another folder, take the data there, start again."""
        ...

    def open_folder(self) -> None:
        """Show it in the system's file manager."""
        ...

    def export(self) -> None:
        """Ask where, then write everything to a file."""
        ...

    def import_(self) -> None:
        """Ask for a file, then merge it in."""
        ...

    def copies(self) -> tuple[Copy, ...]:
        """The backups, newest first."""
        ...

    def copy_now(self, done: Callable[[], None]) -> None:
        """Make a backup."""
        ...

    def restore(self, copy: Copy, done: Callable[[], None]) -> None:
        """Go back to a backup; what it replaces is kept."""
        ...

    def erase(self) -> None:
        """Erase everything."""
        ...
