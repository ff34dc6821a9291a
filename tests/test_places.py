"""The data folder: the usual one, the one chosen, and the one that is not there."""

from pathlib import Path

import pytest

from atelier import places
from atelier.cli import main
from atelier.errors import AtelierError


@pytest.fixture(autouse=True)
def _usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATELIER_HOME")
    for variable in ("HOME", "XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "local"))


def test_a_chosen_folder_takes_the_place_of_the_usual_one(tmp_path: Path) -> None:
    usual = places.home()
    assert usual == places.usual() and usual.is_relative_to(tmp_path)
    places.choose(tmp_path / "é t é")
    assert places.home() == tmp_path / "é t é"
    places.choose(usual)
    assert places.home() == usual and places.chosen() is None


def test_the_environment_decides_before_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places.choose(tmp_path / "chosen")
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "forced"))
    assert places.home() == tmp_path / "forced"
    places.check_home()


def test_a_chosen_folder_that_is_not_there_is_said_and_not_begun_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places.choose(tmp_path / "usb")
    with pytest.raises(AtelierError, match=r"places\.gone"):
        places.check_home()
    assert main(["data", "backups"]) == 1
    assert "branchez-le" in capsys.readouterr().err
    assert not (tmp_path / "usb").exists()


@pytest.mark.parametrize("words", ["", "relative/path", "\x00"])
def test_a_damaged_note_means_the_usual_folder(words: str) -> None:
    places.choose(Path("/somewhere"))
    (places.usual() / "folder.txt").write_text(words)
    assert places.home() == places.usual()


def test_an_installed_app_knows_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert places.installed() is None  # a checkout
    package = tmp_path / "Atelier" / "lib" / "atelier"
    (package / "courses").mkdir(parents=True)
    (package / "compiled").mkdir()
    monkeypatch.setattr(places, "__file__", str(package / "places.py"))
    assert places.installed() == tmp_path / "Atelier"
    assert (places.courses(), places.compiled()) == (package / "courses", package / "compiled")
