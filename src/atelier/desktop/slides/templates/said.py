"""A few words, huge: the title of the workshop, a quotation, a question to the room."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from atelier.content import model
from atelier.desktop import workshops
from atelier.desktop.slides import boxes
from atelier.desktop.slides.boxes import Box
from atelier.desktop.slides.pieces import Faint, Piece, Rule, Sign
from atelier.desktop.slides.setting import SERIF, Style, lay
from atelier.desktop.slides.sheet import BOTTOM, EYEBROW, HEIGHT, LEFT, RIGHT, TOP, WIDE, Scene
from atelier.desktop.theme import tokens

OPENING = "agenda/titre"
"""The frame that opens the workshop: it says who gives it, when and where."""


def title(scene: Scene) -> None:
    """The workshop, or a part of it: its number, its title, what it promises."""
    colours, deck = scene.colours, scene.kit.deck
    opens = scene.frame.id == OPENING
    width = 1220.0
    small = Style(EYEBROW + 2, colours.hue, bold=True)
    name = tokens.icon(deck.workshop)
    parts: list[Box] = []
    if opens:
        shown = boxes.text(workshops.name(deck.workshop), small, width)
        parts.append(boxes.beside([_sign(name, 46, colours.hue), shown], 22, middle=True))
    elif scene.frame.eyebrow:
        parts.append(boxes.text(scene.frame.eyebrow, small, width))
    parts.append(boxes.text(scene.frame.title, scene.serif(scene.title, line=1.16), width, balanced=True))
    under = Style(scene.body - 6, colours.ink2, SERIF, line=1.36)
    for flow in scene.frame.flows:
        if isinstance(flow, model.Paragraph):
            parts.append(boxes.of_laid(lay(flow.children, under, width, balanced=True)))
    column = boxes.stack(parts, 30)
    bottom = 880.0 if opens else BOTTOM
    top = max(TOP, (bottom - column.height) / 2 + (24 if opens else 40))
    scene.add(column, LEFT, top, bottom)
    side = 350.0
    middle = (bottom + TOP) / 2
    scene.pieces.append(
        Sign(area=QRectF(RIGHT - side + 20, middle - side / 2, side, side), name=name, colour=colours.faint)
    )


def _sign(name: str, size: float, colour: str) -> Box:
    return Box(size, size, lambda x, y: [Sign(area=QRectF(x - 3, y, size, size), name=name, colour=colour)])


def quote(scene: Scene) -> None:
    """Words of somebody, with what introduces them."""
    colours = scene.colours
    top = scene.head()
    indent = 64.0
    said: list[Box] = []
    after: list[Box] = []
    style = Style(scene.body, colours.ink, SERIF, line=1.28)
    for flow in scene.frame.flows:
        if isinstance(flow, model.Quote):
            for inside in flow.children:
                if isinstance(inside, model.Paragraph):
                    said.append(boxes.of_laid(lay(inside.children, style, WIDE - indent, balanced=True)))
                else:
                    said.append(boxes.flows((inside,), style, WIDE - indent, colours))
        else:
            after.append(boxes.flows((flow,), scene.small(0.6, 36), WIDE - indent, colours))
    words = boxes.stack(said, scene.body * 0.5)
    whole = boxes.stack([_barred(words, indent, colours.fill), *after], 36)
    free = BOTTOM - top - whole.height
    scene.add(whole, LEFT, top + max(0.0, min(free * 0.42, 170)))


def _barred(words: Box, indent: float, colour: str) -> Box:
    def put(x: float, y: float) -> list[Piece]:
        bar = Rule(area=QRectF(x, y + 8, 12, words.height - 12), colour=colour)
        return [bar, *words.put(x + indent, y)]

    return Box(words.width + indent, words.height, put, words.fits)


def question(scene: Scene) -> None:
    """What the room is asked, in big words; a great mark of interrogation stands behind, faint."""
    colours = scene.colours
    mark = lay("?", Style(620, colours.soft, SERIF, bold=True, line=1.0), 700)
    width = WIDE - 300
    place = QRectF(RIGHT - mark.natural + 20, (HEIGHT - mark.height) / 2 - 50, mark.natural, mark.height)
    scene.pieces.append(Faint(area=place, laid=mark))
    y = TOP
    if scene.frame.eyebrow:
        y = scene.add(boxes.text(scene.frame.eyebrow, Style(EYEBROW, colours.hue, bold=True), WIDE), LEFT, y)
    parts = [boxes.text(scene.frame.title, scene.serif(scene.title), width, balanced=True)]
    style = Style(scene.body, colours.ink, SERIF, line=1.3)
    for flow in scene.frame.flows:
        if isinstance(flow, model.Paragraph):
            parts.append(boxes.of_laid(lay(flow.children, style, width, balanced=True)))
        else:
            parts.append(boxes.flows((flow,), style, width, colours))
    column = boxes.stack(parts, scene.title * 0.42)
    free = BOTTOM - y - column.height
    scene.add(column, LEFT, y + max(20.0, free * 0.44))
