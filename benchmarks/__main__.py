"""`python -m benchmarks [ROW…]`: each row in a process of its own, then one table."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from importlib import import_module
from time import monotonic

import msgspec

from benchmarks import NOT_RUN
from benchmarks.measure import Ratio

ROWS = {
    "start": "the first painted Accueil, against a bare window",
    "lesson": "a lesson of 3,000 words and 20 activities, from its compiled file to the screen",
    "compiling": "the same lesson, and all the courses, read from nothing",
    "resize": "a long lesson whose window changes width",
    "append": "one fact in the journal, on disk",
    "state": "what one learner did, among 400,000 facts",
    "search": "search among 200,000 words",
    "pdf": "a tagged PDF of 20 pages",
    "slides": "a slide from the key to the projector, at 1080 lines and at 4K",
    "presenter": "a workshop presented: opened, and a key to the next slide",
    "classroom": "a class of 1,000 people × 400 activities, and 40 files handed in",
    "packages": "a package of 100 MB installed, against unzipping it",
    "size": "what an installation takes on disk",
    "package": "the built package: its size, and its start against running from source",
}


def main() -> int:
    """Measure what is asked; the exit status says whether every row could be measured."""
    parser = argparse.ArgumentParser(prog="benchmarks/run", description="Ratios of speed and size.")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(ROWS))
    parser.add_argument("--list", action="store_true", help="say what the rows are")
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    unknown = [name for name in chosen.rows if name not in ROWS]
    if unknown:
        parser.error(f"no row named {', '.join(unknown)}; there are {', '.join(ROWS)}")
    if chosen.list:
        for name, words in ROWS.items():
            print(f"{name:10} {words}")
        return 0
    if chosen.json:
        found = [one for name in chosen.rows for one in _measured(name)]
        print(msgspec.json.encode(found).decode(), flush=True)
        # The windows that were measured are not taken apart: Python and Qt may do it in the wrong order.
        os._exit(0)
    return _table(chosen.rows or list(ROWS))


def _measured(name: str) -> list[Ratio]:
    found: list[Ratio] = import_module(f"benchmarks.{name}").measure()
    return found


def _table(rows: list[str]) -> int:
    began, missed, failed = monotonic(), 0, 0
    width = 58
    print(f"{'':{width}} {'goal':>5} {'min':>5} {'median':>6}          {'ours':>9} {'baseline':>9}")
    for name in rows:
        found = _in_child(name)
        if found is None:
            continue
        failed += not found
        for one in found:
            missed += not one.met
            goal = "" if one.goal is None else f"{one.goal:.2f}"
            said = "" if one.goal is None else "met" if one.met else "MISSED"
            print(
                f"{name + ': ' + one.what:{width}} {goal:>5} {one.least:5.2f} {one.middle:6.2f}"
                f"  {said:6}  {one.ours:>9} {one.baseline:>9}",
                flush=True,
            )
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{monotonic() - began:.0f} s on {os.cpu_count()} cores{load}, Python {platform.python_version()}")
    print(f"{missed} missed (docs/benchmarks.md says why), {failed} not measured")
    return 1 if failed else 0


def _in_child(name: str) -> list[Ratio] | None:
    """The lines of a row, measured in a new process with a data folder of its own; None where there is nothing to measure."""
    with tempfile.TemporaryDirectory(prefix="atelier-benchmarks-") as home:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks", name, "--json"],
            env={"QT_QPA_PLATFORM": "offscreen", **os.environ, "ATELIER_HOME": home},
            timeout=300,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode == NOT_RUN:
        print(f"{name}: not run, {done.stderr.strip()}", flush=True)
        return None
    if done.returncode:
        print(f"{name}: could not be measured\n{done.stderr}", flush=True)
        return []
    return msgspec.json.decode(done.stdout.splitlines()[-1], type=list[Ratio])


if __name__ == "__main__":
    sys.exit(main())
