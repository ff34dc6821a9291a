"""A line of a source file that knows where it stands, even once its marks are cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

CODE_FENCE = re.compile(r"^\s*(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")


class Line(NamedTuple):
    """`text` starts at `column` of line `number` of its file, both from 1."""

    number: int
    text: str
    column: int = 1

    def cut(self, count: int) -> Line:
        """The same line without its first `count` characters."""
        return Line(self.number, self.text[count:], self.column + count)

    def stripped(self) -> Line:
        """The same line without the spaces around it."""
        return Line(self.number, self.text.strip(), self.column + len(self.text) - len(self.text.lstrip()))

    @property
    def blank(self) -> bool:
        """Whether there is nothing on it."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """Spaces before its first word."""
        return len(self.text) - len(self.text.lstrip(" "))


Lines = tuple[Line, ...]


def trimmed(lines: Sequence[Line]) -> Lines:
    """The lines without the blank ones before and after."""
    first, last = 0, len(lines)
    while first < last and lines[first].blank:
        first += 1
    while last > first and lines[last - 1].blank:
        last -= 1
    return tuple(lines[first:last])


def code_spans(lines: Sequence[Line]) -> tuple[dict[int, int], list[Line]]:
    """Fenced code: index of its first line → index of its last; and the fences never closed."""
    spans: dict[int, int] = {}
    unclosed: list[Line] = []
    hopeless: dict[str, int] = {}  # mark → shortest length already known to have no end
    index = 0
    while index < len(lines):
        opening = CODE_FENCE.match(lines[index].text)
        if opening:
            fence = opening["fence"]
            end = None
            if len(fence) < hopeless.get(fence[0], 1 << 30):
                end = _closing(lines, index + 1, fence)
                if end is None:
                    hopeless[fence[0]] = len(fence)
            if end is None:
                unclosed.append(lines[index])
            else:
                spans[index] = end
                index = end
        index += 1
    return spans, unclosed


def _closing(lines: Sequence[Line], start: int, fence: str) -> int | None:
    for index in range(start, len(lines)):
        text = lines[index].text.strip()
        if text.startswith(fence) and not text.strip(fence[0]):
            return index
    return None
