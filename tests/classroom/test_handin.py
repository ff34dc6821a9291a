import json
import os
import zipfile
from pathlib import Path

import pytest

from atelier.classroom import handin, roster, scheduling
from atelier.classroom.handin import Level
from atelier.classroom.taking import Status, take
from atelier.container import write_container
from atelier.errors import AtelierError
from atelier.journal.events import Verb
from atelier.progress.state import fold

from .making import COURSE, class_of, fact, handed, learner, ledger, worked

SECRET = ("secret", "Nom du journal", "regret", "autre-cours", "près", "2026-11-02")


def inside(path: Path) -> str:
    with zipfile.ZipFile(path) as zip:
        return "\n".join(zip.read(name).decode() for name in zip.namelist())


def lines(path: Path) -> list[dict[str, object]]:
    with zipfile.ZipFile(path) as zip:
        return [json.loads(line) for line in zip.read("events.jsonl").splitlines()]


@pytest.mark.parametrize("level", list(Level))
def test_no_more_goes_out_than_was_chosen(tmp_path: Path, level: Level) -> None:
    words = inside(handed(tmp_path, 1, "Ana Roy", level))
    assert not [one for one in SECRET if one in words]
    verbs = {one["verb"] for one in lines(tmp_path / f"remise-1{handin.SUFFIX}")}
    never = {"noted", "bookmarked", "added", "dated", "remarked", "reviewed", "placed", "named"}
    assert not verbs & never and not verbs & {"forgotten", "erased", "restored"}
    assert ("oui" in words, "franc" in words, "oser" in words) == ((level is not Level.PROGRESS,) * 3)
    assert ("ma réflexion" in words) == (level is Level.REFLECTIONS)
    assert "d" * 32 not in words, "which devices one has is nobody's business"


def test_each_verb_is_decided() -> None:
    kept_home = {
        *(Verb.NOTED, Verb.BOOKMARKED, Verb.ADDED, Verb.DATED, Verb.REMARKED, Verb.REVIEWED, Verb.SUSPENDED),
        *(Verb.PLACED, Verb.NAMED, Verb.ERASED, Verb.RESTORED, Verb.FORGOTTEN),
        *(Verb.SCHEDULED, Verb.ENROLLED, Verb.ATTENDED, Verb.HANDED, Verb.QUALIFIED, Verb.ATTESTED),
        *(Verb.SURVEYED, Verb.PRESENTED),
    }
    assert kept_home | handin.TAKEN == set(Verb) and not kept_home & handin.TAKEN


def test_progress_alone_tells_what_was_done() -> None:
    state = fold(handin.selected(worked(learner(1)), COURSE, Level.PROGRESS))
    assert state.answered(f"{COURSE}/q1") and not state.answered(f"{COURSE}/q2")
    assert state.walked_to_end(f"{COURSE}/d1") and state.completed(f"{COURSE}/lesson/qui-ecrit")
    assert state.read(f"{COURSE}/lesson/qui-ecrit") == {"#debut"} and not state.ticks()


def test_what_was_erased_does_not_go_out() -> None:
    events = worked(learner(1))
    assert (
        handin.selected([*events, fact("", Verb.FORGOTTEN, None, learner(1))], COURSE, Level.REFLECTIONS)
        == []
    )
    erased = [*events, fact(f"{COURSE}/r1", Verb.ERASED, None, learner(1))]
    assert not any(one.verb is Verb.WROTE for one in handin.selected(erased, COURSE, Level.REFLECTIONS))


def test_the_preview_says_it_and_the_texts_are_shown() -> None:
    said = [handin.preview(level) for level in Level]
    assert [len(one) for one in said] == [4, 4, 4] and len({one[-1] for one in said}) == 1
    assert "Ne part pas" in said[0][1] and "Part aussi" in said[2][2]
    shown = handin.shown(worked(learner(1)), COURSE, Level.REFLECTIONS)
    assert (shown.lessons, shown.answers, shown.texts) == (1, 1, ("ma réflexion",))


def test_nothing_to_hand_in_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(AtelierError, match="nothing_to_hand_in"):
        handin.make([fact("note/1", Verb.NOTED, {"lesson": "x"})], COURSE, Level.ANSWERS, tmp_path / "x")
    assert not list(tmp_path.iterdir())


