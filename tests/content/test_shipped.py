"""Courses compiled with the installers: read where the person's own cache has nothing, and never believed blindly."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from atelier.content import library as room
from atelier.content.library import Library

BASE = Path(__file__).parent / "base"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A cache without the index, which names the folders of the computer that made it."""
    Library((BASE,), tmp_path / "made").courses()
    for index in (tmp_path / "made" / "courses").glob("index-*"):
        index.unlink()
    return tmp_path / "made"


def refuse(*_: object) -> None:
    raise AssertionError("compiled again")


def test_nothing_is_compiled_again(tmp_path: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.Library, "_compile", refuse)
    found = Library((BASE,), tmp_path / "own", shipped=shipped)
    (course,) = found.courses()
    assert found.lesson(course.id, course.lessons[0].id).title == course.lessons[0].title
    assert [one.name[:5] for one in (tmp_path / "own" / "courses").iterdir()] == ["index"]


def test_a_damaged_file_is_as_if_it_were_not_there(tmp_path: Path, shipped: Path) -> None:
    for file in (shipped / "courses").iterdir():
        file.write_bytes(b"\xff")
    found = Library((BASE,), tmp_path / "own", shipped=shipped)
    (course,) = found.courses()
    assert not [lesson.remarks for lesson in course.lessons if lesson.remarks]


def test_a_lesson_that_changed_is_read_anew(tmp_path: Path, shipped: Path) -> None:
    shutil.copytree(BASE, tmp_path / "courses")
    lesson = next((tmp_path / "courses" / "essai").glob("*.md"))
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
    Library((tmp_path / "courses",), tmp_path / "own", shipped=shipped).courses()
    kept = [one.name for one in (tmp_path / "own" / "courses").iterdir() if not one.name.startswith("index")]
    assert len(kept) == 1
