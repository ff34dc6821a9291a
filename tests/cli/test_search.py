"""`atelier search` on the courses of the project."""

from __future__ import annotations

import json

import pytest

from atelier import places
from atelier.cli import main
from atelier.content.library import Library


def test_json_names_kind_id_title_and_excerpt(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "avis", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    assert hits
    assert all(set(hit) == {"kind", "id", "title", "excerpt"} for hit in hits)
    assert {hit["kind"] for hit in hits} <= {"lesson", "item", "term", "note"}
    known = {
        f"{course.id}/{one.id}"
        for course in Library((places.courses(),), places.cache()).courses()
        for one in course.lessons
    }
    assert {hit["id"] for hit in hits if hit["kind"] == "lesson"} <= known


def test_a_term_of_the_glossary_is_found_by_its_other_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "nimby", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    assert "nimby" in [hit["id"] for hit in hits if hit["kind"] == "term"]


def test_a_readable_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "avis", "--limit", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Leçons, 1 sur ")
    assert lines[1].startswith("  ")


def test_nothing_found_is_said_and_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "zzqqxx"]) == 1
    assert "Rien trouvé" in capsys.readouterr().out
    assert main(["search", "zzqqxx", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"hits": []}
