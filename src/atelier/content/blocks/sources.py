"""`sources`: where the facts of a lesson come from, numbered as they are called."""

from __future__ import annotations

import re

from atelier.content.blocks.entries import BULLET, Entry, read_entries
from atelier.content.blocks.kind import Given, Kind
from atelier.content.context import Context
from atelier.content.model import Source, Sources
from atelier.content.naming import nearest

CONFIDENCES = ("high", "medium", "common")
_FRENCH = {
    "haute": "high",
    "forte": "high",
    "elevee": "high",
    "moyenne": "medium",
    "faible": "medium",
    "cg": "common",
}
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def _read(context: Context, given: Given) -> Sources:
    found = read_entries(context, given.fence.body, BULLET)
    for line in (*found.before[:1], *found.after[:1]):
        context.error("sources_text", line)
    if not found.entries:
        context.error("block_empty", given.fence.head, kind="sources")
    context.unique(entry.id for entry in found.entries)
    items = [_source(context, entry) for entry in found.entries]
    return Sources(tuple(sorted(items, key=lambda one: one.number)), context.at(given.fence.head))


def _source(context: Context, entry: Entry) -> Source:
    values = _values(context, entry)
    confidence = values.get("confidence", "high")
    if confidence not in CONFIDENCES:
        guess = nearest(confidence, CONFIDENCES, _FRENCH) or "medium"
        context.error("source_confidence", entry.id, value=confidence[:40], guess=guess)
    year = values.get("year", "")
    if not entry.id.text:  # said already
        return Source("", 0, (), year, confidence, context.at(entry.start))
    if not year and confidence != "common":
        context.error("source_no_year", entry.id, id=entry.id.text)
    elif year and not _YEAR.fullmatch(year):
        context.error("source_year", entry.id, year=year[:40])
    name = entry.id.text
    number = context.sources.setdefault(name, len(context.sources) + 1)
    if name not in context.sources_called:
        context.remarks.warning("source_never_cited", entry.id.number, entry.id.column, id=name)
    return Source(name, number, context.inlines(entry.text), year, confidence, context.at(entry.start))


def _values(context: Context, entry: Entry) -> dict[str, str]:
    values: dict[str, str] = {}
    for word in entry.more.split():
        key, equal, value = word.partition("=")
        if not equal or key not in ("year", "confidence") or not value:
            context.error("source_braces", entry.id, word=word[:40])
        else:
            values[key] = value
    return values


KIND = Kind("sources", _read, french=("source", "references", "bibliographie"), title="none")
