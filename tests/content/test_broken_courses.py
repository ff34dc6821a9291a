"""What is wrong in a course, its files, its links or its ids is found once, at its place.

A folder of `broken/courses` holds what differs from `base`; its name says which remark that
must give: `code@file@line-column`, or `code@file@line-column.variant`.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from atelier.content.report import check

HERE = Path(__file__).parent
FOLDERS = sorted((HERE / "broken" / "courses").iterdir())
_NAME = re.compile(r"(?P<code>\w+)@(?P<file>[^@]+)@(?P<line>\d+)-(?P<column>\d+)(?:\.[\w-]+)?")


def built(tmp_path: Path, *layers: Path) -> Path:
    for layer in (HERE / "base", *layers):
        shutil.copytree(layer, tmp_path / "cours", dirs_exist_ok=True)
    return tmp_path / "cours"


def said(folder: Path) -> list[tuple[str, str, int, int]]:
    found = check(folder).found
    return [(one.remark.code, one.path.name, one.remark.where.line, one.remark.where.column) for one in found]


def test_the_base_is_clean(tmp_path: Path) -> None:
    assert said(built(tmp_path)) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_the_mistake_is_found_at_its_place_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    found = _NAME.fullmatch(folder.name)
    assert found, folder.name
    place = (found["code"], found["file"], int(found["line"]), int(found["column"]))
    assert said(built(tmp_path, folder)) == [place]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le"])
def test_a_file_that_cannot_be_read_gives_one_remark(encoding: str, tmp_path: Path) -> None:
    path = built(tmp_path) / "essai" / "un-avis.md"
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding, "replace"))
    assert [(file, line) for _, file, line, _ in said(path.parents[1])] in (
        [("un-avis.md", 1)],
        [("un-avis.md", 3)],
    )


@pytest.mark.skipif(os.name == "nt", reason="needs a link")
def test_a_lesson_that_leads_outside_gives_one_remark(tmp_path: Path) -> None:
    path = built(tmp_path) / "essai" / "un-avis.md"
    path.rename(tmp_path / "ailleurs.md")
    path.symlink_to(tmp_path / "ailleurs.md")
    assert said(path.parents[1]) == [("outside", "un-avis.md", 1, 1)]


def test_a_tab_in_yaml_gives_one_remark(tmp_path: Path) -> None:
    path = built(tmp_path) / "essai" / "course.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("  - {id: trier, text", "\t- {id: trier, text"), "utf-8"
    )
    assert said(path.parents[1]) == [("tab", "course.yaml", 10, 1)]


def test_an_empty_course_file_is_told_what_it_needs(tmp_path: Path) -> None:
    path = built(tmp_path) / "essai" / "course.yaml"
    path.write_text(" \n")
    assert said(path.parents[1]) == [("yaml_no_table", "course.yaml", 1, 1)]


def test_ids_that_the_lock_does_not_know_are_said_until_it_does(tmp_path: Path) -> None:
    folder = built(tmp_path)
    lock = folder / "essai" / "ids.lock"
    lock.write_text("".join(lock.read_text(encoding="utf-8").splitlines(keepends=True)[1:]), "utf-8")
    assert [(one.remark.code, one.remark.severity) for one in check(folder).found] == [
        ("lock_behind", "warning")
    ]
    lock.unlink()
    assert [one.remark.code for one in check(folder).found] == ["lock_behind"]
    check(folder, lock=True)
    assert said(folder) == []
