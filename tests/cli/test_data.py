import json
from pathlib import Path

import pytest

from atelier.cli import main
from atelier.journal import backups, profiles
from atelier.journal.events import Verb
from atelier.journal.journal import Journal


@pytest.fixture
def zoe() -> profiles.Profile:
    profile = profiles.create("Zoé")
    journal = Journal.open(profile.folder)
    for number in range(40):
        journal.record(f"rp/liste/i{number}", Verb.TICKED, "done")
    journal.close()
    return profile


def test_export_then_import_elsewhere_then_nothing_new(
    zoe: profiles.Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["data", "export", str(tmp_path / "mes-donnees")]) == 0
    assert "41" in capsys.readouterr().out
    profiles.create("Ailleurs")
    file = str(tmp_path / "mes-donnees.atelier-donnees")
    assert main(["data", "import", file, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["added"] == {"named": 1, "ticked": 40} and said["adopted"]
    assert main(["data", "import", file]) == 0
    assert "Rien de nouveau" in capsys.readouterr().out


def test_another_person_s_file_needs_a_word(
    zoe: profiles.Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "x.atelier-donnees")
    assert main(["data", "export", file]) == 0
    bob = profiles.create("Bob")
    journal = Journal.open(bob.folder)
    journal.record("rp/liste/a", Verb.TICKED, "done")
    journal.close()
    assert main(["data", "import", file]) == 1
    assert "autre personne (Zoé)" in capsys.readouterr().err
    assert main(["data", "import", file, "--as-mine"]) == 0
    assert "Copie d’avant l’import" in capsys.readouterr().out


def test_check_repairs_and_says_so_with_status_1(
    zoe: profiles.Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["data", "check"]) == 0
    assert "est sain" in capsys.readouterr().out
    path = zoe.folder / "journal.sqlite3"
    backups.make(zoe.folder)
    path.write_bytes(path.read_bytes()[:-4096])
    assert main(["data", "check"]) == 1
    assert "mis de côté" in (said := capsys.readouterr().out) or "était abîmé" in said
    assert main(["data", "check", "--profile", "zoé", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "events": 41,
        "backups": 1,
        "problems": [],
        "repaired": None,
    }


def test_backups_are_shown_and_one_is_restored(
    zoe: profiles.Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["data", "backups"]) == 0
    assert main(["data", "restore"]) == 1
    assert "pas encore de copie" in capsys.readouterr().err
    made = backups.make(zoe.folder)
    profiles.rename(zoe.folder, "Zoé Roy")
    assert main(["data", "backups"]) == 0
    assert made.path.name in capsys.readouterr().out
    assert main(["data", "restore", made.path.stem, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["events"], said["before"]) == (41, 42) and Path(said["kept"]).exists()
    assert main(["data", "restore", "hier"]) == 2
    made.path.write_bytes(b"x")
    assert main(["data", "backups"]) == 1
    assert "abîmée" in capsys.readouterr().out


def test_nobody_yet_a_wrong_file_and_a_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "check"]) == 1
    assert "Personne" in capsys.readouterr().err
    profiles.create("Zoé")
    (tmp_path / "odd").write_bytes(b"odd")
    assert main(["data", "import", str(tmp_path / "odd")]) == 1
    assert main(["data", "check", "--profile", "Rien"]) == 2
    with pytest.raises(SystemExit) as caught:
        main(["data"])
    assert caught.value.code == 2


def test_exporting_to_a_folder_writes_nothing_beside_it(
    zoe: profiles.Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ici"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for file in (str(folder), "", "."):
        assert main(["data", "export", file]) == 2
        assert "est un dossier" in capsys.readouterr().err
    assert not list(folder.iterdir()) and not list(tmp_path.glob("*.atelier-donnees"))
