"""The cards that a person has met: those of the lessons read, in the order of the workshops."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from atelier.content.model import Course
from atelier.progress.keys import activity_key, lesson_key
from atelier.progress.rules import END
from atelier.progress.state import LearnerState

KIND = "card"


class Met(Struct, frozen=True):
    """A card in the review. `key` is the journal's; `section` may be empty; `place` is its rank
    among all cards."""

    key: str
    course: str
    workshop: int
    lesson: str
    section: str
    id: str
    question: str
    fingerprint: str
    place: int


def met(courses: Iterable[Course], state: LearnerState, reviewed: Collection[str]) -> tuple[Met, ...]:
    """The cards of the lessons seen to their end, and those ever reviewed (a new version of the course
    may have moved them to another lesson). A card that the course no longer has is not among them."""
    found: list[Met] = []
    place = 0
    for course in sorted(courses, key=lambda one: one.workshop or 100):
        for lesson in course.lessons:
            key = lesson_key(course.id, lesson.id)
            seen = state.completed(key) is not None or END in state.read(key)
            for card in lesson.activities:
                if card.kind != KIND:
                    continue
                place += 1
                own = activity_key(course.id, card.id)
                if seen or own in reviewed:
                    found.append(
                        Met(
                            own, course.id, course.workshop, lesson.id, card.section, card.id, card.title,
                            card.fingerprint, place,
                        )
                    )  # fmt: skip
    return tuple(found)
