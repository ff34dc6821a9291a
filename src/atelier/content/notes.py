"""Footnotes, « [^id]: text »: taken out of the prose before it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from atelier.content.lines import Line, Lines, code_spans

_NOTE = re.compile(r"^\[\^(?P<id>[^\]\s]+)\]:\s*")


class Note(NamedTuple):
    """A footnote as written: its id, where it stands, its text."""

    id: Line
    lines: Lines


def split_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Note]]:
    """The prose without its footnotes, and the footnotes."""
    if not any(line.text.startswith("[^") for line in lines):
        return list(lines), []
    spans, _ = code_spans(lines)
    rest: list[Line] = []
    notes: list[Note] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if index in spans:
            rest += lines[index : spans[index] + 1]
            index = spans[index] + 1
            continue
        found = _NOTE.match(line.text)
        index += 1
        if not found:
            rest.append(line)
            continue
        own = [line.cut(found.end())]
        while index < len(lines) and _goes_on(lines, index):
            own.append(lines[index].cut(min(4, lines[index].indent)))
            index += 1
        notes.append(Note(Line(line.number, found["id"], line.column + 2), tuple(own)))
    return rest, notes


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether a line belongs to the note above: right under it, or set in by four spaces."""
    line = lines[index]
    if line.blank:
        return index + 1 < len(lines) and lines[index + 1].indent >= 4 and not lines[index + 1].blank
    return line.indent >= 4 or (not lines[index - 1].blank and not _NOTE.match(line.text))
