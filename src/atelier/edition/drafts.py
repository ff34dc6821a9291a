"""Editions that are being prepared: a folder each, in the data folder, kept as one writes."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import uuid_utils
from msgspec import Struct
from msgspec.structs import replace

from atelier.content.naming import slug
from atelier.edition.model import FILE, Edition
from atelier.edition.opening import opened
from atelier.edition.packing import files_of
from atelier.edition.placing import worst
from atelier.edition.reading import Reading, read
from atelier.edition.writing import sample, write
from atelier.errors import AtelierError

FOLDER = "editions"
"""In the data folder."""


class Draft(Struct, frozen=True):
    """An edition that is being prepared, and its folder (made when there is something to keep)."""

    folder: Path
    edition: Edition


def drafts(home: Path, today: date) -> tuple[Draft, ...]:
    """Those that were begun, the last changed first."""
    found = [one for one in (home / FOLDER).glob(f"*/{FILE}") if one.is_file()]
    found.sort(key=lambda one: one.stat().st_mtime, reverse=True)
    readings = [(one.parent, read(one.parent, today)) for one in found]
    return tuple(Draft(folder, one.draft) for folder, one in readings if one.draft is not None)


def begin(home: Path, today: date, courses: tuple[str, ...]) -> Draft:
    """A new one; nothing is on disk yet."""
    return Draft(home / FOLDER / uuid_utils.uuid7().hex, replace(sample("", "", today, courses), courses=()))


def keep(draft: Draft, **changes: object) -> Draft:
    """The draft with changes, on disk as soon as it has a name. Its id is made of the first name that was kept.

    Raises edition.not_written.
    """
    edition = replace(draft.edition, **changes)
    if not edition.name.strip():
        return Draft(draft.folder, edition)
    if not edition.id:
        edition = replace(edition, id=slug(edition.name)[:60].strip("-") or "edition")
    write(edition, draft.folder)
    return Draft(draft.folder, edition)


def adopt(source: Path, home: Path, today: date) -> Draft:
    """Go on with an edition that somebody made: a copy of it. Raises edition.wrong, and as `opened`."""
    with opened(source) as folder:
        reading = read(folder, today)
        if reading.draft is None:
            wrong = worst(reading)
            raise AtelierError("edition.wrong", file=FILE, line=wrong.line, why=wrong.sentence)
        target = home / FOLDER / uuid_utils.uuid7().hex
        try:
            target.mkdir(parents=True)
            for name in files_of(reading.draft):
                if Path(name).name == name and (folder / name).is_file():
                    shutil.copyfile(folder / name, target / name)
        except OSError as error:
            shutil.rmtree(target, ignore_errors=True)
            raise AtelierError("edition.not_written", folder=str(target)) from error
    return Draft(target, reading.draft)


def add_file(draft: Draft, path: Path) -> str:
    """Copy a logo or a card beside; its name there. Raises edition.not_written."""
    name = f"{slug(path.stem) or 'fichier'}{path.suffix.lower()}"
    try:
        draft.folder.mkdir(parents=True, exist_ok=True)
        if path.resolve() != (draft.folder / name).resolve():
            shutil.copyfile(path, draft.folder / name)
    except OSError as error:
        raise AtelierError("edition.not_written", folder=str(draft.folder)) from error
    return name


def judged(draft: Draft, today: date, courses: tuple[str, ...]) -> Reading:
    """What is wrong with it as it stands on disk. Raises edition.not_found, as long as it has no name."""
    return read(draft.folder, today, courses)
