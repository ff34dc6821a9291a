"""What « Mes ateliers » asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance

from atelier.authoring.own import OwnCourse, Shelf
from atelier.content.model import Course
from atelier.errors import AtelierError


class OwnCourses(Protocol):
    """Given by the app. It looks at the files in the background, each time they change."""

    @property
    def changed(self) -> SignalInstance:
        """Something is no longer the same."""
        ...

    @property
    def folder(self) -> Path:
        """Where her courses stand."""
        ...

    @property
    def shelf(self) -> Shelf | None:
        """Her courses; none until the files were looked at."""
        ...

    @property
    def problem(self) -> AtelierError | None:
        """Why the folder cannot be read."""
        ...

    @property
    def build_package(self) -> Callable[[OwnCourse], None] | None:
        """Ask where, then make a package of a course, where this app can."""
        ...

    def watch(self, *, shown: bool) -> None:
        """Whether the page is being looked at: only then is everything checked."""
        ...

    def sources(self) -> tuple[Course, ...]:
        """The courses that one may make a version of."""
        ...

    def proposed(self, title: str) -> str:
        """A free id that a title suggests."""
        ...

    def create(self, id: str, title: str, source: str) -> Path:
        """Begin a course, or a version of `source`; where it stands. Raises AtelierError."""
        ...

    def preview(self, one: OwnCourse) -> None:
        """See a course while one writes it."""
        ...

    def edit(self, path: Path) -> None:
        """Open a file in the system's editor, or a folder."""
        ...

    def lock(self, one: OwnCourse) -> None:
        """Write down the ids of a course."""
        ...

    def open_folder(self) -> None:
        """Show the folder in the system's file manager."""
        ...

    def choose_folder(self) -> None:
        """Ask for another folder."""
        ...
