"""What the pages of attestations ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from atelier.classroom.attestation import Payload
from atelier.classroom.classes import ClassState, Participant
from atelier.classroom.verifying import Verification
from atelier.content.model import Course


class IssuerActions(Protocol):
    """One's own mark, and the issuers that one knows."""

    @property
    def has_key(self) -> bool:
        """Whether one's own mark was made."""
        ...

    def back_up_key(self) -> bool:
        """Ask where, then write the « clé de secours »; whether it was."""
        ...

    def publish_card(self) -> bool:
        """Ask where, then write the card by which others verify; whether it was."""
        ...

    def restore_key(self) -> bool:
        """Ask for a « clé de secours », then take it; whether it was."""
        ...


class PictureActions(Protocol):
    """Drawing the page."""

    def picture(
        self,
        payload: Payload,
        code: str,
        course: Course | None,
        ppi: float,
        done: Callable[[bytes | None, str], None],
    ) -> None:
        """Draw the page; `done` is given the picture (PNG), or nothing and why."""
        ...


class AttestationActions(IssuerActions, PictureActions, Protocol):
    """Given by the app. Long ones run in the background."""

    def draft(self, one: ClassState, person: Participant) -> tuple[Payload, str, bool]:
        """What the page says, its code, and whether it was issued so. Raises classroom.no_object, too_wordy."""
        ...

    def save_attestations(
        self, one: ClassState, people: Sequence[Participant], done: Callable[[bool], None]
    ) -> None:
        """Ask for a folder, then issue and write; `done` is told whether one's own mark was made just now."""
        ...

    def print_attestation(self, one: ClassState, person: Participant, done: Callable[[bool], None]) -> None:
        """Issue one and hand it to the printer."""
        ...


class VerifyActions(PictureActions, Protocol):
    """Given by the app."""

    def choose_attestation(self) -> Path | None:
        """Ask for an attestation."""
        ...

    def verify(self, path: Path) -> Verification:
        """What an attestation is worth. Raises container.not_found, unreadable."""
        ...

    def trust(self, path: Path | None = None) -> bool:
        """Know an issuer from now on, by its card; whether one more is known."""
        ...

    def issuers(self) -> tuple[tuple[str, bool], ...]:
        """The issuers known: name, and whether it is oneself."""
        ...

    def open_file(self, path: Path) -> None:
        """Show a file in the system's own program."""
        ...
