"""Which edition is in force, and what becomes of the one before."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from atelier.edition import packing, placing, reading
from atelier.edition.model import Edition
from atelier.errors import AtelierError
from atelier.wording import explain
from tests.edition.making import TEXT, TODAY, folder_of


def zipped(folder: Path, out: Path, inside: str = "") -> Path:
    """A zip of a folder, as a file manager makes one."""
    with zipfile.ZipFile(out, "w") as zip:
        for one in folder.iterdir():
            zip.write(one, f"{inside}{one.name}")
        zip.writestr("__MACOSX/._edition.toml", b"\0")
    return out


def in_force(home: Path, *others: Path) -> Edition | None:
    placed = placing.find(home, others, home / "cache", TODAY).placed
    return placed.edition if placed else None


def issued(day: str, id: str = "ccvde") -> str:
    return TEXT.replace("2026-11-20", day).replace('"ccvde"', f'"{id}"')


def test_none_is_none(tmp_path: Path) -> None:
    assert placing.find(tmp_path / "home", [tmp_path / "app"], tmp_path / "cache", TODAY) == placing.Found()


@pytest.mark.parametrize("shape", ["folder", "loose", "zip", "zip of a folder", "named"])
def test_it_is_found_however_it_lies(tmp_path: Path, shape: str) -> None:
    app = tmp_path / "app"
    app.mkdir()
    source = folder_of(tmp_path / "source")
    match shape:
        case "folder":
            shutil.copytree(source, app / "edition")
        case "loose":
            shutil.copytree(source, app, dirs_exist_ok=True)
        case "zip":
            zipped(source, app / "edition.zip")
        case "zip of a folder":
            zipped(source, app / "edition.zip", "Ma chambre/")
        case "named":
            zipped(source, app / "Chambre.atelier-edition")
    found = placing.find(tmp_path / "home", [app], tmp_path / "cache", TODAY)
    assert found.refused == () and found.placed is not None
    assert found.placed.edition.id == "ccvde"
    assert found.placed.logo is not None and found.placed.logo.is_file()


def test_a_newer_one_takes_the_place_of_the_older_wherever_it_is(tmp_path: Path) -> None:
    home, app = tmp_path / "home", tmp_path / "app"
    folder_of(app / "edition", issued("2026-09-01"))
    placing.take(folder_of(tmp_path / "one", issued("2026-10-01")), home, TODAY)
    found = in_force(home, app)
    assert found is not None and found.issued.month == 10
    folder_of(app / "edition", issued("2026-11-01"))
    found = in_force(home, app)
    assert found is not None and found.issued.month == 11


def test_another_organisation_beside_the_app_does_not_displace_the_one_given(tmp_path: Path) -> None:
    home, app = tmp_path / "home", tmp_path / "app"
    placing.take(folder_of(tmp_path / "one", issued("2026-10-01")), home, TODAY)
    folder_of(app / "edition", issued("2026-11-01", "autre"))
    found = in_force(home, app)
    assert found is not None and found.id == "ccvde"


def test_what_is_given_replaces_what_lay_in_the_data_folder(tmp_path: Path) -> None:
    home = tmp_path / "home"
    folder_of(home, issued("2026-11-25", "autre"))
    (home / "preferences.json").write_text("{}")
    placing.take(folder_of(tmp_path / "one"), home, TODAY)
    found = in_force(home)
    assert found is not None and found.id == "ccvde"
    assert sorted(one.name for one in home.iterdir() if one.name != "cache") == [
        "edition",
        "preferences.json",
    ]
    assert (home / placing.KEPT).is_file()
    placing.remove(home)
    assert in_force(home) is None and (home / "preferences.json").is_file()


def test_a_wrong_one_is_said_with_its_line_and_the_others_count(tmp_path: Path) -> None:
    home, app = tmp_path / "home", tmp_path / "app"
    folder_of(home, TEXT.replace('id = "ccvde"', "id = ccvde"))
    folder_of(app, issued("2026-01-01"))
    found = placing.find(home, [app], tmp_path / "cache", TODAY)
    assert found.placed is not None and found.placed.folder == app
    ((source, problem),) = found.refused
    assert (source, problem.line) == (home / "edition.toml", 2)


def test_what_was_there_stays_when_the_new_one_is_wrong(tmp_path: Path) -> None:
    home = tmp_path / "home"
    placing.take(folder_of(tmp_path / "one"), home, TODAY)
    with pytest.raises(AtelierError) as error:
        placing.take(folder_of(tmp_path / "two", TEXT.replace("format = 1", "")), home, TODAY)
    assert error.value.code == "edition.wrong"
    assert in_force(home) is not None


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "one")
    edition = reading.read(folder, TODAY).edition
    assert edition is not None
    packing.pack(edition, folder, tmp_path / "a.zip")
    (folder / "edition.toml").touch()
    packing.pack(edition, folder, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert zipfile.ZipFile(tmp_path / "a.zip").namelist() == ["edition.toml", "logo.svg"]


def test_the_whole_kit_may_be_given_and_its_edition_is_taken(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "one")
    edition = reading.read(folder, TODAY).edition
    assert edition is not None
    card = tmp_path / "ccvde.atelier-edition"
    packing.pack(edition, folder, card)
    with zipfile.ZipFile(tmp_path / "kit.zip", "w") as zip:
        zip.writestr("Atelier - Chambre/Atelier-setup.exe", b"\0" * 20_000_000)
        zip.write(card, "Atelier - Chambre/ccvde.atelier-edition")
    assert placing.take(tmp_path / "kit.zip", tmp_path / "home", TODAY) == edition


def test_an_edition_in_an_edition_in_an_edition_goes_nowhere(tmp_path: Path) -> None:
    source = tmp_path / "0.atelier-edition"
    source.write_bytes(b"no zip")
    for number in range(1, 40):
        with zipfile.ZipFile(tmp_path / f"{number}.atelier-edition", "w") as zip:
            zip.write(source, source.name)
        source = tmp_path / f"{number}.atelier-edition"
    with pytest.raises(AtelierError) as error:
        placing.take(source, tmp_path / "home", TODAY)
    assert error.value.code == "edition.not_found"
    assert error.value.args_for_sentence["folder"] == source.name


HOSTILE = {
    "up": lambda zip: zip.writestr("../edition.toml", TEXT),
    "root": lambda zip: zip.writestr("/edition.toml", TEXT),
    "drive": lambda zip: zip.writestr("C:/edition.toml", TEXT),
    "device": lambda zip: zip.writestr("nul.svg", TEXT),
    "deep": lambda zip: zip.writestr("a/b/c/edition.toml", TEXT),
    "case": lambda zip: (zip.writestr("logo.svg", "a"), zip.writestr("LOGO.svg", "b")),
    "many": lambda zip: [zip.writestr(f"{number}.txt", "x") for number in range(40)],
    "bomb": lambda zip: zip.writestr("logo.svg", b"\0" * 40_000_000, zipfile.ZIP_DEFLATED),
    "lzma": lambda zip: zip.writestr("edition.toml", TEXT, zipfile.ZIP_LZMA),
    "bzip2": lambda zip: zip.writestr("edition.toml", TEXT, zipfile.ZIP_BZIP2),
    "link": lambda zip: zip.writestr(_link("edition.toml"), "/etc/passwd"),
}


def _link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = 0o120777 << 16
    return info


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    source = tmp_path / "x.atelier-edition"
    with zipfile.ZipFile(source, "w") as zip:
        HOSTILE[name](zip)
    with pytest.raises(AtelierError) as error:
        placing.take(source, home, TODAY)
    assert error.value.code == "edition.hostile"
    assert not home.exists()
    assert [one.name for one in tmp_path.iterdir()] == ["x.atelier-edition"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"MZ not a zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_edition_is_said(tmp_path: Path, data: bytes) -> None:
    source = tmp_path / "x.atelier-edition"
    source.write_bytes(data)
    with pytest.raises(AtelierError) as error:
        placing.take(source, tmp_path / "home", TODAY)
    assert error.value.code in ("edition.not_an_edition", "edition.not_found")


def test_two_editions_in_one_file_are_said(tmp_path: Path) -> None:
    source = tmp_path / "x.zip"
    with zipfile.ZipFile(source, "w") as zip:
        zip.writestr("a/edition.toml", TEXT)
        zip.writestr("b/edition.toml", TEXT)
    with pytest.raises(AtelierError) as error:
        placing.look_at(source, TODAY)
    assert error.value.code == "edition.several" and "2 éditions" in explain(error.value)


def test_a_folder_that_may_not_be_read_is_left_aside_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may well run as root, whom no folder refuses.
    home, app, shut = tmp_path / "home", folder_of(tmp_path / "app"), tmp_path / "shut"

    def refused(call):
        def asked(path, *args, **options):
            if shut in path.parents:
                raise PermissionError(13, "Permission denied", str(path))
            return call(path, *args, **options)

        return asked

    for name in ("is_file", "exists", "open", "stat"):
        monkeypatch.setattr(Path, name, refused(getattr(Path, name)))
    found = placing.find(home, [shut, app], tmp_path / "cache", TODAY)
    assert found.placed is not None and found.placed.folder == app
    assert {problem.code for _, problem in found.refused} == {"unreadable"}
    assert "ne peut pas être lu" in found.refused[0][1].sentence


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among files")
@pytest.mark.timeout(10)
def test_a_pipe_is_no_edition(tmp_path: Path) -> None:
    for name in ("edition.toml", "x.atelier-edition"):
        os.mkfifo(tmp_path / name)
        assert placing.find(tmp_path, [], tmp_path / "cache", TODAY) == placing.Found()
        with pytest.raises(AtelierError):
            placing.look_at(tmp_path / name, TODAY)


def test_whatever_a_reading_raises_the_others_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    home, app = folder_of(tmp_path / "home"), folder_of(tmp_path / "app")
    read = placing._read

    def fails(folder, *args):
        if folder == home:
            raise MemoryError
        return read(folder, *args)

    monkeypatch.setattr(placing, "_read", fails)
    found = placing.find(home, [app], tmp_path / "cache", TODAY)
    assert found.placed is not None and found.placed.folder == app
    ((source, problem),) = found.refused
    assert source == home / "edition.toml" and "journal technique" in problem.sentence
    assert "MemoryError" in caplog.text
