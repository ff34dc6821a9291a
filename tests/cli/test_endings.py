"""However a command ends: a French sentence, the right status, never a stack."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from atelier.cli import main

ATELIER = [sys.executable, "-m", "atelier"]


def run(*words: str | bytes, stdout: object = subprocess.PIPE, **environment: str) -> tuple[int, bytes, str]:
    done = subprocess.run(
        [*ATELIER, *words],
        stdin=subprocess.DEVNULL,
        stdout=stdout,  # type: ignore[call-overload]
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
        check=False,
    )
    said = done.stderr.decode()
    assert "Traceback" not in said and "Exception ignored" not in said, said
    return done.returncode, done.stdout, said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux only")
@pytest.mark.parametrize(
    "words", [["courses"], ["courses", "--json"], ["search", "avis"], ["snapshot", "--list"]]
)
def test_an_output_that_is_full_is_said(words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        status, _, said = run(*words, stdout=full)
    assert status == 1
    assert "disque" in said


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_leaves_is_no_failure(unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        assert run("courses", "--json", stdout=pipe, PYTHONUNBUFFERED=unbuffered)[::2] == (0, "")


def test_answers_are_utf_8_whatever_the_terminal_says() -> None:
    for encoding in ("ascii", "latin-1"):
        status, answer, _ = run("courses", "--json", PYTHONIOENCODING=encoding)
        assert status == 0
        assert json.loads(answer.decode("utf-8"))["courses"]
        status, _, said = run("print", "é", "--out", "x.pdf", PYTHONIOENCODING=encoding)
        assert status == 2
        assert "« é »" in said.replace("\xa0", " ")


@pytest.mark.skipif(sys.platform == "win32", reason="names are not bytes there")
def test_a_name_that_is_not_text(tmp_path: Path) -> None:
    assert run("check", os.fsencode(tmp_path) + b"/\xe9")[0] == 2
    assert run(b"\xe9")[0] == 2
    status, answer, _ = run("search", b"\xe9a", "--json")
    assert status == 1 and json.loads(answer.decode("utf-8")) == {"hits": []}
    folder = tmp_path / os.fsdecode(b"cours-\xe9")
    folder.mkdir()
    (folder / "course.yaml").write_text("")
    status, answer, _ = run("check", os.fsencode(folder), "--json")
    assert status == 1 and json.loads(answer.decode("utf-8"))["remarks"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_interrupting_is_said_in_french(tmp_path: Path) -> None:
    work = subprocess.Popen(
        [*ATELIER, "print", "relations-publiques", "--out", str(tmp_path / "x.pdf")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(0.6)  # anywhere in the work will do
    work.send_signal(signal.SIGINT)
    _, said = work.communicate(timeout=30)
    assert b"Traceback" not in said
    assert work.returncode in (0, 130)


def test_a_data_folder_that_is_a_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    for home in (tmp_path / "file", tmp_path / "file" / "below"):
        status, answer, said = run("search", "avis", ATELIER_HOME=str(home))
        assert (status, answer) == (2, b"")
        assert "n’est pas un dossier" in said


@pytest.mark.skipif(not Path("/proc").exists(), reason="Linux only")
def test_a_data_folder_that_takes_nothing_does_not_stop_a_search() -> None:
    status, answer, _ = run("search", "avis", "--json", ATELIER_HOME="/proc/atelier")
    assert status == 0 and json.loads(answer)["hits"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("size", [0, 8 * 1024])
def test_a_disk_that_takes_no_more_does_not_stop_a_search(size: int, tmp_path: Path) -> None:
    limited = f"import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\n"
    code = limited + "from atelier.cli import main; sys.exit(main(['search', 'avis', '--json']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["hits"]


WRONG_USE = [
    ["print", "zzzzzzzzzzzz", "--out", "x.pdf"],
    ["print", "relations-publique", "--out", "x.pdf"],
    ["print", "relations-publiques", "--out", "x.docx"],
    ["print", "relations-publiques", "--out", ""],
    ["print", "relations-publiques", "--out", "absent/x.txt"],
    ["print", "relations-publiques", "--out", "dossier.txt"],
    ["data", "check", "--profile", "Personne-d-ici"],
    ["search", ""],
    ["search", "  ", "--json"],
    ["search", "avis", "--limit", "0"],
    ["search", "avis", "--limit", "-1"],
    ["search", "avis", "--limit", "x"],
    ["check", "absent"],
    ["preview", "absent.md"],
    ["preview", "dossier.txt"],
    ["preview", "lecon.md", "--text", "9999"],
    ["snapshot", "rien", "--out", "x.png"],
    ["snapshot", "home", "--out", "x.png", "--size", "0x0"],
    ["snapshot", "home", "--out", "x.png", "--text", "9999"],
    ["snapshot", "home", "--out", "x.gif"],
    ["snapshot", "home", "--out", "file/x.png"],
    ["tour", "--out", "file"],
    ["tour", "--out", "file/x"],
    ["inconnu"],
]


@pytest.mark.parametrize("words", WRONG_USE, ids=" ".join)
def test_wrong_use_is_two_and_says_so_in_french(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("dossier.txt").mkdir()
    Path("file").write_text("")
    Path("lecon.md").write_text("")
    try:
        status = main(words)
    except SystemExit as left:
        status = int(left.code or 0)
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    assert said.err.rstrip().endswith((".", "?"))
    for straight in ("'", '"', " :", " »", "« "):
        assert straight not in said.err, straight


def test_a_folder_is_not_said_to_be_absent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", str(tmp_path)]) == 2
    assert "dossier" in capsys.readouterr().err
