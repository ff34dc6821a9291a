"""Rules about what a lesson holds."""

from __future__ import annotations

from collections.abc import Iterator

from atelier.content.checks.subject import Subject
from atelier.content.model import (
    Callout,
    Case,
    Checklist,
    Decision,
    Exercise,
    Position,
    Question,
    Reflection,
    Remark,
    Simulation,
)

_TO_DO = (Checklist, Question, Reflection, Case, Decision, Simulation, Exercise)


def checklist_sizes(subject: Subject) -> Iterator[Remark]:
    """A list has 5 to 12 items: fewer is a sentence, more is two lists."""
    for lesson in subject.shown():
        for block in lesson.blocks:
            if isinstance(block, Checklist) and not 5 <= len(block.items) <= 12:
                yield Remark("checklist_size", block.where, {"count": len(block.items)})


def says_what_to_keep(subject: Subject) -> Iterator[Remark]:
    """Each lesson has its « À retenir »."""
    for lesson in subject.shown():
        if not any(isinstance(block, Callout) and block.kind == "key" for block in lesson.blocks):
            yield Remark("lesson_no_key", Position(lesson.file), {}, "warning")


def makes_do(subject: Subject) -> Iterator[Remark]:
    """Each lesson gives something to do."""
    for lesson in subject.shown():
        if not any(isinstance(block, _TO_DO) for block in lesson.blocks):
            yield Remark("lesson_no_activity", Position(lesson.file), {}, "warning")
