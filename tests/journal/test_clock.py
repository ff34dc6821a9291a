from hypothesis import given
from hypothesis import strategies as st

from atelier.journal.clock import AHEAD_ALLOWED, Clock, stamp
from atelier.journal.events import Event, Verb, moment

from .making import NOW


@given(st.lists(st.integers(0, NOW * 2), min_size=1, max_size=40), st.integers(0, stamp(NOW)))
def test_times_only_grow_whatever_the_wall_says(wall: list[int], held: int) -> None:
    walls = iter(wall)
    clock = Clock(lambda: next(walls))
    clock.observe(held)
    times = [clock.tick() for _ in wall]
    assert times == sorted(set(times)) and times[0] > held


def test_a_clock_that_is_right_is_followed() -> None:
    now = NOW
    clock = Clock(lambda: now)
    assert clock.tick() == stamp(NOW)
    now += 5
    assert clock.tick() == stamp(NOW + 5)


def test_a_time_far_ahead_is_brought_to_now_and_one_within_a_day_is_kept() -> None:
    clock = Clock(lambda: NOW)
    assert clock.bound(stamp(NOW + AHEAD_ALLOWED)) == stamp(NOW + AHEAD_ALLOWED)
    assert clock.bound(stamp(NOW + AHEAD_ALLOWED) + 1) == stamp(NOW)
    assert clock.bound(7) == 7


def test_an_event_is_shown_at_the_hour_of_where_it_was_written() -> None:
    event = Event("", "", "", "", Verb.OPENED, None, stamp(NOW), -240)
    assert moment(event).isoformat() == "2026-10-14T13:46:40-04:00"
    odd = Event("", "", "", "", Verb.OPENED, None, 2**62, 99_999)
    assert moment(odd).year == 4199
