"""What a participant handed in, boiled down to what a class's page shows; kept as long as nothing new came.

The rules are those of `atelier.progress.rules` (a test compares them); here they are asked over a thousand people at
once, so the facts are looked through as rows and never made into events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from atelier.classroom.ledger import Ledger
from atelier.content.model import Course
from atelier.journal.rows import Scanned
from atelier.progress.keys import activity_key, lesson_key
from atelier.progress.rules import END

LEFT, STARTED, DONE = 0, 1, 2


class Cell(Struct, frozen=True, array_like=True, gc=False):
    """A lesson of one person: LEFT, STARTED or DONE, and the percent of it that was passed."""

    state: int
    percent: int


class Digest(Struct, frozen=True):
    """What one participant handed in of a course: each lesson in order, the first answer to each question (JSON,
    by key; only where answers were sent), the texts shared (by key)."""

    lessons: tuple[Cell, ...]
    answers: dict[str, str] = {}
    texts: dict[str, str] = {}

    @property
    def seen(self) -> int:
        """How many lessons are done."""
        return sum(cell.state == DONE for cell in self.lessons)


class _Lesson(Struct, frozen=True):
    key: str
    sections: frozenset[str]
    activities: frozenset[str]
    end: str
    completed: str
    opened: str
    shows: bool

    @property
    def total(self) -> int:
        """How many stops."""
        return len(self.sections) + len(self.activities) + 1


_PASSED_BY = {"question": "answered", "decision": "walked", "case": "opened"}


def fingerprint(course: Course) -> str:
    """What a course is, as far as digests depend on it."""
    return " ".join(f"{one.id}:{one.fingerprint}" for one in course.lessons)


def digests(ledger: Ledger, learners: Sequence[str], course: Course) -> dict[str, Digest]:
    """The digest of each of these learners who handed something in."""
    plan = [_plan(course, place) for place in range(len(course.lessons))]
    found: dict[str, Digest] = {}
    for rows in ledger.scan(learners, f"{course.id}/"):
        for learner, some in groupby(rows, itemgetter(0)):
            found[learner] = _digest(some, plan)
    return found


class Kept:
    """Digests that were worked out already, each with what it was worked out from."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[str, Digest | None]] = {}

    def of(self, ledger: Ledger, stamps: Mapping[str, str], course: Course) -> dict[str, Digest]:
        """The digests of learners; `stamps` says by learner what was taken of them (see `figures.stamps`)."""
        course_is = fingerprint(course)
        wanted = {learner: f"{stamp}\n{course_is}" for learner, stamp in stamps.items()}
        missing = [
            learner
            for learner, stamp in wanted.items()
            if self._kept.get((course.id, learner), ("",))[0] != stamp
        ]
        if missing:
            new = digests(ledger, missing, course)
            for learner in missing:
                self._kept[course.id, learner] = (wanted[learner], new.get(learner))
        found = {learner: self._kept[course.id, learner][1] for learner in wanted}
        return {learner: digest for learner, digest in found.items() if digest is not None}

    def forget(self) -> None:
        """Keep nothing of what was worked out."""
        self._kept.clear()


def _plan(course: Course, place: int) -> _Lesson:
    lesson = course.lessons[place]
    key = lesson_key(course.id, lesson.id)
    kinds = {one.id: one.kind for one in lesson.activities}
    activities = [id for id in lesson.stops if not id.startswith("#") and kinds.get(id) in _PASSED_BY]
    return _Lesson(
        key,
        frozenset(f'read{key}"{id}"' for id in lesson.stops if id.startswith("#")),
        frozenset(_PASSED_BY[kinds[id]] + activity_key(course.id, id) for id in activities),
        f'read{key}"{END}"',
        f"completed{key}",
        f"opened{key}",
        not lesson.remarks,
    )


def _digest(rows: Iterable[Scanned], plan: Sequence[_Lesson]) -> Digest:
    marks: set[str] = set()
    add = marks.add
    answered: list[tuple[str, str, str]] = []
    withdrawn: set[str] = set()
    texts: dict[str, str] = {}
    for _learner, key, verb, value, id in rows:
        if verb == "read":
            add(f"read{key}{value}")
        elif verb == "answered":
            answered.append((key, value, id))
        elif verb in ("completed", "opened"):
            add(verb + key)
        elif verb == "walked":
            # The end of the path, in compact JSON: a quotation mark inside a string would be escaped.
            if '"end":"' in value and '"end":""' not in value:
                add(f"walked{key}")
        elif verb == "withdrawn":
            withdrawn.add(value)
        elif verb == "wrote":
            texts[key] = value
    answers: dict[str, str] = {}
    for key, value, id in answered:
        if f'"{id}"' not in withdrawn:
            add(f"answered{key}")
            if value != _HIDDEN:
                answers.setdefault(key, value)
    return Digest(tuple(_cell(lesson, marks) for lesson in plan), answers, texts)


_HIDDEN = '{"choice":["*"]}'


def _cell(lesson: _Lesson, marks: set[str]) -> Cell:
    if not lesson.shows:
        return Cell(LEFT, 0)
    if lesson.completed in marks:
        return Cell(DONE, 100)
    ended = lesson.end in marks
    passed = len(lesson.activities & marks) + ended
    passed += len(lesson.sections) if ended else len(lesson.sections & marks)
    if passed == lesson.total:
        return Cell(DONE, 100)
    if passed or lesson.opened in marks:
        return Cell(STARTED, 100 * passed // lesson.total)
    return Cell(LEFT, 0)
