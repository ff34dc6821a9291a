"""Rules about what a lesson calls: other lessons, words of the glossary, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atelier.content import pictures
from atelier.content.checks.subject import Subject
from atelier.content.context import Reference
from atelier.content.model import Heading, Position, Prose, Remark
from atelier.content.naming import nearest


def _called(subject: Subject, kind: str) -> Iterator[Reference]:
    read = [
        *(reading.references for reading in subject.lessons.values()),
        *(reading.references for reading in subject.scenarios.values()),
    ]
    yield from (one for references in read for one in references if one.kind == kind)


def lessons(subject: Subject) -> Iterator[Remark]:
    """A link to a lesson leads to one."""
    if subject.file is None or not subject.heads_read:
        return
    own = f"{subject.file.id}/"
    known = {*subject.around.lessons, *(own + reading.outline.id for reading in subject.lessons.values())}
    for one in _called(subject, "lesson"):
        if one.target not in known:
            guess = nearest(one.target, known).removeprefix(own)
            code = "link_lesson_guess" if guess else "link_lesson_dead"
            yield Remark(code, one.where, {"target": one.target.removeprefix(own), "guess": guess})


def sections(subject: Subject) -> Iterator[Remark]:
    """A section that a simulation points to is there, where the lesson is of the same course."""
    if subject.file is None or not subject.whole:
        return
    known = {
        f"{subject.file.id}/{lesson.id}": {
            one.id
            for block in lesson.blocks
            if isinstance(block, Prose)
            for one in block.flows
            if isinstance(one, Heading)
        }
        for lesson in subject.shown()
    }
    for one in _called(subject, "section"):
        lesson, _, section = one.target.partition("#")
        if lesson in known and section not in known[lesson]:
            guess = nearest(section, known[lesson])
            code = "section_guess" if guess else "section_unknown"
            yield Remark(code, one.where, {"section": section, "lesson": lesson, "guess": guess})


def simulations(subject: Subject) -> Iterator[Remark]:
    """A lesson that invites to a simulation has its file, and each file its one lesson."""
    if not subject.heads_read:
        return
    invited: dict[str, str] = {}
    for one in _called(subject, "simulation"):
        if one.target not in subject.scenarios:
            guess = nearest(one.target, subject.scenarios)
            code = "simulation_missing_guess" if guess else "simulation_missing"
            name = f"simulations/{one.target}.yaml"
            yield Remark(code, one.where, {"file": name, "guess": f"simulations/{guess}.yaml"})
        invited.setdefault(one.target, one.where.file)
    for name in subject.scenarios:
        if name not in invited:
            yield Remark("simulation_alone", Position(f"simulations/{name}.yaml"), {"id": name}, "warning")


def terms(subject: Subject) -> Iterator[Remark]:
    """A word said to be in the glossary is there."""
    if subject.around.terms is None:
        return
    for one in _called(subject, "term"):
        if one.target not in subject.around.terms:
            guess = nearest(one.target, subject.around.terms)
            code = "link_term_guess" if guess else "link_term_dead"
            yield Remark(code, one.where, {"target": one.target, "guess": guess})


def figures(subject: Subject) -> Iterator[Remark]:
    """A picture exists, stands in the folder of the course, can be shown, and calls for nothing else."""
    root = subject.folder.resolve()
    for one in _called(subject, "figure"):
        path = subject.folder / one.target
        try:
            if not path.resolve().is_relative_to(root):
                yield Remark("figure_outside", one.where, {"file": one.target})
            elif not path.is_file():
                yield _missing(subject.folder, one)
            elif code := pictures.problem(path):
                size = f"{path.stat().st_size / 1_000_000:.1f}".replace(".", ",")
                limit = pictures.LARGEST // 1_000_000
                yield Remark(code, one.where, {"file": one.target, "size": size, "limit": limit})
        except (OSError, RuntimeError, ValueError):
            yield _missing(subject.folder, one)


def _missing(folder: Path, one: Reference) -> Remark:
    """The picture that was meant is often beside, under a name that differs by a letter."""
    above = one.target.rpartition("/")[0]
    try:
        beside = {path.relative_to(folder).as_posix() for path in (folder / above).iterdir()}
    except (OSError, ValueError):
        beside = set()
    guess = nearest(one.target, beside)
    code = "figure_missing_guess" if guess else "figure_missing"
    return Remark(code, one.where, {"file": one.target, "guess": guess})
