"""What is looked at: a figure, a comparison."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from atelier.content import model, pictures
from atelier.desktop.reading.figure import known_families
from atelier.desktop.slides import boxes
from atelier.desktop.slides.boxes import Box
from atelier.desktop.slides.pieces import Panel, Picture, Piece
from atelier.desktop.slides.setting import FLOOR, Style
from atelier.desktop.slides.sheet import BOTTOM, LEFT, RIGHT, TOP, WIDE, Scene

_SIZE = re.compile(r"font-size\s*[=:]\s*[\"']?\s*([0-9.]+)")
_WIDEST, _HIGHEST = 1150.0, 860.0
"""What a figure may take at the right of its title."""


def figure(scene: Scene) -> None:
    """A drawing as large as may be, at the right; its title and its caption at the left."""
    found = next((one for one in scene.frame.flows if isinstance(one, model.Figure)), None)
    others = tuple(one for one in scene.frame.flows if not isinstance(one, model.Figure))
    if found is None:
        top = scene.head()
        scene.add(boxes.flows(others, scene.words(), WIDE, scene.colours), LEFT, top)
        return
    shown = _picture(scene, found)
    column = WIDE - shown.width - 70
    top = scene.head(width=column)
    words: list[Box] = []
    if found.caption:
        words.append(boxes.text(found.caption, Style(scene.body, scene.colours.ink2), column, balanced=True))
    if others:
        words.append(boxes.flows(others, scene.small(), column, scene.colours))
    scene.add(boxes.stack(words, 24), LEFT, top)
    scene.add(shown, RIGHT - shown.width, TOP + max(0.0, (BOTTOM - TOP - shown.height) / 2), BOTTOM + 8)


def _picture(scene: Scene, found: model.Figure) -> Box:
    """The picture; its words if it is missing."""
    source, size, smallest = _loaded(Path(scene.kit.deck.folder), found.source)
    if source is None or size[0] <= 0 or size[1] <= 0:
        words = boxes.text(found.alt, Style(40, scene.colours.ink2), 800)
        return boxes.card(words, 880, max(420.0, words.height + 80), 40, scene.colours)
    scale = min(_WIDEST / size[0], _HIGHEST / size[1])
    if isinstance(source, QImage):
        scale = min(scale, 2.0)
    width, height = size[0] * scale, size[1] * scale
    pad = 26.0 if scene.kit.look.dark else 0.0
    if pad:
        scale = min((_WIDEST - 2 * pad) / size[0], (_HIGHEST - 2 * pad) / size[1])
        width, height = size[0] * scale + 2 * pad, size[1] * scale + 2 * pad

    def put(x: float, y: float) -> list[Piece]:
        place = QRectF(x + pad, y + pad, width - 2 * pad, height - 2 * pad)
        drawn = Picture(area=place, said=found.alt, source=source, smallest=smallest * scale)
        if not pad:
            return [drawn]
        return [Panel(area=QRectF(x, y, width, height), fill=scene.colours.paper), drawn]

    return Box(width, height, put, not smallest or smallest * scale >= FLOOR)


def _loaded(folder: Path, name: str) -> tuple[QSvgRenderer | QImage | None, tuple[float, float], float]:
    """A picture of the course's folder, its size, and the size of the smallest words of a drawing."""
    path = (folder / name).resolve()
    try:
        if not path.is_relative_to(folder.resolve()) or pictures.problem(path):
            return None, (0, 0), 0
        if path.suffix.lower() != ".svg":
            image = QImage(str(path))
            return (None if image.isNull() else image), (image.width(), image.height()), 0
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None, (0, 0), 0
    renderer = QSvgRenderer(known_families(text).encode())
    if not renderer.isValid():
        return None, (0, 0), 0
    box = renderer.viewBoxF()
    size = renderer.defaultSize()
    if box.isEmpty():
        box = QRectF(0, 0, size.width(), size.height())
    sizes = [float(found) for found in _SIZE.findall(text)]
    return renderer, (box.width(), box.height()), min(sizes, default=0)


def comparison(scene: Scene) -> None:
    """Columns side by side, in one card."""
    top = scene.head()
    for flow in scene.frame.flows:
        if isinstance(flow, model.Table):
            style = scene.words(line=1.24)
            shown = boxes.table(flow, style, WIDE, scene.colours, least=BOTTOM - top - 40)
        else:
            shown = boxes.flows((flow,), scene.small(0.9), WIDE, scene.colours)
        top = scene.add(shown, LEFT, top) + 30
