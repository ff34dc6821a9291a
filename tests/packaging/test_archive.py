"""The same folder gives the same bytes, whatever the disk says of its files."""

from __future__ import annotations

import os
import tarfile
import zipfile
from pathlib import Path

from installers.archive import pack, zip_folder


def a_folder(top: Path, names: list[str], when: int, mode: int) -> Path:
    folder = top / "Atelier"
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
        os.utime(file, (when, when))
        file.chmod(mode)
    return folder


def test_order_dates_and_rights_leave_no_trace(tmp_path: Path) -> None:
    names = ["b.txt", "a/é.txt", "a/c.txt"]
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    one = a_folder(tmp_path / "1", names, 1_000_000, 0o600)
    two = a_folder(tmp_path / "2", names[::-1], 1_700_000_000, 0o664)
    for folder, number in ((one, 1), (two, 2)):
        pack(folder, tmp_path / f"{number}.tar.xz", 1_600_000_000, quick=True)
        zip_folder(folder, tmp_path / f"{number}.zip")
    for kind in ("tar.xz", "zip"):
        assert (tmp_path / f"1.{kind}").read_bytes() == (tmp_path / f"2.{kind}").read_bytes()


def test_what_it_holds_comes_back(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, ["bin/run", "a.txt"], 5, 0o644)
    (folder / "bin" / "run").chmod(0o755)
    pack(folder, tmp_path / "x.tar.xz", 1_600_000_000, quick=True)
    with tarfile.open(tmp_path / "x.tar.xz") as packed:
        found = {one.name: (one.mode, one.mtime, one.uid) for one in packed.getmembers()}
    assert found["Atelier/bin/run"] == (0o755, 1_600_000_000, 0)
    assert found["Atelier/a.txt"] == (0o644, 1_600_000_000, 0)
    zip_folder(folder, tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as packed_again:
        assert packed_again.read("bin/run") == b"bin/run"
