"""`checklist`: things to do and to tick."""

from __future__ import annotations

from atelier.content.blocks.entries import TICK, Entry, read_entries
from atelier.content.blocks.kind import ID, Given, Kind, prose
from atelier.content.context import Context
from atelier.content.lines import Line
from atelier.content.model import Checklist, Inlines, Item, Paragraph
from atelier.content.words import fingerprint


def _read(context: Context, given: Given) -> Checklist:
    found = read_entries(context, given.fence.body, TICK)
    if not found.entries:
        context.error("checklist_empty", given.fence.head)
    for line in found.after[:1]:
        context.error("text_after_entries", line)
    context.unique(entry.id for entry in found.entries)
    items = tuple(_item(context, entry) for entry in found.entries)
    title, intro = context.inlines(given.title), prose(context, found.before)
    marks = fingerprint(title, intro, tuple(item.text for item in items))
    return Checklist(given["id"], title, intro, items, marks, context.at(given.fence.head))


def _item(context: Context, entry: Entry) -> Item:
    if entry.mark.strip():
        context.error("item_ticked", entry.start)
    text, why = context.inlines(entry.text), one_line(context, entry)
    return Item(entry.id.text, text, why, fingerprint(text, why), context.at(entry.start))


def one_line(context: Context, entry: Entry) -> Inlines:
    """The reason of an entry, where a single paragraph is wanted."""
    if any(line.blank for line in entry.reason):
        context.error("reason_one_line", entry.reason[0])
    if not entry.reason:
        return ()
    if len(entry.reason) == 1:
        return context.inlines(entry.reason[0])
    flows = context.flows(entry.reason)
    if len(flows) == 1 and isinstance(flows[0], Paragraph):
        return flows[0].children
    context.error("reason_one_line", Line(*entry.reason[0]))
    return ()


KIND = Kind(
    "checklist",
    _read,
    french=("liste", "liste de controle", "cases", "a faire", "verification"),
    options=(ID,),
)
