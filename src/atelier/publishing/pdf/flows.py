"""Paragraphs, lists, tables and figures as Typst code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from atelier.content import model
from atelier.content.model import Flow, Flows, Inlines
from atelier.publishing.pdf.inlines import plain_run, run
from atelier.publishing.pdf.pen import Pen
from atelier.publishing.pdf.typst_code import array, call, join, string
from atelier.publishing.walk import words_of

_WIDEST = 40
_NARROWEST = 8


def flow_of(pen: Pen, flows: Flows) -> str:
    """A sequence of paragraphs and the like; one paragraph alone is only its run of text."""
    if len(flows) == 1 and isinstance(flows[0], model.Paragraph):
        return run(pen, flows[0].children)
    return paragraphs(pen, flows)


def paragraphs(pen: Pen, flows: Flows) -> str:
    """A sequence of paragraphs and the like, each a block even when it is alone.

    The breaks between them keep a list from clinging to the paragraph before it."""
    return join(f"{FLOWS[type(flow)](pen, flow)}\nparbreak()" for flow in flows)


def _paragraph(pen: Pen, node: model.Paragraph) -> str:
    return call("par", run(pen, node.children))


def _heading(pen: Pen, node: model.Heading) -> str:
    size = "15pt" if node.level == 2 else "12pt"
    return call("head", str(pen.heading(node.level)), size, plain_run(pen, node.children))


def _items(pen: Pen, items: tuple[tuple[Flow, ...], ...]) -> tuple[str, str]:
    """The items, and whether they stand close: when each is one paragraph."""
    close = all(len(item) == 1 and isinstance(item[0], model.Paragraph) for item in items)
    return array(flow_of(pen, item) for item in items), "true" if close else "false"


def _bullets(pen: Pen, node: model.Bullets) -> str:
    items, close = _items(pen, node.items)
    return call("list", f"..{items}", tight=close)


def _numbered(pen: Pen, node: model.Numbered) -> str:
    items, close = _items(pen, node.items)
    return call("enum", f"..{items}", tight=close, start=str(node.start))


def _quote(pen: Pen, node: model.Quote) -> str:
    return call("quoted", paragraphs(pen, node.children))


def _preformatted(pen: Pen, node: model.Preformatted) -> str:
    return call("raw", string(node.text), block="true")


def _table(pen: Pen, node: model.Table) -> str:
    columns = range(len(node.align))
    widths = array(f"{_width(node, column)}fr" for column in columns)
    align = array({"left": "start", "right": "end", "center": "center"}[side] for side in node.align)
    head = array(run(pen, cell) for cell in node.head)
    rows = array(array(run(pen, cell) for cell in row) for row in node.rows)
    return call("rows", widths, align, head, rows)


def _width(node: model.Table, column: int) -> int:
    """The share of a column: what its longest cell asks for, within reason."""
    cells: list[Inlines] = [node.head[column], *(row[column] for row in node.rows)]
    return max(_NARROWEST, min(_WIDEST, max(len(words_of(cell)) for cell in cells)))


def _figure(pen: Pen, node: model.Figure) -> str:
    name = pen.around.pictures.name(pen.around.course.folder, node.source)
    caption = run(pen, node.caption) if node.caption else "none"
    return call("picture", string(name), string(node.alt), caption)


FLOWS: Mapping[type, Callable[[Pen, Any], str]] = {
    model.Paragraph: _paragraph,
    model.Heading: _heading,
    model.Bullets: _bullets,
    model.Numbered: _numbered,
    model.Quote: _quote,
    model.Preformatted: _preformatted,
    model.Table: _table,
    model.Figure: _figure,
}
