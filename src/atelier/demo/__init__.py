"""A profile to show the app with: a person half way through, made of the real courses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

from atelier.content import model
from atelier.journal.events import Verb
from atelier.journal.journal import Journal


class Shelf(Protocol):
    """The library, as far as it is needed here."""

    def courses(self) -> tuple[model.Course, ...]:
        """All outlines."""
        ...

    def lesson(self, course: str, lesson: str) -> model.Lesson:
        """One lesson."""
        ...


NAME = "Manon Gervais"


def fill(journal: Journal, library: Shelf, today: date) -> None:
    """Record what a person half way through workshop 3 (or the last there is, without it) would have done."""
    journal.record("", Verb.NAMED, NAME)
    courses = [one for one in library.courses() if not one.own]
    course = next((one for one in courses if one.workshop == 3), courses[-1])
    for one in courses:
        wanted = len(one.lessons) // 2 if one is course else int(one.workshop < 3)
        for lesson in [lesson for lesson in one.lessons if not lesson.remarks][:wanted]:
            _complete(journal, library, one.id, lesson)
    lessons = [one for one in course.lessons if not one.remarks]
    if len(lessons) > len(lessons) // 2:
        _begin(journal, library, course.id, lessons[len(lessons) // 2])
    _dates(journal, course, today)
    _review(journal, library)


def _complete(journal: Journal, library: Shelf, course: str, lesson: model.LessonOutline) -> None:
    key = f"{course}/lesson/{lesson.id}"
    journal.record(key, Verb.OPENED)
    _answer(journal, library, course, lesson, right=True)
    for activity in lesson.activities:
        if activity.kind == "case":
            journal.record(f"{course}/{activity.id}", Verb.OPENED, None, activity.fingerprint)
        for item in activity.items[:-2]:
            journal.record(f"{course}/{activity.id}/{item.id}", Verb.TICKED, "done", item.fingerprint)
    journal.record(key, Verb.READ, "end", lesson.fingerprint)
    journal.record(key, Verb.COMPLETED, None, lesson.fingerprint)


def _answer(
    journal: Journal, library: Shelf, course: str, lesson: model.LessonOutline, *, right: bool
) -> None:
    kinds = model.QuestionKind
    for block in library.lesson(course, lesson.id).blocks:
        if isinstance(block, model.Question):
            good = [option.id for option in block.options if option.right is right] or [block.options[0].id]
            choice: object = good
            if block.kind is kinds.SHORT:
                choice = "".join(getattr(part, "text", "") for part in block.options[0].text)
            elif block.kind is kinds.MATCHING:
                choice = [[option.id, option.id] for option in block.options]
            elif block.kind in (kinds.SINGLE, kinds.TRUE_FALSE):
                choice = good[:1]
            journal.record(f"{course}/{block.id}", Verb.ANSWERED, {"choice": choice}, block.fingerprint)
        elif isinstance(block, model.Decision):
            end = block.endings[0].id
            journal.record(f"{course}/{block.id}", Verb.WALKED, {"path": [], "end": end}, block.fingerprint)


def _begin(journal: Journal, library: Shelf, course: str, lesson: model.LessonOutline) -> None:
    key = f"{course}/lesson/{lesson.id}"
    journal.record(key, Verb.OPENED)
    for section in lesson.sections[:1]:
        journal.record(key, Verb.READ, f"#{section.id}", lesson.fingerprint)
    whole = library.lesson(course, lesson.id)
    words = next(
        (
            part.text.split(".")[0] + "."
            for block in whole.blocks
            if isinstance(block, model.Prose)
            for flow in block.flows
            if isinstance(flow, model.Paragraph)
            for part in flow.children[:1]
            if isinstance(part, model.Text) and "." in part.text
        ),
        "",
    )
    note = {
        "lesson": key,
        "block": 0,
        "quote": words,
        "before": "",
        "colour": "ochre",
        "text": "Convenir avec Léa d’un mot de code pour dire « on s’arrête ».",
    }
    journal.record("note/0192demo0000000000000000000001", Verb.NOTED, note)
    other = {
        "lesson": key,
        "block": 0,
        "quote": "",
        "before": "",
        "colour": "",
        "text": "Où ranger les captures? Voir avec Paul pour le dossier commun.",
    }
    journal.record("note/0192demo0000000000000000000002", Verb.NOTED, other)
    journal.record(key, Verb.PLACED, {"block": 0, "char": 0, "near": ""})


def _review(journal: Journal, library: Shelf) -> None:
    """A few cards of the lessons completed above, answered today."""
    done = {event.key for event in journal.events if event.verb is Verb.COMPLETED}
    cards = [
        (f"{course.id}/{card.id}", card.fingerprint)
        for course in library.courses()
        for lesson in course.lessons
        for card in lesson.activities
        if card.kind == "card" and f"{course.id}/lesson/{lesson.id}" in done
    ]
    for (key, seen), rating in zip(cards, (3, 4, 3, 3), strict=False):
        journal.record(key, Verb.REVIEWED, rating, seen)


def _dates(journal: Journal, course: model.Course, today: date) -> None:
    items = [
        f"{course.id}/{activity.id}/{item.id}"
        for lesson in course.lessons
        for activity in lesson.activities
        for item in activity.items[-2:]
    ]
    for key, days in zip(items, (-2, 1, 3, 9, 16), strict=False):
        journal.record(key, Verb.DATED, (today + timedelta(days=days)).isoformat())
