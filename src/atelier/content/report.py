"""What an author asks: is this file, this course, this folder of courses right?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from atelier.content import ids
from atelier.content.assembly import assemble, broken_course
from atelier.content.checks import RULES, Around, Rule, Subject
from atelier.content.checks.identifiers import unlocked
from atelier.content.course import FILE as COURSE
from atelier.content.course import read_course
from atelier.content.glossary import FILE as GLOSSARY
from atelier.content.glossary import GlossaryReading, read_glossary
from atelier.content.lesson import Reading, read_lesson
from atelier.content.model import Position, Remark
from atelier.content.naming import nearest
from atelier.content.outline import broken, simulation_outline
from atelier.content.remarks import Remarks
from atelier.content.scenario.model import Scenario
from atelier.content.scenario.reading import FOLDER as SIMULATIONS
from atelier.content.scenario.reading import ScenarioReading, read_scenario
from atelier.content.sourcefile import read_bytes
from atelier.content.typography import names_pattern
from atelier.errors import AtelierError


class Found(NamedTuple):
    """A remark, and the whole path of its file."""

    path: Path
    remark: Remark


class Report(NamedTuple):
    """What was found. `files`: how many were read. `locked`: each lock written, and its ids."""

    found: tuple[Found, ...]
    files: int
    locked: tuple[tuple[Path, int], ...] = ()

    @property
    def errors(self) -> int:
        """How many are not mere warnings."""
        return sum(one.remark.severity == "error" for one in self.found)


def check(
    path: Path,
    *,
    glossary: Path | None = None,
    lock: bool = False,
    further: Sequence[Rule] = (),
    beside: Sequence[Path] = (),
) -> Report:
    """Check a file, a course's folder or a folder of courses. `glossary` is asked for what the
    folder's own does not hold. `lock` also writes each course's ids.lock. `further`: rules that know
    what this room does not, such as how large the words of a slide are. `beside`: other folders of
    courses, whose lessons may be linked and whose ids are taken.

    Raises AtelierError where the path is none of these, or a lock cannot be written.
    """
    path = path.absolute()
    if not path.exists():
        raise AtelierError("content.no_such_path", path=str(path))
    if path.is_file():
        if lock:
            raise AtelierError("content.lock_without_course")
        return _check_file(path, glossary, further, beside)
    if (path / COURSE).exists():
        return _check_courses([path], _known_glossary(path.parent, glossary), lock, further, beside)
    folders = course_folders(path)
    shared = path / GLOSSARY
    if not folders and not shared.exists():
        return Report((Found(path, Remark("no_course", Position())),), 0)
    own = _check_glossary(shared) if shared.exists() else Report((), 0)
    rest = _check_courses(folders, _known_glossary(path, glossary), lock, further, beside)
    return Report((*own.found, *rest.found), own.files + rest.files, rest.locked)


def course_folders(path: Path) -> list[Path]:
    """The courses of a folder of courses; none where it cannot be read."""
    try:
        return sorted(one for one in path.iterdir() if not one.name.startswith(".") and _holds(one))
    except OSError:
        return []


def _holds(folder: Path) -> bool:
    try:
        return (folder / COURSE).exists()
    except OSError:  # may not be entered
        return False


# --------------------------------------------------------------------------- one file


def _check_file(path: Path, glossary: Path | None, further: Sequence[Rule], beside: Sequence[Path]) -> Report:
    if path.name == GLOSSARY:
        return _check_glossary(path)
    game = path.suffix == ".yaml" and path.parent.name == SIMULATIONS
    if path.suffix != ".md" and path.name not in (COURSE, ids.FILE) and not game:
        raise AtelierError("content.not_a_lesson", path=str(path))
    course = path.parent.parent if game else path.parent
    if (course / COURSE).exists():
        whole = _check_courses([course], _known_glossary(course.parent, glossary), False, further, beside)
        return Report(tuple(one for one in whole.found if one.path == path), 1)
    if game:
        return Report(_sorted(course, _scenario(path, course, "", ()).remarks), 1)
    reading = _lesson(path, path.parent, "", ())
    subject = Subject(path.parent, None, None, {path.stem: reading})
    return Report(_sorted(path.parent, [*reading.remarks, *_rules(subject)]), 1)


def _check_glossary(path: Path) -> Report:
    read, remarks = _glossary(path)
    known = {term.id for term in read.terms}
    said = list(remarks)
    for one in read.references:
        if one.kind == "term" and one.target not in known and not remarks:
            guess = nearest(one.target, known)
            code = "link_term_guess" if guess else "link_term_dead"
            said.append(Remark(code, one.where, {"target": one.target, "guess": guess}))
    return Report(_sorted(path.parent, said), 1)


def _glossary(path: Path) -> tuple[GlossaryReading, tuple[Remark, ...]]:
    said = Remarks(path.name)
    data = read_bytes(path, path.parent, said)
    read = read_glossary(data, path.name) if data is not None else GlossaryReading(())
    return read, (*said.all, *read.remarks)


def _known_glossary(folder: Path, otherwise: Path | None) -> frozenset[str] | None:
    """The ids of the words of the glossaries, those that are ill-written included."""
    found: frozenset[str] | None = None
    for path in (folder / GLOSSARY, otherwise):
        if path is not None and path.exists():
            data = read_bytes(path, path.parent, Remarks(GLOSSARY))
            if data is None:  # said where the glossary itself is checked
                return None
            text = data.decode("utf-8", "replace")
            found = (found or frozenset()).union(re.findall(r"^ {4}id:[ \t]*(\S+)", text, re.MULTILINE))
    return found


# --------------------------------------------------------------------------- courses


def _check_courses(
    folders: Sequence[Path],
    terms: frozenset[str] | None,
    lock: bool,
    further: Sequence[Rule],
    beside: Sequence[Path],
) -> Report:
    found: list[Found] = []
    locked: list[tuple[Path, int]] = []
    files = 0
    subjects = []
    for folder in folders:
        others = [one for one in beside if one.absolute() != folder.parent and one.is_dir()]
        subject, remarks = _course(folder, Around(_lessons_around(folder, others), terms))
        remarks += _taken(subject, others)
        if lock and subject.file:
            locked.append(_write_lock(subject))
        said = _sorted(folder, [*remarks, *_rules(subject, further)])
        found += said or _sorted(folder, unlocked(subject) if not lock else ())
        files += 1 + len(subject.lessons) + len(subject.scenarios)
        subjects.append(subject)
    found += _twice(subjects)
    return Report(tuple(found), files, tuple(locked))


def _course(folder: Path, around: Around) -> tuple[Subject, list[Remark]]:
    said = Remarks(COURSE)
    data = read_bytes(folder / COURSE, folder, said)
    file, remarks = read_course(data) if data is not None else (None, ())
    own = file.id if file else folder.name
    names = file.names if file else ()
    lessons = {path.stem: _lesson(path, folder, own, names) for path in sorted(folder.glob("*.md"))}
    outlines = {name: reading.outline for name, reading in lessons.items()}
    games = sorted((folder / SIMULATIONS).glob("*.yaml"))
    scenarios = {path.stem: _scenario(path, folder, own, names) for path in games}
    played = {
        name: simulation_outline(name, f"{SIMULATIONS}/{name}.yaml", one) for name, one in scenarios.items()
    }
    course = assemble(folder, file, outlines, played) if file else broken_course(folder, remarks)
    lock = Remarks(ids.FILE)
    locked = _lock(folder, lock)
    subject = Subject(folder, file, course, lessons, around, locked, scenarios)
    of_course = [one for one in course.remarks if one.code != "activity_twice"] if file else []
    every = [*said.all, *remarks, *lock.all, *of_course]
    for reading in lessons.values():
        every += reading.remarks
    for game in scenarios.values():
        every += game.remarks
    return subject, every


def _scenario(path: Path, folder: Path, course: str, names: tuple[str, ...]) -> ScenarioReading:
    name = f"{SIMULATIONS}/{path.name}"
    said = Remarks(name)
    data = read_bytes(path, folder, said)
    if data is None:
        return ScenarioReading(None, said.all)
    return read_scenario(data, name, course, names_pattern(names))


def _lesson(path: Path, folder: Path, course: str, names: tuple[str, ...]) -> Reading:
    said = Remarks(path.name)
    data = read_bytes(path, folder, said)
    if data is None:
        return Reading(broken(path.stem, path.stem, path.name, said.all), None, said.all)
    return read_lesson(data, path.name, course, names_pattern(names))


def _lock(folder: Path, remarks: Remarks) -> dict[str, ids.Known] | None:
    path = folder / ids.FILE
    if not path.exists():
        return None
    data = read_bytes(path, folder, remarks)
    return ids.read_lock(data.decode("utf-8", "replace"), remarks) if data is not None else None


def _write_lock(subject: Subject) -> tuple[Path, int]:
    path = subject.folder / ids.FILE
    text = ids.write_lock(subject.lock or {}, ids.ids_of(subject.shown(), subject.played()))
    beside = path.with_name(f"{path.name}.{os.getpid()}.{token_hex(4)}.tmp")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        raise AtelierError("content.lock_not_written", file=str(path)) from error
    return path, text.count("\n")


def _lessons_around(folder: Path, beside: Sequence[Path]) -> frozenset[str]:
    """« course/lesson » of the courses beside this one, from their heads alone."""
    found = set()
    for other in (one for shelf in (folder.parent, *beside) for one in course_folders(shelf)):
        if other == folder:
            continue
        course = _first_id(other / COURSE)
        found |= {f"{course}/{_first_id(path)}" for path in other.glob("*.md")}
    return frozenset(found)


def _first_id(path: Path) -> str:
    if not path.is_file():
        return ""
    try:
        with path.open("rb") as opened:
            start = opened.read(4_000).decode("utf-8", "replace")
    except OSError:
        return ""
    found = re.search(r"^id:[ \t]*[\"']?([a-z0-9-]+)", start, re.MULTILINE)
    return found[1] if found else path.stem


def _rules(subject: Subject, further: Sequence[Rule] = ()) -> list[Remark]:
    return [remark for rule in (*RULES, *further) for remark in rule(subject)]


def _taken(subject: Subject, beside: Sequence[Path]) -> Iterator[Remark]:
    """The course takes the id of one that stands elsewhere: people's work would be mixed up."""
    file = subject.file
    if file and any(_first_id(one / COURSE) == file.id for shelf in beside for one in course_folders(shelf)):
        yield Remark("course_taken", file.at("id"), {"id": file.id})


