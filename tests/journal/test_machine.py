"""Two computers of one person, by chance: record, back up, damage, restore, carry, kill.

Whatever happens, nothing is invented, nothing that a backup holds is lost, and when both
have exchanged their files both say the same.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from atelier.journal import backups
from atelier.journal.events import Verb
from atelier.journal.exchange import export_file
from atelier.journal.journal import Journal
from atelier.journal.merging import import_file
from atelier.journal.store import FILE_NAME
from atelier.progress.state import fold

SIDES = st.sampled_from(["home", "work"])


class TwoComputers(RuleBasedStateMachine):
    """`there` is what each store must hold, `saved` what its backups hold, `ever` all ids."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.ever: set[str] = set()
        self.there: dict[str, set[str]] = {"home": set(), "work": set()}
        self.saved: dict[str, set[str]] = {"home": set(), "work": set()}
        self.hour = datetime(2026, 10, 1, tzinfo=UTC)
        self.steps = 0

    @initialize()
    def begin_with_the_same_person(self) -> None:
        self.record("home", 1)
        self.carry("home")

    def ids(self, side: str) -> set[str]:
        journal = Journal.open(self.root / side)
        found = {event.id for event in journal.events}
        assert journal.close() == ()
        return found

    @rule(side=SIDES, count=st.integers(1, 12))
    def record(self, side: str, count: int) -> None:
        journal = Journal.open(self.root / side)
        for number in range(count):
            event = journal.record(f"rp/liste/i{number % 3}", Verb.TICKED, random.choice(["done", "todo"]))
            self.there[side].add(event.id)
            self.ever.add(event.id)
        assert journal.close() == ()

    @rule(side=SIDES)
    def back_up(self, side: str) -> None:
        if not self.there[side]:
            return
        self.hour += timedelta(hours=1)
        backups.make(self.root / side, self.hour)
        self.saved[side] = set(self.there[side])

    @rule(side=SIDES)
    def restore(self, side: str) -> None:
        if self.saved[side]:
            backups.restore(self.root / side)
            newest = backups.list_backups(self.root / side)[0]
            self.there[side] = self.rows_of(newest.path)
            assert self.ids(side) == self.there[side]

    def rows_of(self, path: Path) -> set[str]:
        from atelier.journal.store import Store

        store = Store.at(path)
        found = {row.id for row in store.rows()}
        store.close()
        return found

    @rule(side=SIDES, seed=st.integers(0, 999))
    def damage(self, side: str, seed: int) -> None:
        path, chance = self.root / side / FILE_NAME, random.Random(seed)
        if not path.exists():
            return
        data = bytearray(path.read_bytes())
        if chance.random() < 0.4:
            del data[chance.randrange(len(data)) :]
        for _ in range(min(8, len(data))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        left = self.ids(side)
        assert left <= self.there[side], "something was invented"
        assert left >= self.saved[side], "something that a backup held was lost"
        self.there[side] = left

    @rule(source=SIDES)
    def carry(self, source: str) -> None:
        other = "work" if source == "home" else "home"
        if not self.there[source]:
            return
        file = self.root / "carried.atelier-donnees"
        export_file(self.root / source, file)
        before = self.there[other]
        done = import_file(self.root / other, file, as_mine=True)
        self.there[other] = before | self.there[source]
        assert done.total == len(self.there[other]) - len(before)
        assert self.ids(other) == self.there[other]
        if done.backup:
            self.saved[other] = set(before)
        assert import_file(self.root / other, file, as_mine=True).total == 0
        if before:
            self.saved[other] = set(self.there[other])

    def teardown(self) -> None:
        try:
            for source in ("home", "work"):
                self.carry(source)
            states = []
            for side in ("home", "work"):
                journal = Journal.open(self.root / side)
                states.append({key: tick.state for key, tick in fold(journal.events).ticks().items()})
                assert {event.id for event in journal.events} <= self.ever
                journal.close()
            assert states[0] == states[1]
        finally:
            shutil.rmtree(self.root)


TestTwoComputers = TwoComputers.TestCase
TestTwoComputers.settings = settings(max_examples=12, stateful_step_count=12, deadline=None)
