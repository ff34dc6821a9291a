"""The map of a simulation as an SVG: moments in layers, from the opening to the endings."""

from __future__ import annotations

from html import escape

from atelier.content.scenario.model import Moment, Outcome, Scenario
from atelier.content.scenario.survey import Crowd, Survey, survey
from atelier.content.words import plain
from atelier.simulation.hours import day_and_hour
from atelier.simulation.map import share
from atelier.wording import say

WIDTH, HEIGHT = 220, 62
ACROSS, DOWN = 26, 74
MARGIN, TOP = 30, 90
LINES = {"good": "", "fair": "7 5", "poor": "2 5"}
"""How the line of a choice is drawn: its grade is told without a colour."""
FILLS = {"good": "#e3efdc", "mixed": "#f6ecd2", "bad": "#f7e3da", "": "#fffefb"}

Places = dict[str, tuple[int, int]]


def draw(scenario: Scenario) -> str:
    """The drawing, to be looked at in any browser."""
    found = survey(scenario)
    layers = _layers(scenario)
    widest = max(map(len, layers))
    width = 2 * MARGIN + widest * (WIDTH + ACROSS) - ACROSS
    height = TOP + len(layers) * (HEIGHT + DOWN) - DOWN + MARGIN
    places = {
        name: (
            round((width - len(layer) * (WIDTH + ACROSS) + ACROSS) / 2) + index * (WIDTH + ACROSS),
            TOP + number * (HEIGHT + DOWN),
        )
        for number, layer in enumerate(layers)
        for index, name in enumerate(layer)
    }
    parts = [_head(scenario, width, height), *_lines(scenario, places)]
    parts += [_box(scenario, found, place, *places[place.id]) for place in scenario.places]
    return "\n".join((*parts, "</svg>", ""))


def _layers(scenario: Scenario) -> list[list[str]]:
    """Each place below all that lead to it; beside those that share its parents."""
    ways = {
        one.id: [branch.target for choice in one.choices for branch in choice.to] for one in scenario.moments
    }
    depth = {one.id: 0 for one in scenario.places}
    for _ in scenario.places:
        for name, targets in ways.items():
            for target in targets:
                depth[target] = max(depth[target], depth[name] + 1)
    last = max(depth.values())
    depth |= {one.id: last for one in scenario.endings}
    layers: list[list[str]] = [[] for _ in range(last + 1)]
    for name, level in depth.items():
        layers[level].append(name)
    for level in range(1, len(layers)):
        spot = {
            name: index / max(1, len(row) - 1) for row in layers[:level] for index, name in enumerate(row)
        }
        above = {
            name: [spot[one] for one, targets in ways.items() if name in targets and one in spot]
            for name in layers[level]
        }
        layers[level].sort(key=lambda name: sum(above[name]) / max(1, len(above[name])))
    return layers


def _head(scenario: Scenario, width: int, height: int) -> str:
    title = escape(scenario.title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" font-family="Atelier Sans, sans-serif">\n'
        f"<title>{title}</title><desc>{escape(say('simulation.map_alt'))}</desc>\n"
        f'<rect width="{width}" height="{height}" fill="#f6f1e6"/>\n'
        f'<text x="{MARGIN}" y="40" font-size="24" font-weight="bold" fill="#211d18">{title}</text>\n'
        f'<text x="{MARGIN}" y="66" font-size="15" fill="#4c443a">{escape(say("simulation.map_legend"))}</text>'
    )


def _lines(scenario: Scenario, places: Places) -> list[str]:
    drawn = []
    for moment in scenario.moments:
        x, y = places[moment.id]
        step = WIDTH / (len(moment.choices) + 1)
        for index, choice in enumerate(moment.choices, 1):
            for branch in choice.to:
                to_x, to_y = places[branch.target]
                start, end = round(x + index * step), round(to_x + WIDTH / 2)
                bend = max(30, (to_y - y - HEIGHT) // 2)
                path = f"M{start} {y + HEIGHT} C{start} {y + HEIGHT + bend} {end} {to_y - bend} {end} {to_y}"
                name = escape(plain(choice.text))
                drawn.append(
                    f'<path d="{path}" fill="none" stroke="#5c5347" stroke-width="1.6" '
                    f'stroke-dasharray="{LINES[choice.grade]}"><title>{name}</title></path>'
                )
    return drawn


def _box(scenario: Scenario, found: Survey, place: Moment | Outcome, x: int, y: int) -> str:
    crowd = found.visits[place.id].crowd
    ending = isinstance(place, Outcome)
    under = share(scenario, found, place.id) if ending else _opens(scenario, crowd) if crowd else ""
    fill = FILLS[place.tone if isinstance(place, Outcome) else ""]
    title = escape(plain(place.title))
    return (
        f'<g><title>{title}</title><rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="10" '
        f'fill="{fill}" stroke="#8a7f6d" stroke-width="{2.4 if ending else 1.2}"/>'
        f'<text x="{x + 12}" y="{y + 26}" font-size="15" font-weight="bold" fill="#211d18">'
        f"{escape(_short(place.id, 26))}</text>"
        f'<text x="{x + 12}" y="{y + 47}" font-size="12" fill="#4c443a">{escape(_short(under, 32))}</text></g>'
    )


def _opens(scenario: Scenario, crowd: Crowd) -> str:
    """The hour at which the moment opens, or the earliest of them."""
    first = day_and_hour(scenario.clock, crowd.low.elapsed)
    same = crowd.low.elapsed == crowd.high.elapsed
    return first if same else say("simulation.map_from", first=first)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
