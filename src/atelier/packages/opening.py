"""Opening a package: every byte checked, unpacked into a folder that is nobody's yet.

What a package may hold is a short list: a course's `course.yaml`, lessons, simulations and pictures, and a glossary.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from atelier import __version__
from atelier.container import Cancelled, Container, Progress, open_container
from atelier.content import pictures
from atelier.content.figures import KINDS
from atelier.content.remarks import Remarks
from atelier.content.sourcefile import decode
from atelier.errors import AtelierError
from atelier.files import sync_folder
from atelier.packages.form import (
    FORMAT,
    GLOSSARY,
    KIND,
    LIMITS,
    MOST_TEXT,
    SIGNATURE,
    Packed,
    Scope,
    digest_of,
    is_canonical,
)
from atelier.packages.seal import Signer, signer_of
from atelier.packages.shelf import COURSE
from atelier.signing.issuers import Issuer
from atelier.updates.versions import number
from atelier.wording import say

_OF_COURSE = re.compile(r"course\.yaml|[a-z0-9-]{1,80}\.md|simulations/[a-z0-9-]{1,80}\.yaml")


class Opened(Struct, frozen=True):
    """A package whose manifest is sound: what it says, who signed it."""

    scope: Scope
    signer: Signer


@contextmanager
def opened(file: Path, known: Mapping[str, Issuer]) -> Iterator[tuple[Container, Opened]]:
    """Open a package. Raises container.… and packages.altered, odd_file, incomplete or too_new."""
    with open_container(file, KIND, FORMAT, LIMITS, beside=(SIGNATURE,)) as container:
        manifest = container.manifest
        try:
            scope = msgspec.convert(manifest.scope, Scope)
        except msgspec.ValidationError as error:
            raise AtelierError("container.damaged", file=file.name) from error
        signer = signer_of(container.said, scope.signer, container.beside.get(SIGNATURE), known, file.name)
        if not is_canonical(manifest, container.said):
            raise AtelierError("packages.altered", file=file.name)
        if number(scope.requires) > number(__version__):
            raise AtelierError(
                "packages.too_new", file=file.name, requires=scope.requires, version=__version__
            )
        _check_files(container, scope)
        yield container, Opened(scope, signer)


def _check_files(container: Container, scope: Scope) -> None:
    files, name = container.manifest.files, container.path.name
    courses = [one.id for one in scope.courses]
    if len(set(courses)) != len(courses):
        raise AtelierError("packages.incomplete", file=name)
    for path in files:
        course, _, rest = path.partition("/")
        picture = path.lower().endswith(KINDS)
        if path != GLOSSARY and not (
            course in courses and (_OF_COURSE.fullmatch(rest) or (rest and picture))
        ):
            raise AtelierError("packages.odd_file", file=name, name=path[:80])
    text = sum(part.size for path, part in files.items() if not path.lower().endswith(KINDS))
    if text > MOST_TEXT:
        raise AtelierError("container.too_big", file=name)
    for one in scope.courses:
        if f"{one.id}/{COURSE}" not in files or digest_of(one.id, files) != one.digest:
            raise AtelierError("packages.incomplete", file=name)


def unpack(
    container: Container, scope: Scope, folder: Path, progress: Progress, cancelled: Cancelled
) -> dict[str, Path]:
    """Write each course in a folder of courses of its own below `folder`, on disk for good; where, by its id.

    Raises container.damaged or cancelled, packages.picture, text or not_written.
    """
    places = {one.id: folder / one.id / _place(one) for one in scope.courses}
    files = container.manifest.files
    total, done = sum(part.size for part in files.values()), 0
    try:
        for path in files:
            course = path.partition("/")[0]
            targets = [place / path for id_, place in places.items() if path == GLOSSARY or id_ == course]
            data = bytearray()
            for chunk in container.chunks(path):
                if cancelled():
                    raise AtelierError("container.cancelled")
                data += chunk  # 3 MB at most: see LIMITS
                done += len(chunk)
                progress(done, total)
            _check_content(container.path.name, path, bytes(data))
            for target in targets:
                _write(target, data)
        _settle(folder)
    except OSError as error:
        raise AtelierError("packages.not_written", folder=str(folder.parent)) from error
    return places


def _place(one: Packed) -> str:
    """The folder of a version: its number, and what tells it from another of the same number."""
    return f"{one.version}-{one.digest[:8]}"


def _write(path: Path, data: bytes | bytearray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)


def _settle(folder: Path) -> None:
    """Make sure that all is on disk: once everything is written, so that the disk may do it together."""
    found = list(folder.rglob("*"))
    for path in found:
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    for below in (folder, *(path for path in found if path.is_dir())):
        sync_folder(below)


def _check_content(package: str, path: str, data: bytes) -> None:
    """A file is what its name says: a picture that can be shown, or text in UTF-8."""
    suffix = Path(path).suffix
    if suffix.lower() in KINDS:
        code = pictures.problem_in(data, suffix)
        if code:
            why = say(f"content.{code}", file=path, size="3", limit=3)
            raise AtelierError("packages.picture", file=package, name=path, why=why)
        return
    remarks = Remarks(path)
    if decode(data, remarks) is None:
        one = remarks.all[0]
        why = say(f"content.{one.code}", **one.args)
        raise AtelierError("packages.text", file=package, name=path, why=why)
