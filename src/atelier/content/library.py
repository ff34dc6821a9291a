"""The library: the courses of some folders, compiled once and read fast.

Opening it when nothing changed costs one look at each source file (time and size) and one
small index; neither Python-Markdown nor PyYAML is imported. What is broken carries its
remarks and never stops the rest.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from threading import RLock
from time import time_ns
from typing import TYPE_CHECKING

import msgspec

from atelier.content.compiled import (
    CompiledLesson,
    CompiledScenario,
    Index,
    Stamp,
    Store,
    decode_lesson,
    decode_scenario,
    digest_of,
    lesson_key,
    version,
)
from atelier.content.model import Course, Lesson, LessonOutline, Remark, SimulationOutline, Term
from atelier.content.scenario.model import Scenario
from atelier.errors import AtelierError

if TYPE_CHECKING:
    from atelier.content.course import CourseFile
    from atelier.content.linking import Linker

GLOSSARY = "glossaire.md"
COURSE = "course.yaml"
SIMULATIONS = "simulations"
_LARGEST = 2_000_000
"""Bytes: a larger file is refused, so it is not read either."""
_DOUBT = 2_000_000_000
"""Nanoseconds: a file touched so shortly before the index was written is read again, since a
disk's clock may be too coarse to tell two changes apart."""


