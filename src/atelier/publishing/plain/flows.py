"""Paragraphs, lists, tables and figures as plain lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from atelier.content import model
from atelier.content.model import Flows
from atelier.publishing.plain.inlines import run
from atelier.publishing.plain.layout import Lines, hang, heading, indent, spaced, wrap
from atelier.publishing.words import word


def flow(flows: Flows) -> Lines:
    """A sequence of paragraphs and the like."""
    return spaced(FLOWS[type(one)](one) for one in flows)


def _paragraph(node: model.Paragraph) -> Lines:
    return wrap(run(node.children))


def _heading(node: model.Heading) -> Lines:
    return heading(run(node.children), node.level)


def _listed(items: tuple[Flows, ...], signs: list[str]) -> Lines:
    shown = [hang(flow(item), sign) for item, sign in zip(items, signs, strict=True)]
    close = all(len(item) == 1 for item in items)
    return [line for one in shown for line in one] if close else spaced(shown)


def _bullets(node: model.Bullets) -> Lines:
    return _listed(node.items, ["- "] * len(node.items))


def _numbered(node: model.Numbered) -> Lines:
    return _listed(node.items, [f"{node.start + place}. " for place in range(len(node.items))])


def _quote(node: model.Quote) -> Lines:
    return indent(flow(node.children), "  ")


def _preformatted(node: model.Preformatted) -> Lines:
    return indent(node.text.rstrip("\n").split("\n"), "    ")


def _table(node: model.Table) -> Lines:
    """One line a row, « head : cell; head : cell »: a grid would not survive another width."""
    heads = [run(cell) for cell in node.head]
    rows = []
    for row in node.rows:
        cells = [_cell(head, run(cell)) for head, cell in zip(heads, row, strict=True)]
        rows.append(hang(wrap("; ".join(cells)), "- "))
    return [line for row in rows for line in row]


def _cell(head: str, text: str) -> str:
    return word("cell", head=head, text=text) if head else text


def _figure(node: model.Figure) -> Lines:
    lines = wrap(word("figure", alt=node.alt))
    return [*lines, *wrap(run(node.caption))] if node.caption else lines


FLOWS: Mapping[type, Callable[[Any], Lines]] = {
    model.Paragraph: _paragraph,
    model.Heading: _heading,
    model.Bullets: _bullets,
    model.Numbered: _numbered,
    model.Quote: _quote,
    model.Preformatted: _preformatted,
    model.Table: _table,
    model.Figure: _figure,
}
