"""An archive whose bytes depend on nothing but what it holds."""

from __future__ import annotations

import lzma
import tarfile
from pathlib import Path
from typing import Any

_FILTERS: list[dict[str, Any]] = [
    {"id": lzma.FILTER_X86},
    {"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 64 << 20},
]


def pack(folder: Path, file: Path, moment: int) -> None:
    """Write `folder` as a .tar.xz: sorted, owned by nobody in particular, everything of the same moment."""

    def plain(one: tarfile.TarInfo) -> tarfile.TarInfo:
        one.uid = one.gid = 0
        one.uname = one.gname = ""
        one.mtime = moment
        one.mode = 0o755 if one.isdir() or one.mode & 0o100 else 0o644
        return one

    with (
        lzma.open(file, "wb", check=lzma.CHECK_CRC64, filters=_FILTERS) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            tar.add(path, path.relative_to(folder.parent).as_posix(), recursive=False, filter=plain)
