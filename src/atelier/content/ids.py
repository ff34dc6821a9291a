"""ids.lock: the ids that learners' journals may hold, one « kind id[/sub] » a line, sorted.

An id of the lock that the course no longer has must be listed under `retired:` in course.yaml;
a retired one never serves again. Nothing ever leaves the lock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from atelier.content.model import (
    Block,
    Card,
    Case,
    Checklist,
    Decision,
    Exercise,
    Lesson,
    Position,
    Question,
    Reflection,
    Remark,
    Simulation,
)
from atelier.content.naming import ID
from atelier.content.remarks import Remarks
from atelier.content.scenario.model import Scenario

FILE = "ids.lock"
KINDS: dict[type, str] = {
    Checklist: "checklist",
    Question: "question",
    Reflection: "reflection",
    Case: "case",
    Decision: "decision",
    Simulation: "simulation",
    Exercise: "exercise",
    Card: "card",
}
_ALL = frozenset(("lesson", *KINDS.values()))


class Known(NamedTuple):
    """An id: what it names, and where."""

    kind: str
    where: Position


def ids_of(lessons: Iterable[Lesson], scenarios: Iterable[Scenario] = ()) -> dict[str, Known]:
    """Every id of some lessons and simulations that a journal may hold. A lesson's is « lesson/its-id »."""
    found: dict[str, Known] = {}
    for lesson in lessons:
        found.setdefault(f"lesson/{lesson.id}", Known("lesson", Position(lesson.file)))
        for block in lesson.blocks:
            kind = KINDS.get(type(block))
            if kind:
                for name, where in _below(block):
                    found.setdefault(name, Known(kind, where))
    for scenario in scenarios:
        for name, where in _within(scenario):
            found.setdefault(name, Known("simulation", where))
    return found


def _within(scenario: Scenario) -> Iterator[tuple[str, Position]]:
    for moment in scenario.moments:
        yield f"{scenario.id}/{moment.id}", moment.where
        yield from ((f"{scenario.id}/{moment.id}/{one.id}", one.where) for one in moment.choices)
    yield from ((f"{scenario.id}/{one.id}", one.where) for one in scenario.endings)
    yield from ((f"{scenario.id}/{one.id}", one.where) for one in scenario.takeaways)


def _below(block: Block) -> Iterator[tuple[str, Position]]:
    id_ = getattr(block, "id", "")
    yield id_, block.where
    if isinstance(block, Checklist):
        yield from ((f"{id_}/{item.id}", item.where) for item in block.items)
    elif isinstance(block, Question):
        yield from ((f"{id_}/{option.id}", option.where) for option in block.options)
    elif isinstance(block, Decision):
        for step in block.steps:
            yield f"{id_}/{step.id}", step.where
            yield from ((f"{id_}/{step.id}/{choice.id}", choice.where) for choice in step.choices)
        yield from ((f"{id_}/{ending.id}", ending.where) for ending in block.endings)


def read_lock(text: str, remarks: Remarks) -> dict[str, Known]:
    """The ids of a lock."""
    found: dict[str, Known] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        kind, _, name = line.strip().partition(" ")
        if kind not in _ALL or not all(ID.fullmatch(step) for step in name.split("/")):
            remarks.error("lock_line", number)
            continue
        path = f"lesson/{name}" if kind == "lesson" else name
        found.setdefault(path, Known(kind, Position(FILE, number, 1)))
    return found


def write_lock(old: dict[str, Known], now: dict[str, Known]) -> str:
    """The text of a lock: what it held, and what the course holds now."""
    lines = {f"{known.kind} {_short(name)}" for name, known in (*now.items(), *old.items())}
    return "".join(f"{line}\n" for line in sorted(lines))


def compare(old: dict[str, Known], now: dict[str, Known], retired: Iterable[str]) -> Iterator[Remark]:
    """What was removed, reused or became something else."""
    gone = set(retired)
    for name, known in old.items():
        if name not in now and not _covered(name, gone):
            if name.rpartition("/")[0] not in old or name.rpartition("/")[0] in now or known.kind == "lesson":
                yield Remark("id_lost", known.where, {"id": name, "kind": known.kind})
        elif name in now and now[name].kind != known.kind:
            args: dict[str, str | int] = {"id": name, "before": known.kind, "kind": now[name].kind}
            yield Remark("id_other_kind", now[name].where, args)
    for name, known in now.items():
        if name in gone:
            yield Remark("id_reused", known.where, {"id": name})


def _short(name: str) -> str:
    return name.removeprefix("lesson/")


def _covered(name: str, gone: set[str]) -> bool:
    """Whether an id, or the activity it stands in, was retired."""
    steps = name.split("/")
    return any("/".join(steps[:end]) in gone for end in range(1, len(steps) + 1))
