"""Packages as the updates know them: what a file offers, which versions one has."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import date
from pathlib import Path

from atelier import places
from atelier.edition import model as edition
from atelier.edition.model import SUFFIX as EDITION
from atelier.edition.placing import look_at
from atelier.errors import AtelierError
from atelier.files import write_text
from atelier.packages import shelf
from atelier.packages.form import KIND, SUFFIX
from atelier.packages.opening import opened
from atelier.updates import listing
from atelier.updates.listing import Offer
from atelier.updates.versions import number


def describe(file: Path) -> tuple[Offer, ...]:
    """What a file offers: each course of a package, or an edition. Raises as `opening.opened` and `placing.look_at`,
    and container.unreadable."""
    return _edition(file) if file.suffix == EDITION else _package(file)


def _edition(file: Path) -> tuple[Offer, ...]:
    found = look_at(file, date.today()).edition
    if found is None:
        raise AtelierError("edition.not_an_edition", file=file.name)
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    return (
        Offer(file.name, edition.KIND, found.id, edition.version_of(found), len(data), digest, found.name),
    )


def _package(file: Path) -> tuple[Offer, ...]:
    try:
        size = file.stat().st_size
        with opened(file, {}) as (_, found), file.open("rb") as data:
            digest = hashlib.file_digest(data, "sha256").hexdigest()
    except OSError as error:
        raise AtelierError("container.unreadable", file=str(file)) from error
    return tuple(
        Offer(file.name, KIND, one.id, one.version, size, digest, one.title) for one in found.scope.courses
    )


def write_listing(folder: Path) -> tuple[Path, tuple[Offer, ...], tuple[str, ...]]:
    """Write the listing of the packages and editions of a folder, so that others may look there; also returns the files
    that are left out for their names. Raises container.not_written."""
    found: list[Offer] = []
    unnamed: list[str] = []
    for file in sorted((*folder.glob(f"*{SUFFIX}"), *folder.glob(f"*{EDITION}"))):
        if not listing.may_be_named(file.name):
            unnamed.append(file.name)
            continue
        with suppress(AtelierError):
            found += describe(file)
    path = folder / listing.FILE
    text = listing.text(found)
    listing.read(text.encode())  # what cannot be read again is not written
    try:
        write_text(path, text)
    except OSError as error:
        raise AtelierError("container.not_written", file=str(path)) from error
    return path, tuple(found), tuple(unnamed)


def versions(*, declined: bool = False) -> dict[str, str]:
    """The version shown of each course, by `Offer.key`. `declined`: or the highest that one has gone back from."""
    root, shipped = places.packaged(), shelf.versions(places.courses())
    found = {f"{KIND}/{course}": version for course, version in shipped.items()}
    for course, choice in shelf.read(root).courses.items():
        folder = shelf.shown_folder(root, course, choice, shipped)
        one = shelf.origin(folder) if folder else None
        shown = one.version if one else shipped.get(course, "")
        found[f"{KIND}/{course}"] = max(shown, choice.over, key=number) if declined else shown
    return found
