"""Figures: a picture of the course's folder, alone on its line, with words for who cannot see it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from atelier.content.lines import Line
from atelier.content.model import Figure
from atelier.content.typography import typeset

if TYPE_CHECKING:
    from atelier.content.tree import Walker

KINDS = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_DRIVE = re.compile(r"[A-Za-z]:")
_CLEAN = re.compile("[\U000f0000-\U000ffffd]|\x02\\d+\x03")


def figure(walker: Walker, element: Element) -> Figure | None:
    """The figure of an image; None, with a remark, if its file may not be shown."""
    context = walker.context
    source = _CLEAN.sub("", element.get("src", "")).strip()
    alt = _CLEAN.sub("", element.get("alt", "")).strip()
    title = _CLEAN.sub("", element.get("title", "")).strip()
    place = inside = walker.address(source)
    if not alt:
        context.error("figure_no_text", walker.find("!["), file=source[:80])
    path = PurePosixPath(source)
    if (
        not source
        or "://" in source
        or source.startswith(("/", "\\", "data:", "file:"))
        or ".." in path.parts
        or _DRIVE.match(source)
    ):
        context.error("figure_outside", inside, file=source[:80])
        return None
    if "\\" in source:
        context.error("figure_backslash", inside, file=source[:80])
        return None
    if path.suffix.lower() not in KINDS:
        context.error("figure_kind", inside, file=source[:80], kinds=" ".join(KINDS))
        return None
    context.refer("figure", str(path), inside.number, inside.column)
    caption = context.inlines(Line(place.number, title, place.column)) if title else ()
    return Figure(str(path), typeset(alt, context.names), caption)
