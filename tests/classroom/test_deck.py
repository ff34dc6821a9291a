"""The deck of each workshop: all that the room may see, in the order of the agenda, in its time."""

from __future__ import annotations

from pathlib import Path

import pytest

from atelier import places
from atelier.classroom.deck import Deck, Kind, build
from atelier.content.library import Library
from atelier.content.model import Course, Exercise, Slide


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library((places.courses(),), tmp_path_factory.mktemp("library"))


@pytest.fixture(params=(1, 2, 3, 4))
def course(request: pytest.FixtureRequest, library: Library) -> Course:
    return next(one for one in library.courses() if one.workshop == request.param)


@pytest.fixture
def deck(course: Course, library: Library) -> Deck:
    return build(course, {one.id: library.lesson(course.id, one.id) for one in course.lessons})


def test_the_way_takes_the_minutes_of_the_agenda_segment_by_segment(course: Course, deck: Deck) -> None:
    for segment in course.agenda:
        taken = sum(one.minutes for one in deck.way if one.segment == segment.id)
        assert taken == pytest.approx(segment.minutes)


def test_every_slide_and_exercise_of_the_lessons_is_there_once(
    course: Course, deck: Deck, library: Library
) -> None:
    ids = [one.id for one in deck.frames]
    assert len(ids) == len(set(ids))
    held = {
        f"{lesson.id}/{block.id}"
        for one in course.lessons
        for lesson in (library.lesson(course.id, one.id),)
        for block in lesson.blocks
        if isinstance(block, (Slide, Exercise))
    }
    assert held <= set(ids)


def test_next_and_previous_walk_the_way_and_stop_at_its_ends(deck: Deck) -> None:
    here, met = deck.way[0], [deck.way[0]]
    while (then := deck.after(here.id)) != here:
        assert deck.after(then.id, -1) == here
        met.append(here := then)
    assert tuple(met) == deck.way
    assert deck.after(deck.way[0].id, -1) == deck.way[0]


def test_from_what_is_in_reserve_next_goes_on_with_the_way(deck: Deck) -> None:
    reserve = next(one for one in deck.frames if one.reserve)
    then = deck.after(reserve.id)
    assert not then.reserve
    assert deck.index(then.id) > deck.index(reserve.id)


def test_each_frame_has_a_number_of_its_own_by_which_one_goes_there(deck: Deck) -> None:
    numbers = [deck.number(one.id) for one in deck.way]
    assert numbers == list(range(1, len(deck.way) + 1))
    assert all(deck.numbered(deck.number(one.id)) == one for one in deck.frames)
    assert deck.numbered(0) is None
    assert deck.numbered(len(deck.frames) + 1) is None


def test_it_opens_with_the_title_stops_for_the_break_and_ends_with_what_one_takes_away(
    course: Course, deck: Deck
) -> None:
    kinds = [one.kind for one in deck.way]
    assert kinds[0] is Kind.TITLE
    assert kinds.count(Kind.PAUSE) == 1
    assert kinds.count(Kind.EXERCISE) >= 3
    assert deck.way[-1].segment == course.agenda[-1].id


def test_each_slide_of_a_lesson_has_words_for_the_trainer(deck: Deck) -> None:
    for one in deck.way:
        if one.lesson:
            assert one.notes or one.prose, one.id


def test_a_lesson_that_cannot_be_read_is_left_out(course: Course, library: Library) -> None:
    first = course.lessons[0].id
    others = {one.id: library.lesson(course.id, one.id) for one in course.lessons if one.id != first}
    assert all(one.lesson != first for one in build(course, others).frames)


def test_a_frame_that_the_course_no_longer_has_leads_to_the_first(deck: Deck) -> None:
    assert deck.index("nulle/part") == 0


def test_all_that_is_put_together_by_us_is_a_file_of_the_course(course: Course, deck: Deck) -> None:
    assert Path(deck.folder).is_dir()
    assert (deck.course, deck.workshop) == (course.id, course.workshop)
