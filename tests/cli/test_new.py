"""`atelier new`, and the commands that then know the course."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from atelier.cli import main


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """`check` lays slides out with a real application, which other tests share."""


def answer(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> Any:
    assert main([*words, "--json"]) == status
    return json.loads(capsys.readouterr().out)


def test_it_says_what_it_wrote_where_and_what_to_do_next(
    capsys: pytest.CaptureFixture[str], atelier_home: Path
) -> None:
    assert main(["new", "mon-atelier"]) == 0
    said = capsys.readouterr().out
    made = atelier_home / "Ateliers" / "mon-atelier"
    lesson = made / "1-ma-premiere-lecon.md"
    assert "«\u00a0Mon atelier\u00a0»" in said
    assert all(f"  {one}\n" in said for one in ("course.yaml", "1-ma-premiere-lecon.md", "ids.lock"))
    assert f"atelier preview {lesson}" in said and f"atelier check {made}" in said
    assert main(["check", str(made)]) == 0
    assert "Rien à redire" in capsys.readouterr().out


def test_a_version_of_one_of_ours(capsys: pytest.CaptureFixture[str], atelier_home: Path) -> None:
    found = answer(capsys, "new", "camping", "--title", "Le camping", "--from", "affaires")
    assert (found["id"], found["title"], found["derives_from"]) == ("camping", "Le camping", "affaires 1.0.0")
    assert found["folder"] == str(atelier_home / "Ateliers" / "camping") and "course.yaml" in found["files"]
    courses = answer(capsys, "courses")["courses"]
    mine = next(one for one in courses if one["id"] == "camping")
    assert (mine["own"], mine["derives_from"], mine["workshop"]) == (True, "affaires 1.0.0", 1)
    assert [one["own"] for one in courses].count(True) == 1


def test_one_of_hers_may_be_derived_from_too(capsys: pytest.CaptureFixture[str]) -> None:
    answer(capsys, "new", "un")
    assert answer(capsys, "new", "deux", "--from", "un")["derives_from"] == "un 1.0.0"


def test_numbers_follow_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("un", "deux"):
        answer(capsys, "new", name)
    found = {one["id"]: one["workshop"] for one in answer(capsys, "courses")["courses"]}
    assert (found["un"], found["deux"]) == (5, 6)


def test_elsewhere_is_said_to_be_elsewhere(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, atelier_home: Path
) -> None:
    assert main(["new", "un", "--in", str(tmp_path / "mes textes")]) == 0
    said = capsys.readouterr().out
    assert (tmp_path / "mes textes" / "un" / "course.yaml").exists()
    assert f'atelier check "{tmp_path / "mes textes" / "un"}"' in said
    assert f"{atelier_home / 'Ateliers'}\u00a0» : celui-ci est ailleurs".replace(" :", "\u00a0:") in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Mon atelier"], "mon-atelier"),
        (["affaires"], "affaires-2"),
        (["un", "--from", "inconnu"], "relations-publiques"),
        (["un", "--title", " "], "titre"),
        (["un", "--title", "x" * 200], "90 caractères"),
        (["un", "--title", "x" * 60], "25 caractères"),
        ([""], "identifiant"),
    ],
)
def test_what_cannot_be_is_wrong_use_and_writes_nothing(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str], atelier_home: Path
) -> None:
    assert main(["new", *words]) == 2
    captured = capsys.readouterr()
    assert said in captured.err and not captured.out and "Traceback" not in captured.err
    assert not (atelier_home / "Ateliers").exists()


def test_what_is_there_stays(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "un"]) == 0
    assert main(["new", "un"]) == 2
    assert "rien n’y a été changé" in capsys.readouterr().err


def test_check_alone_looks_at_hers_too(capsys: pytest.CaptureFixture[str], atelier_home: Path) -> None:
    assert main(["new", "un"]) == 0
    lesson = atelier_home / "Ateliers" / "un" / "1-ma-premiere-lecon.md"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("(x)", "( )"), encoding="utf-8")
    capsys.readouterr()
    remarks = answer(capsys, "check", status=1)["remarks"]
    assert [Path(one["file"]).name for one in remarks] == ["1-ma-premiere-lecon.md"]


def test_a_lesson_of_hers_is_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["new", "un"]) == 0
    assert main(["print", "un", "--out", str(tmp_path / "un.txt")]) == 0
    assert "Atelier\u00a05" in (tmp_path / "un.txt").read_text(encoding="utf-8")


def test_the_title_is_said_as_it_is_read_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "un", "--title", "l'été ;\n ah !"]) == 0
    assert "«\u00a0l’été; ah!\u00a0»" in capsys.readouterr().out
    assert answer(capsys, "new", "deux", "--title", "l'été ;\n ah !")["title"] == "l’été; ah!"


def test_a_folder_without_a_name_is_not_the_one_where_one_stands(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="2"):
        main(["new", "un", "--in", ""])
    assert "--in\u00a0: il manque le nom" in capsys.readouterr().err
    assert not (tmp_path / "un").exists()
