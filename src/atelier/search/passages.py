"""Cutting lessons, lists and the glossary into the passages that are indexed.

A lesson is cut at its sections and its activities, so that a hit opens where the words are.
What a participant's page does not show first is left out: slides, cards, the trainer's notes, and the
answers and reasons of a question, which a search must not give away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from atelier.content import model
from atelier.content.model import Checklist, Course, Heading, Lesson, Prose, Term
from atelier.search.rows import Kind, Place, Row
from atelier.search.text import notes_called, run, text

Matter = tuple[object, ...]
SOURCES = "sources"
"""The anchor of the page of the sources of a course."""


def of_library(courses: Iterable[tuple[Course, Iterable[Lesson]]], terms: Iterable[Term]) -> Iterator[Row]:
    """All the rows of a library: each course with those of its lessons that can be read."""
    for course, lessons in courses:
        for lesson in lessons:
            yield from of_lesson(lesson)
            yield from of_items(lesson)
        yield of_sources(course)
    for term in terms:
        yield of_term(term)


def signature(courses: Iterable[Course], terms: Iterable[Term]) -> str:
    """What changes when a lesson that can be read, or a word of the glossary, changes."""
    digest = sha256()
    for course in courses:
        digest.update(f"{course.id}/{course.title}\n".encode())
        for one in course.lessons:
            if not one.remarks:
                digest.update(f"{course.id}/{one.id}/{one.fingerprint}/{one.title}\n".encode())
    for term in terms:
        row = of_term(term)
        digest.update(f"{row.id}/{row.title}/{row.heading}/{row.text}\n".encode())
    return digest.hexdigest()


def of_lesson(lesson: Lesson) -> Iterator[Row]:
    """A row a section and a row an activity; the first one, perhaps without text, is the top."""
    held: list[object] = [lesson.lead]
    cut: list[tuple[str, str, int, list[object]]] = [("", "", 0, held)]
    for number, block in enumerate(lesson.blocks):
        own = ACTIVITIES.get(type(block))
        if own:
            name, id, matter = own(block)
            cut.append((name, id, number, list(matter)))
        elif isinstance(block, Prose):
            for flow in block.flows:
                if isinstance(flow, Heading) and flow.level == 2:
                    held = []
                    cut.append((run(flow.children), f"#{flow.id}", number, held))
                else:
                    held.append(flow)
        else:
            held.append(AROUND[type(block)](block))
    for heading, anchor, number, words in cut:
        yield _row(lesson, heading, anchor, number, tuple(words))


def of_items(lesson: Lesson) -> Iterator[Row]:
    """A row an item of the lesson's checklists."""
    for number, block in enumerate(lesson.blocks):
        if isinstance(block, Checklist):
            for item in block.items:
                yield Row(
                    Kind.ITEM,
                    f"{lesson.course}/{block.id}/{item.id}",
                    run(item.text),
                    run(item.why),
                    run(block.title),
                    Place(lesson.course, lesson.id, block.id, number),
                )


def of_sources(course: Course) -> Row:
    """The page of the sources of a course, by its name; a source itself is found in the lessons that cite it."""
    title = f"Sources – {course.title}"
    return Row(Kind.LESSON, f"{course.id}/{SOURCES}", title, "", "", Place(course.id, "", SOURCES))


def of_term(term: Term) -> Row:
    """A word of the glossary; the other words for it stand beside its name."""
    also = ", ".join(word for word in (*term.also, term.english) if word)
    return Row(Kind.TERM, term.id, term.name, text(term.definition), also)


def _row(lesson: Lesson, heading: str, anchor: str, block: int, matter: Matter) -> Row:
    notes = [note.flows for note in lesson.footnotes if note.number in notes_called(matter)]
    place = Place(lesson.course, lesson.id, anchor, block)
    words = text((*matter, *notes))
    return Row(Kind.LESSON, f"{lesson.course}/{lesson.id}", lesson.title, words, heading, place)


Own = tuple[str, str, Matter]
"""An activity's title, its id, its words."""


def _checklist(block: Checklist) -> Own:
    items = tuple((item.text, item.why) for item in block.items)
    return run(block.title), block.id, (block.intro, *items)


def _question(block: model.Question) -> Own:
    """Short answers are not options to read: they are what must be found."""
    short = block.kind is model.QuestionKind.SHORT
    options = () if short else tuple((option.text, option.match) for option in block.options)
    return run(block.title), block.id, (block.stem, *options)


def _reflection(block: model.Reflection) -> Own:
    return run(block.title), block.id, (block.help,)


def _case(block: model.Case) -> Own:
    figures = tuple(f"{one.value} {one.label}" for one in block.figures)
    return run(block.title), block.id, (block.summary, *figures, *(part.flows for part in block.parts))


def _decision(block: model.Decision) -> Own:
    steps = tuple(
        (step.title, step.help, *((one.text, one.hint) for one in step.choices)) for step in block.steps
    )
    endings = tuple(
        (one.title, one.delay, one.who, one.tone, one.avoid, one.how, one.model) for one in block.endings
    )
    return run(block.title), block.id, (block.intro, *steps, *endings)


def _exercise(block: model.Exercise) -> Own:
    return run(block.title), block.id, (block.grouping, block.hand_in, block.flows)


ACTIVITIES: Mapping[type, Callable[[Any], Own]] = {
    model.Checklist: _checklist,
    model.Question: _question,
    model.Reflection: _reflection,
    model.Case: _case,
    model.Decision: _decision,
    model.Simulation: lambda block: (run(block.title), block.id, (block.intro,)),
    model.Exercise: _exercise,
}

AROUND: Mapping[type, Callable[[Any], object]] = {
    model.Prose: lambda block: block.flows,
    model.Callout: lambda block: (block.title, block.flows),
    model.Card: lambda block: (),
    model.Slide: lambda block: (),
    model.Sources: lambda block: tuple(item.text for item in block.items),
}
