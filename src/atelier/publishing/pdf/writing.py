"""From a handout to the bytes of a PDF."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from atelier.errors import AtelierError
from atelier.publishing.handout import Handout, Printing
from atelier.publishing.pdf.compiler import Cancelled, Compiled, compile_folder
from atelier.publishing.pdf.source import Document, source

Progress = Callable[[int, int], None]
"""Told (steps done, steps in all) as the work goes on, from the thread that asked for it."""

STEPS = 3


def compose(
    handout: Handout,
    printing: Printing,
    fonts: Path,
    progress: Progress | None = None,
    cancel: Event | None = None,
) -> Compiled:
    """The PDF of a handout. `fonts` is the folder of the faces.

    Raises `Cancelled` once `cancel` is set, `publishing.picture_missing`, `publishing.not_composed`.
    """
    if progress:
        progress(0, STEPS)
    return typeset(source(handout, printing), printing.date, fonts, progress, cancel)


def typeset(
    document: Document,
    when: date,
    fonts: Path,
    progress: Progress | None = None,
    cancel: Event | None = None,
) -> Compiled:
    """The PDF of a document, dated `when`. Raises what `compose` does."""
    tell = progress or (lambda done, steps: None)
    with TemporaryDirectory(prefix="atelier-") as name:
        folder = Path(name)
        _lay_out(document, folder)
        tell(1, STEPS)
        if cancel is not None and cancel.is_set():
            raise Cancelled
        compiled = compile_folder(folder, fonts, document.inputs, when, cancel)
    tell(2, STEPS)
    return compiled


def _lay_out(document: Document, folder: Path) -> None:
    """Everything that Typst reads, in one folder: the source, the look, the pictures."""
    (folder / "main.typ").write_text(document.text, encoding="utf-8")
    for part in files("atelier.publishing.pdf").joinpath("look").iterdir():
        (folder / part.name).write_bytes(part.read_bytes())
    for (course, file), name in document.pictures.items():
        home = Path(course).resolve()
        picture = (home / file).resolve()
        if not (picture.is_relative_to(home) and picture.is_file()):
            raise AtelierError("publishing.picture_missing", file=file)
        shutil.copyfile(picture, folder / name)
