"""A process killed at a random moment (kill -9): each acknowledged event is there."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from atelier.journal import backups
from atelier.journal.events import Verb

from .making import child, opened, store_of

KILLS = int(os.environ.get("ATELIER_KILLS", "20"))

TICKING = """
    import sys
    from pathlib import Path
    from atelier.journal.journal import Journal
    from atelier.journal.events import Verb
    journal = Journal.open(Path(sys.argv[1]))
    journal.on_saved = lambda events: print(*(event.id for event in events), sep="\\n", flush=True)
    print("ready", flush=True)
    number = 0
    while True:
        number += 1
        journal.record(f"rp/liste/i{number}", Verb.TICKED, "done")
        if number % 7 == 0:
            journal.record("rp/pense", Verb.WROTE, "mots " * 400)
        journal.flush()
"""


@pytest.mark.timeout(20 + 4 * KILLS)
@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_each_acknowledged_event_survives_a_kill(tmp_path: Path) -> None:
    rounds = random.Random(2026)
    acknowledged: set[str] = set()
    for turn in range(KILLS):
        with child(TICKING, tmp_path) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(rounds.random() * 0.12)
            process.send_signal(signal.SIGKILL)
            said = process.stdout.read()
        # The last line may have been cut by the kill: only whole lines were acknowledged.
        acknowledged.update(said[: said.rfind("\n") + 1].split())
        with opened(tmp_path) as journal:
            assert journal.report.repaired is None
            assert acknowledged <= {event.id for event in journal.events}, f"kill {turn}"
    assert len(acknowledged) > KILLS


RUINING = """
    import sys
    from pathlib import Path
    from atelier.journal import backups
    folder = Path(sys.argv[1])
    print("ready", flush=True)
    while True:
        backups.restore(folder)
        backups.make(folder)
"""


@pytest.mark.timeout(20 + 4 * KILLS)
@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_backing_up_and_restoring_survive_a_kill(tmp_path: Path) -> None:
    rounds = random.Random(7)
    with opened(tmp_path) as journal:
        for number in range(200):
            journal.record(f"rp/liste/i{number}", Verb.TICKED, "done")
    backups.make(tmp_path)
    for _turn in range(max(4, KILLS // 4)):
        with child(RUINING, tmp_path) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(rounds.random() * 0.4)
            process.send_signal(signal.SIGKILL)
        with opened(tmp_path) as journal:
            assert journal.report.repaired is None and len(journal.events) == 200
        assert backups.last_sound(tmp_path) is not None
    assert store_of(tmp_path).exists()
