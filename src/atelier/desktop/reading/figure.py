"""A picture of a course's folder, as wide as the column at most."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from atelier.content import pictures
from atelier.desktop.theme import fonts
from atelier.desktop.theme.theme import Theme

HIGHEST = 4
"""A drawing is at most so many times as high as it is wide."""
_FAMILIES = re.compile(r"""(font-family\s*=\s*)(["'])(.*?)\2""")


def load(theme: Theme, folder: Path | None, source: str, width: int, ratio: float) -> QImage | None:
    """The picture, in device pixels (`ratio` of them a pixel); none if it cannot be shown."""
    if folder is None:
        return None
    path = (folder / source).resolve()
    try:
        if not path.is_relative_to(folder.resolve()) or pictures.problem(path):
            return None
        image = _drawing(theme, path, width, ratio) if path.suffix.lower() == ".svg" else QImage(str(path))
    except OSError:
        return None
    if image is None or image.isNull():
        return None
    if path.suffix.lower() != ".svg":
        wanted = round(min(width, image.width()) * ratio)
        image = image.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)
    image.setDevicePixelRatio(ratio)
    return image


def _drawing(theme: Theme, path: Path, width: int, ratio: float) -> QImage | None:
    text = path.read_text(encoding="utf-8", errors="replace")
    renderer = QSvgRenderer(known_families(text).encode())
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty() or size.height() > HIGHEST * size.width():
        return None
    width = min(width, theme.px(size.width()))
    height = round(width * size.height() / size.width())
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    return image


def known_families(text: str) -> str:
    """The source of a drawing whose faces are ones that Qt finds."""
    return _FAMILIES.sub(_known_family, text)


def _known_family(found: re.Match[str]) -> str:
    """Qt takes a list of families for one name: give it the first that is there."""
    names = [name.strip(" \"'") for name in found[3].split(",")]
    known = next((name for name in names if QFontDatabase.hasFamily(name)), fonts.SANS)
    return f"{found[1]}{found[2]}{known}{found[2]}"
