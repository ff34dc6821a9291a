"""The packaged app: its installed size against PySide6-Essentials, and its start against running from source.

It looks at a built Linux folder: the one that `ATELIER_PACKAGE` names (an unpacked archive, or /opt/atelier), else the
archive of dist/, unpacked for the time of the measure.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import distribution
from pathlib import Path
from time import perf_counter

from benchmarks import NOT_RUN
from benchmarks.measure import Ratio, compared, megabytes
from benchmarks.start import lived

ROUNDS = 9
SIZE_GOAL, START_GOAL = 1.0, 1.2
DIST = Path(__file__).parents[1] / "dist"
QT = ("pyside6-essentials", "shiboken6")
PYTHON = "python/bin/python3.11"
START = """
import sys
sys.path.append(sys.argv.pop())
from runpy import run_module
run_module("benchmarks.starts.atelier", run_name="__main__")
"""


def measure() -> list[Ratio]:
    """The lines."""
    named = os.environ.get("ATELIER_PACKAGE")
    if named:
        return _of(Path(named))
    archives = sorted(DIST.glob("Atelier-*-linux-x86_64.tar.xz"), key=lambda file: file.stat().st_mtime)
    if not archives:
        print("no package was built (scripts/package linux)", file=sys.stderr)
        sys.exit(NOT_RUN)
    with tempfile.TemporaryDirectory(prefix="atelier-package-") as folder:
        with tarfile.open(archives[-1]) as packed:
            packed.extractall(folder, filter="data")
        (top,) = Path(folder).iterdir()
        return _of(top)


def _of(top: Path) -> list[Ratio]:
    ours = sum(file.stat().st_size for file in top.rglob("*") if file.is_file() and not file.is_symlink())
    qt = sum(_package(name) for name in QT)
    lived()
    taken: dict[str, list[dict[str, float]]] = {"packaged": [], "source": []}
    commands = {"packaged": str(top / PYTHON), "source": sys.executable}
    for _ in range(ROUNDS + 1):
        for name, python in commands.items():
            taken[name].append(_start(python))

    def figures(name: str, unit: str) -> list[float]:
        return [
            one[unit] for one in taken[name][1:]
        ]  # the first round fills the disk's cache and the courses'

    return [
        compared("installed size / PySide6-Essentials", SIZE_GOAL, [float(ours)], [float(qt)], megabytes),
        compared(
            "start (CPU) / from source", START_GOAL, figures("packaged", "cpu"), figures("source", "cpu")
        ),
        compared(
            "start (clock) / from source", START_GOAL, figures("packaged", "wall"), figures("source", "wall")
        ),
    ]


def _package(name: str) -> int:
    files = (Path(str(file.locate())) for file in distribution(name).files or ())
    return sum(file.stat().st_size for file in files if file.suffix != ".pyc" and file.is_file())


def _start(python: str) -> dict[str, float]:
    """One start, by the same few lines for both: what it took until the first paint, and until it was over."""
    command = [python, "-c", START, str(Path(__file__).parents[1])]
    began = perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, timeout=60, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return {**found, "wall": perf_counter() - began}
