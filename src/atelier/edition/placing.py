"""Which edition is in force: looked for in a few folders, taken in, taken away."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from atelier.edition.model import FILE, SUFFIX, Edition, Placed
from atelier.errors import AtelierError

if TYPE_CHECKING:  # a start without an edition, which is most of them, reads none of these
    from atelier.edition.reading import Problem, Reading

log = logging.getLogger(__name__)

FOLDER = "edition"
KEPT = f"{FOLDER}/{FOLDER}{SUFFIX}"
"""In the data folder: the edition that one was given."""


class Found(Struct, frozen=True):
    """The edition in force, if there is one, and what could not be taken: where it is, why."""

    placed: Placed | None = None
    refused: tuple[tuple[Path, Problem], ...] = ()


def candidates(base: Path) -> tuple[Path, ...]:
    """Where an edition may lie in a folder: loose, in a folder « edition », as a zip."""
    found = [folder / FILE for folder in (base, base / FOLDER) if _may_lie(folder / FILE)]
    for folder in (base, base / FOLDER):
        with suppress(OSError):
            found += sorted(one for one in folder.glob(f"*{SUFFIX}") if one.is_file())
    with suppress(OSError):
        if (base / f"{FOLDER}.zip").is_file():
            found.append(base / f"{FOLDER}.zip")
    return tuple(found)


def _may_lie(file: Path) -> bool:
    """Whether a file is there; in a folder that may not be looked into, it may be, and reading it will say so."""
    try:
        return file.is_file()
    except PermissionError:
        return True
    except OSError:
        return False


def find(home: Path, others: Iterable[Path], cache: Path, today: date) -> Found:
    """The edition that one was given (in the data folder), else that of the first of the `others` that has one:
    beside the app. A newer one of the same organisation takes its place wherever it is.

    A wrong one is left aside and said; the others still count. A zip is unpacked in `cache`.
    """
    best: Placed | None = None
    refused: list[tuple[Path, Problem]] = []
    for base in (home, *others):
        for source in candidates(base):
            try:
                folder = source.parent if source.name == FILE else _unpacked(source, cache)
                reading = _read(folder, today)
            except AtelierError as error:
                refused.append((source, _problem(error)))
                continue
            except Exception:  # whatever lies there, the app starts
                log.exception("edition left aside")
                refused.append((source, _problem(AtelierError("edition.unforeseen", file=source.name))))
                continue
            if reading.edition is None:
                refused.append((source, worst(reading)))
            elif best is None or _replaces(reading.edition, best.edition, same=base == home):
                best = Placed(reading.edition, folder, source)
    return Found(best, tuple(refused))


def _read(folder: Path, today: date, courses: tuple[str, ...] = ()) -> Reading:
    from atelier.edition.reading import read

    return read(folder, today, courses)


def _problem(error: AtelierError) -> Problem:
    from atelier.edition.reading import Problem

    return Problem(1, error.code.partition(".")[2], error.args_for_sentence)


def _replaces(one: Edition, other: Edition, *, same: bool) -> bool:
    return one.issued > other.issued and (same or one.id == other.id)


def _unpacked(source: Path, cache: Path) -> Path:
    """A zip's files, unpacked once for what it holds."""
    import hashlib
    import shutil

    from atelier.edition.opening import opened

    try:
        digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
        folder = cache / f"{FOLDER}-{digest}"
        if not (folder / FILE).is_file():
            with opened(source) as inside:
                shutil.copytree(inside, folder, copy_function=shutil.copyfile, dirs_exist_ok=True)
    except OSError as error:
        raise AtelierError("edition.unreadable", file=str(source)) from error
    return folder


def worst(reading: Reading) -> Problem:
    """The first reason why it is not an edition."""
    return next(one for one in reading.problems if one.serious)


def look_at(source: Path, today: date, courses: tuple[str, ...] = ()) -> Reading:
    """What an edition says, before it is taken. Raises as `opened` and `read`."""
    from atelier.edition.opening import opened

    with opened(source) as folder:
        return _read(folder, today, courses)


def take(source: Path, home: Path, today: date) -> Edition:
    """Keep an edition in the data folder, in place of the one that was there.

    Raises edition.wrong (with the line), edition.not_written, and as `opened`; what was there is then untouched.
    """
    from atelier.edition.opening import opened
    from atelier.edition.packing import pack

    with opened(source) as folder:
        reading = _read(folder, today)
        if reading.edition is None:
            wrong = worst(reading)
            raise AtelierError("edition.wrong", file=FILE, line=wrong.line, why=wrong.sentence)
        pack(reading.edition, folder, home / KEPT)
    _forget(home, but=home / KEPT)
    return reading.edition


def remove(home: Path) -> None:
    """Take the editions of the data folder away. Raises edition.not_written."""
    try:
        _forget(home)
    except OSError as error:
        raise AtelierError("edition.not_written", folder=str(home)) from error


def _forget(home: Path, but: Path | None = None) -> None:
    from atelier.edition.packing import files_of

    for source in candidates(home):
        if source == but:
            continue
        if source.name != FILE:
            source.unlink()
            continue
        # Only what an edition is made of: it may lie among other things.
        reading = _read(source.parent, date.today())
        for name in files_of(reading.edition) if reading.edition else (FILE,):
            (source.parent / name).unlink(missing_ok=True)
