"""Courses with cards, and days of review, for the tests of the review."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from atelier.content.model import ActivityOutline, Course
from atelier.journal.events import Event, Verb
from atelier.progress.state import LearnerState, fold
from atelier.review.cards import Met, met
from atelier.review.day import Day, plan
from atelier.review.memory import Memories
from tests.progress.making import course, fact, lesson

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ZONE = UTC


def card(id: str, section: str = "") -> ActivityOutline:
    return ActivityOutline(id, "card", f"{id}?", f"f-{id}", section=section)


def cards(count: int, first: int = 1) -> tuple[ActivityOutline, ...]:
    return tuple(card(f"c{number}") for number in range(first, first + count))


def read(lesson: str = "un") -> Event:
    return fact(f"rp/lesson/{lesson}", Verb.READ, "end")


def rated(id: str, rating: int, when: datetime = MONDAY, **more: str) -> Event:
    milliseconds = round(when.timestamp() * 1000)
    return fact(f"rp/{id}", Verb.REVIEWED, rating, time=milliseconds << 16, **more)


def rp(count: int = 5) -> Course:
    return course(lesson("un", *cards(count)))


def asked(
    courses: tuple[Course, ...], state: LearnerState, now: datetime = MONDAY, extra: int = 0
) -> tuple[Day, tuple[Met, ...]]:
    reviews = state.reviews()
    found = met(courses, state, reviews)
    day = plan(found, Memories().of(reviews), state.suspended(), now, ZONE, extra)
    return day, found


def ids(cards: tuple[Met, ...]) -> list[str]:
    return [one.id for one in cards]


def after(**time: int) -> datetime:
    return MONDAY + timedelta(**time)


__all__ = ["MONDAY", "ZONE", "after", "asked", "card", "cards", "course", "fact", "fold", "ids", "lesson", "rated",
           "read", "rp"]  # fmt: skip
