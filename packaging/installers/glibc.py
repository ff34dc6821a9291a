"""The oldest C library of GNU on which a folder of programs can run, read in the symbols that they ask for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Floor(NamedTuple):
    """A version of glibc, and a file that asks for it."""

    version: tuple[int, ...]
    file: str

    def __str__(self) -> str:
        return ".".join(map(str, self.version))


def number(words: str) -> tuple[int, ...]:
    """« 2.35 » as numbers."""
    return tuple(int(one) for one in words.split("."))


def floor(folder: Path) -> Floor:
    """The highest version that any program or library of the folder asks for."""
    found = Floor((0,), "")
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as opened:
                if opened.read(4) == b"\x7fELF":
                    found = max(found, Floor(_asked(file), file.relative_to(folder).as_posix()))
    return found


def _asked(file: Path) -> tuple[int, ...]:
    from elftools.elf.elffile import ELFFile
    from elftools.elf.gnuversions import GNUVerNeedSection

    highest: tuple[int, ...] = (0,)
    with file.open("rb") as opened:
        for section in ELFFile(opened).iter_sections():
            if isinstance(section, GNUVerNeedSection):
                for _, needed in section.iter_versions():
                    for one in needed:
                        if one.name.startswith("GLIBC_2."):
                            highest = max(highest, number(one.name.removeprefix("GLIBC_")))
    return highest
