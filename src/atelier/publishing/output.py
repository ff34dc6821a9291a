"""Writing a handout to a file; the end of its name chooses the format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event

from atelier.errors import AtelierError
from atelier.publishing.handout import Handout, Printing
from atelier.publishing.pdf.writing import STEPS, Progress, compose
from atelier.publishing.plain.text import text
from atelier.publishing.saving import put


def write(
    handout: Handout,
    printing: Printing,
    out: Path,
    fonts: Path,
    progress: Progress | None = None,
    cancel: Event | None = None,
) -> None:
    """Write `out`, whole or not at all: what stood there stays until the new file is complete.

    Raises `publishing.unknown_format`, those of `saving.put` and `pdf.writing.compose`, and
    `pdf.compiler.Cancelled` once `cancel` is set.
    """
    made = FORMATS.get(out.suffix.lower())
    if made is None:
        raise AtelierError("publishing.unknown_format", file=out.name)
    put(out, made(handout, printing, fonts, progress, cancel))
    if progress:
        progress(STEPS, STEPS)


def _pdf(
    handout: Handout, printing: Printing, fonts: Path, progress: Progress | None, cancel: Event | None
) -> bytes:
    return compose(handout, printing, fonts, progress, cancel).pdf


def _text(
    handout: Handout, printing: Printing, fonts: Path, progress: Progress | None, cancel: Event | None
) -> bytes:
    return text(handout, printing).encode("utf-8", "replace")


FORMATS: Mapping[str, Callable[[Handout, Printing, Path, Progress | None, Event | None], bytes]] = {
    ".pdf": _pdf,
    ".txt": _text,
}
