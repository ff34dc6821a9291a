"""`atelier edition`: from an empty folder to a kit, for three organisations that nobody has met."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader

from atelier.cli import main

ORGANISATIONS = Path(__file__).parents[1] / "edition" / "organisations"
NAMES = ("chambre", "cegep", "mrc")


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["edition", *words])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_new_one_is_good_and_never_written_over(
    atelier_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "L’Érable"
    logo = ORGANISATIONS / "chambre" / "logo.svg"
    words = ("new", str(folder), "--name", "Chambre de l’Érable", "--logo", str(logo), "--colour", "#7E2F20")
    assert answer(capsys, *words)[0] == 0
    status, out, _ = answer(capsys, "check", str(folder))
    assert status == 0 and "Rien à redire" in out and "#7E2F20" in out
    before = (folder / "edition.toml").read_bytes()
    status, _, why = answer(capsys, *words)
    assert status == 1 and "contient déjà une édition" in why
    assert (folder / "edition.toml").read_bytes() == before


def test_what_is_wrong_is_said_with_its_line(
    atelier_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(capsys, "new", str(tmp_path / "x"), "--name", "X")[0] == 0
    file = tmp_path / "x" / "edition.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('website = ""', 'website = "x.example"'), encoding="utf-8"
    )
    line = file.read_text(encoding="utf-8").splitlines().index('website = "x.example"') + 1
    status, out, _ = answer(capsys, "check", str(file))
    assert status == 1 and f"edition.toml, ligne {line}" in out
    status, out, _ = answer(capsys, "check", str(file), "--json")
    problems = json.loads(out)["problems"]
    assert status == 1 and [(one["line"], one["code"]) for one in problems if one["serious"]] == [
        (line, "bad_address")
    ]
    status, _, why = answer(
        capsys, "build", str(file), "--installer", str(file), "--out", str(tmp_path / "k.zip")
    )
    assert status == 1 and f"ligne {line}" in why and not (tmp_path / "k.zip").exists()
    status, _, why = answer(capsys, "check", str(tmp_path / "nowhere"))
    assert status == 1 and "edition.toml" in why


@pytest.mark.parametrize("name", NAMES)
def test_three_organisations_are_painted_in_three_themes(tmp_path: Path, name: str) -> None:
    out = tmp_path / "images"
    command = [
        sys.executable,
        "-m",
        "atelier",
        "edition",
        "preview",
        str(ORGANISATIONS / name),
        "--out",
        str(out),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stderr == ""
    sizes = {one.stem: png_size(one) for one in out.iterdir()}
    assert sizes.keys() == {"accueil-light", "accueil-dark", "accueil-contrast", "diapositive", "attestation"}
    assert sizes["accueil-light"] == (1440, 900) and sizes["diapositive"] == (1280, 720)
    assert len({sha256(one.read_bytes()).digest() for one in out.iterdir()}) == 5


def png_size(path: Path) -> tuple[int, int]:
    head = path.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


@pytest.mark.parametrize("name", NAMES)
def test_the_kit_holds_all_that_is_handed_out(
    atelier_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    files = [tmp_path / "Atelier-setup.exe", tmp_path / "atelier_1.0_amd64.deb", tmp_path / "Atelier.dmg"]
    for number, file in enumerate(files):
        file.write_bytes(bytes([number]) * 1000)
    words = ("build", str(ORGANISATIONS / name), "--installer", *map(str, files), "--out")
    assert answer(capsys, *words, str(tmp_path / "a.zip"))[0] == 0
    assert answer(capsys, *words, str(tmp_path / "b.zip"))[0] == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    unpack = [sys.executable, "-m", "zipfile", "-e", str(tmp_path / "a.zip"), str(tmp_path / "kit")]
    subprocess.run(unpack, check=True)
    (folder,) = (tmp_path / "kit").iterdir()
    summed = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert summed.returncode == 0 and summed.stdout.count(": OK") == 4
    pages = PdfReader(folder / "Comment installer.pdf").pages
    text = " ".join(pages[0].extract_text().split())
    assert len(pages) == 1
    for said in (
        "Sous Windows",
        "Exécuter quand même",
        "Sur un Mac",
        "Ouvrir quand même",
        "Sous Linux",
        "Atelier-setup.exe",
    ):
        assert said in text, said


def test_only_the_systems_that_are_handed_out_are_explained(
    atelier_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    setup = tmp_path / "Atelier-setup.exe"
    setup.write_bytes(b"MZ")
    out = tmp_path / "k.zip"
    words = ("build", str(ORGANISATIONS / "mrc"), "--out", str(out), "--installer")
    assert answer(capsys, *words, str(setup))[0] == 0
    with zipfile.ZipFile(out) as kit:
        (guide,) = [one for one in kit.namelist() if one.endswith(".pdf")]
        kit.extract(guide, tmp_path)
    text = PdfReader(tmp_path / guide).pages[0].extract_text()
    assert "Sous Windows" in text and "Mac" not in text and "Linux" not in text
    (tmp_path / "notes.txt").write_text("x")
    status, _, why = answer(capsys, *words, str(tmp_path / "notes.txt"))
    assert status == 1 and "n’est pas un installateur" in why
    status, _, why = answer(capsys, *words, str(tmp_path / "absent.exe"))
    assert status == 2 and "absent.exe" in why


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--name", ""), "est vide"),
        (("--name", "a" * 121), "120 caractères"),
        (("--name", "a\nb"), "une seule ligne"),
        (("--name", "X", "--colour", "red"), "dièse"),
        (("--name", "X", "--logo", __file__), ".svg, .png ou .jpg"),
        (("--name", "X", "--logo", "absent.svg"), "absent.svg"),
    ],
)
def test_what_an_edition_may_not_hold_is_refused_before_it_is_made(
    atelier_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    status, out, why = answer(capsys, "new", str(tmp_path / "x"), *words)
    assert status != 0 and out == "" and said in why
    assert not (tmp_path / "x").exists()


def test_a_kit_has_a_name_and_no_installer_twice(
    atelier_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tmp_path / "Atelier.exe", tmp_path / "b" / "atelier.EXE"
    other.parent.mkdir()
    for file in (one, other):
        file.write_bytes(b"MZ")
    out = tmp_path / "k.zip"
    for twice in (one, other):
        words = ("build", str(ORGANISATIONS / "mrc"), "--installer", str(one), str(twice), "--out")
        status, _, why = answer(capsys, *words, str(out))
        assert status == 1 and "est donné deux fois" in why and not out.exists()
    words = ("build", str(ORGANISATIONS / "mrc"), "--installer", str(one), "--out")
    status, _, why = answer(capsys, *words, "")
    assert status == 1 and "Donnez un nom à la trousse" in why
