"""`atelier check` lays out the slides of a course, with no screen, and says where one does not fit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from atelier.content.report import check
from atelier.desktop.slides.checking import overflow

BASE = Path(__file__).parents[1] / "content" / "base"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "cours")
    return tmp_path / "cours"


def said(folder: Path) -> list[tuple[str, str, int]]:
    found = check(folder, further=(overflow,)).found
    return [(one.remark.code, one.path.name, one.remark.where.line) for one in found]


def change(course: Path, before: str, after: str) -> Path:
    path = course / "essai" / "un-avis.md"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    return path


def test_slides_that_fit_are_not_remarked(qapp: object, course: Path) -> None:
    assert said(course) == []


def test_a_slide_of_too_many_words_is_refused_at_its_line(qapp: object, course: Path) -> None:
    path = change(course, "Que faire?", "Que faire, quand, comment et avec qui? " * 60)
    line = path.read_text(encoding="utf-8").split("\n").index("/// slide | Et après?") + 1
    assert ("slide_overflow", "un-avis.md", line) in said(course)


def test_so_is_what_is_kept_in_reserve(qapp: object, course: Path) -> None:
    change(course, "- [ ] Attendre {#attendre}", f"- [ ] {'Attendre encore un peu ' * 120} {{#attendre}}")
    assert [code for code, _, _ in said(course)] == ["slide_overflow"]


def test_a_drawing_whose_words_would_be_too_small_is_refused(qapp: object, course: Path) -> None:
    image = next((course / "essai" / "images").glob("*.svg"))
    image.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 510 300" width="510" height="300">'
        '<text x="9" y="40" font-size="8">petit</text></svg>'
    )
    change(
        course,
        "    template: question\n\nQue faire?",
        f"    template: figure\n\n![Une page](images/{image.name})",
    )
    assert [code for code, _, _ in said(course)] == ["slide_overflow"]


def test_the_command_needs_no_screen(course: Path) -> None:
    """Neither a display nor an application: `check` starts what it needs."""
    change(course, "Que faire?", "Que faire, quand, comment et avec qui? " * 60)
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    ran = subprocess.run(
        [sys.executable, "-m", "atelier", "check", str(course), "--json"],
        capture_output=True, text=True, env=bare, check=False,
    )  # fmt: skip
    assert ran.returncode == 1, ran.stderr
    found = json.loads(ran.stdout)["remarks"]
    assert [one["kind"] for one in found] == ["slide_overflow"]
    assert "Et après?" in found[0]["message"]
