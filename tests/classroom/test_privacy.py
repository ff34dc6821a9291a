import json
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from atelier.classroom import handin, issuing, privacy, questionnaire, roster, scheduling
from atelier.classroom.handin import Level
from atelier.classroom.taking import take
from atelier.journal import backups
from atelier.journal.events import Surveyed, Verb
from atelier.journal.gathered import Gathered
from atelier.signing import issuers

from .making import ABOUT, COURSE, class_of, fact, handed, learner, ledger

SIGNS = (b"Zorglub", b"zorglub@exemple.ca", b"fauteuil-secret", b"reflexion-intime", learner(7).encode())


def bytes_of(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def filled(store: Gathered, tmp_path: Path) -> str:
    """A class with Zorglub, who left traces everywhere, and Bo Li."""
    one = class_of(store)
    text = "Nom;Courriel;Besoins\nZorglub Ñandú;zorglub@exemple.ca;fauteuil-secret\nBo Li;bo@exemple.ca;\n"
    roster.add(store, one, roster.read_text(text))
    one = scheduling.find(store, one.id)
    path = tmp_path / "z.atelier-progres"
    written = [
        fact(f"{COURSE}/r1", Verb.WROTE, f"reflexion-intime {number} " + "x" * 3000, learner(7))
        for number in range(3)
    ]
    handin.make(written, COURSE, Level.REFLECTIONS, path, name="Zorglub Ñandú")
    assert take(store, one, [path, handed(tmp_path, 2, "Bo Li")]).counts == {"taken": 2}
    scheduling.attend(store, one, one.people, "room")
    scheduling.qualify(store, one, one.people, "participation")
    one = scheduling.find(store, one.id)
    issuing.issue(store, one, one.people, issuers.make(tmp_path / "keys", "Chambre"), date(2026, 10, 22))
    questionnaire.record(store, one, Surveyed({"content": 4}))
    return one.id


def test_a_person_erased_is_in_no_byte_of_the_store_its_wal_or_its_copies(tmp_path: Path) -> None:
    folder = tmp_path / "classes"
    with ledger(tmp_path) as store:
        id = filled(store, tmp_path)
        backups.make(folder)
        (folder / "set-aside").mkdir()
        (folder / "set-aside" / "replaced-1.sqlite3").write_bytes(b"Zorglub")
        roster.change(store, one := scheduling.find(store, id), one.person("Bo Li"), organisation="Garage")
        backups.make(folder)
        before = bytes_of(folder)
        assert all(sign in before for sign in SIGNS)
        one = scheduling.find(store, id)
        gone = privacy.erase_person(store, one, one.person("zorglub@exemple.ca"))
        assert gone.learners == 1 and gone.facts >= 5
        left = bytes_of(folder)
        assert not [sign for sign in SIGNS if sign in left]
        one = scheduling.find(store, id)
        assert [person.name for person in one.people] == ["Bo Li"] and len(one.answers) == 1
        assert store.facts(learner(2)) and not store.facts(learner(7))
        assert one.people[0].about.organisation == "Garage" and one.people[0].attested
    assert not [sign for sign in SIGNS if sign in bytes_of(folder)]
    assert len(backups.list_backups(folder)) == 2
    assert all(backups.check(copy.path) for copy in backups.list_backups(folder))
    with ledger(tmp_path) as store:
        assert scheduling.find(store, id).people[0].name == "Bo Li"


def test_a_copy_that_cannot_be_rewritten_goes(tmp_path: Path) -> None:
    folder = tmp_path / "classes"
    with ledger(tmp_path) as store:
        id = filled(store, tmp_path)
        copy = backups.make(folder)
        copy.path.write_bytes(b"Zorglub" * 100)
        one = scheduling.find(store, id)
        privacy.erase_person(store, one, one.person("Zorglub Ñandú"))
        assert not copy.path.exists()


def test_work_that_another_class_holds_stays(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        first = class_of(store, "Ana Roy")
        second = class_of(store, "Ana Roy", replace(ABOUT, start="2026-11-04T18:30", end="2026-11-04T20:45"))
        file = handed(tmp_path, 1, "Ana Roy")
        for one in (first, second):
            assert take(store, one, [file]).counts == {"taken": 1}
        first = scheduling.find(store, first.id)
        assert privacy.erase_class(store, first).learners == 0
        assert store.facts(learner(1)) and list(scheduling.classes(store)) == [second.id]
        second = scheduling.find(store, second.id)
        assert privacy.erase_work(store, second).learners == 1
        assert not store.facts(learner(1)) and scheduling.find(store, second.id).people[0].name == "Ana Roy"


def test_a_class_erased_leaves_nothing(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        id = filled(store, tmp_path)
        backups.make(tmp_path / "classes")
        privacy.erase_class(store, scheduling.find(store, id))
        assert store.events == () and store.learners() == []
    left = bytes_of(tmp_path / "classes")
    assert not [sign for sign in (*SIGNS, b"Bo Li", id.encode(), "Bibliothèque".encode()) if sign in left]


def test_what_is_held_is_given_whole_and_readable(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = scheduling.find(store, filled(store, tmp_path))
        text = privacy.person_data(store, one, one.person("Zorglub Ñandú"))
        page, _, data = text.partition("\n{")
        for words in (
            "Zorglub Ñandú",
            "zorglub@exemple.ca",
            "fauteuil-secret",
            "En salle",
            "Attestation nº",
            "reflexion-intime 2",
        ):
            assert words in page, words
        said = json.loads("{" + data)
        assert said["person"]["name"] == "Zorglub Ñandú" and len(said["facts"]) == 1 and said["attestations"]
        assert "Bo Li" not in text and "Hélène Fortier, formation@exemple.ca" in page


def test_what_has_served_is_offered_to_be_erased_and_nothing_goes_alone(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = scheduling.find(store, filled(store, tmp_path))
        asked = [
            privacy.terms([one], day) for day in (date(2026, 12, 1), date(2027, 2, 1), date(2032, 10, 21))
        ]
        assert [[term.what for term in found] for found in asked] == [[], ["work"], ["all"]]
        bare = class_of(store, "Ana Roy")
        assert [term.what for term in privacy.terms([bare], date(2027, 10, 21))] == ["all"]
        assert len(privacy.purpose(one)) == 5 and "90" in privacy.purpose(one)[2]
