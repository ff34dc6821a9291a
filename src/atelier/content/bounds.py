"""What is refused before Python-Markdown sees it: too deep, too dense, or certain to be misread.

Its patterns take a time that grows with the square of a paragraph full of marks; these bounds
keep the worst file to a few seconds, and no lesson comes near them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from atelier.content.lines import Line, code_spans

if TYPE_CHECKING:
    from atelier.content.context import Context

MOST_MARKS = 400
"""Marks (* _ ` [ < ! {) in one paragraph, list or table row."""
MOST_IN_FILE = 20_000
LONGEST_PARAGRAPH = 12_000
"""Characters of a paragraph, a list or a table without a blank line."""
DEEPEST = 4
"""Levels of lists and quotes inside one another."""

_MARK = re.compile(r"[*_`\[<!{\\]")
_DEPTH = re.compile(r"^\s*(?:(?:>|[-*+](?=\s)|\d+\.(?=\s))\s*)*")
_RULE = re.compile(r"^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_UNDERLINE = re.compile(r"^ {0,3}=+\s*$")
_LIST = re.compile(r"^(?P<indent> *)(?:[-*+]|\d+\.)\s+\S")
_TICK = re.compile(r"^\s*[-*+]\s+(?P<mark>\[[ xX]?\]|\([ xX]?\))\s")
_NUMBER = re.compile(r"^ {0,3}\d{1,3}\)\s+\S")
_ROW_RULE = re.compile(r"^(?=.*-)[\s|:-]+$")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]@^][^\]]*\]:\s*\S")


def too_many_marks(lines: Sequence[Line], context: Context) -> bool:
    """Whether a paragraph, a list or a table is too long or too dense; says so."""
    size = marks = 0
    for line in lines:
        if line.blank:
            size = marks = 0
            continue
        size += len(line.text)
        found = len(_MARK.findall(line.text))
        context.marks += found
        marks = found if line.text.lstrip().startswith("|") else marks + found
        if size > LONGEST_PARAGRAPH:
            context.error("paragraph_too_long", line, limit=LONGEST_PARAGRAPH)
            return True
        if marks > MOST_MARKS or context.marks > MOST_IN_FILE:
            context.error("too_many_marks", line, limit=MOST_MARKS)
            return True
    return False


def refused(lines: Sequence[Line], context: Context) -> bool:
    """Say what would be misread; true if the prose must not be read at all."""
    spans, _ = code_spans(lines)
    inside = {index for first, last in spans.items() for index in range(first, last + 1)}
    shown = [line for index, line in enumerate(lines) if index not in inside]
    _tables(shown, context)
    before: Line | None = None
    ticked = False
    for line in shown:
        _misread(line, before, context)
        if _TICK.match(line.text) and not ticked:
            ticked = True
            context.error("tick_outside", line.cut(line.indent))
        depth = _DEPTH.match(line.text)
        levels = len(re.findall(r"[^\s\d.]|\d+\.", depth[0])) if depth else 0
        if levels > DEEPEST or line.indent > 4 * DEEPEST:
            context.error("nesting", line, limit=DEEPEST)
            return True
        before = line
    return too_many_marks(shown, context)


def _tables(lines: Sequence[Line], context: Context) -> None:
    """A table whose second line is missing, or has not the columns of the first, or that has no row."""
    for index, line in enumerate(lines):
        if not line.text.startswith("|") or (index and not lines[index - 1].blank):
            continue
        below = lines[index + 1] if index + 1 < len(lines) else None
        columns = _columns(line.text)
        if below is None or not _ROW_RULE.match(below.text):
            context.error("table_rule", line, rule="|" + "---|" * columns)
        elif _columns(below.text) != columns:
            context.error("table_rule", below, rule="|" + "---|" * columns)
        elif index + 2 == len(lines) or lines[index + 2].blank:
            context.error("table_head", line)


def _columns(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|"))) + 1


def _misread(line: Line, before: Line | None, context: Context) -> None:
    text = line.text
    if _RULE.match(text) and not (context.in_block and text.startswith("---")):
        context.error("rule", line)
    elif _UNDERLINE.match(text) and before is not None and not before.blank:
        context.error("underlined_title", line)
    elif _REFERENCE.match(text):
        context.error("link_reference", line)
    elif _NUMBER.match(text):
        context.error("number_mark", line.cut(line.indent), number=text.split(")")[0].strip())
    found = _LIST.match(text)
    if found and len(found["indent"]) % 4 and before is not None:
        context.error("list_indent", line, spaces=len(found["indent"]))
