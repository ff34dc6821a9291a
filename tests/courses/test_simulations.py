"""The simulations that we give: long enough, fair, and each page they point to is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from atelier import places
from atelier.content.library import Library
from atelier.content.remarks import Remarks
from atelier.content.scenario.model import Scenario
from atelier.content.scenario.reading import read_scenario
from atelier.content.scenario.soundness import check_games
from atelier.content.scenario.survey import first_game, survey
from atelier.simulation.drawing import draw as draw_svg
from atelier.simulation.game import play
from atelier.simulation.map import draw
from tests.courses.games import to_each_ending

FILES = sorted(places.courses().glob("*/simulations/*.yaml"))


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    file: Path = request.param
    found = read_scenario(file.read_bytes(), f"simulations/{file.name}", file.parent.parent.name)
    assert found.remarks == ()
    assert found.scenario is not None
    games = Remarks(file.name)
    check_games(found.scenario, games)
    assert games.all == ()
    return found.scenario


def test_there_is_at_least_one_a_workshop_and_five_in_all(library: Library) -> None:
    counts = [len(course.simulations) for course in library.courses()]
    assert all(counts) and sum(counts) >= 5
    assert not [one.remarks for course in library.courses() for one in course.simulations if one.remarks]


def test_it_is_long_enough_to_be_lived(scenario: Scenario) -> None:
    assert 20 <= len(scenario.moments) <= 40
    found = survey(scenario)
    crowds = [crowd for one in scenario.endings if (crowd := found.visits[one.id].crowd)]
    assert len(crowds) == len(scenario.endings) >= 3
    assert min(one.shortest for one in crowds) >= 6
    assert max(one.longest for one in crowds) <= 10
    assert len(scenario.gauges) == 3


def test_good_choices_end_well_and_poor_ones_badly(scenario: Scenario) -> None:
    tones = {one.id: one.tone for one in scenario.endings}
    for grades, tone in ((("good", "fair", "poor"), "good"), (("poor", "fair", "good"), "bad")):
        path = [(place, choice.id) for place, choice in first_game(scenario, grades)]
        assert tones[play(scenario, path).here.place] == tone


def test_every_ending_is_reached_by_playing(scenario: Scenario) -> None:
    assert set(to_each_ending(scenario)) == {one.id for one in scenario.endings}


def test_each_lesson_pointed_to_is_there(scenario: Scenario, library: Library) -> None:
    known = {
        (course.id, lesson.id): {one.id for one in lesson.sections}
        for course in library.courses()
        for lesson in course.lessons
    }
    for moment in scenario.moments:
        for choice in moment.choices:
            if choice.lesson:
                sections = known[choice.lesson.course, choice.lesson.lesson]
                assert choice.lesson.section in {"", *sections}, (moment.id, choice.id)


def test_choices_left_behind_come_back(scenario: Scenario) -> None:
    """Not a row of questions: what one did is met again later."""
    assert sum(len(one.echoes) for one in scenario.moments) >= 6
    assert sum(bool(post.when) for one in scenario.moments for post in one.feed) >= 6


def test_the_right_choice_is_not_always_at_the_same_place(scenario: Scenario) -> None:
    places_ = [
        next(index for index, one in enumerate(moment.choices) if one.grade == "good")
        for moment in scenario.moments
    ]
    assert max(places_.count(place) for place in set(places_)) <= 0.7 * len(places_)


def test_the_map_draws_every_moment_and_ending(scenario: Scenario) -> None:
    text, picture = "\n".join(draw(scenario)), draw_svg(scenario)
    for place in scenario.places:
        assert place.id in text
        assert place.id[:25] in picture
