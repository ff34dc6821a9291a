"""Boxes that know their size before they have a place: slides are put together of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from atelier.content import model
from atelier.content.model import Flows, Inlines
from atelier.content.words import plain
from atelier.desktop.slides.palette import Palette
from atelier.desktop.slides.pieces import Dot, Panel, Piece, Rule, Words
from atelier.desktop.slides.setting import SERIF, Laid, Style, lay


@dataclass(frozen=True, slots=True)
class Box:
    """A size, and the pieces it becomes once it has a place. `fits`: nothing in it is too wide."""

    width: float
    height: float
    put: Callable[[float, float], list[Piece]]
    fits: bool = True


def nothing(width: float = 0, height: float = 0) -> Box:
    """Room that nothing fills."""
    return Box(width, height, lambda x, y: [])


def text(words: Inlines | str, style: Style, width: float, balanced: bool = False, said: str = "") -> Box:
    """A paragraph in a column."""
    return of_laid(lay(words, style, width, balanced), said)


def of_laid(laid: Laid, said: str = "") -> Box:
    """A paragraph that is laid out already."""

    def put(x: float, y: float) -> list[Piece]:
        # its area is what the lines take, from where an aligned line may start
        area = QRectF(x, y, laid.width if laid.style.align != "left" else laid.natural, laid.height)
        return [Words(area=area, said=said or laid.words, laid=laid)]

    return Box(laid.width, laid.height, put, laid.fits)


def stack(boxes: Sequence[Box], gap: float) -> Box:
    """One under the other."""

    def put(x: float, y: float) -> list[Piece]:
        pieces: list[Piece] = []
        for box in boxes:
            pieces += box.put(x, y)
            y += box.height + gap
        return pieces

    height = sum(box.height for box in boxes) + gap * max(0, len(boxes) - 1)
    width = max((box.width for box in boxes), default=0)
    return Box(width, height, put, all(box.fits for box in boxes))


def beside(boxes: Sequence[Box], gap: float, middle: bool = False) -> Box:
    """One beside the other, by their tops or by their middles."""
    height = max((box.height for box in boxes), default=0)

    def put(x: float, y: float) -> list[Piece]:
        pieces: list[Piece] = []
        for box in boxes:
            pieces += box.put(x, y + (height - box.height) / 2 if middle else y)
            x += box.width + gap
        return pieces

    width = sum(box.width for box in boxes) + gap * max(0, len(boxes) - 1)
    return Box(width, height, put, all(box.fits for box in boxes))


def grid(boxes: Sequence[Box], columns: int, gap: float, across: float) -> Box:
    """In rows of so many, read line by line."""
    rows = [beside(boxes[start : start + columns], across) for start in range(0, len(boxes), columns)]
    return stack(rows, gap)


def card(
    inside: Box, width: float, height: float, pad: float, colours: Palette, *, fill: str = "", edge: str = ""
) -> Box:
    """A card around a box, which stands at its left, in the middle of its height."""

    def put(x: float, y: float) -> list[Piece]:
        area = QRectF(x, y, width, height)
        shown = Panel(area=area, fill=fill or colours.card, edge=edge or colours.line, under=3)
        return [shown, *inside.put(x + pad, y + (height - inside.height) / 2 - 1)]

    return Box(width, height, put, inside.fits and inside.width <= width - 2 * pad + 1)


def disc(mark: str, size: float, colours: Palette, said: str = "", square: bool = False) -> Box:
    """A number or a letter in a disc of the hue's tint (a letter that one votes for, in a square)."""
    letter = max(30, round(size * 0.54))
    laid = lay(mark, Style(letter, colours.hue, SERIF, bold=True, line=1.2), size)

    def put(x: float, y: float) -> list[Piece]:
        area = QRectF(x, y, size, size)
        back: Piece = (
            Panel(area=area, fill=colours.soft, radius=size * 0.24)
            if square
            else Dot(area=area, colour=colours.soft)
        )
        place = QRectF(x + (size - laid.natural) / 2, y + (size - laid.height) / 2, laid.natural, laid.height)
        return [back, Words(area=place, said=said or f"{mark}.", laid=laid)]

    return Box(size, size, put)


def first_line(mark: Box, words: Box, gap: float, line: float) -> Box:
    """A mark beside words, level with the middle of their first line."""
    drop = (line - mark.height) / 2

    def put(x: float, y: float) -> list[Piece]:
        top = max(0.0, -drop)
        return [*mark.put(x, y + top + drop), *words.put(x + mark.width + gap, y + top)]

    height = max(words.height + max(0.0, -drop), mark.height)
    return Box(mark.width + gap + words.width, height, put, words.fits)


def rule(width: float, colour: str, thick: float = 2) -> Box:
    """A line across."""
    return Box(width, thick, lambda x, y: [Rule(area=QRectF(x, y, width, thick), colour=colour)])


def bullet(size: float, colour: str) -> Box:
    """The mark of a list whose order does not matter."""
    return Box(size, size, lambda x, y: [Dot(area=QRectF(x, y, size, size), colour=colour)])


# --------------------------------------------------------------------------- flows


def flows(
    found: Flows, style: Style, width: float, colours: Palette, gap: float = 0, close: bool = False
) -> Box:
    """Any flows, one under the other. `close`: numbers without their discs, where room lacks."""
    space = gap or style.size * 0.5
    return stack([_flow(one, style, width, colours, space, close) for one in found], space)


