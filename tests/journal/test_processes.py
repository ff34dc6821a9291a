from pathlib import Path

from .making import child, fill, hashed, held, opened, store_of

MANY = """
    import sys
    from pathlib import Path
    from atelier.journal.journal import Journal
    from atelier.journal.events import Verb
    journal = Journal.open(Path(sys.argv[1]))
    for number in range(150):
        journal.record(f"rp/liste/{sys.argv[2]}-{number}", Verb.TICKED, "done")
        if number % 10 == 0:
            journal.flush()
    assert journal.flush(60)
    print(len(journal.events))
    assert journal.close() == ()
"""


def test_processes_that_create_and_append_at_once_lose_nothing(tmp_path: Path) -> None:
    processes = [child(MANY, tmp_path / "p", name) for name in "abc"]
    for process in processes:
        _out, err = process.communicate(timeout=90)
        assert process.returncode == 0, err
    with opened(tmp_path / "p") as journal:
        keys = {event.key for event in journal.events}
        assert keys == {f"rp/liste/{name}-{number}" for name in "abc" for number in range(150)}
        assert len({event.learner for event in journal.events}) == 1


REPAIRING = """
    import sys
    from pathlib import Path
    from atelier.journal.journal import Journal
    journal = Journal.open(Path(sys.argv[1]))
    print(len(journal.events), journal.report.repaired is not None)
    journal.close()
"""


def test_two_processes_that_find_it_damaged_repair_it_once(tmp_path: Path) -> None:

    before = fill(tmp_path, 300)
    path = store_of(tmp_path)
    data = bytearray(path.read_bytes())
    data[4096 * 3 + 8 : 4096 * 3 + 60] = b"\xff" * 52  # one page loses its list of cells
    path.write_bytes(data)
    processes = [child(REPAIRING, tmp_path) for _ in range(2)]
    said = []
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        said.append(out.split())
    assert sorted(word[1] for word in said) == ["False", "True"]
    assert said[0][0] == said[1][0]
    assert len(list((tmp_path / "set-aside").glob("damaged-*.sqlite3"))) == 1
    assert held(tmp_path) <= hashed(before)
