"""What is wrong in a course, its files, its links or its ids is found once, at its place.

A folder of `broken/courses` holds what differs from `base`; its name says which remark that
must give: `code@file@line-column`, or `code@file@line-column.variant`.
"""

from __future__ import annotations

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
