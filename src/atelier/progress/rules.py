"""What is done in a course, what remains, and where to go on.

A lesson is done when its last line was on screen (or « J’ai lu »), each question was
answered, each decision was walked to an ending and each case was opened. A checklist is
for Monday and never blocks. What was once completed stays so. A lesson that does not show
(it has remarks) is neither done nor counted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from atelier.content.model import ActivityOutline, Course, LessonOutline
from atelier.progress.facts import Place
from atelier.progress.keys import activity_key, lesson_key, lesson_of
from atelier.progress.state import LearnerState

END = "end"  # the value of READ for the last line of a lesson


class StopKind(StrEnum):
    """What one meets on the way through a lesson."""

    SECTION = "section"
    QUESTION = "question"
    DECISION = "decision"
    CASE = "case"
    END = "end"


class Stop(Struct, frozen=True):
    """One thing to pass in a lesson. `id` is « #section », an activity’s or « end »."""

    kind: StopKind
    id: str
    title: str
    done: bool


class LessonProgress(Struct, frozen=True):
    """Where one lesson stands. `completed` is when it was recorded as such; `complete` says
    whether it counts as done; `remains` is what is left to do. `shows` is False when the
    file of the lesson has an error: then nothing counts."""

    course: str
    lesson: str
    stops: tuple[Stop, ...] = ()
    complete: bool = False
    completed: datetime | None = None
    started: bool = False
    shows: bool = True

    @property
    def done(self) -> int:
        """How many stops are passed."""
        return len(self.stops) if self.complete else sum(stop.done for stop in self.stops)

    @property
    def total(self) -> int:
        """How many stops there are."""
        return len(self.stops)

    @property
    def remains(self) -> tuple[Stop, ...]:
        """What is left to do; nothing when the lesson counts as done."""
        return () if self.complete else tuple(stop for stop in self.stops if not stop.done)


class Status(StrEnum):
    """Where a course stands."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"


class CourseProgress(Struct, frozen=True):
    """Where a course stands: lessons done and in all, percent of the stops (100 only when
    all lessons are done), and each lesson in order."""

    course: str
    status: Status
    done: int
    total: int
    percent: int
    lessons: tuple[LessonProgress, ...]


class Resume(Struct, frozen=True):
    """Where to go on: a lesson, and the place in it if one was reached."""

    course: str
    lesson: str
    place: Place | None = None


Passed = Callable[[LearnerState, str], bool]

# By the kind of the activity's block; a kind that is not here never blocks a lesson.
_PASSED: dict[str, tuple[StopKind, Passed]] = {
    "question": (StopKind.QUESTION, LearnerState.answered),
    "decision": (StopKind.DECISION, LearnerState.walked_to_end),
    "case": (StopKind.CASE, lambda state, key: state.opened(key) is not None),
}


def _stops(course: str, lesson: LessonOutline, state: LearnerState, read: frozenset[str]) -> tuple[Stop, ...]:
    activities = {activity.id: activity for activity in lesson.activities}
    titles = {f"#{section.id}": section.title for section in lesson.sections}
    ended = END in read
    stops: list[Stop] = []
    for id in lesson.stops:
        if id.startswith("#"):
            stops.append(Stop(StopKind.SECTION, id[1:], titles.get(id, ""), ended or id in read))
        elif (stop := _activity_stop(course, activities.get(id), state)) is not None:
            stops.append(stop)
    return (*stops, Stop(StopKind.END, END, "", ended))


def _activity_stop(course: str, activity: ActivityOutline | None, state: LearnerState) -> Stop | None:
    if activity is None or activity.kind not in _PASSED:
        return None
    kind, passed = _PASSED[activity.kind]
    return Stop(kind, activity.id, activity.title, passed(state, activity_key(course, activity.id)))


def lesson_progress(course: str, lesson: LessonOutline, state: LearnerState) -> LessonProgress:
    """Where a lesson stands."""
    if lesson.remarks:
        return LessonProgress(course, lesson.id, shows=False)
    key = lesson_key(course, lesson.id)
    stops = _stops(course, lesson, state, state.read(key))
    completed = state.completed(key)
    complete = completed is not None or all(stop.done for stop in stops)
    started = complete or any(stop.done for stop in stops) or state.opened(key) is not None
    return LessonProgress(course, lesson.id, stops, complete, completed, started)


def newly_complete(course: str, lesson: LessonOutline, state: LearnerState) -> bool:
    """Whether a lesson has just become done: time to record that it was completed."""
    progress = lesson_progress(course, lesson, state)
    return progress.complete and progress.completed is None


def course_progress(course: Course, state: LearnerState) -> CourseProgress:
    """Where a course stands."""
    lessons = tuple(lesson_progress(course.id, lesson, state) for lesson in course.lessons)
    shown = [lesson for lesson in lessons if lesson.shows]
    done, total = sum(lesson.complete for lesson in shown), len(shown)
    passed, stops = sum(lesson.done for lesson in shown), sum(lesson.total for lesson in shown)
    if total and done == total:
        status, percent = Status.DONE, 100
    else:
        started = any(lesson.started for lesson in shown)
        status = Status.IN_PROGRESS if started else Status.NOT_STARTED
        percent = min(99, 100 * passed // stops) if stops else 0
    return CourseProgress(course.id, status, done, total, percent, lessons)


def resume(course: Course, state: LearnerState) -> Resume | None:
    """Where to go on in a course.

    The lesson last open at the place reached, unless it is done: then the first lesson not
    done after it, or else before it. All done: the lesson last open. None when no lesson shows.
    """
    lessons = [lesson for lesson in course.lessons if not lesson.remarks]
    if not lessons:
        return None
    ids = [lesson.id for lesson in lessons]
    last = lesson_of(state.last_lesson(course.id))
    at = ids.index(last[1]) if last and last[1] in ids else 0
    for lesson in (*lessons[at:], *lessons[:at]):
        if not lesson_progress(course.id, lesson, state).complete:
            return _at(course.id, lesson.id, state)
    return _at(course.id, ids[at], state)


def _at(course: str, lesson: str, state: LearnerState) -> Resume:
    return Resume(course, lesson, state.place(lesson_key(course, lesson)))


def next_lesson(course: Course, lesson: str) -> LessonOutline | None:
    """The lesson after this one that shows, in the order of the course."""
    lessons = course.lessons
    at = next((index for index, one in enumerate(lessons) if one.id == lesson), len(lessons))
    return next((one for one in lessons[at + 1 :] if not one.remarks), None)