class Library:
    """The courses and the glossary of some folders, each a folder of courses. What several folders hold under the
    same id (a course, a word) is that of the first; of two courses of one folder, the higher version. `own`: the one
    among them, the last, that a trainer writes in: a course of hers whose course.yaml cannot be used is left out, for
    its author is told elsewhere. `shipped` is a cache that came with the app: it is read where the other has nothing."""

    def __init__(
        self,
        folders: Iterable[Path],
        cache_folder: Path,
        own: Path | None = None,
        *,
        shipped: Path | None = None,
    ) -> None:
        self._cache = Path(cache_folder)
        self._shipped = shipped
        self._lock = RLock()
        self._hidden: frozenset[str] = frozenset()
        self.look_in(folders, own)

    def look_in(self, folders: Iterable[Path], own: Path | None = None) -> None:
        """Read these folders from now on."""
        with self._lock:
            self._own = Path(own).absolute() if own else None
            self._folders = tuple(Path(folder).absolute() for folder in folders)
            self._store = Store(self._cache, self._folders, self._shipped)
            self._known: Index | None = None

    def hide(self, courses: frozenset[str]) -> None:
        """Leave these courses out from now on: they are there, and not offered."""
        self._hidden = courses

    def all(self) -> tuple[Course, ...]:
        """The outlines of the courses, by number of workshop (those that have none, 0, come last); those that are
        hidden too."""
        return self._index().courses

    def courses(self) -> tuple[Course, ...]:
        """The outlines of the courses that are offered, by number of workshop."""
        return tuple(one for one in self.all() if one.id not in self._hidden)

    def course(self, course_id: str) -> Course:
        """One course. Raises AtelierError if there is none of that id."""
        for course in self.courses():
            if course.id == course_id:
                return course
        raise AtelierError("content.course_unknown", course=course_id)

    def terms(self) -> tuple[Term, ...]:
        """The glossary."""
        return self._index().terms

    @property
    def glossary_remarks(self) -> tuple[Remark, ...]:
        """What is wrong in the glossary; a broken term is left out of `terms`."""
        return self._index().glossary_remarks

    def lesson(self, course_id: str, lesson_id: str) -> Lesson:
        """One lesson, whole. Raises AtelierError if it is unknown, or broken."""
        index = self._index()
        course = self.course(course_id)
        outline = next((one for one in course.lessons if one.id == lesson_id), None)
        if outline is None:
            raise AtelierError("content.lesson_unknown", course=course_id, lesson=lesson_id)
        key = index.keys.get(f"{course_id}/{lesson_id}")
        if outline.remarks or key is None:
            raise self._broken(outline)
        found = self._store.lesson(key)
        lesson = _decoded(found)
        if lesson is None:
            lesson = _decoded(self._recompiled(course, outline))
        if lesson is None:
            raise self._broken(outline)
        return lesson

    def scenario(self, course_id: str, simulation: str) -> Scenario:
        """One simulation, whole. Raises AtelierError if it is unknown, or broken."""
        course = self.course(course_id)
        outline = next((one for one in course.simulations if one.id == simulation), None)
        if outline is None:
            raise AtelierError("content.simulation_unknown", course=course_id, simulation=simulation)
        key = self._index().keys.get(f"{course_id}/{SIMULATIONS}/{simulation}")
        found = None if outline.remarks or key is None else self._store.scenario(key)
        scenario = _decoded_scenario(found)
        if scenario is None and not outline.remarks:
            scenario = _decoded_scenario(self._recompiled_scenario(course, outline))
        if scenario is None:
            raise self._broken(outline)
        return scenario

    def refresh(self) -> None:
        """Look at the files again; what did not change is not compiled again."""
        with self._lock:
            self._known = self._opened(self._known or self._store.index())

    # ------------------------------------------------------------------ the index

    def _index(self) -> Index:
        if self._known is None:
            self.refresh()
        assert self._known
        return self._known

    def _opened(self, index: Index | None) -> Index:
        seen = [found for folder in self._folders for found in _sources(folder)]
        if index and _same(index, seen):
            return index
        old = {stamp.path: stamp for stamp in index.stamps} if index else {}
        sure = index.written - _DOUBT if index else 0
        stamps = []
        for path, moment, size in seen:
            before = old.get(path)
            if before and (before.time, before.size) == (moment, size) and moment < sure:
                stamps.append(before)
            else:
                stamps.append(Stamp(path, moment, size, _digest(path, size)))
        if index and [(one.path, one.digest) for one in stamps] == [
            (one.path, one.digest) for one in index.stamps
        ]:
            made = msgspec.structs.replace(index, stamps=tuple(stamps), written=time_ns())
        else:
            made = self._compiled(tuple(stamps))
            self._store.sweep({*made.keys.values()})
        self._store.save_index(made)
        return made

    def _compiled(self, stamps: tuple[Stamp, ...]) -> Index:
        from atelier.content.linking import Linker

        digests = {stamp.path: stamp.digest for stamp in stamps}
        terms, remarks = self._glossary(digests)
        linker = Linker(terms)
        courses: dict[str, Course] = {}
        keys: dict[str, str] = {}
        for folder in reversed(self._folders):
            here: dict[str, Course] = {}
            for below in sorted({Path(path).parent for path in digests}):
                if below.parent == folder and str(below / COURSE) in digests:
                    course, own = self._course(below, digests, linker)
                    if folder == self._own:
                        course = msgspec.structs.replace(course, own=True)
                        if not course.version:  # its course.yaml cannot be used
                            continue
                    if course.id not in here or _newer(course, here[course.id]):
                        here[course.id] = course
                        keys = {key: one for key, one in keys.items() if not key.startswith(f"{course.id}/")}
                        keys.update(own)
            courses.update(here)
        ordered = tuple(sorted(courses.values(), key=lambda one: (one.workshop or 100, one.own, one.id)))
        return Index(version(), time_ns(), stamps, ordered, terms, remarks, keys)

    def _glossary(self, digests: dict[str, str]) -> tuple[tuple[Term, ...], tuple[Remark, ...]]:
        """The words of the glossaries of all folders, and what is wrong in them."""
        terms: dict[str, Term] = {}
        remarks: list[Remark] = []
        for folder in self._folders:
            if str(folder / GLOSSARY) in digests:
                from atelier.content.glossary import read_glossary
                from atelier.content.remarks import Remarks
                from atelier.content.sourcefile import read_bytes

                said = Remarks(GLOSSARY)
                data = read_bytes(folder / GLOSSARY, folder, said)
                found = read_glossary(data) if data is not None else None
                remarks += said.all
                if found:
                    terms = {**terms, **{term.id: term for term in found.terms if term.id not in terms}}
                    remarks += found.remarks
        return tuple(terms.values()), tuple(remarks)

    def _course(self, folder: Path, digests: dict[str, str], linker: Linker) -> tuple[Course, dict[str, str]]:
        from atelier.content.assembly import assemble, broken_course
        from atelier.content.course import read_course
        from atelier.content.remarks import Remarks
        from atelier.content.sourcefile import read_bytes

        said = Remarks(COURSE)
        data = read_bytes(folder / COURSE, folder, said)
        file, remarks = read_course(data) if data is not None else (None, said.all)
        if file is None:
            return broken_course(folder, remarks), {}
        outlines: dict[str, LessonOutline] = {}
        keys: dict[str, str] = {}
        for module in file.modules:
            for name in module.lessons:
                path = folder / f"{name}.md"
                if str(path) not in digests:
                    continue
                digest = digests[str(path)]
                key = lesson_key(file.id, path.name, file.names, digest, linker.key)
                found = self._store.lesson(key) or self._compile(path, file, digest, linker)
                outlines[name] = found.outline
                keys[f"{file.id}/{found.outline.id}"] = key
        simulations: dict[str, SimulationOutline] = {}
        for path in sorted(Path(one) for one in digests):
            if path.parent == folder / SIMULATIONS:
                name = f"{SIMULATIONS}/{path.name}"
                key = lesson_key(file.id, name, file.names, digests[str(path)])
                read = self._store.scenario(key) or self._compile_scenario(path, file, digests[str(path)])
                simulations[path.stem] = read.outline
                keys[f"{file.id}/{SIMULATIONS}/{path.stem}"] = key
        return assemble(folder, file, outlines, simulations), keys

    def _compile_scenario(self, path: Path, file: CourseFile, digest: str) -> CompiledScenario:
        from atelier.content.outline import broken_simulation, simulation_outline
        from atelier.content.remarks import Remarks
        from atelier.content.scenario.reading import read_scenario
        from atelier.content.sourcefile import read_bytes
        from atelier.content.typography import names_pattern

        name = f"{SIMULATIONS}/{path.name}"
        said = Remarks(name)
        data = read_bytes(path, path.parent.parent, said)
        if data is None:
            return self._store.compiled_scenario(broken_simulation(path.stem, name, said.all), None)
        found = read_scenario(data, name, file.id, names_pattern(file.names))
        made = self._store.compiled_scenario(simulation_outline(path.stem, name, found), found.scenario)
        if digest_of(data) == digest:
            self._store.save_scenario(lesson_key(file.id, name, file.names, digest), made)
        return made

    def _compile(self, path: Path, file: CourseFile, digest: str, linker: Linker) -> CompiledLesson:
        from atelier.content.lesson import read_lesson
        from atelier.content.outline import broken, outline
        from atelier.content.remarks import Remarks
        from atelier.content.sourcefile import read_bytes
        from atelier.content.typography import names_pattern

        said = Remarks(path.name)
        data = read_bytes(path, path.parent, said)
        if data is None:
            return self._store.compiled(broken(path.stem, path.stem, path.name, said.all), None)
        found = read_lesson(data, path.name, file.id, names_pattern(file.names))
        lesson = linker.link(found.lesson) if found.lesson else None
        made = self._store.compiled(outline(lesson) if lesson else found.outline, lesson)
        if digest_of(data) == digest:  # else it changed meanwhile: the next look will tell
            key = lesson_key(file.id, path.name, file.names, digest, linker.key)
            self._store.save_lesson(key, made)
        return made

    def _recompiled(self, course: Course, outline: LessonOutline) -> CompiledLesson | None:
        """A lesson whose compiled file was lost."""
        from atelier.content.linking import Linker

        found = _source_of(course, outline.file)
        return self._compile(*found, Linker(self.terms())) if found else None

    def _recompiled_scenario(self, course: Course, outline: SimulationOutline) -> CompiledScenario | None:
        """A simulation whose compiled file was lost."""
        found = _source_of(course, outline.file)
        return self._compile_scenario(*found) if found else None

    @staticmethod
    def _broken(outline: LessonOutline | SimulationOutline) -> AtelierError:
        line = outline.remarks[0].where.line if outline.remarks else 1
        return AtelierError(
            "content.lesson_broken", title=outline.title or outline.file, file=outline.file, line=line
        )


