"""A workshop led from its first minute to its last, at speed: late, planned again, killed, taken up, ended on time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from atelier import places
from atelier.app.presenting import SessionLog
from atelier.classroom import deck as decks
from atelier.classroom import sessions, voting
from atelier.classroom.deck import Deck, Kind
from atelier.content.library import Library
from atelier.content.model import Course
from atelier.desktop.presenter.leader import Leader, Veil
from atelier.journal.gathered import Gathered

START = datetime(2026, 10, 21, 22, 30, tzinfo=UTC)


class Clock:
    """An hour that goes only when it is told."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def milliseconds(self) -> int:
        return round(self.now.timestamp() * 1000)

    def run(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library((places.courses(),), tmp_path_factory.mktemp("library"))


@pytest.fixture
def course(library: Library) -> Course:
    return next(one for one in library.courses() if one.workshop == 3)


@pytest.fixture
def deck(library: Library, course: Course) -> Deck:
    return decks.build(course, {one.id: library.lesson(course.id, one.id) for one in course.lessons})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Gathered]:
    with Gathered(tmp_path / "classes", now=clock.milliseconds) as made:
        yield made


def leader_of(store: Gathered, library: Library, course: Course, deck: Deck, clock: Clock) -> Leader:
    return Leader(
        deck, course, SessionLog(store, "s1"), lambda name: library.scenario(course.id, name), clock
    )


@pytest.fixture
def leader(
    qapp: object, store: Gathered, library: Library, course: Course, deck: Deck, clock: Clock
) -> Iterator[Leader]:
    made = leader_of(store, library, course, deck, clock)
    made.begin(START)
    yield made
    made.stop()


def at(leader: Leader, kind: Kind) -> None:
    leader.go(next(one.id for one in leader.deck.frames if one.kind is kind))


def test_a_whole_workshop_late_planned_again_killed_taken_up_and_ended_on_time(
    leader: Leader,
    store: Gathered,
    library: Library,
    course: Course,
    deck: Deck,
    clock: Clock,
    tmp_path: Path,
) -> None:
    way = deck.way
    pause = next(index for index, one in enumerate(way) if one.kind is Kind.PAUSE)
    for one in way[:pause]:
        assert leader.frame == one
        clock.run(one.minutes + 9 / pause)  # nine minutes lost before the break
        leader.next()
    late = leader.pace
    assert 8 < late.late.total_seconds() / 60 < 10
    proposed = leader.proposals
    assert proposed and sum(one.saves for one in proposed) >= 9
    for one in proposed:
        leader.replan(one.step, one.to)
    assert abs((leader.pace.end - (START + timedelta(minutes=135))).total_seconds()) < 60
    clock.run(4)
    ran, frame = leader.elapsed, leader.frame
    left = leader.showing.timer.seconds(clock()) if leader.showing.timer else 0
    assert store.flush()
    leader.stop()

    # the power goes; the room waits two minutes for the computer
    clock.run(2)
    again = leader_of(store, library, course, deck, clock)
    again.go_on()
    assert again.frame == frame
    assert again.elapsed == ran + timedelta(minutes=2)
    assert again.showing.timer and again.showing.timer.seconds(clock()) == pytest.approx(left - 120, abs=1)
    assert again.showing.changes == leader.showing.changes
    clock.run(4)
    for one in way[pause + 1 :]:
        again.next()
        assert again.frame == one
        slot = next(slot for slot in again.slots if slot.step.id == one.segment)
        scale = (slot.end - slot.start).total_seconds() / 60 / slot.step.minutes
        clock.run(one.minutes * scale)
    again.end()
    assert abs((clock() - START).total_seconds() / 60 - 135) < 1.5

    found = sessions.sessions(store.events)
    report = sessions.report(found[0].showing, course, deck, clock())
    assert report.took == pytest.approx((clock() - START).total_seconds() / 60, abs=0.1)
    took = {one.step.id: one.took for one in report.steps}
    assert all(took.values())
    assert sum(one or 0 for one in took.values()) == pytest.approx(report.took, abs=0.1)
    assert took[way[pause].segment] == pytest.approx(10, abs=0.5)
    assert sessions.waiting(found, course.id, clock()) is None


