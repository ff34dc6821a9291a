"""The state of one learner among 400,000 facts of 200, against the bare query for that learner's rows.

Ours reads the rows, checks and decodes them and folds them into a state. The bare query asks sqlite3 for the same
columns by the same index, and fetches them.
"""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import uuid_utils

from atelier import places
from atelier.journal.events import Event, Verb
from atelier.journal.opening import create_store
from atelier.journal.rows import EVENT_COLUMNS, Row, to_row
from atelier.journal.store import FILE_NAME, Store
from atelier.progress.state import fold
from benchmarks.measure import Ratio, compared, in_turn, spent

GOAL = 1.5
LEARNERS, FACTS = 200, 2_000
ROUNDS = 15


def measure() -> list[Ratio]:
    """The lines."""
    path = places.home() / FILE_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    learner = _filled(path)
    store = Store.at(path)
    bare = sqlite3.connect(path)
    query = f"SELECT {', '.join(EVENT_COLUMNS)} FROM events WHERE learner = ? ORDER BY time, id"

    def read() -> None:
        assert len(store.read(learner)) == FACTS

    def state() -> None:
        assert len(fold(store.read(learner)).events) == FACTS

    def asked() -> None:
        assert len(bare.execute(query, (learner,)).fetchall()) == FACTS

    lines = [
        compared(what, goal, *in_turn(lambda work=work: spent(work), lambda: spent(asked), ROUNDS))
        for what, goal, work in (("rows to state", GOAL, state), ("rows to events only", None, read))
    ]
    store.close()
    bare.close()
    return lines


def _filled(path: Path) -> str:
    """A store of many learners; the id of one."""
    create_store(path)
    rng = random.Random(7)
    learners = [uuid_utils.uuid7().hex for _ in range(LEARNERS)]
    rows: list[Row] = []
    for number in range(FACTS):
        for learner in learners:
            time = (1_790_000_000_000 + number * 60_000 + rng.randrange(60_000)) << 16
            rows.append(to_row(_fact(rng, learner, time)))
    with sqlite3.connect(path) as connection:
        connection.executemany(f"INSERT INTO events VALUES ({', '.join('?' * len(Row._fields))})", rows)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return learners[LEARNERS // 2]


def _fact(rng: random.Random, learner: str, time: int) -> Event:
    lesson, item = rng.randrange(40), rng.randrange(8)
    verb, value = rng.choice(
        (
            (Verb.TICKED, rng.choice(("done", "todo"))),
            (Verb.ANSWERED, {"choice": [f"option-{item}"]}),
            (Verb.READ, f"#section-{item}"),
            (Verb.PLACED, {"block": item, "char": 120, "near": "quelques mots près de là"}),
            (Verb.WROTE, "Nous répondons à la personne, puis nous l’appelons."),
        )
    )
    place = f"lesson/lecon-{lesson}" if verb in (Verb.READ, Verb.PLACED) else f"activite-{lesson}/{item}"
    return Event(
        uuid_utils.uuid7().hex,
        learner,
        "appareil",
        f"relations-publiques/{place}",
        verb,
        value,
        time,
        -300,
        "0123456789abcdef",
        "",
    )
