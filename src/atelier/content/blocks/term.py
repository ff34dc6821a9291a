"""`term`: a word of the glossary (in glossaire.md only)."""

from __future__ import annotations

from atelier.content.blocks.kind import ID, Given, Kind, Option, prose, words, yes_no
from atelier.content.context import Context
from atelier.content.linking import forms_of
from atelier.content.model import Term


def _read(context: Context, given: Given) -> Term:
    definition = prose(context, given.fence.body)
    if not definition:
        context.error("block_empty", given.fence.head, kind="term")
    name, also = context.text(given.title), _list(given["also"])
    return Term(
        given["id"],
        name,
        definition,
        given["english"],
        bool(given["official"]),
        also,
        context.at(given.fence.head),
        () if given["link"] == "no" else _list(given["link"]) or forms_of(name, also),
    )


def _list(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


KIND = Kind(
    "term",
    _read,
    french=("terme", "mot", "definition"),
    options=(
        ID,
        Option("english", words),
        Option("official", yes_no, default=False),
        Option("also", words),
        Option("link", words),
    ),
)
