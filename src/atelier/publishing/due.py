"""Tasks in the order of their due dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from atelier.publishing.handout import Task

SOON = 7
"""Days."""


def by_due(tasks: Iterable[Task], today: date) -> list[tuple[str, list[Task]]]:
    """The groups that hold something, in order: late, soon, later, undated; each by due date,
    then in the order given."""
    groups: dict[str, list[Task]] = {"late": [], "soon": [], "later": [], "undated": []}
    for task in tasks:
        groups[_group(task.due, today)].append(task)
    for held in groups.values():
        held.sort(key=lambda task: task.due or date.max)
    return [(name, held) for name, held in groups.items() if held]


def _group(due: date | None, today: date) -> str:
    if due is None:
        return "undated"
    days = (due - today).days
    if days < 0:
        return "late"
    return "soon" if days <= SOON else "later"
