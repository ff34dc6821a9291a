"""What a scenario must be so that any game can be played to an end."""

from __future__ import annotations

from atelier.content.graph import loop, reached
from atelier.content.model import Position
from atelier.content.remarks import Remarks
from atelier.content.scenario.model import Moment, Scenario
from atelier.content.scenario.survey import survey
from atelier.content.words import plain

MOST_MOMENTS = 100


def check_ways(scenario: Scenario, remarks: Remarks) -> None:
    """Say what is wrong with the ways through a scenario whose parts are each well written."""
    if len(scenario.moments) > MOST_MOMENTS:
        remarks.error("scenario_long", count=len(scenario.moments), limit=MOST_MOMENTS)
        return
    if not scenario.moments or len(scenario.endings) < 2:
        remarks.error("scenario_empty", moments=len(scenario.moments), endings=len(scenario.endings))
        return
    ways = {
        one.id: [branch.target for choice in one.choices for branch in choice.to] for one in scenario.moments
    }
    start = scenario.moments[0].id
    turning = loop(ways, start)
    if turning:
        _say(remarks, "scenario_loop", _moment(scenario, turning).where, id=turning)
        return
    met = reached(ways, start)
    for place in scenario.places:
        if place.id not in met:
            _say(remarks, "scenario_orphan", place.where, id=place.id)


def check_games(scenario: Scenario, remarks: Remarks) -> None:
    """Say what only the games themselves tell: conditions may hide what the ways seem to reach. It
    takes up to some seconds: asked of an author, not of each start."""
    found = survey(scenario)
    if found.tangled:
        remarks.error("scenario_tangled")
        return
    for place in scenario.places:
        visit = found.visits[place.id]
        if visit.crowd is None:
            _say(remarks, "scenario_orphan", place.where, id=place.id)
        elif isinstance(place, Moment):
            for choice in place.choices:
                if choice.id not in visit.taken:
                    _say(remarks, "scenario_never", choice.where, id=choice.id, title=plain(choice.text))
            if visit.offers < 2:
                _say(remarks, "scenario_dead_end", place.where, id=place.id, count=visit.offers)
            elif visit.lost:
                _say(remarks, "scenario_nothing_good", place.where, id=place.id)


def _moment(scenario: Scenario, name: str) -> Moment:
    return next(one for one in scenario.moments if one.id == name)


def _say(remarks: Remarks, code: str, where: Position, **args: str | int) -> None:
    remarks.error(code, where.line, where.column, **args)
