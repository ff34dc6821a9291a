"""docs/contenu.md answers for every subject of the source and every objective, and names what exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from atelier.content.library import Library
from atelier.content.model import Course
from atelier.content.typography import typeset

TABLE = Path(__file__).parents[2] / "docs" / "contenu.md"
SUBJECTS = [f"S-{number:03}" for number in range(1, 103)]
"""The subjects of the source posts, as their inventory numbers them."""
_ID = re.compile(r"`([a-z0-9-]+)`")


class Row(NamedTuple):
    """A row of a table: the workshop it stands under (0: none), the table's title, its cells."""

    workshop: int
    table: str
    cells: tuple[str, ...]


def rows() -> list[Row]:
    found, workshop, table = [], 0, ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            number = re.match(r"## Atelier (\d)", line)
            workshop, table = int(number[1]) if number else 0, line.removeprefix("## ")
        elif line.startswith("### "):
            table = line.removeprefix("### ")
        elif line.startswith("|") and not line.startswith(("|---", "| Objectif", "| Sujet")):
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            found.append(Row(workshop, table, cells))
    return found


@pytest.fixture(params=(1, 2, 3, 4))
def course(request: pytest.FixtureRequest, library: Library) -> Course:
    return next(one for one in library.courses() if one.workshop == request.param)


def test_each_subject_is_taught_or_left_out_with_a_reason() -> None:
    taught = {row.cells[0] for row in rows() if row.table == "Sujets de la source"}
    left = {
        row.cells[0]: row.cells[1] for row in rows() if row.workshop == 0 and row.cells[0].startswith("S-")
    }
    assert [one for one in SUBJECTS if one not in taught | left.keys()] == []
    assert [one for one in (*taught, *left) if one not in SUBJECTS] == []
    assert [one for one, reason in left.items() if len(reason) < 20] == []
    assert not taught & left.keys()


def test_each_lesson_named_is_there_and_says_where(course: Course) -> None:
    lessons = {one.id for one in course.lessons}
    activities = {one.id for lesson in course.lessons for one in lesson.activities}
    titles = {
        one.title for lesson in course.lessons for one in (lesson, *lesson.sections, *lesson.activities)
    }
    for row in rows():
        if row.workshop != course.workshop or row.table != "Sujets de la source":
            continue
        named = _ID.findall(row.cells[1])
        assert named and set(named) <= lessons, row
        assert set(_ID.findall(row.cells[2])) <= activities | lessons, row
        quoted = {typeset(words) for words in re.findall(r"« ([^»]+) »", row.cells[2])}
        assert quoted <= titles, (row, quoted - titles)
        assert quoted or _ID.findall(row.cells[2]) or len(row.cells[2]) > 12, row


def test_each_objective_is_answered_by_lessons_and_practised_by_activities(course: Course) -> None:
    told = {
        _ID.findall(row.cells[0])[0]: row
        for row in rows()
        if row.workshop == course.workshop and row.table == "Objectifs"
    }
    assert list(told) == [one.id for one in course.objectives]
    lessons = {one.id: one for one in course.lessons}
    answered = set()
    for objective in course.objectives:
        row = told[objective.id]
        assert typeset(row.cells[0].partition(" : ")[2]) == objective.text, row
        named = _ID.findall(row.cells[1])
        assert named and all(objective.id in lessons[one].objectives for one in named), row
        of_these = {one.id for name in named for one in lessons[name].activities}
        practised = _ID.findall(row.cells[2])
        assert practised and set(practised) <= of_these, (row, set(practised) - of_these)
        answered |= set(named)
    assert answered == lessons.keys()


def test_each_course_is_whole(course: Course) -> None:
    """What a paying participant finds in each workshop."""
    activities = [one for lesson in course.lessons for one in lesson.activities]
    count = {kind: sum(one.kind == kind for one in activities) for kind in {one.kind for one in activities}}
    assert not course.remarks and not [one.remarks for one in course.lessons if one.remarks]
    assert 10 <= len(course.lessons) <= 16
    assert [(one.id, one.words) for one in course.lessons if not 500 <= one.words <= 1000] == []
    assert 5 <= len(course.objectives) <= 7
    assert course.minutes == 135
    assert sum(one.slides for one in course.lessons) >= 30
    assert count["checklist"] >= 6
    assert count["question"] >= 25
    assert len({one.question_kind for one in activities if one.kind == "question"}) >= 4
    assert count["case"] >= 3
    assert count["exercise"] >= 3
    assert count["simulation"] >= 1
    assert count["card"] >= 20
    assert all(one.activities for one in course.lessons)
    segments = {lesson for segment in course.agenda for lesson in segment.lessons}
    assert segments == {one.id for one in course.lessons}


def test_the_fourth_workshop_has_a_module_a_phase(library: Library) -> None:
    fourth = next(one for one in library.courses() if one.workshop == 4)
    assert [module.code for module in fourth.modules] == [f"4.{phase}" for phase in range(1, 7)]
