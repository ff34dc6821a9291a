"""`slide`: what the room sees."""

from __future__ import annotations

from atelier.content.blocks.kind import ID, Given, Kind, Option, PartKind, number, one_of, prose, yes_no
from atelier.content.context import Context
from atelier.content.model import Bullets, Figure, Flow, Numbered, Quote, Slide, Table
from atelier.content.words import fingerprint

_FRENCH = {
    "titre": "title",
    "liste": "points",
    "image": "figure",
    "citation": "quote",
    "comparaison": "comparison",
    "tableau": "comparison",
    "exercice": "exercise",
}
_HOLDS: dict[str, tuple[type[Flow], ...]] = {
    "points": (Bullets, Numbered),
    "figure": (Figure,),
    "quote": (Quote,),
    "comparison": (Table,),
}
"""What a template cannot do without."""


def _read(context: Context, given: Given) -> Slide:
    template = given["template"] or "points"
    title = context.inlines(given.title)
    flows, notes = prose(context, given.fence.body), prose(context, given.body("notes"))
    needed = _HOLDS.get(template)
    if needed and not any(isinstance(flow, needed) for flow in flows):
        context.error(f"slide_{template}", given.fence.head)
    if template == "comparison" and any(isinstance(flow, Table) and len(flow.head) != 2 for flow in flows):
        context.error("slide_columns", given.fence.head)
    marks = fingerprint(title, flows)
    where = context.at(given.fence.head)
    return Slide(
        given["id"],
        title,
        template,
        flows,
        notes,
        marks,
        where,
        given["minutes"] or 0,
        given["reserve"] is True,
    )


TEMPLATES = ("title", "points", "figure", "quote", "comparison", "question", "exercise", "pause")

KIND = Kind(
    "slide",
    _read,
    french=("diapositive", "diapo", "ecran", "acetate"),
    options=(
        ID,
        Option("template", one_of(*TEMPLATES, french=_FRENCH), default="points"),
        Option("minutes", number(1, 90), default=0),
        Option("reserve", yes_no, default=False),
    ),
    parts=(PartKind("notes"),),
)
