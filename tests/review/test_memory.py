"""The same facts give the same dates, in any order, on any computer."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from atelier.journal.events import Event, Verb
from atelier.review.memory import LONGEST, RATINGS, Memories, next_dates, remember

from .making import MONDAY, after, fact, fold, rated

_EVENTS = st.lists(
    st.builds(
        lambda id, rating, minutes: rated(id, rating, after(minutes=minutes)),
        st.sampled_from("ab"),
        st.sampled_from(RATINGS),
        st.integers(0, 60 * 24 * 400),
    ),
    max_size=12,
)


@given(_EVENTS, st.randoms())
def test_the_dates_depend_only_on_the_set(events: list[Event], random: object) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (Memories().of(fold(some).reviews()) for some in (events, [*shuffled, *events]))
    assert one == other


@given(_EVENTS, _EVENTS)
def test_two_journals_merged_either_way_give_the_same_dates(here: list[Event], there: list[Event]) -> None:
    memories = Memories()
    memories.of(fold(here).reviews())  # what was remembered before the merge must not show through
    merged = memories.of(fold([*here, *there]).reviews())
    assert merged == Memories().of(fold([*there, *here]).reviews())


@given(_EVENTS, st.integers(-3, 500))
def test_every_next_date_is_after_now_and_within_a_year(events: list[Event], days: int) -> None:
    for reviews in fold(events).reviews().values():
        now = after(days=days)
        dates = next_dates(reviews, now)
        assert all(timedelta(0) < due - now <= timedelta(days=LONGEST) for due in dates.values())
        assert dates[1] - now == timedelta(minutes=10)
        assert dates[2] <= dates[3] <= dates[4]


def test_what_is_announced_is_what_comes() -> None:
    reviews = fold([rated("a", 3)]).reviews()["rp/a"]
    when = after(days=3)
    told = next_dates(reviews, when)
    for rating in RATINGS:
        got = remember(fold([rated("a", 3), rated("a", rating, when)]).reviews()["rp/a"])
        assert got.due == told[rating]


def test_a_rating_taken_back_leaves_no_trace() -> None:
    good = rated("a", 3)
    slip = rated("a", 1, after(days=2))
    undone = fold([good, slip, fact("rp/a", Verb.WITHDRAWN, slip.id)]).reviews()
    assert Memories().of(undone) == Memories().of(fold([good]).reviews())
    assert Memories().of(fold([good, slip]).reviews()) != Memories().of(undone)


def test_a_new_card_has_these_dates() -> None:
    told = next_dates((), MONDAY)
    assert [told[rating] - MONDAY for rating in RATINGS] == [
        timedelta(minutes=10),
        timedelta(minutes=15),
        timedelta(days=2),
        timedelta(days=8),
    ]


def test_a_moment_at_the_end_of_time_breaks_nothing() -> None:
    late = fact("rp/a", Verb.REVIEWED, 4, time=(1 << 64))
    assert remember(fold([late]).reviews()["rp/a"]).due > datetime(9000, 1, 1, tzinfo=UTC)


def test_the_dates_are_those_of_a_computer_elsewhere() -> None:
    """Another zone, another process: the moments are the same."""
    script = (
        "from tests.review.making import rated, after, fold\n"
        "from atelier.review.memory import remember\n"
        "some = [rated('a', 3), rated('a', 2, after(days=3)), rated('a', 3, after(days=9))]\n"
        "print(remember(fold(some).reviews()['rp/a']).due.isoformat())\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zone in ("UTC", "America/Toronto", "Pacific/Auckland")
    }
    assert len(said) == 1 and said != {""}
