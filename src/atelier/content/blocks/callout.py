"""`callout`: something set apart."""

from __future__ import annotations

from atelier.content.blocks.kind import Given, Kind, Option, one_of, prose
from atelier.content.context import Context
from atelier.content.lines import Line
from atelier.content.model import Callout

TITLES = {
    "key": "À retenir",
    "tip": "Astuce",
    "warning": "Attention",
    "law": "Repère juridique",
    "example": "Exemple",
}
_FRENCH = {
    "retenir": "key",
    "a retenir": "key",
    "astuce": "tip",
    "attention": "warning",
    "loi": "law",
    "exemple": "example",
}


def _read(context: Context, given: Given) -> Callout | None:
    kind = given["type"]
    flows = prose(context, given.fence.body)
    if not flows:
        context.error("block_empty", given.fence.head, kind="callout")
    if kind is None:
        return None
    title = given.title if given.title.text else Line(given.fence.head.number, TITLES[kind])
    return Callout(kind, context.inlines(title), flows, context.at(given.fence.head))


KIND = Kind(
    "callout",
    _read,
    french=("encadre", "encart", "note", "retenir", "astuce", "attention", "conseil"),
    options=(Option("type", one_of(*TITLES, french=_FRENCH), required=True, default=None),),
    title="optional",
)
