"""Installing a package, and going back: a crash at any moment leaves the old version or the new one.

A package is unpacked and read in a folder of its own beside those that are shown (`Staged`); nothing of it is seen until
one small file, `shown.json`, is replaced. The version before stays, so that one can go back; progress, which is
known by ids, is never touched.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from filecmp import cmpfiles
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from time import time

import msgspec
from msgspec import Struct

from atelier import places
from atelier.container import Cancelled, Progress
from atelier.content.library import Library
from atelier.content.model import Course, Remark
from atelier.errors import AtelierError
from atelier.files import sync_folder, write_text
from atelier.packages import shelf
from atelier.packages.changes import Changes, changes
from atelier.packages.form import Packed, Scope
from atelier.packages.opening import opened, unpack
from atelier.packages.seal import Signer
from atelier.packages.shelf import ORIGIN, Choice, Origin, Shown
from atelier.signing.issuers import Issuer
from atelier.updates.versions import number
from atelier.wording import say

_STAGING = ".staging-"
_LOCK = ".lock"
"""Beside the folders of the courses: no id begins with a dot."""
_STALE = 86_400
"""Seconds after which what an interrupted installation left is thrown away."""
_PATIENCE = 30.0
"""Seconds to wait for another installation to end."""


def _nothing(_done: int, _total: int) -> None:
    return None


def _never() -> bool:
    return False


class Examined(Struct, frozen=True):
    """What a package holds, found sound and readable, and what it would change."""

    file: Path
    scope: Scope
    signer: Signer
    courses: tuple[Changes, ...]


class Staged:
    """A package unpacked and read, that nobody sees yet; `install` shows it."""

    def __init__(self, examined: Examined, root: Path, versions: Mapping[str, Path]) -> None:
        self.examined = examined
        self._root, self._versions = root, versions

    def install(self) -> tuple[str, ...]:
        """Show these versions from now on; the ids of the courses that are not as they were. Raises
        packages.not_written; nothing has then changed."""
        with _failing(self._root), _alone(self._root):
            courses, shipped = shelf.read(self._root).courses, shelf.versions(places.courses())
            chosen = {}
            for one in self.examined.scope.courses:
                if choice := self._choose(one, courses.get(one.id, Choice()), shipped):
                    chosen[one.id] = choice
            if chosen:
                shelf.write(self._root, Shown(courses | chosen))
                sweep(self._root)
            return tuple(chosen)

    def _choose(self, one: Packed, was: Choice, shipped: dict[str, str]) -> Choice | None:
        """What is to be shown of a course, put in its place; None: it is what is shown, signed by the same."""
        there = shelf.shown_folder(self._root, one.id, was, shipped)
        again = there is not None and _alike(self._versions[one.id], there)
        origin = shelf.origin(there) if there else None
        if again and origin and origin.signer == self.examined.signer.id:
            return None
        # Where only who signed differs, the version before is still the one worth going back to.
        before = was.before if again else there.name if there else ""
        highest = max((was.over, one.version, shipped.get(one.id, "")), key=number)
        return Choice(self._put(one.id), before, highest)

    def _put(self, course: str) -> str:
        """Give a version its place among those of its course, under a name that is free."""
        source = self._versions[course]
        above = self._root / course
        if above.is_file():  # an older Atelier kept its lock under « lock », which may be a course
            above.unlink()
        above.mkdir(exist_ok=True)
        names = (source.name, *(f"{source.name}-{count}" for count in range(2, 1000)))
        name = next(one for one in names if not (above / one).exists())
        source.rename(above / name)
        sync_folder(above)
        return name


def _alike(one: Path, other: Path) -> bool:
    """Whether two versions hold the same files, where they come from aside."""
    names = _names(one)
    return names == _names(other) and not any(cmpfiles(one, other, names, shallow=False)[1:])


def _names(folder: Path) -> set[str]:
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return set(files) - {ORIGIN}


@contextmanager
def staged(
    file: Path,
    known: Mapping[str, Issuer],
    progress: Progress = _nothing,
    cancelled: Cancelled = _never,
    root: Path | None = None,
) -> Iterator[Staged]:
    """Unpack a package, read it whole and say what it would change. What was not installed is thrown away at the end.

    Raises container.… and packages.…; nothing has then changed.
    """
    root = root or places.packaged()
    place = root / f"{_STAGING}{os.getpid()}-{token_hex(4)}"
    try:
        with opened(file, known) as (container, found):
            with _failing(root):
                place.mkdir(parents=True)
            versions = unpack(container, found.scope, place, progress, cancelled)
        after = _read(file, found.scope, versions, place)
        before = {
            one.id: one
            for one in Library(shelf.folders(), places.cache(), shipped=places.compiled()).courses()
        }
        told = tuple(changes(after[one.id], before.get(one.id)) for one in found.scope.courses)
        with _failing(root):
            _sign_in(found.scope, found.signer, versions)
        yield Staged(Examined(file, found.scope, found.signer, told), root, versions)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        with suppress(OSError):
            root.rmdir()  # where nothing was ever installed


def examine(file: Path, known: Mapping[str, Issuer], cancelled: Cancelled = _never) -> Examined:
    """What a package holds, who signed it and what it would change; nothing is kept. Raises as `staged`."""
    with (
        TemporaryDirectory(prefix="atelier-") as folder,
        staged(file, known, _nothing, cancelled, Path(folder)) as one,
    ):
        return one.examined


def _read(file: Path, scope: Scope, versions: Mapping[str, Path], place: Path) -> dict[str, Course]:
    """Every course and every lesson can be read, with the words of the glossary that it brings."""
    found = {}
    for one in scope.courses:
        library = Library((versions[one.id],), place / "cache")
        course = next(iter(library.courses()), None)
        remarks = _remarks(course) if course else ()
        if course is None or remarks:
            raise _unreadable(file, one.title, remarks)
        if (course.id, course.version, course.title) != (one.id, one.version, one.title):
            raise AtelierError("packages.incomplete", file=file.name)
        if library.glossary_remarks:
            raise _unreadable(file, say("packages.glossary"), library.glossary_remarks)
        found[one.id] = course
    return found


def _remarks(course: Course) -> tuple[Remark, ...]:
    of_lessons = (remark for one in course.lessons for remark in one.remarks)
    of_games = (remark for one in course.simulations for remark in one.remarks)
    return (*course.remarks, *of_lessons, *of_games)


def _unreadable(file: Path, title: str, remarks: tuple[Remark, ...]) -> AtelierError:
    if not remarks:
        return AtelierError("packages.incomplete", file=file.name)
    one = remarks[0]
    why = say(f"content.{one.code}", **one.args)
    return AtelierError(
        "packages.unreadable", course=title, file=one.where.file, line=one.where.line, why=why
    )


def _sign_in(scope: Scope, signer: Signer, versions: Mapping[str, Path]) -> None:
    """Keep beside each version where it comes from."""
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    for one in scope.courses:
        origin = Origin(one.id, one.title, one.version, one.digest, now, signer.id, signer.name)
        write_text(versions[one.id] / ORIGIN, msgspec.json.format(msgspec.json.encode(origin)).decode())


# --------------------------------------------------------------------------- what is there


class Installed(Struct, frozen=True):
    """A course for which a version was installed. `version`: the one shown (none: the course is put away); `shipped`:
    whether that is the app's own; `signer` and `name`: who signed it; `back`: the version that one would go back to
    (none: the course would be put away), `back_shipped`: whether that is the app's own; `can_go_back`: whether one
    can."""

    id: str
    title: str
    version: str
    shipped: bool
    signer: str
    name: str
    back: str
    back_shipped: bool
    can_go_back: bool


def installed() -> tuple[Installed, ...]:
    """The courses for which a version was installed, by title."""
    root, shipped = places.packaged(), shelf.versions(places.courses())
    found = (_installed(root, course, choice, shipped) for course, choice in shelf.read(root).courses.items())
    return tuple(sorted((one for one in found if one), key=lambda one: (one.title, one.id)))


def _installed(root: Path, course: str, choice: Choice, shipped: Mapping[str, str]) -> Installed | None:
    folder = shelf.shown_folder(root, course, choice, dict(shipped))
    shown = shelf.origin(folder) if folder else None
    other = _other(root, course, choice, folder)
    back = shelf.origin(root / course / other) if other else None
    one = shown or back
    if one is None:
        return None
    here = shipped.get(course, "")
    return Installed(
        course,
        one.title,
        shown.version if shown else here,
        shown is None and bool(here),
        shown.signer if shown else "",
        shown.name if shown else "",
        back.version if back else here if shown else "",
        bool(not back and shown and here),
        bool(back or shown),
    )


def _other(root: Path, course: str, choice: Choice, shown: Path | None) -> str:
    """The version that one goes back to: the one before, or the one chosen that the app's own has overtaken."""
    name = choice.before if shown else choice.now or choice.before
    return name if name and (root / course / name / ORIGIN).is_file() else ""


