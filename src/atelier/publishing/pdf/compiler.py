"""Compiling Typst in a child process, so that cancelling really stops the work.

The child knows only a folder: it reads « main.typ » in it and writes « main.pdf ». It opens no
connection (no Typst package is used) and sees the fonts given; the system's only for what these lack.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Mapping
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event
from typing import Any

from msgspec import Struct

from atelier.errors import AtelierError
from atelier.publishing.pdf.child import compile_in_child, draw_in_child

_POLL = 0.02
"""Seconds between two looks at whether the person has cancelled."""


class Cancelled(Exception):
    """The person has changed their mind; nothing was written."""


class Compiled(Struct, frozen=True):
    """What came of it. `universal`: the file claims PDF/UA-1; else it is tagged all the same,
    and `why` says what no font could show. `warnings` are Typst's own, in English."""

    pdf: bytes
    universal: bool
    why: str = ""
    warnings: tuple[str, ...] = ()


def compile_folder(
    folder: Path, fonts: Path, inputs: Mapping[str, str], when: date, cancel: Event | None = None
) -> Compiled:
    """The PDF of `folder`/main.typ. Raises `Cancelled`, or `publishing.not_composed`."""
    answer = _in_child(compile_in_child, (str(folder), str(fonts), dict(inputs), when.isoformat()), cancel)
    universal, why, warnings, pdf = answer
    return Compiled(pdf, universal, why, tuple(warnings))


def draw_folder(
    folder: Path, fonts: Path, inputs: Mapping[str, str], ppi: float, cancel: Event | None = None
) -> bytes:
    """The first page of `folder`/main.typ as a picture (PNG). Raises as `compile_folder`."""
    drawn: bytes = _in_child(draw_in_child, (str(folder), str(fonts), dict(inputs), ppi), cancel)
    return drawn


def _in_child(work: Callable[..., None], args: tuple[Any, ...], cancel: Event | None) -> Any:
    # A fresh process on every system: forking a program that runs threads is not safe.
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=work, args=(there, *args), daemon=True)
    child.start()
    there.close()
    try:
        return _wait(here, cancel)
    finally:
        child.kill()
        child.join()
        child.close()
        here.close()


def _wait(here: Connection, cancel: Event | None) -> Any:
    while not here.poll(_POLL):
        if cancel is not None and cancel.is_set():
            raise Cancelled
    try:
        answer = here.recv()
    except EOFError as ended:
        raise AtelierError("publishing.not_composed", reason="Typst") from ended
    if isinstance(answer, str):
        raise AtelierError("publishing.not_composed", reason=answer)
    return answer
