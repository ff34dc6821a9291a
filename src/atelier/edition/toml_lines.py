"""On which line of a TOML file each value stands: tomllib reads the values and forgets their places."""

from __future__ import annotations

import re

Path = tuple[str | int, ...]

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_DOTTED = rf"({_PART}(?:\s*\.\s*{_PART})*)"
_TABLE = re.compile(rf"\s*(\[\[?)\s*{_DOTTED}\s*\]\]?")
_KEY = re.compile(rf"\s*{_DOTTED}\s*=\s*(.*)")
_STEPS = re.compile(_PART)


def lines_of(text: str) -> dict[Path, int]:
    """The line (from 1) of each table and of each key of a file whose tables are one deep, as ours are."""
    found: dict[Path, int] = {}
    counts: dict[str, int] = {}
    here: Path = ()
    closing = ""  # what ends a text of several lines
    for number, line in enumerate(text.split("\n"), 1):  # as tomllib counts: no other end of line is one
        if closing:
            closing = "" if closing in line else closing
        elif table := _TABLE.match(line):
            here = _steps(table[2])
            if table[1] == "[[":
                name = str(here[0])
                here = (name, counts.setdefault(name, 0))
                counts[name] += 1
            found.setdefault(here, number)
        elif key := _KEY.match(line):
            steps = _steps(key[1])
            for most in range(1, len(steps) + 1):
                found.setdefault((*here, *steps[:most]), number)
            opening = key[2][:3]
            if opening in ('"""', "'''") and opening not in key[2][3:]:
                closing = opening
    return found


def _steps(dotted: str) -> Path:
    return tuple(one.strip("\"'") for one in _STEPS.findall(dotted))


def line_of(places: dict[Path, int], path: Path) -> int:
    """The line of a value, or of the nearest that holds it."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, 1)
