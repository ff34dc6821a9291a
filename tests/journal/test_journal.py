from pathlib import Path
from shutil import copytree

import msgspec
import pytest

from atelier.errors import AtelierError
from atelier.journal.events import Verb
from atelier.journal.journal import Journal

from .making import NOW, Heard, fill, opened, run_child, store_of


def test_a_new_folder_becomes_a_journal(tmp_path: Path) -> None:
    with opened(tmp_path / "p" / "q") as journal:
        assert journal.report.created and journal.events == () and journal.pending == 0
        first = journal.learner
    with opened(tmp_path / "p" / "q") as journal:
        report = journal.report
        assert journal.learner == first
        assert not (report.created or report.checked or report.copied or report.migrated or report.repaired)


def test_what_is_recorded_is_said_saved_only_once_on_disk(tmp_path: Path) -> None:
    with opened(tmp_path) as journal:
        heard = Heard(journal)
        event = journal.record("rp/liste/a", Verb.TICKED, "done", seen="v1")
        assert event in journal.events
        heard.wait_saved(1)
        assert heard.saved == [event]
        other = Journal.open(tmp_path)
        assert other.events == (event,)
        other.close()


def test_a_clock_set_back_loses_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, now=lambda: NOW) as journal:
        journal.record("rp/liste/a", Verb.TICKED, "done")
    with opened(tmp_path, now=lambda: NOW - 365 * 24 * 3600 * 1000) as journal:
        last = journal.record("rp/liste/a", Verb.TICKED, "todo")
        assert last.time > journal.events[0].time
    with opened(tmp_path) as journal:
        assert [event.value for event in journal.events] == ["done", "todo"]


def test_each_text_says_which_one_it_replaces(tmp_path: Path) -> None:
    with opened(tmp_path) as journal:
        one = journal.record("rp/pense", Verb.WROTE, "un")
    with opened(tmp_path) as journal:
        two = journal.record("rp/pense", Verb.WROTE, "deux")
        other = journal.record("rp/autre", Verb.WROTE, "x")
        chosen = journal.record("rp/pense", Verb.WROTE, "trois", after=one.id)
        tick = journal.record("rp/pense", Verb.TICKED, "done")
    assert (one.after, two.after, other.after, chosen.after, tick.after) == ("", one.id, "", one.id, "")


def test_a_value_of_a_wrong_shape_is_a_bug_said_at_once(tmp_path: Path) -> None:
    with opened(tmp_path) as journal:
        with pytest.raises(msgspec.ValidationError):
            journal.record("rp/liste/a", Verb.TICKED, "perhaps")
        assert journal.events == () and journal.pending == 0


def test_the_name_is_an_event(tmp_path: Path) -> None:
    with opened(tmp_path) as journal:
        assert journal.name == ""
        journal.record("", Verb.NAMED, "Zoé")
        journal.record("", Verb.NAMED, "Zoé Roy")
        assert journal.name == "Zoé Roy"


def test_a_closed_journal_takes_nothing_more(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    journal.close()
    with pytest.raises(AtelierError, match=r"journal\.closed"):
        journal.record("rp/liste/a", Verb.TICKED, "done")


def test_what_another_window_records_is_found_by_refreshing(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        here.record("rp/liste/a", Verb.TICKED, "done")
        with opened(tmp_path) as there:
            written = there.record("rp/liste/b", Verb.TICKED, "done")
        assert here.refresh() == (written,)
        assert here.refresh() == ()
        assert here.record("rp/liste/b", Verb.TICKED, "todo").time > written.time


def test_a_copied_folder_writes_under_another_device(tmp_path: Path) -> None:
    fill(tmp_path / "one")
    copytree(tmp_path / "one", tmp_path / "two")
    with opened(tmp_path / "one") as one, opened(tmp_path / "two") as two:
        assert not one.report.copied and two.report.copied
        assert one.learner == two.learner and one.device != two.device
    with opened(tmp_path / "two") as again:
        assert not again.report.copied and again.device == two.device


def test_a_listener_that_fails_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with opened(tmp_path) as journal:
        journal.on_saved = lambda _events: 1 / 0  # type: ignore[assignment, return-value]
        journal.record("rp/liste/a", Verb.TICKED, "done")
        assert journal.flush(10)
        journal.record("rp/liste/b", Verb.TICKED, "done")
        assert journal.flush(10)
    assert "ZeroDivisionError" in caplog.text


def test_the_normal_path_is_lean(tmp_path: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from atelier.journal.journal import Journal
        from atelier.journal.events import Verb
        for turn in range(2):
            journal = Journal.open(Path(sys.argv[1]))
            journal.record("rp/liste/a", Verb.TICKED, "done")
            journal.close()
        heavy = ("sqlalchemy.orm", "alembic", "PySide6", "markdown", "atelier.journal.repair")
        print([name for name in heavy if name in sys.modules])
    """
    assert run_child(code, tmp_path).strip() == "[]"


def test_events_can_be_imported_without_a_database() -> None:
    code = "import sys, atelier.progress.lists, atelier.progress.rules, atelier.progress.grading\n"
    assert run_child(code + "print('sqlalchemy' in sys.modules, 'sqlite3' in sys.modules)") == "False False\n"


def test_a_store_put_in_a_synchronised_folder_is_refused_before_it_exists(tmp_path: Path) -> None:
    with pytest.raises(AtelierError, match="place_synchronised"):
        Journal.open(tmp_path / "Dropbox" / "p")
    assert not store_of(tmp_path / "Dropbox" / "p").exists()
