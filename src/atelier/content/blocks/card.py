"""`card`: a question to come back to, asked in « Révision » once its lesson is read."""

from __future__ import annotations

from atelier.content.blocks.kind import ID, Given, Kind, PartKind, prose
from atelier.content.context import Context
from atelier.content.model import Card
from atelier.content.words import fingerprint


def _read(context: Context, given: Given) -> Card:
    title = context.inlines(given.title)
    answer, more = prose(context, given.fence.body), prose(context, given.body("more"))
    where = context.at(given.fence.head)
    if not answer:
        context.error("card_no_answer", given.fence.head)
    return Card(given["id"], title, answer, more, fingerprint(title, answer, more), where)


KIND = Kind(
    "card",
    _read,
    french=("carte", "carte de revision", "carte eclair"),
    options=(ID,),
    parts=(PartKind("more"),),
)
