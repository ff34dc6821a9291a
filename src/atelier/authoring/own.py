"""A trainer's own courses as they stand on disk now: what each is, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from atelier.content.checks import Rule
from atelier.content.course import FILE as COURSE
from atelier.content.course import CourseFile, read_course
from atelier.content.glossary import FILE as GLOSSARY
from atelier.content.model import Remark
from atelier.content.remarks import Remarks
from atelier.content.report import Found, check, course_folders
from atelier.content.sourcefile import read_bytes
from atelier.errors import AtelierError

Stamps = tuple[tuple[str, int, int], ...]
"""Each file that counts: its name in the folder, its time in nanoseconds, its size in bytes."""


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
    stamps: Stamps

    @property
    def errors(self) -> int:
        """How many remarks are not mere warnings."""
        return sum(one.remark.severity == "error" for one in self.found)


class Shelf(NamedTuple):
    """What stands in her folder, the course changed last first. `found`: what is to be said of the
    folder's own glossary. `around`: what a remark may depend on beside a course's own files."""

    courses: tuple[OwnCourse, ...] = ()
    found: tuple[Found, ...] = ()
    around: Stamps = ()


def look(
    folder: Path, others: Sequence[Path] = (), further: Sequence[Rule] = (), before: Shelf | None = None
) -> Shelf:
    """Her courses. `others`: the folders of the courses that are not hers. What did not change since
    `before` is not checked again.

    A folder that is not there holds nothing. Raises AtelierError where it cannot be read.
    """
    if not folder.exists():
        return Shelf()
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        raise AtelierError("authoring.unreadable", folder=str(folder)) from error
    folders = course_folders(folder)
    glossary = next((one / GLOSSARY for one in others), None)
    around = (*_stamps(folder, (GLOSSARY,)), *((one.name, 0, 0) for one in folders))
    kept = {one.folder: one for one in before.courses} if before and before.around == around else {}
    courses = []
    files: dict[Path, CourseFile | None] = {}
    for one in folders:
        stamps = _stamps(one)
        files[one] = _course_file(one)
        if one in kept and kept[one].stamps == stamps:
            courses.append(kept[one])
        else:
            found = check(one, glossary=glossary, further=further, beside=others).found
            courses.append(_course(one, files[one], found, stamps))
    own = folder / GLOSSARY
    said = check(own).found if own.exists() else ()
    told = _told_apart(courses, files)
    return Shelf(tuple(sorted(told, key=lambda one: one.changed, reverse=True)), said, around)


def _course_file(folder: Path) -> CourseFile | None:
    data = read_bytes(folder / COURSE, folder, Remarks(COURSE))
    return read_course(data)[0] if data is not None else None


def _course(folder: Path, file: CourseFile | None, found: tuple[Found, ...], stamps: Stamps) -> OwnCourse:
    newest = max((time for _, time, _ in stamps), default=0) / 1e9
    when = datetime.fromtimestamp(newest, UTC).astimezone()
    if file is None:
        return OwnCourse(folder, folder.name, folder.name, 0, "", "", when, found, stamps)
    return OwnCourse(
        folder, file.id, file.title, file.workshop, file.version, file.derives_from, when, found, stamps
    )


def _told_apart(courses: Sequence[OwnCourse], files: dict[Path, CourseFile | None]) -> Iterator[OwnCourse]:
    """Say of a course that another in the folder has its id already."""
    first: dict[str, str] = {}
    for one in courses:
        other = first.setdefault(one.id, one.folder.name)
        file = files[one.folder]
        found = tuple(said for said in one.found if said.remark.code != "course_twice")
        if other != one.folder.name and file is not None:
            twice = Remark("course_twice", file.at("id"), {"id": one.id, "folder": other})
            found = (Found(one.folder / COURSE, twice), *found)
        yield one._replace(found=found)


def _stamps(folder: Path, patterns: Sequence[str] = ("*.md", "*.yaml", "*/*", "ids.lock")) -> Stamps:
    found = []
    for path in sorted({path for pattern in patterns for path in folder.glob(pattern)}):
        try:
            seen = path.stat()
        except OSError:  # it went meanwhile
            continue
        found.append((path.relative_to(folder).as_posix(), seen.st_mtime_ns, seen.st_size))
    return tuple(found)
