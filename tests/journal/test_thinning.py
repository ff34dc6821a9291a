from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from atelier.journal.thinning import DAYS, HOURS, WEEKS, keep

NOW = datetime(2026, 10, 21, 15, 30, tzinfo=UTC)
TIMES = st.lists(
    st.timedeltas(timedelta(days=-2), timedelta(days=900)).map(lambda ago: NOW - ago), max_size=60
)


@given(TIMES)
def test_the_newest_is_always_kept_and_never_fewer_than_two(times: list[datetime]) -> None:
    kept = keep(times, NOW)
    assert kept <= set(times)
    assert len(kept) >= min(2, len(set(times)))
    if times:
        assert max(times) in kept


@given(TIMES)
def test_thinning_twice_changes_nothing(times: list[datetime]) -> None:
    kept = keep(times, NOW)
    assert keep(kept, NOW) == kept


@given(TIMES)
def test_each_recent_hour_day_and_week_that_had_one_still_has_one(times: list[datetime]) -> None:
    kept = keep(times, NOW)
    for span, form in (
        (timedelta(hours=HOURS), "%Y-%m-%d %H"),
        (timedelta(days=DAYS - 1), "%Y-%m-%d"),
        (timedelta(weeks=WEEKS - 1), "%G-%V"),
    ):
        had = {time.strftime(form) for time in times if timedelta(0) <= NOW - time < span}
        assert had <= {time.strftime(form) for time in kept}


def test_a_year_of_hours_leaves_a_few_dozen() -> None:
    times = [NOW - timedelta(hours=hour) for hour in range(365 * 24)]
    assert 50 <= len(keep(times, NOW)) <= HOURS + DAYS + WEEKS
    old = [NOW - timedelta(days=700 + day) for day in range(5)]
    assert keep(old, NOW) == set(old[:2])
