"""The figures of a class: who did what, what was missed most, what was shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from statistics import median

import msgspec
from msgspec import Struct

from atelier.classroom.classes import ClassState, Participant
from atelier.classroom.digest import DONE, LEFT, Cell, Digest, Kept
from atelier.classroom.handin import is_hidden
from atelier.classroom.ledger import Ledger
from atelier.content.model import Course, Lesson, Question, QuestionKind
from atelier.progress.grading import Verdict, grade, plain
from atelier.progress.keys import activity_key

MOST_MISSED = 5
_CHOSEN = frozenset({QuestionKind.TRUE_FALSE, QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.SHORT})
"""Where a wrong option says what people believe; an order or pairs do not."""


class Row(Struct, frozen=True):
    """A person of the class's page. `received` tells « nothing received » from « nothing done »: without it there
    are no lessons. `documents` is None as long as the app has none."""

    person: str
    name: str
    organisation: str
    attendance: str
    received: bool
    lessons: tuple[Cell, ...] = ()
    documents: int | None = None

    @property
    def seen(self) -> int:
        """Lessons done."""
        return sum(cell.state == DONE for cell in self.lessons)

    @property
    def started(self) -> int:
        """Lessons begun and not done."""
        return sum(cell.state not in (DONE, LEFT) for cell in self.lessons)


class Missed(Struct, frozen=True):
    """A question and how many missed it at the first attempt, among those whose answers were sent. `often` is the
    wrong option chosen most, in its own words, or nothing."""

    key: str
    title: str
    lesson: str
    wrong: int
    answered: int
    often: str = ""


class Shared(Struct, frozen=True):
    """The texts shared of one reflection, each with the id of its person."""

    key: str
    title: str
    texts: tuple[tuple[str, str], ...]


class LessonFigure(Struct, frozen=True):
    """A lesson of the strip: its module's code, and how many people have done it."""

    id: str
    title: str
    module: str
    seen: int


class ClassFigures(Struct, frozen=True):
    """A class in figures. `median` is that of the lessons seen by those of whom something was received, None when
    that is nobody."""

    rows: tuple[Row, ...]
    lessons: tuple[LessonFigure, ...]
    enrolled: int
    present: int
    online: int
    received: int
    median: float | None
    missed: tuple[Missed, ...]
    shared: tuple[Shared, ...]
    with_answers: int


def questions_of(lessons: Iterable[Lesson]) -> dict[str, Question]:
    """The questions of whole lessons, by key: what grading needs."""
    return {
        activity_key(lesson.course, block.id): block
        for lesson in lessons
        for block in lesson.blocks
        if isinstance(block, Question)
    }


def stamps(classes: Iterable[ClassState], people: Iterable[Participant]) -> dict[str, str]:
    """What was taken of each learner of these people, over all the classes: it changes when something new came."""
    wanted = {learner: "" for person in people for learner in person.learners}
    for one in classes:
        for person in one.people:
            for taken in person.hand_ins:
                if (learner := taken.handed.learner) in wanted:
                    wanted[learner] += f" {taken.handed.sha[:16]}"
    return wanted


def figures(
    ledger: Ledger,
    one: ClassState,
    course: Course,
    questions: Mapping[str, Question],
    kept: Kept | None = None,
    classes: Iterable[ClassState] = (),
) -> ClassFigures:
    """The figures of a class. `kept` spares what did not change since the last time it was asked; `classes`: all of
    the trainer's, as a hand-in to another class counts here too."""
    people = [person for person in one.people if person.about.state == "enrolled"]
    known = stamps([*classes] or [one], people)
    found = (kept or Kept()).of(ledger, known, course)
    by_person = {
        person.id: _merged([found[one] for one in person.learners if one in found]) for person in people
    }
    rows = tuple(_row(person, by_person[person.id]) for person in people)
    received = [row for row in rows if row.received]
    digests = {id: digest for id, digest in by_person.items() if digest is not None}
    seen = [sum(row.lessons[place].state == DONE for row in received) for place in range(len(course.lessons))]
    modules = {lesson.id: module.code for module in course.modules for lesson in module.lessons}
    return ClassFigures(
        rows,
        tuple(
            LessonFigure(lesson.id, lesson.title, modules.get(lesson.id, ""), count)
            for lesson, count in zip(course.lessons, seen, strict=True)
        ),
        len(people),
        sum(person.here for person in people),
        sum(row.attendance == "online" for row in rows),
        len(received),
        median(row.seen for row in received) if received else None,
        _missed(course, questions, digests.values()),
        _shared(course, digests),
        sum(bool(digest.answers) for digest in digests.values()),
    )


def _row(person: Participant, digest: Digest | None) -> Row:
    attendance = person.attendance.mode if person.attendance else ""
    return Row(
        person.id, person.name, person.about.organisation, attendance, digest is not None,
        digest.lessons if digest else (),
    )  # fmt: skip


def _merged(digests: list[Digest]) -> Digest | None:
    """What somebody did under several starts: of each lesson, the farthest."""
    if len(digests) < 2:
        return digests[0] if digests else None
    lessons = tuple(
        max(cells, key=lambda cell: (cell.state, cell.percent))
        for cells in zip(*(digest.lessons for digest in digests), strict=True)
    )
    answers = {key: value for digest in reversed(digests) for key, value in digest.answers.items()}
    texts = {key: value for digest in digests for key, value in digest.texts.items()}
    return Digest(lessons, answers, texts)


def _missed(
    course: Course, questions: Mapping[str, Question], digests: Iterable[Digest]
) -> tuple[Missed, ...]:
    given: dict[str, Counter[str]] = {}
    for digest in digests:
        for key, value in digest.answers.items():
            given.setdefault(key, Counter())[value] += 1
    found = []
    for key, title, lesson in _activities(course, "question"):
        if key not in given or key not in questions:
            continue
        wrong, options = 0, Counter[str]()
        for value, count in given[key].items():
            choice = _choice(value)
            graded = grade(questions[key], choice)
            if graded.verdict is not Verdict.RIGHT:
                wrong += count
                options.update(
                    {mark.option: count for mark in graded.marks if mark.chosen and not mark.right}
                    if questions[key].kind in _CHOSEN
                    else {}
                )
        if wrong:
            often = _words(questions[key], options)
            found.append(Missed(key, title, lesson, wrong, given[key].total(), often))
    found.sort(key=lambda one: (-one.wrong / one.answered, -one.wrong))
    return tuple(found)


def _choice(value: str) -> object:
    said = msgspec.json.decode(value)
    return said.get("choice") if isinstance(said, dict) and not is_hidden(said) else None


def _words(question: Question, options: Counter[str]) -> str:
    if not options:
        return ""
    best = options.most_common(1)[0][0]
    return next((plain(one.text) for one in question.options if one.id == best), "")


def _shared(course: Course, digests: Mapping[str, Digest]) -> tuple[Shared, ...]:
    found = []
    for key, title, _lesson in _activities(course, "reflection"):
        texts = [(id, _text(digest.texts[key])) for id, digest in digests.items() if key in digest.texts]
        if kept := tuple((id, text) for id, text in texts if text.strip()):
            found.append(Shared(key, title, kept))
    return tuple(found)


def _text(value: str) -> str:
    said = msgspec.json.decode(value)
    return said if isinstance(said, str) else ""


def _activities(course: Course, kind: str) -> list[tuple[str, str, str]]:
    return [
        (activity_key(course.id, one.id), one.title, lesson.id)
        for lesson in course.lessons
        for one in lesson.activities
        if one.kind == kind
    ]
