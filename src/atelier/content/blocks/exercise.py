"""`exercise`: work for the class, readable at home."""

from __future__ import annotations

from atelier.content.blocks.kind import ID, Given, Kind, Option, PartKind, number, prose, words
from atelier.content.context import Context
from atelier.content.model import Exercise
from atelier.content.words import fingerprint


def _read(context: Context, given: Given) -> Exercise:
    title, flows = context.inlines(given.title), prose(context, given.fence.body)
    if not flows:
        context.error("block_empty", given.fence.head, kind="exercise")
    return Exercise(
        given["id"],
        title,
        given["minutes"] or 0,
        given["grouping"],
        given["hand-in"],
        flows,
        prose(context, given.body("debrief")),
        prose(context, given.body("answers")),
        prose(context, given.body("notes")),
        fingerprint(title, flows),
        context.at(given.fence.head),
    )


KIND = Kind(
    "exercise",
    _read,
    french=("exercice", "activite", "atelier"),
    options=(
        ID,
        Option("minutes", number(1, 90), required=True, default=0),
        Option("grouping", words, required=True),
        Option("hand-in", words, required=True),
    ),
    parts=(PartKind("debrief", required=True), PartKind("answers", required=True), PartKind("notes")),
)