def _twice(subjects: Iterable[Subject]) -> list[Found]:
    """Two courses of the same id, or of the same number where neither is a version of another."""
    found = []
    ids_seen: dict[str, str] = {}
    numbers: dict[int, str] = {}
    for subject in subjects:
        file = subject.file
        if file is None:
            continue
        if file.id in ids_seen:
            remark = Remark("course_twice", file.at("id"), {"id": file.id, "folder": ids_seen[file.id]})
            found.append(Found(subject.folder / COURSE, remark))
        elif file.workshop in numbers and not file.derives_from:
            args: dict[str, str | int] = {"number": file.workshop, "id": numbers[file.workshop]}
            found.append(Found(subject.folder / COURSE, Remark("workshop_twice", file.at("workshop"), args)))
        ids_seen.setdefault(file.id, subject.folder.name)
        if file.workshop and not file.derives_from:
            numbers.setdefault(file.workshop, file.id)
    return found


def _sorted(folder: Path, remarks: Iterable[Remark]) -> tuple[Found, ...]:
    """By file, then by place; said once."""
    unique = {(one.code, one.where): one for one in remarks}
    ordered = sorted(unique.values(), key=lambda one: (one.where.file, one.where.line, one.where.column))
    return tuple(Found(folder / one.where.file, one) for one in ordered)


def scenarios(path: Path) -> tuple[Scenario, ...]:
    """The simulations of a file, a course's folder or a folder of courses that can be played."""
    path = path.absolute()
    if path.is_file():
        files = [path] if path.suffix == ".yaml" and path.parent.name == SIMULATIONS else []
    else:
        folders = [path] if (path / COURSE).exists() else course_folders(path)
        files = [file for folder in folders for file in sorted((folder / SIMULATIONS).glob("*.yaml"))]
    found = []
    for file in files:
        folder = file.parent.parent
        data = read_bytes(folder / COURSE, folder, Remarks(COURSE))
        course = read_course(data)[0] if data is not None else None
        names = course.names if course else ()
        found.append(_scenario(file, folder, course.id if course else "", names).scenario)
    return tuple(one for one in found if one is not None)