def _decoded(found: CompiledLesson | None) -> Lesson | None:
    try:
        return decode_lesson(found) if found else None
    except (msgspec.DecodeError, RecursionError):
        return None


def _decoded_scenario(found: CompiledScenario | None) -> Scenario | None:
    try:
        return decode_scenario(found) if found else None
    except (msgspec.DecodeError, RecursionError):
        return None


def _source_of(course: Course, name: str) -> tuple[Path, CourseFile, str] | None:
    """A source file of a course, with what its course.yaml says and the hash of what it holds."""
    from atelier.content.course import read_course

    folder = Path(course.folder)
    try:
        file, _ = read_course((folder / COURSE).read_bytes())
        digest = digest_of((folder / name).read_bytes())
    except OSError:
        return None
    return (folder / name, file, digest) if file else None


def _newer(one: Course, other: Course) -> bool:
    """Whether a course is of a higher version than another."""

    def numbers(course: Course) -> list[int]:
        return [int(part) for part in course.version.split(".") if part.isdigit()]

    return numbers(one) > numbers(other)


def _sources(folder: Path) -> list[tuple[str, int, int]]:
    """Each source file of a folder of courses: path, time, size."""
    found = []
    for entry in _entries(folder):
        if entry.name == GLOSSARY:
            found += _seen(entry)
        elif not entry.name.startswith(".") and entry.is_dir():
            inside = [
                one for one in _entries(Path(entry.path)) if one.name == COURSE or one.name.endswith(".md")
            ]
            games = _entries(Path(entry.path) / SIMULATIONS)
            for one in (*inside, *(one for one in games if one.name.endswith(".yaml"))):
                found += _seen(one)
    return found


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def _seen(entry: os.DirEntry[str]) -> list[tuple[str, int, int]]:
    try:
        if not entry.is_file():
            return []
        found = entry.stat()
    except OSError:
        return []
    return [(entry.path, found.st_mtime_ns, found.st_size)]


def _same(index: Index, seen: list[tuple[str, int, int]]) -> bool:
    sure = index.written - _DOUBT
    return len(seen) == len(index.stamps) and all(
        (stamp.path, stamp.time, stamp.size) == found and found[1] < sure
        for stamp, found in zip(index.stamps, seen, strict=True)
    )


def _digest(path: str, size: int) -> str:
    if size > _LARGEST:
        return f"large {size}"
    if not Path(path).is_file():
        return ""
    try:
        return digest_of(Path(path).read_bytes())
    except OSError:
        return ""
