"""`atelier class`, `atelier attestation` and `atelier data hand-in`, one whole class from the command line."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from atelier import places
from atelier.cli import main
from atelier.content.library import Library
from atelier.journal import profiles
from atelier.journal.events import Verb
from atelier.journal.journal import Journal

COURSE = "relations-publiques"
MAKE = [
    "class", "make", COURSE, "--start", "2026-10-21 18:30", "--end", "20:45", "--place", "Bibliothèque",
    "--organisation", "Chambre de Val-des-Érables", "--places", "2", "--contact", "Hélène Fortier",
]  # fmt: skip
FORM = "Prénom;Nom;Courriel\nAna;Roy;ana@exemple.ca\nBo;Li;bo@exemple.ca\nCy;Roux;cy@exemple.ca\n;;rien\n"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The courses read once for all these tests."""
    folder = tmp_path_factory.mktemp("compiled")
    assert Library((places.courses(),), folder).courses()
    return folder


@pytest.fixture
def helene(compiled: Path) -> profiles.Profile:
    shutil.copytree(compiled, places.cache())
    return profiles.create("Hélène Fortier")


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    def ask(*words: str, status: int = 0) -> Any:
        capsys.readouterr()
        assert main([*words, "--json"]) == status, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    return ask


def hand_in(tmp_path: Path, name: str, level: str = "answers") -> Path:
    """What another person's computer writes."""
    person = profiles.create(name)
    journal = Journal.open(person.folder)
    journal.record(f"{COURSE}/lesson/qui-ecrit", Verb.OPENED)
    journal.record(f"{COURSE}/lesson/qui-ecrit", Verb.COMPLETED)
    journal.record("note/1", Verb.NOTED, {"lesson": "x", "text": "secret"})
    journal.close()
    path = tmp_path / f"{name}.atelier-progres"
    words = ["data", "hand-in", COURSE, "--level", level, "--out", str(path), "--profile", name]
    assert main(words) == 0
    return path


