"""`case`: a case study."""

from __future__ import annotations

import re

from atelier.content.blocks.kind import ID, Given, Kind, Option, PartKind, number, prose, yes_no
from atelier.content.context import Context
from atelier.content.lines import Line, Lines
from atelier.content.model import Case, CaseFigure, CasePart
from atelier.content.words import fingerprint

_PARTS = (
    PartKind("known", required=True),
    PartKind("decided"),
    PartKind("followed"),
    PartKind("questions", required=True),
    PartKind("lessons", required=True),
)
_FIGURE = re.compile(r"^-\s+(?=\S)(?P<value>[^|]+)\|\s*(?P<label>[^|\s][^|]*)$")


def _read(context: Context, given: Given) -> Case:
    title, summary = context.inlines(given.title), prose(context, given.fence.body)
    if not summary:
        context.error("case_no_summary", given.fence.head)
    figures = _figures(context, given.body("figures"))
    parts = tuple(
        CasePart(part.name, prose(context, given.body(part.name)))
        for part in _PARTS
        if part.name in given.parts
    )
    return Case(
        given["id"],
        title,
        given["minutes"] or 0,
        bool(given["fictional"]),
        summary,
        figures,
        parts,
        fingerprint(title, summary, figures, parts),
        context.at(given.fence.head),
    )


def _figures(context: Context, lines: Lines) -> tuple[CaseFigure, ...]:
    figures = []
    for line in lines:
        found = _FIGURE.match(line.text)
        if found:
            value, label = (Line(line.number, found[name]) for name in ("value", "label"))
            figures.append(CaseFigure(context.text(value), context.text(label)))
        elif not line.blank:
            context.error("case_figure", line)
    return tuple(figures)


KIND = Kind(
    "case",
    _read,
    french=("cas", "etude de cas", "etude"),
    options=(
        ID,
        Option("minutes", number(1, 60), required=True, default=0),
        Option("fictional", yes_no, required=True, default=None),
    ),
    parts=(PartKind("figures"), *_PARTS),
)
