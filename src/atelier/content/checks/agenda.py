"""Rules about the agenda of the class."""

from __future__ import annotations

from collections.abc import Iterator

from atelier.content.checks.subject import Subject
from atelier.content.model import Exercise, Remark, Slide

MINUTES = 135
"""A workshop in class, its break included."""


def adds_up(subject: Subject) -> Iterator[Remark]:
    """The agenda makes 135 minutes."""
    if subject.file:
        total = sum(segment.minutes for segment in subject.file.agenda)
        if total != MINUTES:
            gap = f"{total - MINUTES:+d}".replace("-", "−")
            args: dict[str, str | int] = {"minutes": total, "wanted": MINUTES, "gap": gap}
            yield Remark("agenda_sum", subject.file.at("agenda"), args)


def one_break(subject: Subject) -> Iterator[Remark]:
    """One break, and only one."""
    if subject.file:
        breaks = [index for index, one in enumerate(subject.file.agenda) if one.kind == "break"]
        if not breaks:
            yield Remark("agenda_no_break", subject.file.at("agenda"))
        for index in breaks[1:]:
            yield Remark("agenda_breaks", subject.file.at("agenda", index))


def minimums(subject: Subject) -> Iterator[Remark]:
    """The least that a segment can be cut to is not more than what it has."""
    for index, one in enumerate(subject.file.agenda if subject.file else ()):
        if subject.file and one.minimum > one.minutes:
            args: dict[str, str | int] = {"minimum": one.minimum, "minutes": one.minutes}
            yield Remark("agenda_minimum", subject.file.at("agenda", index, "minimum"), args)


def known_lessons(subject: Subject) -> Iterator[Remark]:
    """The agenda names lessons of the course."""
    if subject.file and subject.course and subject.heads_read:
        known = {lesson.id for lesson in subject.course.lessons}
        for index, one in enumerate(subject.file.agenda):
            for place, name in enumerate(one.lessons):
                if name not in known:
                    yield Remark(
                        "agenda_lesson", subject.file.at("agenda", index, "lessons", place), {"id": name}
                    )


def known_exercises(subject: Subject) -> Iterator[Remark]:
    """The agenda names exercises of the course."""
    if subject.file and subject.whole:
        known = _exercises(subject)
        for index, one in enumerate(subject.file.agenda):
            for place, name in enumerate(one.exercises):
                if name not in known:
                    yield Remark(
                        "agenda_exercise", subject.file.at("agenda", index, "exercises", place), {"id": name}
                    )


def exercises_fit(subject: Subject) -> Iterator[Remark]:
    """A segment has time for its exercises."""
    known = _exercises(subject)
    for index, one in enumerate(subject.file.agenda if subject.file else ()):
        for name in one.exercises:
            if subject.file and known.get(name, 0) > one.minutes:
                args: dict[str, str | int] = {"id": name, "needed": known[name], "minutes": one.minutes}
                yield Remark(
                    "agenda_exercise_long", subject.file.at("agenda", index, "minutes"), args, "warning"
                )


def slides_fit(subject: Subject) -> Iterator[Remark]:
    """A segment has time for the slides of its lessons; those in reserve take none."""
    shown = {one.id: one for one in subject.shown()}
    for index, one in enumerate(subject.file.agenda if subject.file else ()):
        slides = [block for name in one.lessons if name in shown for block in shown[name].blocks]
        needed = sum(block.minutes for block in slides if isinstance(block, Slide) and not block.reserve)
        if subject.file and needed > one.minutes:
            args: dict[str, str | int] = {"needed": needed, "minutes": one.minutes}
            yield Remark("agenda_slides_long", subject.file.at("agenda", index, "minutes"), args, "warning")


def _exercises(subject: Subject) -> dict[str, int]:
    return {
        block.id: block.minutes
        for one in subject.shown()
        for block in one.blocks
        if isinstance(block, Exercise)
    }
