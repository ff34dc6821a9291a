"""The index on a real file: what is found, in which order, and what changes it."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atelier.search.index import Index
from atelier.search.rows import Kind, Place, Results, Row

ROWS = (
    Row(Kind.LESSON, "rp/avis", "Les faux avis", "On respire avant tout.", "", Place("rp", "avis")),
    Row(
        Kind.LESSON,
        "rp/avis",
        "Les faux avis",
        "Un avis retiré laisse une trace : gardez l’image. L’œuvre d’un concurrent?",
        "Garder la preuve",
        Place("rp", "avis", "#preuve", 2),
    ),
    Row(Kind.LESSON, "rp/foule", "Ce que fait la foule", "Elle arrive.", "", Place("rp", "foule")),
    Row(
        Kind.LESSON,
        "rp/foule",
        "Ce que fait la foule",
        "Elle repart vite.",
        "Dix avis en une heure",
        Place("rp", "foule", "#dix", 3),
    ),
    Row(Kind.LESSON, "rp/veille", "Écouter", "Un avis, deux avis, dix avis.", "", Place("rp", "veille")),
    Row(
        Kind.ITEM, "rp/liste/preuve", "Garder une image de l’avis", "La preuve avec lui.", "Avant d’écrire",
        Place("rp", "avis", "liste", 4),
    ),
    Row(Kind.TERM, "faux-avis", "Faux avis", "Avis écrit sans expérience.", "fake review"),
)  # fmt: skip
NOTE = Row(
    Kind.NOTE, "note/1", "Prévenir Léa", "avant de répondre à un avis", "", Place("rp", "avis", "note/1")
)


@pytest.fixture
def index(tmp_path):
    made = Index(tmp_path / "cache" / "search.sqlite")
    made.refresh("a", lambda: ROWS)
    yield made
    made.close()


def ids(results: Results, kind: Kind = Kind.LESSON) -> list[str]:
    return [hit.id for group in results.groups if group.kind == kind for hit in group.hits]


def test_title_before_heading_before_text(index):
    assert ids(index.search("avis")) == ["rp/avis", "rp/foule", "rp/veille"]


def test_grouped_by_kind_with_counts(index):
    index.put_own(NOTE)
    results = index.search("avis", limit=1)
    assert [(group.kind, group.count, len(group.hits)) for group in results.groups] == [
        (Kind.LESSON, 3, 1),
        (Kind.ITEM, 1, 1),
        (Kind.NOTE, 1, 1),
        (Kind.TERM, 1, 1),
    ]
    assert results.count == 6
    assert [group.kind for group in index.search("avis", kind=Kind.TERM).groups] == [Kind.TERM]


def test_a_hit_opens_at_its_passage(index):
    (hit,) = index.search("trace").hits
    assert hit.place == Place("rp", "avis", "#preuve", 2)
    assert hit.heading == "Garder la preuve"
    assert hit.passage == ROWS[1].text
    assert hit.excerpt == hit.passage
    assert [hit.excerpt[start:end] for start, end in hit.excerpt_marks] == ["trace"]
    (other,) = index.search("respire").hits
    assert other.place == Place("rp", "avis")


def test_the_excerpt_shows_the_heading_when_the_words_stand_there_only(index):
    (hit,) = index.search("preuve", kind=Kind.LESSON).hits
    assert hit.heading == "Garder la preuve" and "preuve" not in hit.passage
    assert [hit.excerpt[start:end] for start, end in hit.excerpt_marks] == ["preuve"]


def test_a_title_alone_opens_the_top(index):
    (hit,) = index.search("écouter").hits
    assert hit.place == Place("rp", "veille")
    assert hit.title_marks == ((0, 7),)
    assert hit.others == 0


def test_words_of_two_passages_are_words_of_the_lesson(index):
    (hit,) = index.search("respire concurrent").hits
    assert hit.id == "rp/avis"
    assert hit.others == 1
    assert ids(index.search("respire vite")) == []


@pytest.mark.parametrize(
    "typed",
    [
        "oeuvre",
        "ŒUVRE",
        "œuv",
        "l'œuvre",
        "L’OEUVRE",
        "oeuvre d'un",
        "RETIRE",
        "retiré",
        "retire\u0301",
        "à l’œuvre",
    ],
)
def test_accents_case_ligatures_and_apostrophes_do_not_count(index, typed):
    assert ids(index.search(typed)) == ["rp/avis"]


def test_elision(index):
    assert ids(index.search("l'avis"), Kind.ITEM) == ["rp/liste/preuve"]
    assert ids(index.search("image de l’avis"), Kind.ITEM) == ["rp/liste/preuve"]


def test_only_the_last_word_may_be_unfinished(index):
    assert ids(index.search("garder tra")) == ["rp/avis"]
    assert ids(index.search("tra garder")) == []
    assert ids(index.search("tra ")) == ["rp/avis"]


@pytest.mark.parametrize("typed", ["", " ", "a", "é", "?", "''", "l’", "\0", "-", "a b c"])
def test_under_two_letters_nothing_is_found(index, typed):
    assert index.search(typed) == Results()


@pytest.mark.parametrize(
    "typed",
    [
        '"', "'", '""avis', "avis OR", "avis AND NOT", "NEAR(avis, 2)", "title:avis", "{title}: avis",
        "avis*", "^avis", "a\0vis", "x" * 10_000, "mot " * 10_000, "(", ")", "*", "++",
        "-- ; DROP TABLE thing", "\ud800avis", "avis \\", "%_%",
        "𝕒𝕧𝕚𝕤", "١٢٣", "ß", "İstanbul", "e\u0301" * 200,
    ],
)  # fmt: skip
def test_hostile_questions_never_raise(index, typed):
    index.search(typed)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_question_is_answered_and_its_marks_fit(index, typed):
    for hit in index.search(typed).hits:
        for text, marks in ((hit.title, hit.title_marks), (hit.excerpt, hit.excerpt_marks)):
            places = [place for mark in marks for place in mark]
            assert places == sorted(places)
            assert all(0 <= place <= len(text) for place in places)


def test_operators_are_words(index):
    assert ids(index.search("avis OR")) == []
    assert ids(index.search('"avis" "trace"')) == ["rp/avis"]


def test_rebuilt_only_when_the_library_changes(index):
    def never():
        raise AssertionError("asked for rows")

    assert index.refresh("a", never) is False
    assert index.refresh("b", lambda: ROWS[4:5]) is True
    assert ids(index.search("avis")) == ["rp/veille"]


def test_own_rows_one_at_a_time_and_across_a_rebuild(index):
    index.set_own([NOTE, Row(Kind.ITEM, "item/2", "Appeler la radio", "")])
    index.put_own(Row(Kind.NOTE, "note/1", "Prévenir Paul", "", place=NOTE.place))
    index.refresh("b", lambda: ROWS)
    assert index.search("léa").count == 0
    assert index.search("paul").hits[0].place == NOTE.place
    assert ids(index.search("radio"), Kind.ITEM) == ["item/2"]
    index.remove_own("note/1")
    index.remove_own("note/absent")
    assert index.search("paul").count == 0
    index.set_own([])
    assert index.search("radio").count == 0
    assert ids(index.search("avis"))


def test_a_course_row_cannot_be_removed_as_own(index):
    index.remove_own("rp/avis")
    assert ids(index.search("trace")) == ["rp/avis"]


def test_a_failed_rebuild_leaves_the_old_index(index):
    def broken():
        yield ROWS[0]
        raise RuntimeError("lecture")

    with pytest.raises(RuntimeError):
        index.refresh("b", broken)
    assert ids(index.search("foule")) == ["rp/foule"]
    assert index.refresh("b", lambda: ROWS) is True


def test_built_in_one_thread_and_read_in_another(tmp_path):
    index = Index(tmp_path / "search.sqlite")
    index.refresh("a", lambda: ROWS)
    started, errors, seen = threading.Event(), [], []

    def slow():
        started.set()
        for number in range(300):
            yield Row(Kind.LESSON, f"rp/{number}", f"Leçon {number}", "Encore un avis.")

    def build():
        try:
            index.refresh("b", slow)
        except sqlite3.Error as error:
            errors.append(error)

    worker = threading.Thread(target=build)
    worker.start()
    assert started.wait(10)
    while worker.is_alive():
        seen.append(len(ids(index.search("avis", limit=1000))))
    worker.join()
    seen.append(len(ids(index.search("avis", limit=1000))))
    index.close()
    assert not errors
    assert set(seen) <= {3, 300}
    assert seen[-1] == 300


@pytest.mark.parametrize("damage", ["not a database", "truncated", "other version", "scrambled"])
def test_a_spoiled_file_is_made_again_without_a_word(tmp_path, damage):
    file = tmp_path / "search.sqlite"
    first = Index(file)
    first.refresh("a", lambda: ROWS)
    first.close()
    whole = file.read_bytes()
    if damage == "not a database":
        file.write_bytes(b"ceci n'est pas une base" * 400)
    elif damage == "truncated":
        file.write_bytes(whole[: len(whole) // 2])
    elif damage == "scrambled":
        file.write_bytes(whole[:12288] + b"\x5a" * (len(whole) - 12288))
    else:
        with sqlite3.connect(file) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
    again = Index(file)
    assert again.refresh("a", lambda: ROWS) is True
    assert ids(again.search("avis")) == ["rp/avis", "rp/foule", "rp/veille"]
    again.close()
