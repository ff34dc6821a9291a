"""What a picture's file holds: whether it can be shown, and calls for nothing but itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from atelier.content import dimensions

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 3_000_000
"""Bytes of a picture."""
MOST_PIXELS = 25_000_000
"""Of a photograph; unfolded, 100 MB."""
WIDEST = 20_000
"""Pixels, or units of a drawing, on a side."""
DEEPEST = 60
"""Groups of a drawing in one another."""

_BEGINNINGS = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
}
_SIZES = {".png": dimensions.png, ".jpg": dimensions.jpeg, ".jpeg": dimensions.jpeg, ".webp": dimensions.webp}
_CALLS_OUT = re.compile(
    r"""href\s*+=\s*+["']\s*+(?!\#|data:image/(?:png|jpeg)|["'])"""
    r"""|url\(\s*+["']?+\s*+(?!\#|["'\s])|@import|<!ENTITY|<!DOCTYPE[^>\[]{0,500}+[^>]"""
    r"""|<\s*+(?:\w++:)?(?:script|foreignObject)\b|<\?xml-stylesheet|\son[a-z]++\s*+=""",
    re.IGNORECASE,
)
"""In a drawing: an address that is not a part of the drawing itself, a script, an entity, a style sheet. It never goes
back on what it read, so that a million spaces take no longer than as many letters."""


def problem(path: Path) -> str:
    """The code of what is wrong with a picture, or nothing. Raises OSError."""
    if path.stat().st_size > LARGEST:
        return "figure_large"
    return problem_in(path.read_bytes(), path.suffix)


def problem_in(data: bytes, suffix: str) -> str:
    """The same, of the bytes of a picture; `suffix`: how its name ends."""
    suffix = suffix.lower()
    if suffix == ".svg":
        return _problem_of_drawing(data)
    if not data.startswith(_BEGINNINGS[suffix]):
        return "figure_unreadable"
    size = _SIZES[suffix](data)
    if size is None or not all(size):
        return "figure_unreadable"
    return "figure_vast" if size[0] * size[1] > MOST_PIXELS or max(size) > WIDEST else ""


def _problem_of_drawing(data: bytes) -> str:
    """Text in UTF-8, so that no coding hides from us what it shows to another reader."""
    from xml.etree import ElementTree

    try:
        text = data.decode("utf-8-sig")
        if _CALLS_OUT.search(text):
            return "figure_reaches"
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError):
        return "figure_unreadable"
    if _bare(root.tag) != "svg":
        return "figure_unreadable"
    if max(dimensions.drawing(root)) > WIDEST:
        return "figure_vast"
    return "figure_tangled" if _is_tangled(root) else ""


def _bare(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _is_tangled(root: Element) -> bool:
    """Whether a drawing is too deep, or uses again a part that itself uses others: ten lines then draw a billion
    shapes."""
    layer = [root]
    for _ in range(DEEPEST):
        layer = [below for one in layer for below in one]
    if layer:
        return True
    uses = [one for one in root.iter() if _bare(one.tag) == "use"]
    if not uses:
        return False
    targets = {
        value.removeprefix("#") for one in uses for name, value in one.attrib.items() if _bare(name) == "href"
    }
    return any(
        below.get("id") in targets and any(_bare(one.tag) == "use" for one in below.iter())
        for below in root.iter()
    )
