"""Rules about what a course promises."""

from __future__ import annotations

from collections.abc import Iterator

from atelier.content.checks.subject import Subject
from atelier.content.model import Position, Remark
from atelier.content.naming import nearest


def count(subject: Subject) -> Iterator[Remark]:
    """Five to seven objectives."""
    if subject.file and not 5 <= len(subject.file.objectives) <= 7:
        number = len(subject.file.objectives)
        yield Remark("objectives_count", subject.file.at("objectives"), {"count": number}, "warning")


def known(subject: Subject) -> Iterator[Remark]:
    """A lesson names objectives of its course."""
    if subject.file:
        ids = [one.id for one in subject.file.objectives]
        files = {reading.outline.file: reading.objectives for reading in subject.lessons.values()}
        files |= {f"simulations/{name}.yaml": one.objectives for name, one in subject.scenarios.items()}
        for file, called in files.items():
            for name, place in called:
                if name not in ids:
                    guess = nearest(name, ids)
                    code = "objective_unknown_guess" if guess else "objective_unknown"
                    where = Position(file, place.number, place.column)
                    yield Remark(code, where, {"id": name, "guess": guess})


def practised(subject: Subject) -> Iterator[Remark]:
    """Each objective is worked on in a lesson, once no module is still coming."""
    if subject.file and subject.heads_read and not any(module.coming for module in subject.file.modules):
        worked = {name for reading in subject.lessons.values() for name, _ in reading.objectives}
        for index, one in enumerate(subject.file.objectives):
            if one.id not in worked:
                yield Remark("objective_unpractised", subject.file.at("objectives", index), {"id": one.id})
