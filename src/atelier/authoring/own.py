"""A trainer's own courses as they stand on disk now: what each is, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from atelier.content.checks import Rule
from atelier.content.course import FILE as COURSE
from atelier.content.course import read_course
from atelier.content.glossary import FILE as GLOSSARY
from atelier.content.remarks import Remarks
from atelier.content.report import Found, check, course_folders
from atelier.content.sourcefile import read_bytes
from atelier.errors import AtelierError


class OwnCourse(NamedTuple):
    """A course in a folder of hers. `title`: the folder's name where course.yaml cannot be used;
    `changed`: when a file of it last did, local time."""

    folder: Path
    id: str
    title: str
    number: int
    version: str
    derives_from: str
    changed: datetime
    found: tuple[Found, ...]

    @property
    def errors(self) -> int:
        """How many remarks are not mere warnings."""
        return sum(one.remark.severity == "error" for one in self.found)


class Shelf(NamedTuple):
    """What stands in a folder of hers. `found`: what is to be said of its own glossary."""

    courses: tuple[OwnCourse, ...] = ()
    found: tuple[Found, ...] = ()


def look(folder: Path, others: Sequence[Path] = (), further: Sequence[Rule] = ()) -> Shelf:
    """Her courses, the one changed last first. `others`: the folders of the courses that are not hers.

    A folder that is not there holds nothing. Raises AtelierError where it cannot be read.
    """
    if not folder.exists():
        return Shelf()
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        raise AtelierError("authoring.unreadable", folder=str(folder)) from error
    folders = course_folders(folder)
    if not folders and not (folder / GLOSSARY).exists():
        return Shelf()
    glossary = next((one / GLOSSARY for one in others), None)
    found = check(folder, glossary=glossary, further=further, beside=others).found
    courses = [_one(one, tuple(said for said in found if said.path.is_relative_to(one))) for one in folders]
    return Shelf(
        tuple(sorted(courses, key=lambda one: one.changed, reverse=True)),
        tuple(said for said in found if said.path.parent == folder),
    )


def _one(folder: Path, found: tuple[Found, ...]) -> OwnCourse:
    data = read_bytes(folder / COURSE, folder, Remarks(COURSE))
    file = read_course(data)[0] if data is not None else None
    when = datetime.fromtimestamp(_changed(folder), UTC).astimezone()
    if file is None:
        return OwnCourse(folder, folder.name, folder.name, 0, "", "", when, found)
    return OwnCourse(folder, file.id, file.title, file.workshop, file.version, file.derives_from, when, found)


def _changed(folder: Path) -> float:
    """Seconds since 1970 of the last change of a file that is read."""
    newest = 0.0
    for pattern in ("*.md", "*.yaml", "simulations/*.yaml", "images/*"):
        for path in folder.glob(pattern):
            try:
                newest = max(newest, path.stat().st_mtime)
            except OSError:  # it went meanwhile
                continue
    return newest
