"""What the room does: an exercise, a pause, a case."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from atelier.classroom.deck import in_class
from atelier.content import model
from atelier.content.model import Flows, Inlines, Strong, Text
from atelier.desktop.slides import boxes, words
from atelier.desktop.slides.boxes import Box
from atelier.desktop.slides.pieces import Edged
from atelier.desktop.slides.setting import FLOOR, SERIF, Style, lay
from atelier.desktop.slides.sheet import BOTTOM, LEFT, RIGHT, TOP, WIDE, Clock, Scene
from atelier.desktop.slides.templates.listed import listed
from atelier.desktop.slides.words import tr

BAND = 132.0
CLOCK = 360.0
"""The room of the countdown at the right of the band."""


def exercise(scene: Scene) -> None:
    """What to do, how, with whom, what to hand in; the band below holds the countdown."""
    block = scene.frame.block
    if isinstance(block, model.Exercise):
        how: Inlines = (
            Strong((Text(words.sentence(block.grouping) + "\N{NO-BREAK SPACE}: "),)), Text(block.hand_in),
        )  # fmt: skip
        flows, minutes = in_class(block.flows), float(block.minutes)
    else:
        flows, how = _parted(scene.frame.flows)
        how = how or (Strong((Text(tr("À vous de jouer")),)),)
        minutes = scene.frame.minutes
    bottom = _band(scene, how, minutes) - (12 if scene.brief else 30)
    top = scene.head(top=TOP - 26 if scene.brief else TOP)
    lists = [one for one in flows if isinstance(one, (model.Bullets, model.Numbered))]
    if len(flows) == 1 and lists:
        listed(scene, lists[0], top, bottom)
        return
    style = scene.words(line=1.27)
    if not any(isinstance(one, (model.Numbered, model.Bullets)) for one in flows):
        style = style._replace(size=round(scene.body * 1.3), family=SERIF)
    quiet = style._replace(size=max(FLOOR, round(scene.body * 0.88)), colour=scene.colours.ink2)
    steps = [isinstance(one, (model.Numbered, model.Bullets)) for one in flows]
    rows = [
        _step(scene, flow, style if step or not any(steps) else quiet)
        for flow, step in zip(flows, steps, strict=True)
    ]
    least = style.size * (0.3 if scene.brief else 0.46)
    free = bottom - top - sum(box.height for box in rows) - least * (len(rows) - 1)
    gap = least + max(0.0, min(free / (len(rows) + 1), style.size * 0.5))
    scene.add(boxes.stack(rows, gap), LEFT, top, bottom)


def _step(scene: Scene, flow: model.Flow, style: Style) -> Box:
    if isinstance(flow, model.Quote):
        quoted = boxes.flows(flow.children, style._replace(family=SERIF), WIDE - 88, scene.colours)
        return boxes.card(quoted, WIDE, quoted.height + 36, 44, scene.colours)
    return boxes.flows((flow,), style, WIDE, scene.colours, style.size * 0.5, close=bool(scene.brief))


def _parted(flows: Flows) -> tuple[Flows, Inlines]:
    """What a slide shows, and the last paragraph after a list: what the room is asked."""
    if len(flows) > 1 and isinstance(flows[-1], model.Paragraph):
        return flows[:-1], flows[-1].children
    return flows, ()


def _band(scene: Scene, how: Inlines, minutes: float) -> float:
    """The band at the bottom; where it begins. It is read last, so its pieces wait."""
    width = WIDE - CLOCK - 54 - 30
    size = min(scene.body, 44)
    box = boxes.text(how, Style(max(FLOOR, size), scene.colours.ink, line=1.22), width)
    height = max(104.0 if scene.brief else BAND, box.height + (28 if scene.brief else 40))
    top = BOTTOM - height
    scene.fits &= box.fits and box.height <= 200
    area = QRectF(LEFT, top, WIDE, height)
    band = Edged(area=area, fill=scene.colours.call_soft, edge=scene.colours.call_fill)
    scene.later += [band, *box.put(LEFT + 54, top + (height - box.height) / 2)]
    scene.clock = Clock(RIGHT - CLOCK - 40, top, CLOCK, height, minutes)
    return top


def pause(scene: Scene) -> None:
    """« Pause », when one resumes, and a ring that empties."""
    colours = scene.colours
    ring = 560.0
    width = WIDE - ring - 100
    parts: list[Box] = [boxes.text(scene.frame.title, scene.serif(_widest(scene, width)), width)]
    if scene.view.until:
        under = Style(scene.body, colours.ink2, SERIF, line=1.3)
        parts.append(boxes.of_laid(lay(scene.view.until, under, width, balanced=True)))
    for flow in scene.frame.flows:
        parts.append(boxes.flows((flow,), Style(46, colours.ink2), width, colours))
    column = boxes.stack(parts, 20)
    middle = (TOP + BOTTOM) / 2
    scene.add(column, LEFT, middle - column.height / 2)
    scene.clock = Clock(RIGHT - ring, middle - ring / 2, ring, ring, scene.frame.minutes, big=True)


def _widest(scene: Scene, width: float) -> int:
    """The largest size at which a title stands on one line, within reason."""
    size = scene.title
    while size > 90 and lay(scene.frame.title, scene.serif(size), 10_000).natural > width:
        size -= 6
    return size


def case(scene: Scene) -> None:
    """A case: what is known; the questions; what was decided and what followed."""
    block = scene.frame.block
    assert isinstance(block, model.Case)
    kind = tr("Étude de cas fictive") if block.fictional else tr("Étude de cas")
    top = scene.head(eyebrow=f"{kind} · {scene.frame.eyebrow}")
    parts = {part.kind: part.flows for part in block.parts}
    if scene.view.stage >= 2:
        _followed(scene, parts, top)
    elif scene.view.stage == 1:
        _questions(scene, parts.get("questions", ()), top)
    else:
        _known(scene, block, parts.get("known", ()), top)


def _known(scene: Scene, block: model.Case, known: Flows, top: float) -> None:
    lead = scene.words(family=SERIF, line=1.3)
    rows = [boxes.flows(block.summary, lead, WIDE, scene.colours)]
    if block.figures:
        rows.append(_figures(scene, block))
    if known:
        rows.append(boxes.flows(known, scene.small(0.86), WIDE, scene.colours))
    _spread(scene, rows, top)


def _figures(scene: Scene, block: model.Case) -> Box:
    """The figures of a case: what one remembers of it."""
    count = min(3, len(block.figures))
    gap = 40.0
    width = (WIDE - gap * (count - 1)) / count
    made = []
    for one in block.figures:
        value = boxes.text(one.value, scene.serif(round(scene.body * 1.7), colour=scene.colours.hue), width)
        label = boxes.text(one.label, scene.small(0.78), width)
        line = boxes.rule(width, scene.colours.fill, 4)
        made.append(boxes.stack([line, value, label], 6))
    return boxes.grid(made, count, 24, gap)


def _questions(scene: Scene, flows: Flows, top: float) -> None:
    heading = boxes.text(tr("À vous de juger"), scene.serif(round(scene.body * 1.1)), WIDE)
    style = scene.words(line=1.27)
    rows = [heading]
    for flow in flows:
        if isinstance(flow, (model.Bullets, model.Numbered)):  # numbered: one answers to a number
            marks = [
                boxes.disc(str(number), style.size * 1.42, scene.colours)
                for number, _ in enumerate(flow.items, 1)
            ]
            rows.append(boxes.items(flow.items, marks, style, WIDE, scene.colours, style.size * 0.62))
        else:
            rows.append(boxes.flows((flow,), style, WIDE, scene.colours))
    _spread(scene, rows, top)


def _followed(scene: Scene, parts: dict[str, Flows], top: float) -> None:
    gap = 64.0
    width = (WIDE - gap) / 2
    style = scene.small(0.86)._replace(colour=scene.colours.ink)
    named = (("decided", tr("Ce qui a été décidé")), ("followed", tr("Ce qui a suivi")))
    columns = []
    for name, title in named:
        heading = boxes.text(title, scene.serif(max(36, scene.body)), width)
        line = boxes.rule(width, scene.colours.fill, 4)
        said = boxes.flows(parts.get(name, ()), style, width, scene.colours)
        columns.append(boxes.stack([line, heading, said], 14))
    rows = [boxes.beside(columns, gap)]
    scene.add(rows[0], LEFT, top)


def _spread(scene: Scene, rows: list[Box], top: float) -> None:
    """Rows with the room that there is between them."""
    least = 26.0
    free = BOTTOM - top - sum(box.height for box in rows) - least * (len(rows) - 1)
    gap = least + max(0.0, min(free / (len(rows) + 1), 34.0))
    scene.add(boxes.stack(rows, gap), LEFT, top)
