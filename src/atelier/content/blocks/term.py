"""`term`: a word of the glossary (in glossaire.md only)."""

from __future__ import annotations

from atelier.content.blocks.kind import ID, Given, Kind, Option, prose, words, yes_no
from atelier.content.context import Context
from atelier.content.model import Term


def _read(context: Context, given: Given) -> Term:
    definition = prose(context, given.fence.body)
    if not definition:
        context.error("block_empty", given.fence.head, kind="term")
    also = tuple(word.strip() for word in given["also"].split(",") if word.strip())
    return Term(
        given["id"],
        context.text(given.title),
        definition,
        given["english"],
        bool(given["official"]),
        also,
        context.at(given.fence.head),
    )


KIND = Kind(
    "term",
    _read,
    french=("terme", "mot", "definition"),
    options=(
        ID,
        Option("english", words),
        Option("official", yes_no, default=False),
        Option("also", words),
    ),
)
