"""Rules about ids that learners' journals hold."""

from __future__ import annotations

from collections.abc import Iterator

from atelier.content.checks.subject import Subject
from atelier.content.ids import FILE, compare, ids_of
from atelier.content.model import (
    Card,
    Case,
    Checklist,
    Decision,
    Exercise,
    Position,
    Question,
    Reflection,
    Remark,
    Simulation,
    Slide,
)

_NAMED = (Checklist, Question, Reflection, Case, Decision, Simulation, Exercise, Card, Slide)


def once(subject: Subject) -> Iterator[Remark]:
    """An activity's id is that of one activity of the course."""
    seen: dict[str, str] = {}
    listed = [lesson.file for lesson in subject.course.lessons] if subject.course else []
    ordered = sorted(
        subject.shown(), key=lambda one: listed.index(one.file) if one.file in listed else len(listed)
    )
    for lesson in ordered:
        for block in lesson.blocks:
            if isinstance(block, _NAMED):
                other = seen.setdefault(block.id, lesson.file)
                if other != lesson.file:
                    yield Remark("activity_twice", block.where, {"id": block.id, "file": other})


def unlocked(subject: Subject) -> Iterator[Remark]:
    """An id that the lock does not know yet may be removed in silence. Asked last: an author
    locks what is otherwise right."""
    if subject.file and subject.whole:
        new = [name for name in ids_of(subject.shown(), subject.played()) if name not in (subject.lock or {})]
        if new:
            args: dict[str, str | int] = {"count": len(new), "folder": str(subject.folder)}
            yield Remark("lock_behind", Position(FILE), args, "warning")


def lock(subject: Subject) -> Iterator[Remark]:
    """No id is removed or reused in silence."""
    if subject.file and subject.whole:
        yield from compare(
            subject.lock or {}, ids_of(subject.shown(), subject.played()), subject.file.retired
        )
