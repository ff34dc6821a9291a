"""What a picture's file holds: whether it can be shown, and calls for nothing but itself."""

from __future__ import annotations

import re
from pathlib import Path

LARGEST = 3_000_000
"""Bytes of a picture."""
_BEGINNINGS = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
}
_CALLS_OUT = re.compile(
    rb"""href\s*=\s*["']\s*(?!\#|data:image/(?:png|jpeg)|["'])"""
    rb"""|url\(\s*["']?\s*(?!\#|["'\s])|@import|<!ENTITY|<!DOCTYPE[^>]*\[|<\s*(?:script|foreignObject)\b""",
    re.IGNORECASE,
)
"""In a drawing: an address that is not a part of the drawing itself, a script, an entity."""


def problem(path: Path) -> str:
    """The code of what is wrong with a picture, or nothing. Raises OSError."""
    if path.stat().st_size > LARGEST:
        return "figure_large"
    data = path.read_bytes()
    suffix = path.suffix.lower()
    if suffix != ".svg":
        return "" if data.startswith(_BEGINNINGS[suffix]) else "figure_unreadable"
    if _CALLS_OUT.search(data):
        return "figure_reaches"
    return "" if _is_drawing(data) else "figure_unreadable"


def _is_drawing(data: bytes) -> bool:
    from xml.etree import ElementTree

    try:
        return ElementTree.fromstring(data).tag.rpartition("}")[2] == "svg"
    except (ElementTree.ParseError, ValueError):
        return False
