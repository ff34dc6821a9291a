"""What the room walks together, a majority at a time: a decision, a simulation."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from PySide6.QtCore import QRectF

from atelier.content import model
from atelier.content.model import Inlines
from atelier.content.scenario.model import Outcome
from atelier.content.words import plain
from atelier.desktop.slides import boxes, words
from atelier.desktop.slides.boxes import Box
from atelier.desktop.slides.pieces import Bar, Edged, Piece
from atelier.desktop.slides.setting import SERIF, Style
from atelier.desktop.slides.sheet import BOTTOM, LEFT, RIGHT, TOP, WIDE, Scene, plain_of
from atelier.desktop.slides.words import tr
from atelier.simulation.feed import Entry, feed
from atelier.simulation.game import Game, play
from atelier.simulation.hours import ago, day_and_hour

Choice = tuple[str, Inlines, Inlines]
"""Its id, its words, a word more."""


def _choices(scene: Scene, found: Sequence[Choice], width: float, columns: int, size: int) -> Box:
    """Lettered cards; once the hands are counted, each says its own."""
    gap, across, pad = 18.0, 26.0, 24.0
    wide = (width - across * (columns - 1)) / columns
    total = sum(scene.view.counts.get(name, 0) for name, _, _ in found)
    inside = []
    for (name, said, more), letter in zip(found, ascii_uppercase, strict=False):
        mark = boxes.disc(letter, max(56, round(size * 1.4)), scene.colours, square=True)
        count = _hands(scene, scene.view.counts.get(name, 0), size) if total and scene.view.stage else None
        room = wide - 2 * pad - mark.width - 22 - (count.width + 20 if count else 0)
        style = Style(size, scene.colours.ink, bold=True, line=1.2)
        box = boxes.text(said, style, room)
        if more:
            under = Style(max(30, round(size * 0.84)), scene.colours.ink2, line=1.24)
            box = boxes.stack([box, boxes.text(more, under, room)], 4)
        line = boxes.beside([mark, box], 22, middle=True)
        inside.append(boxes.beside([line, count], 20, middle=True) if count else line)
    shown: list[Box] = []
    for start in range(0, len(inside), columns):
        row = inside[start : start + columns]
        high = max(box.height for box in row) + 30
        shown += [boxes.card(box, wide, high, pad, scene.colours) for box in row]
    return boxes.grid(shown, columns, gap, across)


def _hands(scene: Scene, count: int, size: int) -> Box:
    style = Style(round(size * 1.3), scene.colours.hue, SERIF, bold=True, line=1.1)
    return boxes.text(str(count), style, 90, said=words.hands(count))


# --------------------------------------------------------------------------- a decision


def place_of(block: model.Decision, path: Sequence[tuple[str, str]]) -> model.Step | model.Ending:
    """Where a path leads: as far as the decision still knows it."""
    steps = {one.id: one for one in block.steps}
    endings = {one.id: one for one in block.endings}
    here = block.steps[0]
    for step, name in path:
        choice = next((one for one in here.choices if one.id == name), None)
        if step != here.id or choice is None:
            return here
        if choice.target in endings:
            return endings[choice.target]
        here = steps[choice.target]
    return here


def decision(scene: Scene) -> None:
    """A step of a decision, or the action where it ends."""
    block = scene.frame.block
    assert isinstance(block, model.Decision)
    here = place_of(block, scene.view.path)
    name = plain_of(block.title)
    if isinstance(here, model.Ending):
        _ending(scene, here, f"{name} · {tr('Ce que l’on fait')}")
        return
    step = tr("Question {number}").format(number=len(scene.view.path) + 1)
    top = scene.head(title=here.title, eyebrow=f"{name} · {step}")
    if here.help:
        under = boxes.flows(here.help, scene.small(0.92), WIDE, scene.colours)
        top = scene.add(under, LEFT, top - 8) + 36
    found = [(one.id, one.text, one.hint) for one in here.choices]
    longest = max(len(plain(one.text)) + len(plain(one.hint)) for one in here.choices)
    columns = 2 if len(found) % 2 == 0 and longest <= 76 else 1
    scene.add(_choices(scene, found, WIDE, columns, scene.body), LEFT, top)


def _ending(scene: Scene, here: model.Ending, eyebrow: str) -> None:
    top = scene.head(title=here.title, eyebrow=eyebrow)
    bottom = BOTTOM
    facts = [(tr("Quand"), here.delay), (tr("Qui"), here.who)]
    facts = [(name, said) for name, said in facts if said]
    if facts:
        gap = 40.0
        width = (WIDE - 54 - 30 - gap * (len(facts) - 1)) / len(facts)
        made = []
        for name, said in facts:
            style = Style(max(30, round(scene.body * 0.84)), scene.colours.ink, line=1.22)
            line: Inlines = (model.Strong((model.Text(f"{name}\N{NO-BREAK SPACE}: "),)), model.Text(said))
            made.append(boxes.text(line, style, width))
        box = boxes.beside(made, gap, middle=True)
        height = max(110.0, box.height + 36)
        area = QRectF(LEFT, BOTTOM - height, WIDE, height)
        scene.later.append(Edged(area=area, fill=scene.colours.call_soft, edge=scene.colours.call_fill))
        scene.later += box.put(LEFT + 54, area.y() + (height - box.height) / 2)
        scene.fits &= box.fits
        bottom = area.y() - 28
    how = boxes.flows(here.how, scene.words(line=1.28), WIDE, scene.colours)
    scene.add(how, LEFT, top, bottom)


# --------------------------------------------------------------------------- a simulation


def simulation(scene: Scene) -> None:
    """A moment of a simulation, or how it ended."""
    block = scene.frame.block
    assert isinstance(block, model.Simulation)
    game = play(scene.kit.scenario(block.id), scene.view.path)
    clock = day_and_hour(game.scenario.clock, game.here.elapsed)
    eyebrow = f"{words.sentence(clock)} · {game.scenario.title}"
    ending = game.ending
    if ending is not None:
        _outcome(scene, game, ending, eyebrow)
    else:
        _moment(scene, game, eyebrow)


SIDE = 560.0
"""The column of the gauges and of what comes in."""


def _moment(scene: Scene, game: Game, eyebrow: str) -> None:
    moment = game.moment
    assert moment is not None
    found = [(one.id, one.text, one.detail if scene.brief < 2 else ()) for one in game.choices]
    size = max(30, scene.body - 4)
    ways = [_choices(scene, found, WIDE, columns, size) for columns in range(1, min(3, len(found)) + 1)]
    choices = min(ways, key=lambda one: (not one.fits, one.height))
    bottom = BOTTOM + 10 - choices.height
    top = scene.head(title=moment.title, eyebrow=eyebrow, top=TOP - 26)
    if scene.brief:  # much to tell: the gauges in a row, and what comes in is read aloud
        top = scene.add(_gauges(game, WIDE, scene, across=True), LEFT, top - 4) + 22
    left = WIDE if scene.brief else WIDE - SIDE - 50
    style = scene.words(line=1.27)
    told = [boxes.flows(moment.flows, style, left, scene.colours)]
    told += [
        boxes.flows(echo.flows, style._replace(colour=scene.colours.ink2), left, scene.colours)
        for echo in game.arrival.echoes
    ]
    scene.add(boxes.stack(told, style.size * 0.5), LEFT, top, bottom - 22)
    scene.add(choices, LEFT, bottom, BOTTOM + 10)
    if scene.brief:
        return
    gauges = _gauges(game, SIDE, scene)
    y = scene.add(gauges, RIGHT - SIDE, top + 4, bottom - 16) + 24
    news = [one for one in feed(game) if one.new]
    for number, entry in enumerate(news):
        box = _post(scene, entry, SIDE)
        if y + box.height > bottom - 16:
            scene.fits &= number > 0 or scene.body <= 33  # the newest is told whenever it can be
            break
        y = scene.add(box, RIGHT - SIDE, y, bottom) + 16


def _gauges(game: Game, width: float, scene: Scene, across: bool = False) -> Box:
    """Each measure: its name, its value, a thin bar."""
    rows = []
    count = len(game.scenario.gauges)
    gap = 50.0
    if across:
        width = (width - gap * (count - 1)) / count
    for gauge, value in zip(game.scenario.gauges, game.here.gauges, strict=True):
        style = Style(30, scene.colours.ink2, line=1.2)
        name = boxes.text(gauge.name, style, width - 70)
        number = boxes.text(
            str(value), style._replace(colour=scene.colours.ink, bold=True, align="right"), 70
        )
        rows.append(boxes.stack([boxes.beside([name, number], 0), _level(scene, value, width)], 3))
    return boxes.beside(rows, gap) if across else boxes.stack(rows, 13)


def _level(scene: Scene, value: int, width: float) -> Box:
    colours = scene.colours

    def put(x: float, y: float) -> list[Piece]:
        area = QRectF(x, y, width, 12)
        return [Bar(area=area, share=value / 100, track=colours.track, fill=colours.fill, radius=6)]

    return Box(width, 12, put)


def _post(scene: Scene, entry: Entry, width: float) -> Box:
    """Something that has just come in."""
    pad = 24.0
    head = f"{entry.person.name} · {ago(entry.post.ago)}"
    size = max(30, round(scene.body * 0.84))
    parts = [boxes.text(head, Style(30, scene.colours.hue, bold=True, line=1.2), width - 2 * pad)]
    style = Style(size, scene.colours.ink, line=1.22)
    parts.append(boxes.flows(entry.post.flows, style, width - 2 * pad, scene.colours))
    inside = boxes.stack(parts, 6)
    return boxes.card(inside, width, inside.height + 32, pad, scene.colours)


def _outcome(scene: Scene, game: Game, ending: Outcome, eyebrow: str) -> None:
    top = scene.head(title=ending.title, eyebrow=eyebrow)
    left = WIDE - SIDE - 70
    told = boxes.flows(ending.flows, scene.words(line=1.3), left, scene.colours)
    scene.add(told, LEFT, top)
    scene.add(_gauges(game, SIDE, scene), RIGHT - SIDE, top + 10)
