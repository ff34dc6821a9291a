"""Marked lines inside a block: « - [ ] text {#id} » with, below each, « > reason »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from atelier.content.context import Context
from atelier.content.lines import Line, Lines, code_spans, trimmed
from atelier.content.naming import good_id, slug

TICK = re.compile(r"^[-*+]\s*\[(?P<mark>[^\]]{0,3})\]\s*(?P<text>.*)$")
RADIO = re.compile(r"^[-*+]\s*\((?P<mark>[^)]{0,3})\)\s*(?P<text>.*)$")
NUMBER = re.compile(r"^(?P<mark>\d{1,3})[.)]\s+(?P<text>.*)$")
ARROW = re.compile(r"^(?P<mark>[-*+])\s+(?P<text>(?=\S).*?(?:->|=>|→).*)$")
EQUAL = re.compile(r"^(?P<mark>[=~])\s*(?P<text>[^=~\s].*)$")
BULLET = re.compile(r"^(?P<mark>[-*+])\s+(?P<text>.*)$")
ARROWS = re.compile(r"\s{0,40}(?:->|=>|→)\s*")
_NEAT = re.compile(r"^(?:- (?:\[[ x]\]|\([ x]\)|\S)|\d+\. |[=~] )")
_BRACES = re.compile(r"(?<!\s)\s*\{#(?P<id>[^{}\s]*)(?P<more>(?:\s[^{}]*)?)\}\s*$")
_LOOSE_BRACES = re.compile(
    r"(?<!\s)\s*(?:\{(?P<id>[^}]{0,60})\}?|(?<![a-z0-9-])#(?P<hash>[a-z0-9-]{1,60})\}?)\s*$"
)

_INNER_BRACES = re.compile(r"(?<!\s)\s*\{#(?P<id>[^}\s]{1,60})\}(?P<hash>)")


class Entry(NamedTuple):
    """One marked line. `more` is what follows the id in the braces."""

    mark: str
    text: Line
    id: Line
    more: str
    reason: Lines
    start: Line


class Entries(NamedTuple):
    """What stands before the marked lines, the marked lines, and what stands after them."""

    before: Lines
    entries: tuple[Entry, ...]
    after: Lines


def read_entries(context: Context, lines: Sequence[Line], opens: re.Pattern[str]) -> Entries:
    """Take the marked lines of a body apart."""
    spans, _ = code_spans(lines)
    index = 0
    while index < len(lines) and not opens.match(lines[index].text):
        index = spans.get(index, index) + 1
    before = trimmed(lines[: min(index, len(lines))])
    entries: list[Entry] = []
    while index < len(lines):
        line = lines[index]
        found = opens.match(line.text)
        if line.blank:
            index += 1
        elif found:
            entry, index = _entry(context, lines, index, found)
            entries.append(entry)
        elif line.text.startswith(">"):
            break
        else:
            code = "entry_mark" if BULLET.match(line.text) else "text_after_entries"
            context.error(code, line)
            index += 1
    return Entries(before, tuple(entries), trimmed(lines[index:]))


def _entry(context: Context, lines: Sequence[Line], index: int, found: re.Match[str]) -> tuple[Entry, int]:
    start = lines[index]
    if not _NEAT.match(start.text):
        context.error("mark_shape", start, mark=start.text[: found.start("text")].strip())
    text = start.cut(found.start("text"))
    reason: list[Line] = []
    index += 1
    while index < len(lines):
        line = lines[index]
        bare = line.text.lstrip()
        if line.blank:
            ahead = next((one for one in lines[index + 1 :] if not one.blank), None)
            if ahead is None or ahead.indent < 2:
                break
            if reason and not ahead.text.lstrip().startswith(">"):
                break
            if reason:
                reason.append(Line(line.number, ""))
        elif bare.startswith(">") and (line.indent >= 2 or not lines[index - 1].blank):
            if line.indent < 2:
                context.error("reason_indent", line)
            inside = line.cut(line.indent + 1)
            reason.append(inside.cut(1) if inside.text.startswith(" ") else inside)
        elif line.indent >= 2 and reason:
            reason.append(line.cut(line.indent))
        elif line.indent >= 2:
            text = Line(text.number, f"{text.text.rstrip()} {bare}", text.column)
        else:
            break
        index += 1
    words, name, more = braces(context, text)
    return Entry(found["mark"], words, name, more, trimmed(reason), start), index


def braces(context: Context, line: Line) -> tuple[Line, Line, str]:
    """« text {#id more} » → text, id, more; says where the id is missing or ill-written."""
    found = _BRACES.search(line.text)
    if not found:
        loose = _INNER_BRACES.search(line.text) or _LOOSE_BRACES.search(line.text)
        end = line.cut(len(line.text.rstrip()))
        if loose:
            name = loose["id"] or loose["hash"] or ""
            name = name.strip(" #")
            context.error("sub_id_braces", line.cut(loose.start()).stripped(), suggestion=slug(name, "a"))
            return Line(line.number, line.text[: loose.start()].strip(), line.column), end, ""
        context.error("sub_id_missing", end, suggestion=slug(" ".join(line.text.split()[:3]), "a"))
        return line.stripped(), end, ""
    name = Line(line.number, found["id"], line.column + found.start("id"))
    if not good_id(name.text):
        context.error("id_letters", name, id=name.text[:60], suggestion=slug(name.text, "a"))
    words = Line(line.number, line.text[: found.start()], line.column).stripped()
    if not words.text:
        context.error("entry_empty", line)
    return words, name, found["more"].strip()


def unquoted(context: Context, lines: Sequence[Line]) -> Lines:
    """The lines of a « > … » without their mark; anything else there is an error."""
    done = []
    for line in lines:
        if line.blank:
            done.append(line)
        elif line.text.startswith(">"):
            done.append(line.cut(2 if line.text.startswith("> ") else 1))
        elif done and not done[-1].blank:
            done.append(line.stripped())
        else:
            context.error("text_after_entries", line)
            break
    return trimmed(done)
