"""What these pages ask for."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from msgspec import Struct

from atelier.classroom.sessions import Report, Session
from atelier.desktop.presenter.presenter import Setup


class Planned(Struct, frozen=True):
    """A class of the trainer that this session may be for."""

    id: str
    title: str
    start: datetime


class Beginning(Struct, frozen=True):
    """How a session begins. `planned`: the hour that the plan counts from; `class_`: the class, or
    nothing; `dark`: the look of the slides; `as_last`: start from what each segment took the last time."""

    course: str
    planned: datetime
    class_: str = ""
    dark: bool = False
    as_last: bool = False


class PresentActions(Protocol):
    """Given by the app."""

    def now(self) -> datetime:
        """The hour, with its offset."""
        ...

    def classes(self, course: str) -> tuple[Planned, ...]:
        """The classes of a course, the nearest first."""
        ...

    def waiting(self, course: str) -> Session | None:
        """A session that was cut short."""
        ...

    def past(self, course: str) -> tuple[Session, ...]:
        """The sessions that ended, the newest first."""
        ...

    def begin(self, how: Beginning, setup: Setup) -> None:
        """Open the windows and begin."""
        ...

    def go_on(self, session: str, setup: Setup) -> None:
        """Take a session up again."""
        ...

    def give_up(self, session: str) -> None:
        """End a session that will not be taken up again."""
        ...

    def report(self, session: str) -> Report | None:
        """What a session gave."""
        ...

    def export(self, course: str, to: str) -> None:
        """Ask where, then write: pptx, pdf, handout or agenda."""
        ...
