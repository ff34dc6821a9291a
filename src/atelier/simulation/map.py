"""A simulation laid out for its author: every moment with its hours and gauges, where each choice
leads, how many games reach each ending."""

from __future__ import annotations

from collections.abc import Iterable

from atelier.content.scenario.model import Branch, Choice, Scenario, Tests
from atelier.content.scenario.survey import Crowd, Survey, survey
from atelier.simulation.hours import day_and_hour, span
from atelier.wording import say


def draw(scenario: Scenario) -> list[str]:
    """The lines of the map."""
    found = survey(scenario)
    crowds = [one for ending in scenario.endings if (one := found.visits[ending.id].crowd)]
    games = found.games(scenario)
    lines = [
        say(
            "simulation.map_title",
            title=scenario.title,
            id=scenario.id,
            moments=len(scenario.moments),
            endings=len(scenario.endings),
            games=games,
            shortest=min(one.shortest for one in crowds),
            longest=max(one.longest for one in crowds),
        ),
        "",
    ]
    for number, moment in enumerate(scenario.moments, 1):
        crowd = found.visits[moment.id].crowd
        if crowd:
            lines.append(
                say(
                    "simulation.map_moment",
                    number=number,
                    id=moment.id,
                    when=hours(scenario, crowd),
                    gauges=gauges(scenario, crowd),
                )
            )
        for index, choice in enumerate(moment.choices, 1):
            branch = "└─" if index == len(moment.choices) else "├─"
            lines.append(f"   {branch} {_choice(choice)}")
    lines += ["", say("simulation.map_endings")]
    lines += [f"   {line}" for line in _endings(scenario, found, games)]
    return lines


def hours(scenario: Scenario, crowd: Crowd) -> str:
    """The hour, or the earliest and the latest, at which games are there."""
    first = day_and_hour(scenario.clock, crowd.low.elapsed)
    last = day_and_hour(scenario.clock, crowd.high.elapsed)
    return first if first == last else say("simulation.map_between", first=first, last=last)


def gauges(scenario: Scenario, crowd: Crowd) -> str:
    """The least and the most of each gauge there."""
    shown = []
    for gauge, low, high in zip(scenario.gauges, crowd.low.gauges, crowd.high.gauges, strict=True):
        code = "simulation.map_gauge" if low == high else "simulation.map_gauge_between"
        shown.append(say(code, name=gauge.name, low=low, high=high))
    return ", ".join(shown)


def share(scenario: Scenario, found: Survey, ending: str) -> str:
    """The part of the games that reach an ending."""
    crowd = found.visits[ending].crowd
    percent = round(100 * (crowd.games if crowd else 0) / found.games(scenario))
    return say("simulation.map_share", share=percent) if percent else say("simulation.map_rare")


def _endings(scenario: Scenario, found: Survey, games: int) -> Iterable[str]:
    for ending in scenario.endings:
        crowd = found.visits[ending.id].crowd
        if crowd and games:
            yield say(
                "simulation.map_ending",
                id=ending.id,
                tone=say(f"simulation.map_tone_{ending.tone}"),
                share=share(scenario, found, ending.id),
                when=hours(scenario, crowd),
                gauges=gauges(scenario, crowd),
            )


def _choice(choice: Choice) -> str:
    name = choice.id
    if choice.when:
        name = say("simulation.map_only_if", id=choice.id, when=_tests(choice.when))
    return say(
        "simulation.map_choice",
        grade=say(f"simulation.map_grade_{choice.grade}"),
        id=name,
        span=span(choice.minutes),
        targets=", ".join(map(_target, choice.to)),
    )


def _target(branch: Branch) -> str:
    if not branch.when:
        return branch.target
    return say("simulation.map_if", target=branch.target, when=_tests(branch.when))


def _tests(tests: Tests) -> str:
    shown = []
    for test in tests:
        if test.kind == "flag":
            shown.append(test.name if test.sign == "is" else say("simulation.map_not", name=test.name))
        else:
            name = say("simulation.map_elapsed") if test.kind == "elapsed" else test.name
            shown.append(f"{name} {test.sign} {test.value}")
    return say("simulation.map_and").join(shown)
