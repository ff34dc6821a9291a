"""Finding heads, fenced blocks and their parts, each with its line and column.

A line that looks like a fence is never prose: what is wrong with it is said, then it is
read as what it was most likely meant to be, so that one slip gives one remark.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from atelier.content.lines import Line, Lines, code_spans, trimmed
from atelier.content.remarks import Remarks
from atelier.content.slips import slips

_FENCE = re.compile(r"^(?P<indent>\s*)(?P<mark>/{3,})(?P<gap>\s*)(?P<rest>(?:.*\S)?)\s*$")
_HALF_FENCE = re.compile(r"^\s*//(?:\s+[\w-]+\s*(?:\|.*)?|\s*)$")
_PART = re.compile(
    r"^(?P<mark>-{3,})(?P<gap>\s*)(?P<name>[^\W\d_][\w-]*)(?P<rest>(?:\s+[\w-]+)*\s*(?:\|.*)?)$"
)
_SHORT_PART = re.compile(r"^--\s+(?P<name>[a-z]+)(?P<rest>(?:\s+[\w-]+)?\s*(?:\|.*)?)$")
_BARE_PART = re.compile(r"^-{3,}\s*$")
_SETTING = re.compile(
    r"^(?P<indent>\s*)(?P<key>[^\W\d_][\w-]*)(?P<colon>\s*:)(?P<gap>\s*)(?P<value>(?:.*\S)?)\s*$"
)
_BARE_SETTING = re.compile(r"^[a-z]+(?:-[a-z]+)*\s?:(?:\s|$)")


class Setting(NamedTuple):
    """An option, « key: value »."""

    key: Line
    value: Line


class Part(NamedTuple):
    """What follows « --- name argument | Title » in a block."""

    name: Line
    argument: Line
    title: Line
    settings: tuple[Setting, ...]
    body: Lines


class Fence(NamedTuple):
    """A fenced block. `head` is its first line."""

    head: Line
    kind: Line
    title: Line
    settings: tuple[Setting, ...]
    body: Lines
    parts: tuple[Part, ...]


class Run(NamedTuple):
    """Prose between two blocks."""

    lines: Lines


class Source(NamedTuple):
    """A file, taken apart. `head` is None where there is none."""

    head: Lines | None
    pieces: tuple[Run | Fence, ...]


def scan(lines: Lines, remarks: Remarks) -> Source:
    """Take a file apart."""
    head, body = _head(lines, remarks)
    spans, unclosed = code_spans(body)
    for line in unclosed:
        remarks.error("code_unclosed", line.number, line.column)
    inside = {index for first, last in spans.items() for index in range(first, last + 1)}
    slips((line for index, line in enumerate(body) if index not in inside), remarks)
    return Source(head, _pieces(body, spans, remarks))


def _head(lines: Lines, remarks: Remarks) -> tuple[Lines | None, Lines]:
    first = next((index for index, line in enumerate(lines) if not line.blank), 0)
    if not lines or lines[first].text.strip() != "---":
        remarks.error("head_missing", lines[first].number if lines else 1)
        return None, lines
    if first:
        remarks.error("head_late", lines[first].number)
    for index in range(first + 1, len(lines)):
        text = lines[index].text.strip()
        if text == "---":
            return lines[first + 1 : index], lines[index + 1 :]
        if text.startswith(("#", "///")) or (text and not _SETTING.match(text) and not _closed(lines, index)):
            remarks.error("head_unclosed", lines[index].number)
            return lines[first + 1 : index], lines[index:]
    remarks.error("head_unclosed", lines[-1].number)
    return lines[first + 1 :], ()


def _closed(lines: Lines, start: int) -> bool:
    """Whether the head goes on to its closing line in spite of a line that is not « key: value »."""
    for line in lines[start + 1 :]:
        if line.text.strip() == "---":
            return True
        if line.blank or not _SETTING.match(line.text):
            return False
    return False


def _pieces(lines: Lines, spans: dict[int, int], remarks: Remarks) -> tuple[Run | Fence, ...]:
    pieces: list[Run | Fence] = []
    opening: Line | None = None
    start = index = 0

    def close(end: int) -> None:
        taken = lines[start:end]
        if opening is not None:
            shifted = {first - start: last - start for first, last in spans.items() if start <= first < end}
            pieces.append(_fence(opening, taken, shifted, remarks))
        elif trimmed(taken):
            pieces.append(Run(trimmed(taken)))

    while index < len(lines):
        line = lines[index]
        if index in spans:
            index = spans[index] + 1
            continue
        found = _FENCE.match(line.text)
        if not found:
            if _HALF_FENCE.match(line.text):
                remarks.error("fence_slashes", line.number, line.indent + 1)
            index += 1
            continue
        if found["indent"]:
            remarks.error("fence_indented", line.number, 1)
        elif len(found["mark"]) > 3:
            remarks.error("fence_slashes", line.number, 1)
        elif found["rest"] and not found["gap"]:
            remarks.error("fence_space", line.number, 4, kind=found["rest"].split("|")[0].strip()[:40])
        if found["rest"]:
            if opening is not None:
                remarks.error("fence_nested", line.number, 1, line=opening.number)
            close(index)
            opening, start = line, index + 1
        elif opening is None:
            remarks.error("fence_alone", line.number, 1)
            close(index)
            start = index + 1
        else:
            close(index)
            opening, start = None, index + 1
        index += 1
    if opening is not None:
        remarks.error("fence_unclosed", opening.number, 1)
    close(len(lines))
    return tuple(pieces)


def _fence(head: Line, lines: Lines, spans: dict[int, int], remarks: Remarks) -> Fence:
    found = _FENCE.match(head.text)
    assert found
    rest = head.cut(found.start("rest"))
    kind, title = _split(Line(rest.number, rest.text.rstrip(), rest.column))
    settings, after = _settings(lines, remarks)
    marks = _part_marks(lines, after, spans, remarks)
    ends = [*(index for index, _ in marks[1:]), len(lines)]
    body = lines[after : marks[0][0] if marks else len(lines)]
    parts = []
    for (index, name), end in zip(marks, ends, strict=False):
        inside = lines[index + 1 : end]
        words, part_title = _split(name)
        label = words.text.split(None, 1)
        argument = (
            words.cut(len(words.text))
            if len(label) < 2
            else words.cut(words.text.index(label[1], len(label[0])))
        )
        own, skipped = _settings(inside, remarks) if _indented(inside) else ((), 0)
        parts.append(
            Part(
                Line(words.number, label[0], words.column),
                argument,
                part_title,
                own,
                trimmed(inside[skipped:]),
            )
        )
    return Fence(head, kind, title, settings, trimmed(body), tuple(parts))


def _split(line: Line) -> tuple[Line, Line]:
    """« kind | Title » → kind, title."""
    before, bar, _ = line.text.partition("|")
    left = Line(line.number, before, line.column).stripped()
    return left, line.cut(len(before) + len(bar)).stripped()


def _indented(lines: Lines) -> bool:
    return bool(lines) and lines[0].indent >= 1 and _SETTING.match(lines[0].text) is not None


def _settings(lines: Lines, remarks: Remarks) -> tuple[tuple[Setting, ...], int]:
    """The options that follow a header at once, and the index of the line after them."""
    settings: list[Setting] = []
    for index, line in enumerate(lines):
        found = _SETTING.match(line.text)
        bare = found is not None and _BARE_SETTING.match(line.text) is not None
        if not found or not (found["indent"] or bare):
            if line.indent >= 1 and not line.blank and not line.text.lstrip().startswith((">", "-", "*")):
                remarks.error("option_shape", line.number, line.indent + 1)
                continue
            return tuple(settings), index
        if len(found["indent"]) != 4:
            remarks.error("option_indent", line.number, len(found["indent"]) + 1, key=found["key"])
        key = Line(line.number, found["key"], line.column + found.start("key"))
        value = Line(line.number, found["value"], line.column + found.start("value"))
        settings.append(Setting(key, value))
    return tuple(settings), len(lines)


def _part_marks(lines: Lines, start: int, spans: dict[int, int], remarks: Remarks) -> list[tuple[int, Line]]:
    """Where the parts open: the index of the line, and what follows its dashes."""
    marks = []
    index = start
    while index < len(lines):
        line = lines[index]
        if index in spans:
            index = spans[index] + 1
            continue
        found = _PART.match(line.text) or _SHORT_PART.match(line.text)
        if found:
            if not line.text.startswith("--- ") or line.text.startswith("----"):
                remarks.error("part_dashes", line.number, 1, name=found["name"])
            marks.append((index, line.cut(found.start("name")).stripped()))
        elif _BARE_PART.match(line.text):
            remarks.error("part_unnamed", line.number, 1)
        index += 1
    return marks
