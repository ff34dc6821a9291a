"""Texts written on two computers without either having seen the other: what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atelier.desktop.session import Session


@dataclass(frozen=True, slots=True)
class Versions:
    """The text that shows now and one written apart; `id` is that of the latter, `title` says
    on what they were written (nothing for a note on a whole lesson), `lesson` where."""

    key: str
    title: str
    lesson: str
    text: str
    when: datetime
    id: str
    other: str
    other_when: datetime


def all_versions(session: Session) -> Iterator[Versions]:
    """Every pair, in the order of the workshops: reflections, then notes."""
    titles = {}
    for course in session.courses:
        for lesson in course.lessons:
            titles[f"{course.id}/lesson/{lesson.id}"] = lesson.title
            for activity in lesson.activities:
                key = f"{course.id}/{activity.id}"
                written = session.state.written(key) if activity.kind == "reflection" else None
                if written:
                    shown = (key, activity.title, lesson.title, written.text, written.when)
                    for one in written.apart:
                        yield Versions(*shown, one.id, one.text, one.when)
    for note in session.state.notes():
        for one in note.apart:
            where = titles.get(note.lesson, "")
            yield Versions(note.key, note.quote, where, note.text, note.when, one.id, one.text, one.when)
