"""The checkout that is built: its version, its moment, its pins."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
_VERSION = re.compile(r'^(version|__version__) = "[^"]*"', re.M)


def version() -> str:
    """The version that pyproject.toml gives."""
    found = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(found["project"]["version"])


def moment() -> int:
    """SOURCE_DATE_EPOCH, else the last commit, in seconds of 1970: the time of everything that is built. Even, for zip
    and FAT know no odd second."""
    said = os.environ.get("SOURCE_DATE_EPOCH")
    if not said:
        command = ["git", "log", "-1", "--format=%ct"]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return int(said) // 2 * 2


def table(name: str) -> dict[str, Any]:
    """A TOML file of this folder."""
    return tomllib.loads((PACKAGING / name).read_text(encoding="utf-8"))


def tree(folder: Path) -> Iterator[Path]:
    """The files below a folder that git would keep, sorted."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            yield file


def copy(folder: Path, to: Path) -> None:
    """Copy what `tree` finds."""
    for file in tree(folder):
        there = to / file.relative_to(folder)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, there)


def source(to: Path, named: str) -> None:
    """The Python package, ready to be built, under that version (a proof upgrades from one version to the next)."""
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copyfile(ROOT / name, to / name)
    copy(ROOT / "src" / "atelier", to / "src" / "atelier")
    for file in (to / "pyproject.toml", to / "src" / "atelier" / "__init__.py"):
        words = file.read_text(encoding="utf-8")
        file.write_text(
            _VERSION.sub(lambda found: f'{found[1]} = "{named}"', words, count=1), encoding="utf-8"
        )