def test_a_session_cut_short_is_offered_again_and_not_for_ever(
    leader: Leader, store: Gathered, course: Course, clock: Clock
) -> None:
    clock.run(3)
    leader.next()
    waiting = sessions.waiting(sessions.sessions(store.events), course.id, clock())
    assert waiting and waiting.showing.frame == leader.frame.id
    assert sessions.waiting(sessions.sessions(store.events), "autre", clock()) is None
    clock.run(60 * 24 * 30)
    assert sessions.waiting(sessions.sessions(store.events), course.id, clock()) is None


def test_black_is_left_by_any_key_that_goes_somewhere(leader: Leader) -> None:
    leader.toggle_veil(Veil.BLACK)
    assert leader.veil is Veil.BLACK
    leader.next()
    assert leader.veil is Veil.NONE
    leader.toggle_veil(Veil.WHITE)
    leader.toggle_veil(Veil.BLACK)
    assert leader.veil is Veil.BLACK
    leader.toggle_veil(Veil.BLACK)
    assert leader.veil is Veil.NONE


def test_frozen_the_projector_stays_while_one_looks_ahead(leader: Leader) -> None:
    leader.next()
    stays = leader.frame
    leader.toggle_freeze()
    leader.next()
    leader.next()
    assert leader.shown[0] == stays
    assert leader.frame != stays
    leader.toggle_freeze()
    assert leader.shown[0] == leader.frame


def test_leaving_gives_up_one_thing_at_a_time_and_then_nothing(leader: Leader) -> None:
    leader.toggle_freeze()
    leader.toggle_veil(Veil.BLACK)
    leader.type(4)
    assert leader.leave() and leader.typed == "" and leader.veil is Veil.BLACK
    assert leader.leave() and leader.veil is Veil.NONE and leader.frozen
    assert leader.leave() and not leader.frozen
    assert not leader.leave()


def test_a_number_and_enter_go_there(leader: Leader) -> None:
    leader.type(1)
    leader.type(2)
    assert leader.enter()
    assert leader.deck.number(leader.frame.id) == 12
    leader.type(9)
    leader.type(9)
    leader.type(9)
    assert leader.enter()
    assert leader.deck.number(leader.frame.id) == 12
    assert not leader.enter()


def test_a_question_unfolds_before_one_goes_on_and_hands_come_only_once_counted(leader: Leader) -> None:
    vote = next(
        one
        for one in leader.deck.frames
        if one.kind is Kind.VOTE and voting.options(one, (), leader.scenarios)
    )
    leader.go(vote.id)
    leader.next()
    assert leader.view(vote).stage == voting.ANSWER
    leader.previous()
    assert leader.view(vote).stage == voting.ASKED
    first, second = leader.options[:2]
    leader.count(first.id, 4)
    leader.count(second.id, 9)
    leader.next()
    assert leader.view(vote).stage == voting.HANDS
    assert leader.view(vote).counts == {first.id: 4, second.id: 9}
    leader.next()
    leader.next()
    assert leader.frame != vote
    assert not leader.frame.reserve


def test_the_majority_leads_a_simulation_and_a_tree(leader: Leader) -> None:
    for kind in (Kind.SIMULATION, Kind.DECISION):
        at(leader, kind)
        before = leader.options
        leader.count(before[1].id, 7)
        leader.count(before[0].id, 2)
        assert voting.majority(leader.view(leader.frame).counts) == before[1].id
        leader.choose(before[1].id)
        assert len(leader.view(leader.frame).path) == 1
        assert leader.view(leader.frame).counts == {}  # another step, other hands
        assert leader.options != before
        leader.step_back()
        assert leader.options == before
        assert leader.view(leader.frame).counts[before[1].id] == 7


