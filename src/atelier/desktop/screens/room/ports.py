"""What the page of a class asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from atelier.classroom.classes import ClassState, Participant
from atelier.classroom.questionnaire import Received
from atelier.classroom.taking import Report


class RoomActions(Protocol):
    """Given by the app. Long ones run in the background and say how they went."""

    def choose_hand_ins(self) -> list[Path]:
        """Ask for files that participants handed in."""
        ...

    def choose_answers(self) -> list[Path]:
        """Ask for files of answers, or tables of a form."""
        ...

    def choose_list(self) -> Path | None:
        """Ask for a list of people."""
        ...

    def take(
        self,
        one: ClassState,
        files: Sequence[Path],
        done: Callable[[Report], None],
        *,
        walk_ins: bool = False,
        given: dict[Path, str] | None = None,
    ) -> None:
        """Take files that participants handed in."""
        ...

    def receive_answers(
        self, one: ClassState, files: Sequence[Path], done: Callable[[tuple[Received, ...]], None]
    ) -> None:
        """Take answers to the questionnaire."""
        ...

    def export(self, one: ClassState, what: str) -> None:
        """Ask where, then write: sheet, attendance, progress, summary, survey."""
        ...

    def person_data(self, one: ClassState, person: Participant) -> None:
        """Ask where, then write all that is held of a person."""
        ...