def revert(course: str, *, shipped: bool = False) -> Installed | None:
    """Go back to the version before (`shipped`: to the app's own); the one that is left is kept, so that one can
    come back to it. Raises packages.nothing_before or not_written."""
    root, known = places.packaged(), shelf.versions(places.courses())
    with _failing(root):
        if not root.is_dir():
            raise AtelierError("packages.nothing_before", course=course)
        with _alone(root):
            courses = dict(shelf.read(root).courses)
            choice = courses.get(course, Choice())
            folder = shelf.shown_folder(root, course, choice, known)
            target = "" if shipped else _other(root, course, choice, folder)
            if folder is None and not target:
                raise AtelierError("packages.nothing_before", course=course)
            highest = max((choice.over, known.get(course, "")), key=number)
            left = folder.name if folder else ""
            courses[course] = Choice(target, left, highest)
            shelf.write(root, Shown(courses))
            sweep(root)
    return _installed(root, course, courses[course], known)


# --------------------------------------------------------------------------- on disk


def sweep(root: Path) -> None:
    """Throw away the versions that nobody can go back to, and what interrupted installations left."""
    courses = shelf.read(root).courses
    for path in root.iterdir():
        if path.name.startswith(_STAGING):
            with suppress(OSError):
                if time() - path.stat().st_mtime > _STALE:
                    shutil.rmtree(path, ignore_errors=True)
        elif path.is_dir():
            choice = courses.get(path.name, Choice())
            for version in path.iterdir():
                if version.name not in (choice.now, choice.before) and (version / ORIGIN).is_file():
                    shutil.rmtree(version, ignore_errors=True)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """One process at a time: the same lock on every system, let go by the system when a process dies."""
    with closing(sqlite3.connect(root / _LOCK, timeout=_PATIENCE, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def _failing(root: Path) -> Iterator[None]:
    """What the disk refuses becomes a sentence."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise AtelierError("packages.not_written", folder=str(root)) from error
