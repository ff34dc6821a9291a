"""A store of many: others' facts beside one's own, each write on disk, and what is erased gone for real."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atelier.errors import AtelierError
from atelier.journal import backups
from atelier.journal.events import Event, Verb
from atelier.journal.gathered import Gathered
from atelier.journal.purging import purge
from atelier.journal.rows import Row, to_row

NOW = 1_792_000_000_000


def row(learner: str, number: int, key: str = "rp/lesson/un", time: int = NOW) -> Row:
    return to_row(Event(f"{number:032x}", learner, "0" * 32, key, Verb.OPENED, None, time << 16))


def test_others_facts_stand_apart_from_one_s_own(tmp_path: Path) -> None:
    one, other = "1" * 32, "2" * 32
    with Gathered(tmp_path, now=lambda: NOW) as store:
        store.record(
            "class/c",
            Verb.SCHEDULED,
            {"course": "rp", "title": "T", "start": "2026-10-21T18:30", "end": "2026-10-21T20:45"},
        )
        for _ in range(2):
            store.put([row(one, 1), row(one, 2, "autre/lesson/un"), row(other, 3)])
        assert store.learners() == [one, other] and len(store.events) == 1
        assert len(store.facts(one)) == 2 and store.known(one, [f"{1:032x}", f"{9:032x}"]) == {f"{1:032x}"}
        assert [found[1] for some in store.scan([one, other], "rp/") for found in some] == [
            "rp/lesson/un"
        ] * 2
        with pytest.raises(ValueError, match="trainer"):
            store.put([row(store.learner, 4)])
    with Gathered(tmp_path) as store:
        assert len(store.events) == 1 and store.learners() == [one, other]


def test_a_time_far_ahead_is_brought_back_and_the_fact_still_known(tmp_path: Path) -> None:
    with Gathered(tmp_path, now=lambda: NOW) as store:
        for _ in range(2):
            store.put([row("1" * 32, 1, time=NOW + 10**10)])
        (fact,) = store.facts("1" * 32)
        assert fact.time == NOW << 16


@settings(max_examples=25, deadline=None)  # a disk has moods
@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 30)), max_size=20), st.data())
def test_erasing_takes_what_was_named_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, some: list[tuple[str, int]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("g")
    with Gathered(folder, now=lambda: NOW) as store:
        store.put([row(name * 32, number) for name, number in some])
        for key in ("class/c", "class/c/person/p", "class/c/person/p2", "class/cc"):
            store.record(key, Verb.PRESENTED, {})
        gone = data.draw(st.lists(st.sampled_from(["class/c", "class/c/person/p"]), max_size=2, unique=True))
        learners = data.draw(st.lists(st.sampled_from(["a" * 32, "b" * 32]), max_size=2, unique=True))
        store.erase(gone, learners)
        left = {event.key for event in store.events}
        assert "class/cc" in left and ("class/c" in left) == ("class/c" not in gone)
        assert ("class/c/person/p2" in left) == ("class/c" not in gone)
        assert "class/c/person/p" not in left if gone else "class/c/person/p" in left
        names = {name * 32 for name, _ in some}
        assert set(store.learners()) == names - set(learners)
        store.record("class/d", Verb.PRESENTED, {})


def test_another_window_that_reads_is_waited_for_and_then_said(tmp_path: Path) -> None:
    with Gathered(tmp_path, now=lambda: NOW) as store:
        owner = store.learner
        store.put([row("1" * 32, 1)])
    with closing(sqlite3.connect(tmp_path / "journal.sqlite3", isolation_level=None)) as window:
        window.execute("BEGIN IMMEDIATE")
        with pytest.raises(AtelierError) as caught:
            purge(tmp_path, owner, [], ["1" * 32], patience=0.1)
        assert caught.value.code == "journal.in_use"
        window.execute("ROLLBACK")
    assert purge(tmp_path, owner, [], ["1" * 32]) == 1
    with Gathered(tmp_path) as store:
        assert store.learners() == []


def test_a_copy_of_the_store_brings_every_learner_back(tmp_path: Path) -> None:
    with Gathered(tmp_path, now=lambda: NOW) as store:
        store.record("class/c", Verb.PRESENTED, {"a": 1})
        store.put([row("1" * 32, 1), row("2" * 32, 2)])
        store.back_up()
    (tmp_path / "journal.sqlite3").write_bytes(b"ruin")
    backups.restore(tmp_path)
    with Gathered(tmp_path) as store:
        assert store.learners() == ["1" * 32, "2" * 32] and len(store.events) == 1
