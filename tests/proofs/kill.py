#!/usr/bin/env python
"""The writing process is killed (kill -9) 200 times: nothing that was said to be saved is lost.

A child opens the journal and records facts one after the other; each time the journal says
that some are saved, it prints their numbers. It is killed at a random moment, sometimes before
it has opened. Then the journal is opened again, as the app would, and must be sound, must not
have been repaired, and must hold a run of numbers without a gap, at least up to the last one
printed. A kill leaves what the system has buffered: this is a crash, not a power cut.
usage: kill.py [ROUNDS] [SEED]
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from atelier.journal.events import Event, Verb
from atelier.journal.journal import Journal


def child(folder: Path, key: str) -> None:
    """Record for ever, and print the number of the last fact saved; the parent puts an end to it."""
    journal = Journal.open(folder)

    def saved(events: tuple[Event, ...]) -> None:
        numbers = [int(event.key.rsplit("-", 1)[1]) for event in events]
        os.write(1, f"{max(numbers)}\n".encode())

    journal.on_saved = saved
    number = 0
    while True:
        words = f"Réponse {number}, écrite à moitié… " * random.randint(1, 400)
        journal.record(f"{key}/item-{number}", Verb.WROTE, words)
        number += 1
        time.sleep(random.choice((0, 0, 0.001, 0.004)))


def kill_one(folder: Path, key: str, patience: float) -> tuple[int, bool]:
    """Start a child and kill it; the last number it said was saved (-1: none), and whether it had begun."""
    command = [sys.executable, __file__, "--child", str(folder), key]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        first = b""
        if patience > 0:
            first = process.stdout.readline()
            time.sleep(patience)
        else:
            time.sleep(-patience)
        if process.poll() is not None:
            raise SystemExit(f"the child ended by itself: {process.returncode}")
        process.send_signal(signal.SIGKILL)
        said = (first + process.stdout.read()).split(b"\n")[:-1]  # a last line cut short was not said
    return (int(said[-1]) if said else -1), bool(said)


def look(folder: Path, said: dict[str, int]) -> int:
    """Open the journal as the app does and compare; the number of facts found."""
    journal = Journal.open(folder)
    try:
        if journal.report.repaired:
            raise SystemExit(f"the journal had to be repaired: {journal.report.repaired}")
        found = defaultdict(set)
        for event in journal.events:
            key, _, number = event.key.rpartition("/item-")
            found[key].add(int(number))
            if not event.value.startswith(f"Réponse {number}, écrite à moitié… "):
                raise SystemExit(f"{event.key} is not what was written")
    finally:
        if journal.close():
            raise SystemExit("the journal could not be closed")
    for key, last in said.items():
        numbers = found[key]
        if numbers != set(range(len(numbers))):
            raise SystemExit(f"{key}: a gap among its {len(numbers)} facts")
        if len(numbers) <= last:
            raise SystemExit(f"{key}: {last + 1} facts were said to be saved, {len(numbers)} are there")
    return sum(len(numbers) for numbers in found.values())


def main(rounds: int, seed: int) -> None:
    """Kill, look, and start again."""
    print(f"{rounds} kills, seed {seed}")
    chance = random.Random(seed)
    early = total = 0
    with tempfile.TemporaryDirectory(prefix="atelier-kill-") as place:
        # A store a stretch: opening checks all of it, and a year of use is not what is tried here.
        for stretch in range(0, rounds, 20):
            folder, said = Path(place) / f"profile-{stretch}", {}
            kept = 0
            for turn in range(min(20, rounds - stretch)):
                key = f"proof/round-{stretch + turn}"
                within = chance.random() < 0.25  # while it starts, opens or creates the store
                wait = -chance.uniform(0.02, 0.35) if within else chance.uniform(0.0, 0.15)
                said[key], begun = kill_one(folder, key, wait)
                early += not begun
                kept = look(folder, said)
            total += kept
    print(f"{rounds} kills, {early} before the first fact was saved; {total} facts kept, none lost, none cut")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]), sys.argv[3])
    else:
        numbers = [int(word) for word in sys.argv[1:]]
        main(numbers[0] if numbers else 200, numbers[1] if numbers[1:] else random.randrange(10**6))
