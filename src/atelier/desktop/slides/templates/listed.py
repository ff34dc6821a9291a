"""Points and lists: cards when they are few and short, large lines else."""

from __future__ import annotations

from atelier.classroom.points import COLON, in_cards, parted, words_of
from atelier.content import model
from atelier.content.model import Flows, Inlines
from atelier.desktop.slides import boxes
from atelier.desktop.slides.boxes import Box
from atelier.desktop.slides.setting import Style
from atelier.desktop.slides.sheet import BOTTOM, LEFT, WIDE, Scene

GAP, ACROSS = 30.0, 44.0


def points(scene: Scene) -> None:
    """The points of a slide."""
    top = scene.head()
    lists = [one for one in scene.frame.flows if isinstance(one, (model.Bullets, model.Numbered))]
    others = [one for one in scene.frame.flows if not isinstance(one, (model.Bullets, model.Numbered))]
    if len(lists) != 1:
        scene.add(boxes.flows(scene.frame.flows, scene.words(), WIDE, scene.colours), LEFT, top)
        return
    if others:
        shown = boxes.flows(tuple(others), scene.small(0.9), WIDE, scene.colours)
        top = scene.add(shown, LEFT, top) + 34
    listed(scene, lists[0], top, BOTTOM)


def listed(scene: Scene, found: model.Bullets | model.Numbered, top: float, bottom: float) -> None:
    """A list between two heights."""
    if in_cards(found):
        _cards(scene, found, top, bottom)
    else:
        _lines(scene, found, top, bottom)


def _cards(scene: Scene, found: model.Bullets | model.Numbered, top: float, bottom: float) -> None:
    """Cards, in two columns unless there are three."""
    count = len(found.items)
    columns = 1 if count == 3 else 2
    rows = -(-count // columns)
    width = (WIDE - ACROSS * (columns - 1)) / columns
    pad = 44.0
    numbered = isinstance(found, model.Numbered)
    inside = [
        _point(scene, words_of(item), str(number) if numbered else "", width - 2 * pad)
        for number, item in enumerate(found.items, getattr(found, "start", 1))
    ]
    room = (bottom - top - GAP * (rows - 1)) / rows
    natural = max(box.height for box in inside) + 2 * 34
    height = max(natural, min(room, 250.0 if rows < 3 else 196.0, natural * 1.7))
    shown = [boxes.card(box, width, height, pad, scene.colours) for box in inside]
    scene.add(boxes.grid(shown, columns, GAP, ACROSS), LEFT, top, bottom)


def _point(scene: Scene, words: Inlines, number: str, width: float) -> Box:
    """A point in its card: in bold, with what it says of it below."""
    mark = boxes.disc(number, 100, scene.colours) if number else None
    column = width - (mark.width + 36 if mark else 0)
    head, rest = parted(words)
    bold = scene.words(bold=True, line=1.22, size=max(30, scene.body - 8))
    box = boxes.text(head, bold, column, balanced=True)
    if rest:
        under = Style(max(30, round((scene.body - 8) * 0.78)), scene.colours.ink2)
        box = boxes.stack([box, boxes.text(rest, under, column)], 6)
    return boxes.beside([mark, box], 36, middle=True) if mark else box


def _lines(scene: Scene, found: model.Bullets | model.Numbered, top: float, bottom: float) -> None:
    """Large lines, given the room that there is."""
    numbered = isinstance(found, model.Numbered)
    style = scene.words(line=1.24)
    size = style.size * 1.42
    rows = []
    for number, item in enumerate(found.items, getattr(found, "start", 1)):
        mark = (
            boxes.disc(str(number), size, scene.colours) if numbered else boxes.bullet(22, scene.colours.fill)
        )
        space = 30.0
        width = WIDE - mark.width - space
        inside = boxes.flows(_headed(item), style, width, scene.colours, 8)
        rows.append(boxes.first_line(mark, inside, space, style.size * style.line))
    least = style.size * 0.5
    free = bottom - top - sum(box.height for box in rows) - least * (len(rows) - 1)
    gap = least + max(0.0, min(free / max(1, len(rows)), style.size * 0.52))
    scene.add(boxes.stack(rows, gap), LEFT, top + 6, bottom)


def _headed(item: Flows) -> Flows:
    """The same with what stands before the colon in bold."""
    words = words_of(item)
    head, rest = parted(words)
    if len(item) != 1 or not rest or isinstance(head[0], model.Strong):
        return item
    return (model.Paragraph((model.Strong((*head, model.Text(COLON.rstrip()))), model.Text(" "), *rest)),)


def checklist(scene: Scene) -> None:
    """The items of a list, numbered so that one can name them."""
    block = scene.frame.block
    assert isinstance(block, model.Checklist)
    top = scene.head()
    if block.intro:
        intro = boxes.flows(block.intro, scene.small(0.86), WIDE, scene.colours)
        top = scene.add(intro, LEFT, top - 8) + 30
    columns = 2 if len(block.items) > 5 else 1
    across = 70.0
    width = (WIDE - across * (columns - 1)) / columns
    style = scene.words(line=1.26)
    size = max(56.0, style.size * 1.4)
    rows = []
    for number, item in enumerate(block.items, 1):
        words = boxes.text(item.text, style, width - size - 24)
        mark = boxes.disc(str(number), size, scene.colours)
        rows.append(boxes.first_line(mark, words, 24, style.size * style.line))
    half = -(-len(rows) // columns)
    halves = [rows[start : start + half] for start in range(0, len(rows), half)]
    least = style.size * 0.42
    free = min(
        (BOTTOM - top - sum(box.height for box in some) - least * (len(some) - 1)) / max(1, len(some))
        for some in halves
    )
    gap = least + max(0.0, min(free, style.size * 0.7))
    left = LEFT
    for some in halves:
        scene.add(boxes.stack(some, gap), left, top + 4)
        left += width + across