def test_a_class_from_the_first_line_to_the_last(
    helene: profiles.Profile, tmp_path: Path, said: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    code = said(*MAKE)["code"]
    assert said("class", "list")["classes"][0]["trainer"] == "Hélène Fortier"
    (tmp_path / "form.csv").write_bytes(FORM.encode("cp1252"))
    roster = said("class", "roster", code, "--file", str(tmp_path / "form.csv"), status=1)
    assert [one["why"] for one in roster["wrong"]] == ["no_name"] and roster["class"]["waiting"] == 1
    said("class", "roster", code, "--withdraw", "bo@exemple.ca")
    assert main(["class", "roster", code]) == 0
    assert "elle revient à Cy Roux" in capsys.readouterr().out
    roster = said("class", "roster", code, "--promote")
    assert {one["name"]: one["state"] for one in roster["people"]} == {
        "Bo Li": "withdrawn", "Cy Roux": "enrolled", "Ana Roy": "enrolled",
    }  # fmt: skip
    said("class", "attend", code, "--all")
    attended = said("class", "attend", code, "cy roux", "--mode", "online", "--arrived", "19:40")
    assert attended["people"][0]["percent"] == 48 and attended["people"][0]["suggested"] == "none"

    sound = hand_in(tmp_path, "Ana Roy")
    stranger = hand_in(tmp_path, "Zoé Noël")
    (tmp_path / "abime.atelier-progres").write_bytes(sound.read_bytes()[:300])
    files = [str(sound), str(tmp_path / "abime.atelier-progres"), str(stranger)]
    mine = ["--profile", "Hélène Fortier"]
    taken = said("class", "take", code, *files, *mine, status=1)
    assert [one["status"] for one in taken["files"]] == ["taken", "damaged", "unknown"]
    assert said("class", "take", code, str(sound), *mine)["counts"] == {"known": 1}
    assert said("class", "take", code, str(stranger), "--walk-ins", *mine)["files"][0]["walk_in"]
    shown = said("class", "show", code, *mine)
    assert shown["counts"]["received"] == 2 and shown["counts"]["median"] == 1
    assert {one["name"]: one["received"] for one in shown["people"]}["Cy Roux"] is False
    assert main(["class", "show", code, *mine]) == 0
    assert "rien reçu" in capsys.readouterr().out

    said(
        "class",
        "survey",
        code,
        "--mark",
        "content=5",
        "pace=4",
        "--keep",
        "Les cas",
        "--further",
        "yes",
        *mine,
    )
    assert said("class", "survey", code, *mine)["summary"]["answers"] == 1
    said("class", "qualify", code, "--suggested", *mine)
    said("class", "qualify", code, "Zoé Noël", "--as", "formation", "--objectives", *mine)
    out = tmp_path / "attestations"
    made = said("class", "attestations", code, "--out", str(out), *mine)["attestations"]
    assert {(one["name"], one["kind"]) for one in made} == {
        ("Ana Roy", "participation"),
        ("Zoé Noël", "formation"),
    }
    again = said("class", "attestations", code, "--out", str(out), *mine)["attestations"]
    assert [one["number"] for one in again] == [one["number"] for one in made] and len(
        list(out.iterdir())
    ) == 2

    for what, name in (
        ("attendance", "p.csv"), ("attendance", "p.pdf"), ("progress", "g.csv"), ("survey", "q.csv"), ("summary", "b.pdf"),
    ):  # fmt: skip
        said("class", "export", code, "--what", what, "--out", str(tmp_path / name), *mine)
        assert (tmp_path / name).stat().st_size > 50
    assert main(["class", "export", code, "--what", "progress", "--out", str(tmp_path / "x.pdf"), *mine]) == 2

    data = tmp_path / "ana.txt"
    said("class", "person-data", code, "Ana Roy", "--out", str(data), *mine)
    assert "ana@exemple.ca" in data.read_text(encoding="utf-8")
    assert not said("class", "erase", code, "--person", "Ana Roy", *mine, status=1)["erased"]
    assert said("class", "erase", code, "--person", "Ana Roy", "--yes", *mine)["learners"] == 1
    held = b"".join(path.read_bytes() for path in (helene.folder / "classes").rglob("*") if path.is_file())
    assert b"ana@exemple.ca" not in held and "Zoé Noël".encode() in held
    said("class", "erase", code, "--yes", *mine)
    assert main(["class", "show", code, *mine]) == 2


def test_an_attestation_is_verified_with_the_card_of_its_issuer_or_not_at_all(
    helene: profiles.Profile, tmp_path: Path, said: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    code = said(*MAKE)["code"]
    said("class", "roster", code, "--add", "Manon Gervais")
    assert main(["class", "attestations", code, "--out", str(tmp_path)]) == 1
    said("class", "qualify", code, "Manon Gervais")
    pdf = said("class", "attestations", code, "--out", str(tmp_path))["attestations"][0]["file"]
    assert pdf.endswith("-Manon-Gervais.pdf")
    found = said("attestation", "verify", pdf)
    assert found["good"] and found["signed"]["name"] == "Manon Gervais"
    card, spare = tmp_path / "fiche.txt", tmp_path / "secours.txt"
    said("attestation", "card", "--out", str(card))
    assert main(["attestation", "backup", "--out", str(spare)]) == 0
    assert "pas protégée par un mot de passe" in capsys.readouterr().out

    profiles.create("Ailleurs")
    assert said("attestation", "verify", pdf, status=1)["outcome"] == "unknown-issuer"
    assert said("attestation", "verify", pdf, "--key", str(card))["good"]
    said("attestation", "trust", str(card))
    assert main(["attestation", "verify", pdf]) == 0
    told = capsys.readouterr().out
    assert "Chambre de Val-des-Érables" in told and "Durée\u00a0: 2,25\u00a0heures" in told
    assert not said("attestation", "issuers")["issuers"][0]["own"]
    said("attestation", "restore", str(spare))
    assert said("attestation", "issuers")["issuers"][0]["own"]
    assert main(["attestation", "verify", str(tmp_path / "absent.pdf")]) == 2
    assert main(["attestation", "verify", str(card), "--key", str(tmp_path / "absent.txt")]) == 2
    assert main(["attestation", "verify", str(card)]) == 1


def test_verifying_needs_nobody_on_this_computer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.pdf").write_bytes(b"rien")
    assert main(["attestation", "verify", str(tmp_path / "x.pdf")]) == 1
    assert main(["attestation", "card", "--out", str(tmp_path / "y")]) == 1
    assert main(["class", "list"]) == 1
    assert "Personne" in capsys.readouterr().err


def test_a_class_is_changed_by_its_code_and_wrong_use_is_said(
    helene: profiles.Profile, said: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["class", "show", "ABCDE"]) == 2
    code = said(*MAKE)["code"]
    changed = said("class", "make", code, "--start", "2026-10-28 18:30", "--pause", "15")
    assert (changed["start"], changed["end"], changed["pause"]) == (
        "2026-10-28T18:30",
        "2026-10-28T20:45",
        15,
    )
    assert changed["place"] == "Bibliothèque" and len(said("class", "list")["classes"]) == 1
    for wrong in (
        ["class", "make", COURSE, "--start", "demain", "--end", "20:45"],
        ["class", "make", COURSE],
        ["class", "make", code, "--zone", "Mars/Olympus"],
        ["class", "attend", code, "Personne"],
        ["class", "qualify", code, "--all", "--as", "formation"],
        ["class", "survey", code, "--mark", "meteo=5"],
    ):
        assert main(wrong) == 2, wrong
    assert main(["class", "make", "inconnu", "--start", "2026-10-21 18:30", "--end", "20:45"]) == 1

    class Piped:
        buffer = io.BytesIO(b"Ana Roy\nBo Li")

    monkeypatch.setattr(sys, "stdin", Piped())
    assert len(said("class", "roster", code, "--file", "-")["people"]) == 2
    with pytest.raises(SystemExit) as caught:
        main(["class"])
    assert caught.value.code == 2


def test_hand_in_says_what_goes_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hand_in(tmp_path, "Ana", "reflections")
    told = capsys.readouterr().out
    assert "Ne partent jamais" in told and "Part aussi" in told
    assert b"secret" not in (tmp_path / "Ana.atelier-progres").read_bytes()
    assert main(["data", "hand-in", "inconnu", "--out", str(tmp_path / "x")]) == 1
    assert main(["data", "hand-in", COURSE, "--out", str(tmp_path)]) == 2
