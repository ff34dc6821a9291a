"""`atelier package`: its answers and its ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.packages import making

from atelier import places
from atelier.cli import main
from atelier.journal import profiles
from atelier.journal.gathered import FOLDER
from atelier.signing import issuers


def answer(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> Any:
    capsys.readouterr()
    assert main(["package", *words, "--json"]) == status
    said = capsys.readouterr()
    return json.loads(said.out) if said.out else said.err


def test_from_the_sources_to_the_other_computer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = profiles.create("Manon", places.profiles())
    own = issuers.make(profile.folder / FOLDER / issuers.FOLDER, "La Chambre")
    course = making.course(tmp_path / "essai")
    out = tmp_path / "un"
    made = answer(capsys, "build", str(course), "--out", str(out), "--profile", "Manon")
    assert made["file"] == f"{out}.atelier" and made["signer"] == {"id": own.issuer.id, "name": "La Chambre"}
    assert made["courses"][0]["version"] == "1.0.0"
    found = answer(capsys, "verify", made["file"], "--profile", "Manon")
    assert found["signer"]["standing"] == "known" and found["courses"][0]["order"] == "new"
    assert answer(capsys, "list")["courses"] == []
    refused = answer(capsys, "install", made["file"], "--profile", "Manon", status=1)
    assert refused["installed"] is False  # nobody was there to say yes
    assert answer(capsys, "install", made["file"], "--profile", "Manon", "--yes")["installed"] is True
    (one,) = answer(capsys, "list")["courses"]
    assert (one["version"], one["name"]) == ("1.0.0", "La Chambre")
    assert answer(capsys, "revert", "essai") == {"id": "essai", "version": ""}
    assert answer(capsys, "revert", "essai")["version"] == "1.0.0"
    assert "Il n’y a pas de version d’avant" in answer(capsys, "revert", "redaction", status=1)


def test_who_signs_must_be_known_or_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = making.own(tmp_path / "keys", "La Chambre")
    issuers.publish(tmp_path / "keys", tmp_path / "card.txt")
    issuers.back_up(tmp_path / "keys", tmp_path / "secret.txt")
    course = making.course(tmp_path / "essai")
    signed = answer(
        capsys, "build", str(course), "--out", str(tmp_path / "a"), "--key", str(tmp_path / "secret.txt")
    )["file"]
    bare = answer(capsys, "build", str(course), "--out", str(tmp_path / "b"), "--unsigned")["file"]
    stranger = answer(capsys, "verify", signed, status=1)
    assert stranger["signer"]["standing"] == "unknown" and not stranger["good"]
    assert answer(capsys, "verify", bare, status=1)["signer"]["standing"] == "nobody"
    known = answer(capsys, "verify", signed, "--issuer", str(tmp_path / "card.txt"))
    assert known["good"] and known["signer"] == {
        "standing": "known",
        "name": "La Chambre",
        "id": own.issuer.id,
    }
    assert "--trust" in answer(capsys, "install", signed, "--yes", status=1)
    assert "--accept-unsigned" in answer(capsys, "install", bare, "--yes", status=1)
    assert answer(capsys, "list")["courses"] == []
    assert answer(capsys, "install", signed, "--yes", "--trust")["installed"]
    assert answer(capsys, "verify", signed)["signer"]["standing"] == "known"
    assert answer(capsys, "install", bare, "--yes", "--accept-unsigned")["installed"]


def test_what_is_said_to_a_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["package", "install", str(making.package(tmp_path, "1.1.0")), "--yes", "--accept-unsigned"])
        == 0
    )
    capsys.readouterr()
    assert main(["package", "install", str(making.package(tmp_path, "1.0.0")), "--accept-unsigned"]) == 1
    said = capsys.readouterr().out
    assert "PLUS ANCIENNE" in said and "--yes" in said
    assert main(["package", "list"]) == 0
    assert "1.1.0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["build", "absent", "--out", "a"], 2),
        (["build", ".", "--out", "a", "--unsigned"], 2),
        (["build", "redaction", "--out", "a"], 2),
        (["build", "redaction", "--out", "a", "--unsigned", "--requires", "demain"], 2),
        (["build", "redaction", "--out", "", "--unsigned"], 2),
        (["verify", "absent.atelier"], 2),
        (["install", "absent.atelier"], 2),
        (["verify"], 2),
        (["revert", "absent"], 1),
    ],
)
def test_how_it_ends(
    words: list[str],
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        assert main(["package", *words]) == status
    except SystemExit as ended:
        assert ended.code == status
    assert capsys.readouterr().err.strip().endswith(".")
    assert list(tmp_path.glob("a*")) in ([], [tmp_path / "atelier-home"])


def test_a_course_of_one_s_own_is_found_by_its_name_and_a_folder_is_written_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "un"]) == 0
    found = answer(capsys, "build", "un", "--unsigned", "--out", str(tmp_path))
    assert found["file"] == str(tmp_path / "un-1.0.0.atelier") and found["courses"][0]["id"] == "un"
    several = answer(capsys, "build", "un", "redaction", "--unsigned", "--out", str(tmp_path))
    assert several["file"] == str(tmp_path / "cours.atelier")
    sheet = places.own_courses() / "un" / "course.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("version:", "verzion:"), encoding="utf-8")
    assert "«\u00a0un\u00a0» contient des erreurs" in answer(
        capsys, "build", "un", "--unsigned", "--out", str(tmp_path), status=1
    )


def test_the_same_again_is_said_to_be_there_and_what_changes_beside_lessons_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["package", "install", str(making.package(tmp_path)), "--yes", "--accept-unsigned"]
    assert main(words) == 0 and main(words) == 0
    assert "est déjà installé" in capsys.readouterr().out
    sheet = making.package(tmp_path, course=("title: Un atelier d'essai", "title: Un autre"))
    assert main(["package", "verify", str(sheet)]) == 1
    said = capsys.readouterr().out
    assert "La fiche de l’atelier change." in said and "Rien ne change" not in said
