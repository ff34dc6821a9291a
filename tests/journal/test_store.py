import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.journal.events import Event, Verb
from atelier.journal.opening import create_store
from atelier.journal.rows import intact, seal, to_event, to_row
from atelier.journal.store import Store

from .making import ALICE, LAPTOP, event

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def store(tmp_path: Path) -> Any:
    create_store(tmp_path / "s.sqlite3")
    store = Store.at(tmp_path / "s.sqlite3")
    yield store
    store.close()


@given(JSON, st.text(max_size=20), st.integers(0, 2**62))
def test_a_row_gives_back_its_event(value: Any, seen: str, time: int) -> None:
    event = Event("f" * 32, ALICE, LAPTOP, "clé/é", Verb.WROTE, value, time, -240, seen, "e" * 32)
    row = to_row(event)
    assert to_event(row) == event and intact(row)


def test_half_a_pair_as_a_paste_may_hold_is_stored_as_a_sign(store: Store) -> None:
    store.append([event(1, value={"text": ["a\ud83d", "b"]}, verb=Verb.NOTED)])
    assert store.read(ALICE)[0].value == {"text": ["a\ufffd", "b"]}


def test_events_come_back_by_time_then_id_and_once(store: Store) -> None:
    events = [event(time) for time in (5, 3, 9, 3)]
    store.append(events)
    store.append(reversed(events))
    assert store.read(ALICE) == sorted(events, key=lambda one: (one.time, one.id))
    assert [one.time for one in store.read(ALICE, since=3)] == [5, 9]
    assert store.count() == store.count(ALICE) == 4 and store.read("b" * 32) == []


def test_an_id_already_there_keeps_what_it_was(store: Store) -> None:
    first = event(5)
    store.append([first])
    store.append([Event(first.id, ALICE, LAPTOP, "autre", Verb.TICKED, "todo", 9)])
    assert store.read(ALICE) == [first]


def test_a_verb_of_a_newer_version_is_kept_and_not_shown(store: Store) -> None:
    strange = seal(ALICE, 4, "e" * 32, LAPTOP, "k", "levitated", '{"high":1}', 0, "", "")
    store.append([event(3)])
    store.append_rows([strange])
    assert [one.time for one in store.read(ALICE)] == [3]
    assert list(store.rows())[-1] == strange and store.count() == 2


def test_all_rows_come_a_few_at_a_time_in_order(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atelier.journal.store._BATCH", 3)
    events = [event(number // 2) for number in range(10)]
    store.append(events)
    assert [row.id for row in store.rows(ALICE)] == [one.id for one in store.read(ALICE)]


def test_what_is_acknowledged_is_for_a_power_cut_too(store: Store) -> None:
    with store.writing() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("synchronous", "journal_mode")
        }
    assert asked == {"synchronous": 2, "journal_mode": "wal"}


def test_reading_a_learner_uses_the_order_on_disk(store: Store) -> None:
    query = "EXPLAIN QUERY PLAN SELECT * FROM events WHERE learner = ? AND time > -1 ORDER BY time, id"
    with closing(sqlite3.connect(store.where)) as connection:
        plan = " ".join(row[3] for row in connection.execute(query, (ALICE,)))
    assert "USING PRIMARY KEY (learner=? AND time>?)" in plan and "TEMP B-TREE" not in plan


def test_a_byte_changed_in_an_event_is_seen(store: Store) -> None:
    store.append([event(3)])
    assert store.problems() == []
    with closing(sqlite3.connect(store.where)) as connection:
        connection.execute("UPDATE events SET value = '\"void\"'")
        connection.commit()
    assert store.problems() and not store.problems(quick=True)


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def part() -> None:
        with store.writing() as connection:
            store.insert(connection, [to_row(event(1))])
            raise KeyError

    with pytest.raises(KeyError):
        part()
    assert store.count() == 0
    store.append([event(2)])
    assert store.count() == 1