def test_a_draw_has_no_majority() -> None:
    assert voting.majority({"a": 3, "b": 3}) == ""
    assert voting.majority({"a": 0}) == ""
    assert voting.majority({}) == ""


def test_a_break_starts_its_own_countdown_says_when_one_resumes_and_stops_when_left(
    leader: Leader, clock: Clock
) -> None:
    at(leader, Kind.PAUSE)
    timer = leader.showing.timer
    assert timer and timer.seconds(clock()) == pytest.approx(leader.frame.minutes * 60, abs=1)
    assert leader.view(leader.frame).until
    leader.next()
    assert leader.showing.timer is None


def test_an_exercise_keeps_its_countdown_while_one_shows_something_else(leader: Leader, clock: Clock) -> None:
    at(leader, Kind.EXERCISE)
    assert leader.showing.timer is None
    leader.start_timer()
    total = leader.showing.timer.total if leader.showing.timer else 0
    assert total == leader.frame.block.minutes * 60  # type: ignore[union-attr]
    clock.run(2)
    leader.previous()
    assert leader.showing.timer is not None
    leader.time("more", 60)
    assert leader.showing.timer and leader.showing.timer.seconds(clock()) == pytest.approx(total - 120 + 60)
    clock.run(60)
    leader.next()
    assert leader.showing.timer is None


def test_the_clock_of_the_session_is_stopped_and_never_set_back(leader: Leader, clock: Clock) -> None:
    clock.run(10)
    leader.toggle_clock()
    clock.run(5)
    assert leader.elapsed == timedelta(minutes=10)
    leader.toggle_clock()
    clock.run(1)
    assert leader.elapsed == timedelta(minutes=11)


def test_what_was_said_and_asked_is_in_the_report(
    leader: Leader, store: Gathered, course: Course, deck: Deck, clock: Clock
) -> None:
    vote = next(
        one for one in deck.frames if one.kind is Kind.VOTE and voting.options(one, (), leader.scenarios)
    )
    leader.go(vote.id)
    leader.count(leader.options[0].id, 5)
    leader.park("Et si la radio appelle?")
    leader.note(vote.id, "Ralentir ici")
    leader.end()
    report = sessions.report(sessions.sessions(store.events)[0].showing, course, deck, clock())
    assert report.showing.parked == ("Et si la radio appelle?",)
    assert report.showing.notes == {vote.id: "Ralentir ici"}
    assert report.hands[0].frame == vote
    assert report.hands[0].rows[0][2] == 5


def test_ones_own_words_about_a_slide_come_back_the_next_time(
    leader: Leader, store: Gathered, library: Library, course: Course, deck: Deck, clock: Clock
) -> None:
    leader.note(deck.way[3].id, "Raconter Port-Lanoue")
    leader.note(deck.way[4].id, "À oublier")
    leader.end()
    clock.run(60 * 24 * 7)
    kept = sessions.notes_of(sessions.sessions(store.events), course.id)
    again = Leader(
        deck, course, SessionLog(store, "s2"), lambda name: library.scenario(course.id, name), clock, kept
    )
    again.begin(clock())
    assert again.note_of(deck.way[3].id) == "Raconter Port-Lanoue"
    again.note(deck.way[4].id, "")
    again.end()
    assert sessions.notes_of(sessions.sessions(store.events), course.id) == {
        deck.way[3].id: "Raconter Port-Lanoue"
    }
    assert sessions.notes_of(sessions.sessions(store.events), "autre") == {}


def test_the_next_plan_can_start_from_what_each_segment_took(
    leader: Leader, store: Gathered, course: Course, deck: Deck, clock: Clock
) -> None:
    clock.run(8)
    leader.go(next(one.id for one in deck.way if one.segment == course.agenda[1].id))
    clock.run(21)
    leader.end()
    report = sessions.report(sessions.sessions(store.events)[0].showing, course, deck, clock())
    assert sessions.corrected(report) == {course.agenda[0].id: 8, course.agenda[1].id: 21}
