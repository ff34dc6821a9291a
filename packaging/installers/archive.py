"""An archive whose bytes depend on nothing but what it holds."""

from __future__ import annotations

import lzma
import tarfile
import zipfile
from pathlib import Path
from typing import Any


def pack(folder: Path, file: Path, moment: int, *, quick: bool = False) -> None:
    """Write `folder` as a .tar.xz: sorted, owned by nobody in particular, everything of the same moment."""

    def plain(one: tarfile.TarInfo) -> tarfile.TarInfo:
        one.uid = one.gid = 0
        one.uname = one.gname = ""
        one.mtime = moment
        one.mode = 0o755 if one.isdir() or one.mode & 0o100 else 0o644
        return one

    with (
        lzma.open(file, "wb", check=lzma.CHECK_CRC64, filters=_filters(0 if quick else 9)) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            tar.add(path, path.relative_to(folder.parent).as_posix(), recursive=False, filter=plain)


def zip_folder(folder: Path, file: Path) -> None:
    """Write what a folder holds as a .zip, in the same spirit."""
    with zipfile.ZipFile(file, "w") as packed:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix())  # of 1980
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def _filters(preset: int) -> list[dict[str, Any]]:
    return [{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA2, "preset": preset}]
