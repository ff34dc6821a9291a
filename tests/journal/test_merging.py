"""« Mes données »: a union of sets, whatever the order and the number of times."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atelier.errors import AtelierError
from atelier.journal.clock import AHEAD_ALLOWED, stamp
from atelier.journal.erasing import erase_everything
from atelier.journal.events import Event, Verb
from atelier.journal.exchange import SUFFIX, export, export_file, inspect
from atelier.journal.merging import import_file
from atelier.journal.opening import create_store
from atelier.journal.rows import seal
from atelier.journal.store import Store
from atelier.progress.state import fold

from .making import ALICE, LAPTOP, NOW, fill, hashed, held, opened, store_of

SLOW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def export_of(folder: Path, name: str) -> Path:
    path = folder.parent / f"{name}{SUFFIX}"
    export_file(folder, path)
    return path


def data_file(path: Path, events: list[Event], learner: str = ALICE) -> Path:
    """A file with these events, made by the exporter itself."""
    store_path = path.with_suffix(".sqlite3")
    create_store(store_path, learner)
    store = Store.at(store_path)
    store.append(events)
    export(store, learner, path, "Alice")
    store.close()
    store_path.unlink()
    return path


@st.composite
def some_events(draw: st.DrawFn) -> list[Event]:
    numbers = draw(st.lists(st.integers(0, 30), unique=True, max_size=8))
    return [
        Event(
            f"{number:032x}",
            ALICE,
            LAPTOP,
            f"rp/l/{number % 4}",
            Verb.TICKED,
            "done",
            stamp(NOW) + number % 7,
        )
        for number in numbers
    ]


@SLOW
@given(st.lists(some_events(), min_size=2, max_size=4), st.randoms())
def test_merging_is_commutative_associative_and_idempotent(
    tmp_path_factory: pytest.TempPathFactory, sets: list[list[Event]], random: object
) -> None:
    root = tmp_path_factory.mktemp("merge")
    files = [data_file(root / f"{number}{SUFFIX}", some) for number, some in enumerate(sets)]
    found = []
    for turn in range(2):
        folder = root / f"p{turn}"
        order = [*files, *files]
        random.shuffle(order)  # type: ignore[attr-defined]
        for file in order:
            import_file(folder, file, now=lambda: NOW, as_mine=True)
        with opened(folder) as journal:
            found.append({(event.id, event.time, event.key) for event in journal.events})
    assert found[0] == found[1] == {(one.id, one.time, one.key) for some in sets for one in some}


def test_work_carried_to_a_new_computer_and_back(tmp_path: Path) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    first = fill(home, 5)
    with opened(work) as window:
        window.record("", Verb.NAMED, "Zoé")
        window.flush()
        done = import_file(work, export_of(home, "a"))
        assert (done.adopted, done.total, done.added, done.backup) == (True, 5, {"ticked": 5}, None)
        assert hashed(window.refresh()) == hashed(first)
        assert window.learner == first[0].learner
        window.record("rp/liste/travail", Verb.TICKED, "done")
    back = import_file(home, export_of(work, "b"))
    assert (back.added, back.known, back.adopted) == ({"named": 1, "ticked": 1}, 5, False)
    assert back.backup is not None and back.backup.exists()
    assert import_file(home, export_of(work, "b")).total == 0
    with opened(home) as one, opened(work) as two:
        assert hashed(one.events) == hashed(two.events) and one.name == "Zoé"
        assert fold(one.events) == fold(two.events)
        assert one.device != two.device


def test_what_was_recorded_while_importing_follows_the_person(tmp_path: Path) -> None:
    fill(tmp_path / "home", 5)
    with opened(tmp_path / "new") as window:
        import_file(tmp_path / "new", export_of(tmp_path / "home", "a"))
        window.record("rp/liste/entre", Verb.TICKED, "done")  # before the window has refreshed
        window.refresh()
    with opened(tmp_path / "new") as again:
        assert "rp/liste/entre" in {event.key for event in again.events} and len(again.events) == 6


def test_another_person_s_file_is_refused_unless_said_to_be_the_same(tmp_path: Path) -> None:
    mine = fill(tmp_path / "me", 3)
    fill(tmp_path / "other", 4, key="rp/autre")
    file = export_of(tmp_path / "other", "x")
    with pytest.raises(AtelierError, match="exchange_other_person"):
        import_file(tmp_path / "me", file)
    assert held(tmp_path / "me") == hashed(mine)
    done = import_file(tmp_path / "me", file, as_mine=True)
    assert done.total == 4 and not done.adopted
    with opened(tmp_path / "me") as journal:
        assert {event.learner for event in journal.events} == {mine[0].learner} and len(journal.events) == 7


def test_a_time_far_ahead_is_bounded_and_ours_still_wins_after(tmp_path: Path) -> None:
    far = Event("e" * 32, ALICE, LAPTOP, "rp/l/a", Verb.TICKED, "void", stamp(NOW + 300 * AHEAD_ALLOWED))
    file = data_file(tmp_path / f"far{SUFFIX}", [far])
    done = import_file(tmp_path / "p", file, now=lambda: NOW)
    assert (done.total, done.bounded) == (1, 1)
    assert import_file(tmp_path / "p", file, now=lambda: NOW + 9).total == 0
    with opened(tmp_path / "p", now=lambda: NOW + 1) as journal:
        journal.record("rp/l/a", Verb.TICKED, "done")
        tick = fold(journal.events).tick("rp/l/a")
        assert tick is not None and tick.state == "done"


def test_what_was_erased_here_is_not_brought_back(tmp_path: Path) -> None:
    fill(tmp_path / "p", 20)
    old = export_of(tmp_path / "p", "old")
    from atelier.journal import backups

    backups.make(tmp_path / "p")
    for derived in ("cache/search.sqlite-wal", "journal.sqlite3.rebuilt", ".journal.sqlite3.12.part"):
        (tmp_path / "p" / derived).parent.mkdir(exist_ok=True)
        (tmp_path / "p" / derived).write_text("rp/liste")
    tombstone = erase_everything(tmp_path / "p")
    left = b"".join(path.read_bytes() for path in (tmp_path / "p").rglob("*") if path.is_file())
    assert b"rp/liste" not in left and backups.list_backups(tmp_path / "p") == ()
    done = import_file(tmp_path / "p", old)
    assert (done.total, done.forgotten) == (0, 20)
    with opened(tmp_path / "p") as journal:
        assert journal.events == (tombstone,) and not journal.report.checked
        journal.record("rp/liste/neuf", Verb.TICKED, "done")
        assert list(fold(journal.events).ticks()) == ["rp/liste/neuf"]


def test_an_erasure_made_elsewhere_asks_before_it_is_followed(tmp_path: Path) -> None:
    mine = fill(tmp_path / "here", 20)
    import_file(tmp_path / "there", export_of(tmp_path / "here", "a"))
    erase_everything(tmp_path / "there")
    file = export_of(tmp_path / "there", "b")
    with pytest.raises(AtelierError, match="exchange_erases") as caught:
        import_file(tmp_path / "here", file)
    assert caught.value.args_for_sentence["count"] == 20
    assert held(tmp_path / "here") == hashed(mine)
    import_file(tmp_path / "here", file, accept_erasure=True)
    with opened(tmp_path / "here") as journal:
        assert dict(fold(journal.events).ticks()) == {}


def test_a_file_says_what_it_holds(tmp_path: Path) -> None:
    with opened(tmp_path / "p") as journal:
        journal.record("", Verb.NAMED, "Zoé")
        journal.record("rp/liste/a", Verb.TICKED, "done")
        journal.record("rp/pense", Verb.WROTE, "é" * 100_000)
    found = inspect(export_of(tmp_path / "p", "x"))
    assert (found.name, found.events, found.newer) == ("Zoé", 3, 0)
    assert found.by_verb == {"named": 1, "ticked": 1, "wrote": 1} and found.first < found.last


def test_a_verb_of_a_newer_version_is_carried_on(tmp_path: Path) -> None:
    fill(tmp_path / "p", 1)
    store = Store.at(store_of(tmp_path / "p"))
    learner = store.get("learner")
    strange = seal(learner, 4, "e" * 32, LAPTOP, "k", "levitated", '{"high":1}', 0, "", "")
    store.append_rows([strange])
    store.close()
    file = export_of(tmp_path / "p", "x")
    assert inspect(file).newer == 1
    import_file(tmp_path / "q", file)
    store = Store.at(store_of(tmp_path / "q"))
    assert strange in list(store.rows())
    store.close()


def test_long_work_says_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    fill(tmp_path / "p", 1200)
    said: list[tuple[int, int]] = []
    file = tmp_path / f"x{SUFFIX}"
    export_file(tmp_path / "p", file, lambda done, total: said.append((done, total)))
    assert said[-1] == (1200, 1200) and len(said) >= 3
    said.clear()
    with pytest.raises(AtelierError, match=r"container\.cancelled"):
        import_file(
            tmp_path / "q", file, cancelled=lambda: len(said) > 3, progress=lambda *one: said.append(one)
        )
    assert held(tmp_path / "q") == set()
    import_file(tmp_path / "q", file, progress=lambda *one: said.append(one))
    assert said[-1][0] == said[-1][1]
    content = file.read_bytes()
    with pytest.raises(AtelierError, match=r"container\.cancelled"):
        export_file(tmp_path / "p", file, cancelled=lambda: True)
    assert file.read_bytes() == content and [path.name for path in tmp_path.glob(".*")] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "../../x"},
        {"time": -1},
        {"time": 2**70},
        {"verb": "ticked", "value": "perhaps"},
        {"learner": "b" * 32},
        {"key": "a\u0000b"},
        {"key": "k" * 5000},
        {"offset": 10**9},
        {"value": None},
    ],
)
def test_a_line_that_is_not_an_event_changes_nothing(tmp_path: Path, wrong: dict[str, object]) -> None:
    from atelier.container import write_container

    good = {
        "id": "e" * 32,
        "learner": ALICE,
        "device": LAPTOP,
        "key": "k/l",
        "verb": "ticked",
        "value": "done",
    }
    lines = [json.dumps({**good, "time": 5}), json.dumps({**good, "time": 6, "id": "d" * 32, **wrong})]
    file = tmp_path / f"x{SUFFIX}"
    content = "\n".join(lines).encode()
    write_container(file, "data", 1, {"events.jsonl": [content]}, {"learner": ALICE, "events": 2})
    with pytest.raises(AtelierError, match="exchange_bad_line") as caught:
        import_file(tmp_path / "p", file)
    assert caught.value.args_for_sentence["line"] == 2
    assert not (tmp_path / "p").exists()
