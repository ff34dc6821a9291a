"""The numbers of the look, read from tokens.toml."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Scheme(StrEnum):
    """A theme: Papier, Encre or Contraste."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Role(NamedTuple):
    """A kind of text: size in pixels at 100 %, line height, family (sans, serif), weight."""

    size: int
    line: float
    family: str
    weight: str


HUES = ("teal", "indigo", "brick", "green")
"""The hue of each workshop, 1 to 4."""
ICONS = ("messages-square", "pen-tool", "megaphone", "cooking-pot")
"""The icon of each workshop, 1 to 4."""


@cache
def _raw() -> dict[str, dict[str, list[object]]]:
    return tomllib.loads(files(__package__).joinpath("tokens.toml").read_text(encoding="utf-8"))


@cache
def colours(scheme: Scheme) -> dict[str, str]:
    """The colours of a theme by their names."""
    column = list(Scheme).index(scheme)
    return {name: str(values[column]) for name, values in _raw()["colours"].items()}


@cache
def roles() -> dict[str, Role]:
    """The kinds of text by their names."""
    return {
        name: Role(int(str(size)), float(str(line)), str(family), str(weight))
        for name, (size, line, family, weight) in _raw()["type"].items()
    }


@cache
def radius(name: str) -> int:
    """A corner's radius in pixels at 100 %."""
    return int(str(_raw()["radius"][name]))


def hue(workshop: int) -> str:
    """The hue of a workshop; past the fourth they begin again."""
    return HUES[(workshop - 1) % len(HUES)]


def icon(workshop: int) -> str:
    """The icon of a workshop; a book where it is none of the four."""
    return ICONS[workshop - 1] if 1 <= workshop <= len(ICONS) else "book-open"
