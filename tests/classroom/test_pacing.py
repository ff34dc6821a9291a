"""The plan of a workshop against the clock: late, ahead, cut, held to an hour, and what it took in the end."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from atelier.classroom.pacing import (
    Change,
    Here,
    Plan,
    Step,
    catch_up,
    minutes_of,
    pace,
    savings,
    schedule,
    spent,
)

ZONE = ZoneInfo("America/Toronto")
START = datetime(2026, 10, 21, 18, 30, tzinfo=ZONE)


def at(hours: int, minutes: int, seconds: int = 0) -> datetime:
    return START.replace(hour=hours, minute=minutes, second=seconds)


PLAN = Plan(
    START,
    (
        Step("accueil", "opening", "Accueil", 10, 5),
        Step("risques", "lesson", "Les risques", 25, 15),
        Step("trier", "exercise", "Trier", 25, 15),
        Step("pause", "break", "Pause", 10, 5),
        Step("crise", "lesson", "La crise", 35, 20),
        Step("cas", "lesson", "Études de cas", 20, 12, optional=True),
        Step("cloture", "closing", "Clôture", 10, 5),
    ),
)


def test_each_step_follows_the_one_before() -> None:
    slots = schedule(PLAN)
    assert [slot.start for slot in slots][:3] == [at(18, 30), at(18, 40), at(19, 5)]
    assert slots[-1].end == at(20, 45)


def test_a_skipped_step_takes_no_time_and_a_shortened_one_less() -> None:
    slots = schedule(PLAN, {"cas": Change(0), "crise": Change(20)})
    assert slots[-1].end == at(20, 10)
    assert slots[5].start == slots[5].end


def test_a_break_held_to_its_hour_waits_for_it_and_never_begins_before() -> None:
    held = Plan(START, tuple(_held(step, 19 * 60 + 45) for step in PLAN.steps))
    assert schedule(held)[3].start == at(19, 45)
    assert schedule(held, {"trier": Change(60)})[3].start == at(20, 5)


def _held(step: Step, hour: int) -> Step:
    return (
        step
        if step.id != "pause"
        else Step(step.id, step.kind, step.title, step.minutes, step.minimum, False, hour)
    )


def test_an_hour_after_midnight_is_that_of_the_next_day() -> None:
    late = Plan(
        at(23, 30),
        (Step("a", "lesson", "A", 20, 10), Step("pause", "break", "P", 10, 5, False, 15)),
    )
    assert schedule(late)[1].start == at(23, 30) + timedelta(minutes=45)


def test_on_time_the_end_is_the_planned_one() -> None:
    found = pace(PLAN, {}, Here("risques", 5, 4, at(18, 45)), at(18, 47))
    assert found.late == timedelta()
    assert found.due == at(18, 45)
    assert found.end == found.planned_end == at(20, 45)


def test_a_frame_come_to_late_is_late_by_that_much() -> None:
    found = pace(PLAN, {}, Here("crise", 3, 4, at(19, 47)), at(19, 49))
    assert found.late == timedelta(minutes=4)
    assert found.end == at(20, 49)


def test_a_frame_that_stays_too_long_makes_one_late() -> None:
    found = pace(PLAN, {}, Here("risques", 5, 4, at(18, 45)), at(18, 56))
    assert found.late == timedelta(minutes=7)
    assert found.end == at(20, 52)


def test_one_that_is_ahead_is_told_so() -> None:
    found = pace(PLAN, {}, Here("risques", 5, 4, at(18, 41)), at(18, 42))
    assert found.late == timedelta(minutes=-4)
    assert found.end == at(20, 41)


def test_a_break_held_to_its_hour_swallows_the_advance_and_a_small_delay() -> None:
    held = Plan(START, tuple(_held(step, 19 * 60 + 40) for step in PLAN.steps))
    assert pace(held, {}, Here("risques", 5, 4, at(18, 41)), at(18, 42)).end == at(20, 55)
    assert pace(held, {}, Here("risques", 5, 4, at(18, 55)), at(18, 55)).end == at(20, 55)
    assert pace(held, {}, Here("risques", 5, 4, at(18, 58)), at(18, 58)).end == at(20, 58)


def test_a_step_cut_in_half_gives_its_frames_half_of_their_time() -> None:
    found = pace(PLAN, {"crise": Change(17.5)}, Here("crise", 10, 4, at(19, 45)), at(19, 46))
    assert found.due == at(19, 45)


def test_what_can_be_cut_is_still_to_come_and_never_goes_below_its_minimum() -> None:
    found = savings(PLAN, {}, "trier")
    assert [(one.step, one.saves, one.skip) for one in found] == [
        ("pause", 5, False),
        ("crise", 15, False),
        ("cas", 8, False),
        ("cas", 20, True),
        ("cloture", 5, False),
    ]
    assert [one.step for one in savings(PLAN, {"crise": Change(20), "cas": Change(0)}, "trier")] == [
        "pause",
        "cloture",
    ]


def test_nine_minutes_late_is_taken_from_talk_and_from_nothing_else() -> None:
    assert [(one.step, one.to) for one in catch_up(PLAN, {}, "trier", 9)] == [("crise", 26)]


def test_a_delay_that_shortening_cannot_make_up_skips_what_may_be() -> None:
    found = catch_up(PLAN, {}, "pause", 35)
    assert ("cas", 0.0, True) in [(one.step, one.to, one.skip) for one in found]
    assert sum(one.saves for one in found) >= 35
    assert len({one.step for one in found}) == len(found)


@given(late=st.integers(1, 60), here=st.sampled_from([step.id for step in PLAN.steps]))
def test_the_cuts_proposed_gain_what_is_needed_or_all_that_there_is(late: int, here: str) -> None:
    found = catch_up(PLAN, {}, here, late)
    changes = {one.step: Change(one.to) for one in found}
    before, after = schedule(PLAN)[-1].end, schedule(PLAN, changes)[-1].end
    gained = (before - after).total_seconds() / 60
    most: dict[str, float] = {}
    for one in savings(PLAN, {}, here):
        most[one.step] = max(most.get(one.step, 0), one.saves)
    assert gained >= min(late, sum(most.values())) - 1e-6
    for step in PLAN.steps:
        assert minutes_of(step, changes) >= (0 if step.optional else step.minimum) - 1e-6


@given(
    index=st.integers(0, len(PLAN.steps) - 1),
    share=st.floats(0, 1),
    frame=st.floats(0, 1),
    since=st.integers(-600, 3000),
    stay=st.integers(0, 3000),
)
def test_without_held_hours_the_end_moves_by_the_delay(
    index: int, share: float, frame: float, since: int, stay: int
) -> None:
    step = PLAN.steps[index]
    before = step.minutes * share
    here = Here(step.id, before, (step.minutes - before) * frame, START + timedelta(seconds=since))
    found = pace(PLAN, {}, here, here.since + timedelta(seconds=stay))
    assert abs((found.end - found.planned_end - found.late).total_seconds()) < 0.01


def test_what_each_step_took_counts_every_visit() -> None:
    entered = [
        ("accueil", at(18, 32)),
        ("risques", at(18, 45)),
        ("accueil", at(18, 50)),
        ("risques", at(18, 52)),
    ]
    found = {one.step.id: one.took for one in spent(PLAN, entered, at(19, 10))}
    assert found["accueil"] == 15
    assert found["risques"] == 23
    assert found["cas"] is None
