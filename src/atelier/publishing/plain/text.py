"""A handout as plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from atelier.content.model import Course, Lesson, Sources, Term
from atelier.publishing.due import by_due
from atelier.publishing.handout import (
    CourseHandout,
    Handout,
    LessonHandout,
    Printing,
    Task,
    TasksHandout,
    module_of,
)
from atelier.publishing.plain.asking import answers
from atelier.publishing.plain.blocks import BLOCKS
from atelier.publishing.plain.flows import flow
from atelier.publishing.plain.inlines import raised
from atelier.publishing.plain.layout import Lines, hang, heading, spaced, wrap
from atelier.publishing.plain.page import Page
from atelier.publishing.walk import has_answers, questions, terms_explained
from atelier.publishing.words import day, duration, minutes, word, workshop


def text(handout: Handout, printing: Printing) -> str:
    """All the words of a handout, in reading order; ends with a new line."""
    return "\n".join(HANDOUTS[type(handout)](handout, printing)) + "\n"


def lesson_lines(lesson: Lesson, course: Course, printing: Printing) -> Lines:
    """A lesson: head, blocks, answers, sources, notes."""
    page = Page(printing, course, lesson, questions(lesson))
    parts = [_head(course, lesson)]
    parts += [BLOCKS[type(block)](page, block) for block in lesson.blocks if not isinstance(block, Sources)]
    if has_answers(lesson):
        parts += [heading(word("answers"), 2), answers(page, lesson)]
    for block in lesson.blocks:
        if isinstance(block, Sources) and block.items:
            parts += [heading(word("sources"), 2), BLOCKS[Sources](page, block)]
    if lesson.footnotes:
        parts += [heading(word("notes"), 2)]
        parts += [hang(flow(note.flows), f"{raised(note.number)} ") for note in lesson.footnotes]
    return spaced(parts)


def _head(course: Course, lesson: Lesson) -> Lines:
    module = module_of(course, lesson.id)
    place = workshop(course.workshop)
    if module:
        place = word("place", workshop=place, module=module.code)
    eyebrow = wrap(place + word("dot") + minutes(lesson.minutes) if lesson.minutes else place)
    return spaced((eyebrow, heading(lesson.title, 1), wrap(lesson.lead) if lesson.lead else []))


def _glossary(terms: Sequence[Term]) -> list[Lines]:
    if not terms:
        return []
    return [heading(word("glossary"), 2), *(_term(term) for term in terms)]


def _term(term: Term) -> Lines:
    also = f" ({word('english', words=term.english)})" if term.english else ""
    return [*wrap(term.name + also), *flow(term.definition)]


def _lesson(handout: LessonHandout, printing: Printing) -> Lines:
    terms = terms_explained((handout.lesson,), handout.terms)
    return spaced((lesson_lines(handout.lesson, handout.course, printing), *_glossary(terms)))


def _course(handout: CourseHandout, printing: Printing) -> Lines:
    course = handout.course
    terms = terms_explained(handout.lessons, handout.terms)
    given = {lesson.id: lesson for lesson in handout.lessons}
    parts = _front(course, printing)
    for module in course.modules:
        held = [given.pop(one.id) for one in module.lessons if one.id in given]
        if held:
            parts.append(heading(f"{module.code} {module.title}", 1))
            parts += [lesson_lines(lesson, course, printing) for lesson in held]
    parts += [lesson_lines(lesson, course, printing) for lesson in given.values()]
    return spaced((*parts, *_glossary(terms)))


def _front(course: Course, printing: Printing) -> list[Lines]:
    imprint = [
        course.audience,
        course.author,
        word("version", version=course.version, date=day(printing.date)),
        word("copy_of", person=printing.person) if printing.person else "",
    ]
    parts = [
        wrap(workshop(course.workshop)),
        heading(course.title, 1),
        wrap(course.subtitle) if course.subtitle else [],
        [line for one in imprint if one for line in wrap(one)],
    ]
    if course.objectives:
        parts += [heading(word("objectives"), 2), wrap(word("able"))]
        parts.append([line for one in course.objectives for line in wrap(one.text, "- ", "  ")])
    if course.agenda:
        rows = [f"{minutes(one.minutes)}  {one.title}" for one in course.agenda]
        total = word("named", name=word("in_all"), value=duration(course.minutes))
        parts += [heading(word("agenda"), 2), [*rows, total]]
    if course.documents:
        made = [line for one in course.documents for line in wrap(one, "- ", "  ")]
        parts += [heading(word("documents"), 2), made]
    return parts


def _tasks(handout: TasksHandout, printing: Printing) -> Lines:
    head = wrap(word("dot").join(part for part in (printing.person, day(printing.date)) if part))
    parts = [heading(word("tasks"), 1), head]
    for name, held in by_due(handout.tasks, printing.date):
        parts += [heading(word(f"due_{name}"), 2), [line for task in held for line in _task(task)]]
    if not handout.tasks:
        parts.append([word("nothing_left")])
    return spaced(parts)


def _task(task: Task) -> Lines:
    where = word("dot").join(part for part in (task.list, task.workshop) if part)
    when = word("due", date=day(task.due)) if task.due else ""
    lines = [line for one in (task.text, when, task.why, where) if one for line in wrap(one)]
    return hang(lines, "[ ] ")


HANDOUTS: Mapping[type, Callable[[Any, Printing], Lines]] = {
    LessonHandout: _lesson,
    CourseHandout: _course,
    TasksHandout: _tasks,
}