def test_forty_files_ten_of_them_bad(tmp_path: Path) -> None:
    names = [f"Personne {chr(65 + number // 6)}{chr(97 + number % 6)}" for number in range(30)]
    files = [handed(tmp_path, number, name) for number, name in enumerate(names, 1)]
    sound = files[0].read_bytes()
    bad = {
        "coupe": sound[: len(sound) // 2],
        "bit": sound[:200] + bytes([sound[200] ^ 4]) + sound[201:],
        "vide": b"",
        "lettre": b"Bonjour, voici mon travail.",
    }
    expected = {
        "coupe": "damaged",
        "bit": "damaged",
        "vide": "foreign",
        "lettre": "foreign",
        "absent": "missing",
    }
    paths = [tmp_path / f"{name}{handin.SUFFIX}" for name in bad]
    for path, data in zip(paths, bad.values(), strict=True):
        path.write_bytes(data)
    paths.append(tmp_path / f"absent{handin.SUFFIX}")
    paths.append(written(tmp_path / "autre-cours", course="affaires"))
    paths.append(written(tmp_path / "autre-genre", kind="data"))
    paths.append(written(tmp_path / "futur", format=99))
    paths.append(written(tmp_path / "menteur", events=7))
    paths.append(written(tmp_path / "enorme", events=10**7))
    expected |= {"autre-cours": "foreign", "autre-genre": "foreign", "futur": "newer", "menteur": "damaged"}
    expected["enorme"] = "too-large"
    mixed = [one for pair in zip(files, paths, strict=False) for one in pair] + files[len(paths) :]
    with ledger(tmp_path) as store:
        one = class_of(store, "\n".join(names))
        told: list[tuple[int, int]] = []
        report = take(store, one, mixed, progress=lambda done, total: told.append((done, total)))
        assert [file.path for file in report.files] == mixed and told[-1] == (40, 40)
        assert {file.path.stem: file.status.value for file in report.bad} == expected
        assert report.counts[Status.TAKEN] == 30 and all(file.sentence for file in report.files)
        one = scheduling.find(store, one.id)
        assert all(len(person.hand_ins) == 1 for person in one.people)
        assert len(store.learners()) == 30 and store.facts(learner(3))
        before = (len(store.events), store.facts(learner(1)))
        again = take(store, one, mixed)
        assert again.counts == {**{k: v for k, v in report.counts.items() if k != "taken"}, "known": 30}
        assert (len(store.events), store.facts(learner(1))) == before, "the same file twice changes nothing"


def written(
    stem: Path, kind: str = handin.KIND, format: int = 1, course: str = COURSE, events: int = 1
) -> Path:
    path = stem.with_suffix(handin.SUFFIX)
    line = json.dumps(
        {
            "id": "1" * 32, "learner": "2" * 32, "device": "0" * 32, "key": f"{course}/q", "verb": "opened",
            "value": None, "time": 1,
        }
    )  # fmt: skip
    scope = {"course": course, "learner": "2" * 32, "level": "progress", "events": events}
    write_container(path, kind, format, {"events.jsonl": [line.encode() + b"\n"]}, scope)
    return path


def test_a_later_file_adds_an_older_one_nothing_and_levels_may_grow(tmp_path: Path) -> None:
    events = worked(learner(1))
    first, second = tmp_path / "un.atelier-progres", tmp_path / "deux.atelier-progres"
    handin.make(events[:6], COURSE, Level.PROGRESS, first, name="Ana Roy")
    handin.make(events, COURSE, Level.REFLECTIONS, second, name="Ana Roy")
    with ledger(tmp_path) as store:
        one = class_of(store, "Ana Roy")
        assert take(store, one, [first]).files[0].status is Status.TAKEN
        assert not fold(store.facts(learner(1))).walked_to_end(f"{COURSE}/d1")
        one = scheduling.find(store, one.id)
        assert take(store, one, [second, first]).counts == {"taken": 1, "known": 1}
        state = fold(store.facts(learner(1)))
        assert state.answer(f"{COURSE}/q1") and state.written(f"{COURSE}/r1").text == "ma réflexion"  # type: ignore[union-attr]
        assert not state.answered(f"{COURSE}/q2"), "taken back there too"


def test_whose_file_it_is(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(
            store,
            "Nom;Courriel\nAna Roy;ana@exemple.ca\nBo Li;\nCy Roux;c1@exemple.ca\nCy Roux;c2@exemple.ca",
        )
        files = [
            handed(tmp_path, 1, "Anna R.", email="ANA@exemple.ca"),  # by e-mail
            handed(tmp_path, 2, "li, bo"),  # by name, in any order
            handed(tmp_path, 3, "Cy Roux"),  # two bear it
            handed(tmp_path, 4, "Zoé Noël"),  # nobody
            handed(tmp_path, 5, "Bo Li"),  # another start than the one just taken
        ]
        report = take(store, one, files)
        assert [(file.status.value, file.why) for file in report.files] == [
            ("taken", "taken"),
            ("taken", "taken"),
            ("unknown", "unknown_namesakes"),
            ("unknown", "unknown"),
            ("unknown", "unknown_same_name"),
        ]
        assert set(store.learners()) == {learner(1), learner(2)}, "nothing of somebody unknown is kept"
        one = scheduling.find(store, one.id)
        wrong_name = handed(tmp_path, 1, "Un autre nom", Level.REFLECTIONS)
        assert take(store, one, [wrong_name]).files[0].person == one.person("ana@exemple.ca").id
        given = {files[2]: one.person("c2@exemple.ca").id}
        assert take(store, one, [files[2]], given=given).files[0].status is Status.TAKEN
        report = take(store, one, files[3:4], walk_ins=True)
        assert report.files[0].walk_in
        assert scheduling.find(store, one.id).person("zoé noël").about.walk_in


def test_a_file_for_another_class_or_that_passes_for_the_trainer(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(store, "Ana Roy")
        stranger = handed(tmp_path, 1, "Bo Li", code="ZZZZZ")
        assert take(store, one, [stranger], walk_ins=True).files[0].why == "foreign_class"
        mistyped = handed(tmp_path, 2, "Ana Roy", code="ZZZZZ")
        assert take(store, one, [mistyped]).files[0].status is Status.TAKEN, "she is on the list"
        path = tmp_path / "ruse.atelier-progres"
        handin.make(worked(store.learner), COURSE, Level.ANSWERS, path, name="Ana Roy")
        assert take(store, one, [path]).files[0].why == "foreign_yours"


def test_a_file_holds_no_more_than_its_level_says(tmp_path: Path) -> None:
    events = [
        fact(f"{COURSE}/r1", Verb.WROTE, "de force", learner(1)),
        fact(f"{COURSE}/q1", Verb.ENROLLED, {"name": "Intrus"}, learner(1)),
    ]
    from atelier.journal.lines import write_line
    from atelier.journal.rows import to_row

    scope = {"course": COURSE, "learner": learner(1), "level": "progress", "events": 2, "name": "Ana Roy"}
    path = tmp_path / "ruse.atelier-progres"
    write_container(
        path, handin.KIND, 1, {"events.jsonl": [write_line(to_row(one)) for one in events]}, scope
    )
    with ledger(tmp_path) as store:
        one = class_of(store, "Ana Roy")
        assert take(store, one, [path]).files[0].status is Status.TAKEN
        assert store.facts(learner(1)) == []


def test_a_clock_ahead_is_brought_back(tmp_path: Path) -> None:
    path = tmp_path / "futur.atelier-progres"
    ahead = fact(f"{COURSE}/lesson/un", Verb.OPENED, None, learner(1), time=1_900_000_000_000)
    handin.make([ahead], COURSE, Level.PROGRESS, path, name="Ana Roy")
    with ledger(tmp_path) as store:
        one = class_of(store, "Ana Roy")
        take(store, one, [path])
        assert store.facts(learner(1))[0].time < ahead.time


def test_the_trainer_s_own_journal_is_left_alone(tmp_path: Path) -> None:
    from atelier.journal.journal import Journal

    profile = tmp_path / "profil"
    journal = Journal.open(profile)
    journal.record(f"{COURSE}/liste/a", Verb.TICKED, "done")
    journal.close()
    with ledger(profile) as store:
        one = class_of(store, "Ana Roy")
        take(store, one, [handed(tmp_path, 1, "Ana Roy")])
        roster.walk_in(store, one, "Bo Li")
    journal = Journal.open(profile)
    assert len(journal.events) == 1
    journal.close()
    if os.name == "posix":
        assert (profile / "classes" / "journal.sqlite3").exists()
