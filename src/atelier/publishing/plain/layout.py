"""Lines of text: wrapping, indenting, ruling. Nothing here knows a course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

WIDTH = 80
"""Characters a line, before what holds it moves it right; a longer word keeps its own line."""

Lines = list[str]


def wrap(text: str, first: str = "", rest: str | None = None) -> Lines:
    """A paragraph; each of its own lines wrapped, the first after `first`, the others after `rest`."""
    after = first if rest is None else rest
    out: Lines = []
    for line in text.split("\n") or [""]:
        lead = after if out else first
        wrapper = TextWrapper(
            WIDTH,
            initial_indent=lead,
            subsequent_indent=after,
            break_long_words=False,
            break_on_hyphens=False,
        )
        out += wrapper.wrap(line) or [lead.rstrip()]
    return out


def indent(lines: Iterable[str], by: str) -> Lines:
    """The lines further right; empty ones stay empty."""
    return [by + line if line else "" for line in lines]


def hang(lines: Lines, first: str) -> Lines:
    """The lines under a sign: « [ ] » before the first, as much space before the others."""
    moved = indent(lines or [""], " " * len(first))
    return [(first + moved[0].lstrip(" ")).rstrip(), *moved[1:]]


def spaced(parts: Iterable[Lines]) -> Lines:
    """The parts that hold something, an empty line between them."""
    out: Lines = []
    for part in parts:
        if part:
            out += ["", *part] if out else part
    return out


def heading(text: str, level: int) -> Lines:
    """A title: ruled twice, ruled once, or alone."""
    lines = wrap(text)
    longest = max(len(line) for line in lines)
    rule = {1: "=", 2: "-"}.get(level, "")
    return [*lines, rule * longest] if rule else lines


def letters(count: int) -> Iterator[str]:
    """A, B, C…"""
    return (chr(ord("A") + place) for place in range(count))
