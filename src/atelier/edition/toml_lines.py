"""On which line of a TOML file each value stands: tomllib reads the values and forgets their places."""

from __future__ import annotations

import re

Path = tuple[str | int, ...]

_TABLE = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=\s*(.*)")


def lines_of(text: str) -> dict[Path, int]:
    """The line (from 1) of each table and of each key of a file whose tables are one deep, as ours are."""
    found: dict[Path, int] = {}
    counts: dict[str, int] = {}
    here: Path = ()
    closing = ""  # what ends a text of several lines
    for number, line in enumerate(text.splitlines(), 1):
        if closing:
            closing = "" if closing in line else closing
        elif table := _TABLE.match(line):
            name = table[2]
            if table[1] == "[[":
                here = (name, counts.setdefault(name, 0))
                counts[name] += 1
            else:
                here = (name,)
            found.setdefault(here, number)
        elif key := _KEY.match(line):
            found.setdefault((*here, key[1]), number)
            opening = key[2][:3]
            if opening in ('"""', "'''") and opening not in key[2][3:]:
                closing = opening
    return found


def line_of(places: dict[Path, int], path: Path) -> int:
    """The line of a value, or of the nearest that holds it."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, 1)
