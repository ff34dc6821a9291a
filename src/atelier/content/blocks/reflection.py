"""`reflection`: an open answer."""

from __future__ import annotations

from atelier.content.blocks.kind import ID, Given, Kind, Option, PartKind, number, prose
from atelier.content.context import Context
from atelier.content.model import Reflection
from atelier.content.words import fingerprint


def _read(context: Context, given: Given) -> Reflection:
    title = context.inlines(given.title)
    help_, example = prose(context, given.fence.body), prose(context, given.body("example"))
    lines = given["lines"] or 3
    where = context.at(given.fence.head)
    return Reflection(given["id"], title, help_, lines, example, fingerprint(title, help_), where)


KIND = Kind(
    "reflection",
    _read,
    french=("reflexion", "reponse ouverte", "question ouverte"),
    options=(ID, Option("lines", number(1, 20), default=3)),
    parts=(PartKind("example"),),
)