def _flow(
    flow: model.Flow, style: Style, width: float, colours: Palette, gap: float, close: bool = False
) -> Box:
    if isinstance(flow, (model.Paragraph, model.Heading)):
        own = style._replace(bold=True) if isinstance(flow, model.Heading) else style
        return text(flow.children, own, width)
    if isinstance(flow, model.Bullets):
        marks = [bullet(style.size * 0.34, colours.fill) for _ in flow.items]
        return items(flow.items, marks, style, width, colours, gap * 0.8)
    if isinstance(flow, model.Numbered):
        size = max(42, round(style.size * 1.36))
        numbers = [str(number) for number, _ in enumerate(flow.items, flow.start)]
        bold = style._replace(bold=True, colour=colours.hue)
        if close:
            gap = 6.0
            marks = [text(f"{number}.", bold, style.size * 1.5) for number in numbers]
        else:
            marks = [disc(number, size, colours) for number in numbers]
        if len(marks) > 6 and max(len(plain(item)) for item in flow.items) < 80:
            return halves(flow.items, marks, style, width, colours, gap * 0.7)
        return items(flow.items, marks, style, width, colours, gap * 0.7)
    if isinstance(flow, model.Quote):
        return _quoted(flow, style, width, colours)
    if isinstance(flow, model.Preformatted):
        own = style._replace(mono=True, line=1.4)
        return stack([text(line or " ", own, width) for line in flow.text.splitlines()], 0)
    if isinstance(flow, model.Table):
        return table(flow, style, width, colours)
    return text(flow.alt, style._replace(italic=True), width)  # a figure out of its template: its words


def _quoted(flow: model.Quote, style: Style, width: float, colours: Palette) -> Box:
    inside = flows(flow.children, style._replace(family=SERIF), width - 40, colours)

    def put(x: float, y: float) -> list[Piece]:
        bar = Rule(area=QRectF(x, y + 4, 8, inside.height - 8), colour=colours.fill)
        return [bar, *inside.put(x + 40, y)]

    return Box(width, inside.height, put, inside.fits)


def items(
    found: Sequence[Flows], marks: Sequence[Box], style: Style, width: float, colours: Palette, gap: float
) -> Box:
    """A list with a mark before each item."""
    space = max(18.0, style.size * 0.45)
    line = style.size * style.line
    rows = []
    for item, mark in zip(found, marks, strict=True):
        inside = flows(item, style, width - mark.width - space, colours, gap * 0.6)
        rows.append(first_line(mark, inside, space, line))
    return stack(rows, gap)


def halves(
    found: Sequence[Flows], marks: Sequence[Box], style: Style, width: float, colours: Palette, gap: float
) -> Box:
    """A long list of short items, in two columns, each read downwards."""
    half = -(-len(found) // 2)
    column = (width - 60) / 2
    parts = [
        items(found[start : start + half], marks[start : start + half], style, column, colours, gap)
        for start in (0, half)
    ]
    return beside(parts, 60)


def table(found: model.Table, style: Style, width: float, colours: Palette, least: float = 0) -> Box:
    """A table in one card: its head tinted, a line between rows, a lighter one between columns."""
    pad = round(style.size * 0.62)
    widths = _columns(found, style, width, pad)
    head_style = style._replace(family=SERIF, bold=True, colour=colours.hue, line=1.2)
    rows = [_cells(found.head, found.align, head_style, widths, pad)]
    rows += [_cells(row, found.align, style, widths, pad) for row in found.rows]
    heights = [max(box.height for box in row) + 2 * pad * 0.66 for row in rows]
    spare = max(0.0, least - sum(heights)) / len(heights)
    heights = [high + min(spare, 34) for high in heights]

    def put(x: float, y: float) -> list[Piece]:
        area = QRectF(x, y, width, sum(heights))
        pieces: list[Piece] = [
            Panel(area=area, fill=colours.card, edge=colours.line, under=3),
            *_head_of_table(area, heights[0], colours),
        ]
        top = y
        for number, (row, high) in enumerate(zip(rows, heights, strict=True)):
            left = x
            for box, wide in zip(row, widths, strict=True):
                pieces += box.put(left + pad, top + (high - box.height) / 2)
                left += wide
            top += high
            if 0 < number < len(rows) - 1:
                line = QRectF(x + 3, top - 1, width - 6, 2)
                pieces.append(Rule(area=line, colour=colours.line))
        left = x
        for wide in widths[:-1]:
            left += wide
            line = QRectF(left - 1, y + 3, 2, sum(heights) - 8)
            pieces.append(Rule(area=line, colour=colours.line))
        return pieces

    return Box(width, sum(heights), put, all(box.fits for row in rows for box in row))


def _head_of_table(area: QRectF, high: float, colours: Palette) -> list[Piece]:
    inner = QRectF(area.x() + 2.5, area.y() + 2.5, area.width() - 5, high - 2.5)
    below = QRectF(inner.x(), inner.center().y(), inner.width(), inner.height() / 2)
    return [Panel(area=inner, fill=colours.soft, radius=18), Rule(area=below, colour=colours.soft)]


def _cells(
    row: Sequence[Inlines], align: Sequence[str], style: Style, widths: Sequence[float], pad: float
) -> list[Box]:
    return [
        text(cell, style._replace(align=side), wide - 2 * pad)
        for cell, side, wide in zip(row, align, widths, strict=True)
    ]


def _columns(found: model.Table, style: Style, width: float, pad: float) -> list[float]:
    """Equal columns for what is compared; a column of figures takes only what it needs."""
    count = len(found.head)
    needs = []
    for column in range(count):
        cells = (found.head[column], *(row[column] for row in found.rows))
        own = style._replace(bold=True, family=SERIF)
        needs.append(max(lay(cell, own, 10_000).natural for cell in cells) + 2 * pad)
    equal = width / count
    if sum(needs) <= width and min(needs) < equal * 0.5:
        spare = (width - sum(needs)) / count
        return [need + spare for need in needs]
    return [equal] * count
