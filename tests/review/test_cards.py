"""Which cards are in the review."""

from __future__ import annotations

from atelier.journal.events import Verb
from atelier.review.cards import met

from .making import card, course, fact, fold, ids, lesson, rated, read

COURSE = course(lesson("un", card("a", "garder")), lesson("deux", card("b"), card("c")))


def found(*events: object) -> list[str]:
    state = fold(events)  # type: ignore[arg-type]
    return ids(met((COURSE,), state, state.reviews()))


def test_a_card_enters_once_its_lesson_was_seen_to_the_end() -> None:
    assert found() == []
    assert found(fact("rp/lesson/un", Verb.READ, "#garder")) == []
    assert found(read()) == ["a"]
    assert found(fact("rp/lesson/deux", Verb.COMPLETED)) == ["b", "c"]
    assert found(read("deux"), read()) == ["a", "b", "c"], "in the order of the course"


def test_a_card_says_where_it_stands() -> None:
    state = fold([read()])
    (one,) = met((COURSE,), state, {})
    assert (one.key, one.course, one.lesson, one.section, one.fingerprint) == (
        "rp/a",
        "rp",
        "un",
        "garder",
        "f-a",
    )


def test_a_card_known_stays_where_a_new_version_moved_it_and_goes_where_it_was_withdrawn() -> None:
    assert found(read(), rated("c", 3)) == ["a", "c"]
    assert found(read(), rated("gone", 3)) == ["a"]
