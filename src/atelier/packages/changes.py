"""What a package changes for who installs it, in terms of lessons: new, changed, withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from filecmp import cmp
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from atelier.content.course import FILE as COURSE
from atelier.content.glossary import read_glossary
from atelier.content.model import NOWHERE, Course, LessonOutline, Term
from atelier.packages.form import GLOSSARY
from atelier.updates.versions import number


class Order(StrEnum):
    """How a version stands to the one that is shown."""

    NEW = "new"
    NEWER = "newer"
    SAME = "same"
    OLDER = "older"


class Changes(Struct, frozen=True):
    """What changes in one course. Lessons and activities by their titles; `before`: the version shown now, if there
    is one; `others`: how many pictures differ; `words`: how many words of its glossary; `sheet`: whether its
    course.yaml does, its version aside."""

    id: str
    title: str
    version: str
    before: str
    order: Order
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    others: int = 0
    words: int = 0
    sheet: bool = False

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        lessons = self.new or self.changed or self.withdrawn or self.activities
        return self.order is Order.SAME and not (lessons or self.others or self.words or self.sheet)


def changes(after: Course, before: Course | None) -> Changes:
    """What changes from one version of a course to another. `activities`: those withdrawn from lessons that stay."""
    if before is None:
        titles = tuple(one.title for one in after.lessons)
        return Changes(after.id, after.title, after.version, "", Order.NEW, titles)
    old = {one.id: one for one in before.lessons}
    now = {one.id: one for one in after.lessons}
    changed = (
        one.title
        for one in after.lessons
        if one.id in old and _sources(after, one) != _sources(before, old[one.id])
    )
    kept = {activity.id for one in after.lessons for activity in one.activities}
    gone = (
        activity.title or old_lesson.title
        for old_lesson in before.lessons
        if old_lesson.id in now
        for activity in old_lesson.activities
        if activity.id not in kept
    )
    return Changes(
        after.id,
        after.title,
        after.version,
        before.version,
        _order(after.version, before.version),
        tuple(one.title for one in after.lessons if one.id not in old),
        tuple(changed),
        tuple(one.title for one in before.lessons if one.id not in now),
        tuple(gone),
        _pictures(Path(after.folder), Path(before.folder)),
        _words(Path(after.folder), Path(before.folder)),
        _sheet(Path(after.folder)) != _sheet(Path(before.folder)),
    )


def _order(after: str, before: str) -> Order:
    if number(after) == number(before):
        return Order.SAME
    return Order.NEWER if number(after) > number(before) else Order.OLDER


def _sources(course: Course, lesson: LessonOutline) -> list[bytes]:
    """The files of a lesson: its own, then those of its simulations."""
    games = (one.file for one in course.simulations if one.lesson == lesson.id)
    return [_bytes(Path(course.folder) / name) for name in (lesson.file, *games)]


def _sheet(course: Path) -> bytes:
    """The course.yaml of a course without its version, which is said by itself."""
    return re.sub(rb"(?m)^version:.*$", b"", _bytes(course / COURSE))


def _words(after: Path, before: Path) -> int:
    """How many words that come with a course are new or differ."""
    known = _terms(before)
    return sum(known.get(term.id) != term for term in _terms(after).values())


def _terms(course: Path) -> dict[str, Term]:
    """The words of the glossary beside a course, wherever they stand in it."""
    terms = read_glossary(_bytes(course.parent / GLOSSARY)).terms
    return {term.id: replace(term, where=NOWHERE) for term in terms}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _pictures(after: Path, before: Path) -> int:
    """How many pictures of a course are new or differ."""
    return sum(not _same(one, before / one.relative_to(after)) for one in _files(after))


def _same(one: Path, other: Path) -> bool:
    try:
        return cmp(one, other, shallow=False)
    except OSError:
        return False


def _files(folder: Path) -> Iterable[Path]:
    return (one for one in folder.rglob("*") if one.is_file() and one.suffix not in (".md", ".yaml", ".lock"))
