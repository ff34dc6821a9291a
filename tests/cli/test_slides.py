"""`atelier slides` and `atelier agenda`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from atelier import places
from atelier.cli import main
from atelier.content.library import Library

ATELIER = "affaires"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compiled")
    Library((places.courses(),), folder).courses()
    return folder


@pytest.fixture(autouse=True)
def ready(compiled: Path, atelier_home: Path) -> None:
    shutil.copytree(compiled, places.cache())


@pytest.mark.parametrize(("to", "ending"), [("pptx", "pptx"), ("pdf", "pdf"), ("handout", "pdf")])
def test_slides_are_written(to: str, ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / f"a.{ending}"
    assert main(["slides", ATELIER, "--to", to, "--out", str(out), "--organisation", "Cégep de l’Est"]) == 0
    assert out.stat().st_size > 20_000
    assert "c’est écrit" in capsys.readouterr().out
    if ending == "pdf":
        first = "".join(PdfReader(out).pages[0].extract_text().split())
        assert "Cégepdel’Est" in first


def test_an_agenda_starts_when_one_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "a.pdf"
    assert main(["agenda", ATELIER, "--out", str(out), "--start", "9 h 05"]) == 0
    first = "".join(PdfReader(out).pages[0].extract_text().split())
    assert "9h05" in first and "11h20" in first
    assert main(["agenda", ATELIER, "--out", str(out), "--start", "24:10"]) != 0
    assert "n’est pas une heure" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["slides", "afaires", "--to", "pdf", "--out", "a.pdf"], "Vouliez-vous dire : affaires?"),
        (["slides", "zzz", "--to", "pdf", "--out", "a.pdf"], "Les ateliers sont"),
        (["slides", ATELIER, "--to", "pptx", "--out", "a.pdf"], "doit finir par .pptx"),
        (["slides", ATELIER, "--to", "pdf", "--out", "nulle-part/a.pdf"], "n’existe pas"),
    ],
)
def test_what_cannot_be_is_said(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(arguments) in (1, 2)
    assert says in capsys.readouterr().err.replace("\N{NO-BREAK SPACE}", " ")
    assert not list(tmp_path.glob("*.p*"))
