"""« Ce qui me reste à faire » as Typst code."""

from __future__ import annotations

from atelier.publishing.due import by_due
from atelier.publishing.handout import Printing, Task, TasksHandout
from atelier.publishing.pdf.typst_code import array, call, join, string
from atelier.publishing.words import day, word


def tasks(handout: TasksHandout, printing: Printing) -> str:
    """The title, then the tasks by due date, each with its box."""
    groups = by_due(handout.tasks, printing.date)
    count = len(handout.tasks)
    when = word("on_date", date=day(printing.date))
    says = word("one_task" if count == 1 else "tasks_count", count=count) if count else word("no_task")
    head = call("tasks-head", string(word("tasks")), string(printing.person), string(f"{says} {when}"))
    parts = [
        call("tasks-group", string(word(f"due_{name}")), array(_task(task) for task in held))
        for name, held in groups
    ]
    return join((head, *parts))


def _task(task: Task) -> str:
    where = word("dot").join(part for part in (task.list, task.workshop) if part)
    due = day(task.due) if task.due else ""
    return array(string(part) for part in (task.text, task.why, where, due))
