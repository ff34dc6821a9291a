"""What a day asks."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from atelier.journal.events import Verb
from atelier.review.day import MOST, NEW, ahead, days_of, known, minutes, plan
from atelier.review.memory import RATINGS, Memories

from .making import MONDAY, ZONE, after, asked, fact, fold, ids, rated, read, rp


def test_nothing_read_asks_nothing() -> None:
    day, cards = asked((rp(),), fold())
    assert (day.total, day.comes, cards) == (0, None, ())


def test_new_cards_come_a_few_a_day_in_the_order_of_the_course() -> None:
    day, _ = asked((rp(14),), fold([read()]))
    assert ids(day.waiting) == [f"c{number}" for number in range(1, NEW + 1)]
    assert (day.done, day.beyond, day.comes) == (0, 4, date(2026, 11, 24))


def test_a_card_answered_is_over_and_the_others_stay() -> None:
    day, _ = asked((rp(3),), fold([read(), rated("c1", 3)]), after(minutes=1))
    assert (day.done, ids(day.waiting), day.total, day.comes) == (1, ["c2", "c3"], 3, date(2026, 11, 25))


def test_a_card_to_see_again_comes_back_in_ten_minutes_and_not_before() -> None:
    state = fold([read(), rated("c1", 1)])
    before, _ = asked((rp(2),), state, after(minutes=9))
    assert (ids(before.waiting), ids(before.soon), before.done, before.left) == (["c2"], ["c1"], 0, 2)
    then, _ = asked((rp(2),), state, after(minutes=10))
    assert (ids(then.waiting), ids(then.soon)) == (["c1", "c2"], [])
    tomorrow, _ = asked((rp(2),), state, after(days=1))
    assert ids(tomorrow.waiting) == ["c1", "c2"]


def test_due_cards_come_before_new_ones_the_longest_due_first() -> None:
    state = fold([read(), rated("c3", 3, after(days=-9)), rated("c4", 3, after(days=-20))])
    day, _ = asked((rp(5),), state)
    assert ids(day.waiting) == ["c4", "c3", "c1", "c2", "c5"]


def test_after_a_long_absence_a_day_asks_five_minutes_and_the_rest_waits() -> None:
    events = [read(), *(rated(f"c{number}", 3, after(days=-60)) for number in range(1, 31))]
    day, cards = asked((rp(40),), fold(events))
    assert len(day.waiting) == MOST and day.beyond == 40 - MOST and day.comes == date(2026, 11, 24)
    more, _ = asked((rp(40),), fold(events), extra=10)
    assert len(more.waiting) == MOST + 10
    shown = ahead(day, cards, Memories().of(fold(events).reviews()), (), ZONE)
    assert shown == (15, 15, 10, 0, 0, 0, 0)


def test_a_card_set_aside_is_not_asked_until_it_is_taken_back() -> None:
    put = [read(), fact("rp/c1", Verb.SUSPENDED, True)]
    assert ids(asked((rp(2),), fold(put))[0].waiting) == ["c2"]
    back = [*put, fact("rp/c1", Verb.SUSPENDED, False)]
    assert ids(asked((rp(2),), fold(back))[0].waiting) == ["c1", "c2"]


def test_the_day_is_that_of_the_place_where_one_is() -> None:
    state = fold([read(), rated("c1", 3, MONDAY)])  # due Wednesday, 9 h UTC: Tuesday, 23 h in Honolulu
    cards = asked((rp(1),), state)[1]
    memories = Memories().of(state.reviews())
    for zone, on in (("Pacific/Honolulu", date(2026, 11, 24)), ("Europe/Paris", date(2026, 11, 25))):
        assert plan(cards, memories, (), after(hours=2), ZoneInfo(zone)).comes == on


def test_a_day_over_makes_way_for_the_next() -> None:
    state = fold([read(), *(rated(f"c{number}", 3) for number in range(1, 11))])
    over, _ = asked((rp(14),), state, after(hours=1))
    assert (over.done, over.left, over.beyond, over.comes) == (10, 0, 4, date(2026, 11, 24))
    tomorrow, _ = asked((rp(14),), state, after(days=1))
    assert (tomorrow.done, ids(tomorrow.waiting)) == (0, ["c11", "c12", "c13", "c14"])


def test_figures() -> None:
    state = fold([read(), rated("c1", 4), rated("c2", 3), rated("c3", 1, after(days=1)), rated("c9", 4)])
    cards = asked((rp(4),), state)[1]
    assert known(cards, Memories().of(state.reviews())) == 1
    assert days_of(state.reviews().values(), ZONE) == 2
    assert [minutes(count) for count in (1, 3, 12, 15)] == [1, 1, 4, 5]


_RATINGS = st.lists(
    st.tuples(st.integers(1, 30), st.sampled_from(RATINGS), st.integers(-90 * 24 * 60, 0)), max_size=40
)


@given(_RATINGS, st.sets(st.integers(1, 30), max_size=5), st.integers(0, 20))
def test_no_card_is_lost_or_asked_twice(
    ratings: list[tuple[int, int, int]], aside: set[int], extra: int
) -> None:
    events = [read(), *(rated(f"c{number}", rating, after(minutes=at)) for number, rating, at in ratings)]
    events += [fact(f"rp/c{number}", Verb.SUSPENDED, True) for number in aside]
    state = fold(events)
    day, cards = asked((rp(30),), state, extra=extra)
    memories = Memories().of(state.reviews())
    waiting, soon = ids(day.waiting), ids(day.soon)
    assert len({*waiting, *soon}) == day.left
    assert not {f"c{number}" for number in aside} & {*waiting, *soon}
    sleeping = [
        one for one in cards
        if one.key in memories and one.key not in state.suspended() and memories[one.key].due.date() > day.on
    ]  # fmt: skip
    assert day.left + day.beyond + len(sleeping) == 30 - len(aside)
    shown = ahead(day, cards, memories, state.suspended(), ZONE, 400)
    assert shown[0] == day.left and sum(shown) >= 30 - len(aside) - len(sleeping)
    assert day.comes is None or day.comes > day.on
    assert max(shown[1:]) <= MOST
