"""What surrounds the lessons of a whole workshop, as Typst code: cover, agenda, contents, glossary."""

from __future__ import annotations

from collections.abc import Sequence

from atelier.content.model import Course, Lesson, Term
from atelier.publishing.pdf.glossary import glossary
from atelier.publishing.pdf.lesson import lesson
from atelier.publishing.pdf.pen import Around, Pen
from atelier.publishing.pdf.typst_code import array, call, join, string
from atelier.publishing.words import day, duration, minutes, word, workshop


def cover(around: Around) -> str:
    """The first page: which workshop, its title, for whom, from whom and when."""
    course = around.course
    return call(
        "cover",
        string(workshop(course.workshop)),
        string(course.title),
        string(course.subtitle),
        array(string(line) for line in _imprint(around)),
    )


def _imprint(around: Around) -> list[str]:
    course, printing = around.course, around.printing
    lines = [
        course.audience,
        course.author,
        word("version", version=course.version, date=day(printing.date)),
        word("copy_of", person=printing.person) if printing.person else "",
    ]
    return [line for line in lines if line]


def front(around: Around) -> str:
    """Objectives, agenda, documents, contents."""
    course = around.course
    parts = []
    if course.objectives:
        aims = array(string(one.text) for one in course.objectives)
        parts.append(call("objectives", string(word("objectives")), string(word("able")), aims))
    if course.agenda:
        parts.append(_agenda(course))
    if course.documents:
        made = array(string(one) for one in course.documents)
        parts.append(call("front", string(word("documents")), call("list", f"..{made}")))
    parts.append(call("contents", string(word("contents"))))
    return join(parts)


def _agenda(course: Course) -> str:
    rows = array(
        array((string(one.kind), string(one.title), string(minutes(one.minutes)))) for one in course.agenda
    )
    total = string(duration(course.minutes))
    return call("agenda", string(word("agenda")), rows, string(word("in_all")), total)


def modules(around: Around, lessons: Sequence[Lesson]) -> str:
    """The lessons under their modules; a lesson that no module names comes last."""
    given = {one.id: one for one in lessons}
    parts = []
    for module in around.course.modules:
        held = [given.pop(one.id) for one in module.lessons if one.id in given]
        if held:
            parts.append(call("module", string(module.code), string(module.title)))
            parts += [lesson(Pen(around, one, base=2), fresh=place > 0) for place, one in enumerate(held)]
    parts += [lesson(Pen(around, one, base=2 if parts else 1)) for one in given.values()]
    return join(parts)


def back(around: Around, terms: Sequence[Term]) -> str:
    """What explains: the glossary."""
    if not terms:
        return "[]"
    title = call("running-title", string(word("glossary")))
    return join(("pagebreak(weak: true)", title, glossary(around, terms, level=1)))
