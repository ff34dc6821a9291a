"""A game is its choices: played again it is the same, and every game is walked by the survey."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from atelier.content.scenario.model import Scenario
from atelier.content.scenario.play import choose
from atelier.content.scenario.reading import read_scenario
from atelier.content.scenario.survey import survey
from atelier.simulation.debrief import debrief
from atelier.simulation.feed import feed
from atelier.simulation.game import Game, best, left, play
from tests.simulation.sample import FILE, TEXT, scenario


def games(one: Game) -> list[Game]:
    """Every game from there, walked one by one."""
    if one.ending is not None:
        return [one]
    return [end for choice in one.choices for end in games(one.after(choice))]


def test_what_was_not_said_comes_back() -> None:
    one = scenario()
    silent = play(one, (("ecran-noir", "taire"),))
    told = play(one, (("ecran-noir", "dire"),))
    assert len(silent.arrival.echoes) == 1 and not told.arrival.echoes
    assert dict(zip((gauge.id for gauge in one.gauges), silent.here.gauges, strict=True)) == {
        "confiance": 56,
        "portee": 20 + 5 + 8,
        "energie": 80,
    }
    assert silent.here.elapsed == 5


def test_where_a_choice_leads_depends_on_the_gauges() -> None:
    one = scenario()
    assert play(one, (("ecran-noir", "dire"), ("la-suite", "non"))).here.place == "racontee"
    assert play(one, (("ecran-noir", "taire"), ("la-suite", "non"))).here.place == "partie"


def test_a_gauge_stays_between_its_ends() -> None:
    one = scenario(TEXT.replace("confiance: 8, energie: -2", "confiance: 40, energie: -2"))
    game = play(one, (("ecran-noir", "dire"), ("la-suite", "oui")))
    assert game.here.gauges[0] == 100


def test_a_path_that_the_simulation_no_longer_knows_is_cut_where_it_holds() -> None:
    game = play(scenario(), (("ecran-noir", "dire"), ("la-suite", "partir")))
    assert game.cut and game.path == (("ecran-noir", "dire"),) and game.choices


def test_the_feed_tells_how_long_ago_and_what_is_new() -> None:
    start = play(scenario())
    assert [(one.person.id, one.at, one.new) for one in feed(start)] == [("nadia", -2, True)]
    later = start.after(start.choices[0])
    assert [(one.at, one.new) for one in feed(later)] == [(-2, False)]


def test_the_debrief_shows_the_better_choice_and_the_better_way() -> None:
    game = best(play(scenario(), (("ecran-noir", "taire"),)))
    told = debrief(game)
    assert [(one.number, one.better.id if one.better else "") for one in told.decisions] == [
        (1, "dire"),
        (2, ""),
    ]
    assert (told.good, told.to_review) == (1, 1)
    assert told.turning is told.decisions[0]
    assert told.better.path == (("ecran-noir", "dire"), ("la-suite", "oui"))
    confiance, portee, _ = told.gauges
    assert (confiance.start, confiance.worst, confiance.end) == (60, 56, 64)
    assert (portee.start, portee.worst, portee.end) == (20, 33, 33)
    assert debrief(told.better).turning is None


def test_the_decisions_left_are_counted() -> None:
    start = play(scenario())
    assert left(start) == (2, 2)
    assert left(start.after(start.choices[0])) == (1, 1)


def _agrees(one: Scenario) -> None:
    walked = games(play(one))
    found = survey(one)
    ends = Counter(game.here.place for game in walked)
    for ending in one.endings:
        crowd = found.visits[ending.id].crowd
        assert (crowd.games if crowd else 0) == ends[ending.id]
    assert found.games(one) == len(walked)
    for place in one.places:
        there = [
            arrival.situation
            for game in walked
            for arrival in game.arrivals
            if arrival.situation.place == place.id
        ]
        crowd = found.visits[place.id].crowd
        if crowd is None:
            assert not there
            continue
        assert crowd.low.elapsed == min(one.elapsed for one in there)
        assert crowd.high.elapsed == max(one.elapsed for one in there)
        for index in range(len(one.gauges)):
            assert crowd.low.gauges[index] == min(one.gauges[index] for one in there)
            assert crowd.high.gauges[index] == max(one.gauges[index] for one in there)


def test_the_survey_agrees_with_every_game_of_the_example() -> None:
    _agrees(scenario())


CHOICE = """      - id: c{index}
        text: Choix
        takes: {takes} min
        effects: {{confiance: {change}}}
        {sets}
        {when}
        grade: good
        why: Parce que.
        to: {to}
"""


@st.composite
def tangled(draw: st.DrawFn) -> str:
    """A simulation of a few moments whose ways depend on flags, gauges and time. The first choice of
    each leads to the next, so that every moment is met."""
    head, tail = TEXT[: TEXT.index("moments:")], TEXT[TEXT.index("takeaways:") :]
    names = [f"m{number}" for number in range(draw(st.integers(2, 5)))]
    tests = ["confiance < 60", "elapsed >= 9", "drapeau", "not drapeau"]
    parts = [head, "moments:\n"]
    for number, name in enumerate(names):
        ways = [*names[number + 1 :], "fin-a", "fin-b"]
        parts.append(f"  - id: {name}\n    title: Quoi?\n    text: Une scène.\n    choices:\n")
        for index in range(draw(st.integers(2, 4))):
            one, test = draw(st.sampled_from(ways)), draw(st.sampled_from(tests))
            branches = f'[{{when: ["{test}"], to: {one}}}, {{to: {draw(st.sampled_from(ways))}}}]'
            flagged = (index == 0 and number == 0) or draw(st.booleans())
            parts.append(
                CHOICE.format(
                    index=index,
                    takes=draw(st.integers(1, 9)),
                    change=draw(st.integers(-40, 40)),
                    sets="sets: [drapeau]" if flagged else "result: Bien",
                    when=f'when: ["{test}"]' if index > 1 and draw(st.booleans()) else "detail: Un mot",
                    to=ways[0] if index == 0 else "fin-b" if index == 1 and len(ways) == 2 else branches,
                )
            )
    parts.append("endings:\n")
    parts += [f"  - {{id: {name}, title: Fin, tone: good, text: Fini.}}\n" for name in ("fin-a", "fin-b")]
    return "".join(parts) + tail


@given(tangled())
def test_the_survey_agrees_with_every_game_of_any_simulation(text: str) -> None:
    found = read_scenario(text.encode(), FILE, "essai")
    assert found.scenario is not None, found.remarks
    _agrees(found.scenario)


def test_a_choice_changes_nothing_in_place() -> None:
    one = scenario()
    start = play(one)
    for choice in start.choices:
        choose(one, start.here, choice)
    assert start == play(one)
