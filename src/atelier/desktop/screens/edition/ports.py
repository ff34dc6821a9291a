"""What the page may ask of who stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol


class PrepareActions(Protocol):
    """What asks for a file, takes long, or is painted elsewhere."""

    def choose_edition(self) -> Path | None:
        """Ask for an edition to go on with."""
        ...

    def choose_logo(self) -> Path | None:
        """Ask for a picture."""
        ...

    def choose_card(self) -> Path | None:
        """Ask for an issuer's card."""
        ...

    def choose_installers(self) -> Sequence[Path]:
        """Ask for installers of the app."""
        ...

    def own_card(self, folder: Path) -> Path | None:
        """Write one's own issuer's card in a folder, if one has a mark."""
        ...

    def preview(
        self, folder: Path, theme: str, shown: Callable[[str, bytes], None], done: Callable[[str], None]
    ) -> None:
        """Paint what an edition gives; `shown` is told « home », « slide » or « attestation » and the picture as it
        comes, `done` what went wrong, or nothing. The one before is given up."""
        ...

    def stop_preview(self) -> None:
        """Give up what is being painted."""
        ...

    def build(self, folder: Path, installers: Sequence[Path], done: Callable[[Path], None]) -> None:
        """Ask where, then write the kit."""
        ...

    def use_here(self, folder: Path) -> None:
        """Put the edition in force on this computer."""
        ...

    def tell(self, error: object) -> None:
        """Say why something failed."""
        ...
