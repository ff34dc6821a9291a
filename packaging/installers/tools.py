"""Running other programs, and saying which are missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from installers.checkout import ROOT


class Impossible(Exception):
    """A target cannot be built here; the words say why."""


def run(command: Sequence[str | Path], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """What a program says; raises Impossible with its own words if it fails."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except FileNotFoundError:
        raise Impossible(f"the program {command[0]} is not installed") from None
    if done.returncode:
        raise Impossible(f"{Path(command[0]).name} failed ({done.returncode}):\n{done.stderr or done.stdout}")
    return done.stdout


def missing(*programs: str) -> list[str]:
    """Those of the programs that are not installed."""
    return [name for name in programs if not shutil.which(name)]


def uv() -> str:
    """uv, from the path or where scripts/setup brings it."""
    return shutil.which("uv") or str(ROOT / ".tools" / "bin" / "uv")
