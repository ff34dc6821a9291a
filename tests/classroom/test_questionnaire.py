import json
import zipfile
from pathlib import Path

import pytest

from atelier.classroom import questionnaire, scheduling
from atelier.classroom.questionnaire import read_table, receive, record, summary
from atelier.errors import AtelierError
from atelier.journal.events import Surveyed

from .making import COURSE, class_of, handed, ledger

GOOD = Surveyed({"content": 5, "pace": 3}, "Les exemples", "Plus de temps", "yes")


def test_answers_by_file_by_table_and_typed_are_summed_up(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(store, "Ana Roy")
        files = [tmp_path / f"{number}{questionnaire.SUFFIX}" for number in range(3)]
        for number, file in enumerate(files):
            questionnaire.make(
                file, COURSE, Surveyed({"content": number + 3}, f"texte {number}"), one.about.code
            )
        form = tmp_path / "form.csv"
        form.write_text(
            "Horodateur;Le contenu (1 à 5);Rythme;Ce que vous avez aimé;À améliorer;Une autre séance?\n"
            "2026-10-21 21:03;5 - excellent;4;Le café;;Oui\n"
            "2026-10-21 21:04;5 - excellent;4;Le café;;Oui\n"
            ";;;;;\n"
            "2026-10-21 21:05;neuf;9;;La salle;peut-être\n",
            encoding="utf-8",
        )
        assert [one_.new for one_ in receive(store, one, [*files, form])] == [1, 1, 1, 3]
        assert record(store, one, GOOD)
        again = receive(store, one, [*files, form])
        assert [(one_.new, one_.known) for one_ in again] == [(0, 1), (0, 1), (0, 1), (0, 3)]
        found = summary(scheduling.find(store, one.id).answers)
        assert found.answers == 7 and found.further == {"yes": 3, "maybe": 1, "no": 0}
        content, pace = found.subjects[:2]
        assert (content.answers, content.counts) == (6, (0, 0, 1, 1, 4)) and round(content.mean, 2) == 4.5
        assert (pace.answers, pace.mean) == (3, 11 / 3)
        assert found.keep == ("Le café", "Le café", "Les exemples", "texte 0", "texte 1", "texte 2")
        assert found.change == ("La salle", "Plus de temps")


def test_nothing_ties_an_answer_to_a_person_or_to_an_hour(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(store, "Ana Roy\nBo Li")
        for mark in (1, 2, 3, 4, 5):
            record(store, one, Surveyed({"content": mark}))
        facts = [event for event in store.events if event.key.endswith("/survey")]
        assert {event.key for event in facts} == {f"class/{one.id}/survey"}
        assert len({event.time for event in facts}) == 1 and (facts[0].time >> 16) % 86_400_000 == 0
        assert {event.device for event in facts} == {"0" * 32} and {event.offset for event in facts} == {0}
        assert not any(event.id.startswith("019") and event.id[12] == "7" for event in facts), (
            "no hour in the id"
        )
    with ledger(tmp_path) as store:  # on disk they stand in the order of ids drawn at random
        ids = [event.id for event in store.events if event.key.endswith("/survey")]
        assert ids == sorted(ids) and len(ids) == 5
    path = tmp_path / "avis"
    questionnaire.make(path, COURSE, GOOD)
    with zipfile.ZipFile(path) as zip:
        manifest = json.loads(zip.read("manifest.json"))
        assert {info.date_time for info in zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert manifest["made"] == "" and set(manifest["scope"]) <= {"course", "id", "code"}


def test_files_that_are_not_answers_are_named(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(store, "Ana Roy")
        (tmp_path / "casse.atelier-avis").write_bytes(b"rien")
        (tmp_path / "liste.csv").write_text("Nom\nAna\n", encoding="utf-8")
        questionnaire.make(tmp_path / "autre.atelier-avis", "affaires", GOOD)
        questionnaire.make(tmp_path / "ailleurs.atelier-avis", COURSE, GOOD, "ZZZZZ")
        files = [
            *(tmp_path / f"{name}.atelier-avis" for name in ("casse", "autre", "ailleurs", "absent")),
            tmp_path / "liste.csv",
            tmp_path / "absent.csv",
            handed(tmp_path, 1, "Ana Roy"),
        ]
        found = receive(store, one, files)
        assert all(one_.refused and not one_.new for one_ in found)
        assert scheduling.find(store, one.id).answers == ()
        with pytest.raises(AtelierError, match="bad_value"):
            record(store, one, Surveyed({"content": 6}))


def test_a_longer_table_adds_only_what_is_new() -> None:
    first = read_table(b"Contenu\n5\n5\n", "c")
    longer = read_table(b"Contenu\n4\n5\n5\n5\n", "c")
    assert {id for id, _ in first} < {id for id, _ in longer} and len(longer) == 4
    assert not {id for id, _ in first} & {id for id, _ in read_table(b"Contenu\n5\n5\n", "d")}


def test_a_summary_of_nothing() -> None:
    found = summary([])
    assert found.answers == 0 and all(one.mean == 0 for one in found.subjects)
