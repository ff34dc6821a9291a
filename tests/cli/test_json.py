"""What `check`, `courses` and `glossary` say to whoever measures from outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from atelier import places
from atelier.cli import main
from atelier.content.library import Library

COURSE = """
id: essai
workshop: 1
title: Essai
subtitle: Pour voir
version: 1.0.0
author: A
audience: B
objectives: [{id: essayer, text: essayer}]
modules: [{id: un, code: "1.1", title: Un, lessons: [un]}]
agenda: [{id: pause, kind: break, title: Pause, minutes: 10, minimum: 5}]
"""


def answer(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> Any:
    assert main([*words, "--json"]) == status
    return json.loads(capsys.readouterr().out)


def test_a_remark_says_where_what_and_how_bad(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "course.yaml").write_text(COURSE, encoding="utf-8")
    remarks = answer(capsys, "check", str(tmp_path), status=1)["remarks"]
    assert {tuple(one) for one in remarks} == {("file", "line", "column", "kind", "severity", "message")}
    missing = next(one for one in remarks if one["kind"] == "lesson_missing")
    assert missing["file"].endswith("course.yaml")
    assert (missing["line"], missing["severity"]) == (10, "error")
    assert missing["column"] > 1
    assert "un.md" in missing["message"]


def test_counts_of_courses_are_those_of_their_lessons(capsys: pytest.CaptureFixture[str]) -> None:
    said = answer(capsys, "courses")
    for course in said["courses"]:
        each = course["each_lesson"]
        assert course["lessons"] == len(each)
        assert course["words"] == sum(one["words"] for one in each)
        assert course["slides"] == sum(one["slides"] for one in each)
        assert {"checklist", "question", "simulation", "card"} <= set(course["activities"])
        for kind, count in course["activities"].items():
            assert count == sum(one["activities"].get(kind, 0) for one in each)
    totals = said["totals"]
    assert totals["courses"] == len(said["courses"]) == 4
    for name in ("lessons", "words", "slides", "minutes", "objectives"):
        assert totals[name] == sum(course[name] for course in said["courses"])
    for kind, count in totals["activities"].items():
        assert count == sum(course["activities"][kind] for course in said["courses"])


def test_the_glossary_says_each_word_and_where_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    terms = answer(capsys, "glossary")["terms"]
    assert len(terms) >= 60
    nimby = next(one for one in terms if one["id"] == "nimby")
    assert nimby["official"] is True
    assert "pas dans ma cour" in nimby["also"]
    assert nimby["definition"].startswith("Opposition de résidents")
    known = {
        f"{course.id}/{one.id}"
        for course in Library((places.courses(),), places.cache()).courses()
        for one in course.lessons
    }
    assert nimby["lessons"] and set(nimby["lessons"]) <= known
    assert nimby["first_used"] == nimby["lessons"][0]
    assert all(one["definition"] and "\n" not in one["definition"] for one in terms)


def test_the_glossary_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["glossary"]) == 0
    said = capsys.readouterr().out
    assert (
        "Hameçonnage\n  terme de l’Office québécois de la langue française · en anglais\u00a0: phishing"
        in said
    )
