"""`question`: six ways of asking, told apart by their marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from atelier.content.blocks.entries import (
    ARROW,
    ARROWS,
    BULLET,
    EQUAL,
    NUMBER,
    RADIO,
    TICK,
    Entries,
    Entry,
    read_entries,
    unquoted,
)
from atelier.content.blocks.kind import ID, Given, Kind, prose
from atelier.content.context import Context
from atelier.content.lines import Line, Lines
from atelier.content.model import Flows, Inlines, Option, Question, QuestionKind
from atelier.content.naming import folded
from atelier.content.words import fingerprint, plain

_HAS_ID = re.compile(r"\{#[^{}]*\}\s*$")


def _read(context: Context, given: Given) -> Question | None:
    head, body = given.fence.head, given.fence.body
    way = _way(body)
    if way is None:
        marked = next((line for line in body if BULLET.match(line.text) and _HAS_ID.search(line.text)), None)
        context.error("question_no_marks" if marked else "question_no_options", marked or head)
        return None
    found = read_entries(context, body, way.opens)
    context.unique(entry.id for entry in found.entries)
    kind = way.check(context, given, found)
    options = tuple(way.option(context, entry) for entry in found.entries)
    explanation = prose(context, unquoted(context, found.after))
    if way.explained and not explanation:
        context.error("question_no_explanation", head)
    if len(options) < way.fewest:
        context.error("question_few_options", head, count=len(options), least=way.fewest)
    title, stem = context.inlines(given.title), prose(context, found.before)
    rights = " ".join(option.id for option in options if option.right)
    marks = fingerprint(kind, title, stem, tuple((option.text, option.match) for option in options), rights)
    return Question(given["id"], kind, title, stem, options, explanation, marks, context.at(head))


def _way(lines: Lines) -> _Way | None:
    """The way of asking that the first marked line shows."""
    for line in lines:
        for way in _STRONG:
            if way.opens.match(line.text):
                return way
    numbered = [line for line in lines if NUMBER.match(line.text)]
    return _ORDERING if numbered and (len(numbered) > 1 or _HAS_ID.search(numbered[0].text)) else None


# --------------------------------------------------------------------------- options


def _reason(context: Context, entry: Entry, *, needed: bool = True) -> Flows:
    reason = prose(context, entry.reason)
    if needed and not reason:
        context.error("option_no_reason", entry.start, option=entry.text.text[:40])
    return reason


def _chosen(context: Context, entry: Entry) -> Option:
    text = context.inlines(entry.text)
    right = entry.mark.strip().lower() == "x"
    if entry.mark.strip().lower() not in ("", "x"):
        context.error("mark_shape", entry.start, mark=entry.mark.strip()[:10])
    return Option(entry.id.text, text, right, (), _reason(context, entry), context.at(entry.start))


def _ordered(context: Context, entry: Entry) -> Option:
    reason = _reason(context, entry, needed=False)
    return Option(entry.id.text, context.inlines(entry.text), True, (), reason, context.at(entry.start))


def _matched(context: Context, entry: Entry) -> Option:
    arrow = ARROWS.search(entry.text.text)
    end, start = arrow.span() if arrow else (len(entry.text.text), len(entry.text.text))
    left = Line(entry.text.number, entry.text.text[:end], entry.text.column)
    right = entry.text.cut(start)
    match: Inlines = context.inlines(right)
    if not match or not left.stripped().text:
        context.error("matching_no_partner", entry.start)
    elif arrow and arrow[0].strip() != "->":
        context.error("arrow_shape", entry.text.cut(end).stripped())
    elif ARROWS.search(right.text):
        context.error("matching_two_arrows", right)
    reason = _reason(context, entry, needed=False)
    return Option(entry.id.text, context.inlines(left), True, match, reason, context.at(entry.start))


def _typed(context: Context, entry: Entry) -> Option:
    right = entry.mark == "="
    reason = _reason(context, entry, needed=not right)
    return Option(entry.id.text, context.inlines(entry.text), right, (), reason, context.at(entry.start))


# --------------------------------------------------------------------------- what each way asks


def _single(context: Context, given: Given, found: Entries) -> QuestionKind:
    rights = [entry for entry in found.entries if entry.mark.strip().lower() == "x"]
    if not rights:
        context.error("question_no_right", given.fence.head, mark="(x)")
    for entry in rights[1:]:
        context.error("question_two_rights", entry.start, line=rights[0].start.number)
    _different(context, found)
    words = {folded(entry.text.text).strip(" .!") for entry in found.entries}
    return QuestionKind.TRUE_FALSE if words == {"vrai", "faux"} else QuestionKind.SINGLE


def _multiple(context: Context, given: Given, found: Entries) -> QuestionKind:
    if not any(entry.mark.strip().lower() == "x" for entry in found.entries):
        context.error("question_no_right", given.fence.head, mark="[x]")
    elif found.entries and all(entry.mark.strip() for entry in found.entries):
        head = given.fence.head
        context.remarks.warning("question_all_right", head.number, head.column)
    _different(context, found)
    return QuestionKind.MULTIPLE


def _different(context: Context, found: Entries) -> None:
    """Two options that say the same cannot be told apart."""
    seen: dict[str, int] = {}
    for entry in found.entries:
        words = folded(entry.text.text).strip(" .!")
        if words in seen:
            context.error("option_same", entry.text, line=seen[words])
        elif words:
            seen[words] = entry.start.number


def _ordering(context: Context, given: Given, found: Entries) -> QuestionKind:
    for number, entry in enumerate(found.entries, start=1):
        if entry.mark != str(number):
            context.error("ordering_numbers", entry.start, number=number, found=entry.mark)
            break
    return QuestionKind.ORDERING


def _matching(context: Context, given: Given, found: Entries) -> QuestionKind:
    if len(found.entries) > 6:
        context.error("matching_many", found.entries[6].start, count=len(found.entries))
    partners = [folded(ARROWS.split(entry.text.text, maxsplit=1)[-1].strip()) for entry in found.entries]
    for index, entry in enumerate(found.entries):
        if partners[index] in partners[:index]:
            context.error("matching_same", entry.start, partner=partners[index][:40])
    return QuestionKind.MATCHING


def _short(context: Context, given: Given, found: Entries) -> QuestionKind:
    if not any(entry.mark == "=" for entry in found.entries):
        context.error("question_no_right", given.fence.head, mark="=")
    seen: dict[str, int] = {}
    for entry in found.entries:
        words = folded(plain(context.inlines(entry.text))).strip()
        if words in seen:
            context.error("short_same", entry.start, line=seen[words])
        seen.setdefault(words, entry.start.number)
    return QuestionKind.SHORT


class _Way(NamedTuple):
    opens: re.Pattern[str]
    check: Callable[[Context, Given, Entries], QuestionKind]
    option: Callable[[Context, Entry], Option]
    fewest: int = 2
    explained: bool = False


_ORDERING = _Way(NUMBER, _ordering, _ordered, fewest=3, explained=True)
_STRONG: Sequence[_Way] = (
    _Way(RADIO, _single, _chosen),
    _Way(TICK, _multiple, _chosen),
    _Way(EQUAL, _short, _typed, fewest=1),
    _Way(ARROW, _matching, _matched, fewest=3, explained=True),
)

KIND = Kind(
    "question", _read, french=("quiz", "questionnaire", "vrai-faux", "choix", "demande"), options=(ID,)
)
