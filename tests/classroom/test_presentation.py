"""What was led, folded from its moves: the same slide, clock and counts after a crash."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from atelier.classroom.presentation import (
    Count,
    End,
    Go,
    Hold,
    Move,
    Note,
    Park,
    Pause,
    Plan,
    Resume,
    Showing,
    Stage,
    Start,
    Timer,
    Walk,
    after,
    fold,
    heard,
    said,
)

START = datetime(2026, 10, 21, 22, 30, tzinfo=UTC)


def minute(count: float) -> datetime:
    return START + timedelta(minutes=count)


def led(*moves: tuple[float, Move]) -> Showing:
    return fold((minute(when), move) for when, move in moves)


BEGUN = (0.0, Start("recette", START.isoformat(), "c1"))


def test_every_move_is_read_as_it_was_written() -> None:
    moves: list[Move] = [
        Start("recette", "2026-10-21T18:30:00-04:00", "c1"), Go("a/b"), Stage("a/b", 2), Count("a/b", "oui", 9),
        Walk("a/b", (("m", "c"),)), Pause(), Resume(True), Plan("pause", None), Hold("pause", 1180),
        Timer("start", "a/b", 360), Note("a/b", "Ralentir"), Park("Et TikTok?"), End(),
    ]  # fmt: skip
    assert [heard(said(move)) for move in moves] == moves


def test_a_move_of_a_newer_version_is_passed_over() -> None:
    assert heard({"do": "dance"}) is None
    assert heard(None) is None


def test_the_clock_counts_what_ran_and_not_the_pauses() -> None:
    showing = led(BEGUN, (10, Pause()), (15, Resume()))
    assert showing.elapsed(minute(20)) == timedelta(minutes=15)
    assert led(BEGUN, (10, Pause())).elapsed(minute(99)) == timedelta(minutes=10)


def test_going_where_one_is_changes_nothing() -> None:
    showing = led(BEGUN, (1, Go("a")), (2, Go("a")), (3, Go("b")), (4, Go("a")))
    assert showing.entered == (("a", minute(1)), ("b", minute(3)), ("a", minute(4)))
    assert showing.frame == "a"


def test_after_a_short_outage_the_clock_went_on() -> None:
    showing = led(BEGUN, (30, Go("a")), (42, Resume(away=True)))
    assert showing.elapsed(minute(50)) == timedelta(minutes=50)


def test_after_a_night_the_clock_is_where_it_was() -> None:
    showing = led(BEGUN, (30, Go("a")), (900, Resume(away=True)))
    assert showing.elapsed(minute(905)) == timedelta(minutes=35)


def test_hands_are_counted_and_corrected() -> None:
    showing = led(BEGUN, (1, Count("q", "a", 4)), (2, Count("q", "b", 9)), (3, Count("q", "a", 5)))
    assert showing.counts == {"q": {"a": 5, "b": 9}}


def test_a_change_of_plan_can_be_taken_back() -> None:
    showing = led(BEGUN, (1, Plan("cas", 0)), (2, Plan("crise", 20)), (3, Plan("cas", None)))
    assert {name: change.minutes for name, change in showing.changes.items()} == {"crise": 20}
    held = led(BEGUN, (1, Hold("pause", 1180)))
    assert held.hours == {"pause": 1180}
    assert after(held, minute(2), Hold("pause", None)).hours == {}


def test_a_countdown_runs_stops_and_is_given_more() -> None:
    running = led(BEGUN, (1, Timer("start", "ex", 360)))
    assert running.timer and running.timer.seconds(minute(3)) == 240
    paused = after(running, minute(3), Timer("pause"))
    assert paused.timer and paused.timer.seconds(minute(50)) == 240
    longer = after(after(paused, minute(50), Timer("more", seconds=60)), minute(51), Timer("resume"))
    assert longer.timer and longer.timer.seconds(minute(52)) == 240
    assert longer.timer.total == 420
    assert after(longer, minute(60), Timer("end")).timer is None


def test_a_minute_more_once_time_is_up_is_a_whole_minute() -> None:
    up = led(BEGUN, (1, Timer("start", "ex", 60)), (5, Timer("more", seconds=60)))
    assert up.timer and up.timer.seconds(minute(5)) == 60


def test_the_end_stops_everything() -> None:
    showing = led(BEGUN, (1, Timer("start", "ex", 6000)), (20, End()))
    assert showing.ended == minute(20)
    assert showing.timer is None
    assert showing.elapsed(minute(500)) == timedelta(minutes=20)


def test_a_plan_without_an_hour_starts_with_the_first_move() -> None:
    assert led((0, Start("recette", ""))).start == START
    assert led(BEGUN).start == START
