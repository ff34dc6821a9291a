"""CPU and memory until Accueil is painted, with the state of a demo profile, against a bare window.

The yardstick also imports SQLAlchemy Core and asks one query; the ratio to the window alone is for
information. Each start is a process of its own, and the four kinds take turns.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

from atelier import demo, places, preferences
from atelier.content.library import Library
from atelier.journal import profiles
from atelier.journal.journal import Journal
from atelier.journal.store import FILE_NAME
from atelier.preferences import Preferences
from benchmarks.measure import Ratio, compared, megabytes

ROUNDS = 9
GOAL = 1.4


def measure() -> list[Ratio]:
    """The lines."""
    learner, store = lived()
    kinds = {"atelier": (), "fuller_sql": (learner, store), "fuller": (), "bare": ()}
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in kinds}
    for name, arguments in kinds.items():  # what is read from disk once, and compiled once
        _start(name, *arguments)
    for _ in range(ROUNDS):
        for name, arguments in kinds.items():
            taken[name].append(_start(name, *arguments))

    def line(what: str, goal: float | None, baseline: str, unit: str) -> Ratio:
        figures = [[one[unit] for one in taken[name]] for name in ("atelier", baseline)]
        return compared(what, goal, *figures, *([megabytes] if unit == "memory" else []))

    return [
        line("CPU / fuller window with SQL", GOAL, "fuller_sql", "cpu"),
        line("memory / fuller window with SQL", GOAL, "fuller_sql", "memory"),
        line("CPU / fuller window alone", None, "fuller", "cpu"),
        line("memory / fuller window alone", None, "fuller", "memory"),
        line("CPU / bare window", None, "bare", "cpu"),
        line("memory / bare window", None, "bare", "memory"),
    ]


def lived() -> tuple[str, str]:
    """A data folder half way through workshop 3; the person's id and her journal's file."""
    library = Library((places.courses(),), places.cache())
    folder = places.profiles() / "demo"
    journal = Journal.open(folder)
    demo.fill(journal, library, date.today())
    learner = journal.learner
    journal.close()
    profiles.opened(folder, demo.NAME)
    preferences.write(Preferences(profile="demo", welcomed=True))
    return learner, str(folder / FILE_NAME)


def _start(name: str, *arguments: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.starts.{name}", *arguments],
        stdout=subprocess.PIPE,
        timeout=60,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found
