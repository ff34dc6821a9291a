"""The slides of a deck: laid out once, painted the same in a preview and on a projector."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from atelier.classroom.deck import Deck, Frame, Kind, Occasion
from atelier.content import model
from atelier.content.scenario.model import Scenario
from atelier.desktop.slides import clock, foot
from atelier.desktop.slides.palette import palette
from atelier.desktop.slides.sheet import HEIGHT, SPINE, WIDTH, Kit, Sheet, laid_out
from atelier.desktop.slides.templates import TEMPLATES
from atelier.desktop.slides.templates.vote import BARS
from atelier.desktop.slides.view import Look, View
from atelier.desktop.theme import fonts

MOST_SHEETS = 400
MOST_BYTES = 256 * 1024 * 1024
"""What painted slides may take: about seven at 4K, thirty at 1080 lines."""


class Slides:
    """All the slides of a deck in one look. Asks for a QGuiApplication."""

    def __init__(
        self, deck: Deck, look: Look, occasion: Occasion, scenario: Callable[[str], Scenario]
    ) -> None:
        fonts.load("atelier")
        self.deck, self.look, self.occasion, self.scenario = deck, look, occasion, scenario
        self._kit = Kit(deck, look, palette(look), occasion, scenario)
        self._foot = foot.Foot(self._kit)
        self._sheets: OrderedDict[tuple[object, ...], Sheet] = OrderedDict()
        self._painted: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()
        self._bytes = 0

    def sheet(self, frame: Frame, view: View) -> Sheet:
        """The frame laid out; asked again, the same."""
        key = (frame.id, *view.key)
        found = self._sheets.get(key)
        if found is None:
            sizes, template = TEMPLATES[frame.kind]
            found = laid_out(self._kit, frame, view.still, sizes, template)
            self._sheets[key] = found
            if len(self._sheets) > MOST_SHEETS:
                self._sheets.popitem(last=False)
        else:
            self._sheets.move_to_end(key)
        return found

    def fits(self, frame: Frame, view: View) -> bool:
        """Whether it fits at one size or another; sooner known than its sheet."""
        sizes, template = TEMPLATES[frame.kind]
        return laid_out(self._kit, frame, view.still, sizes[::-1], template).fits

    def says(self, frame: Frame, view: View) -> str:
        """What a screen reader says of it: its words, then its countdown."""
        sheet = self.sheet(frame, view)
        running = clock.says(sheet.clock, view) if sheet.clock else ""
        return "\n".join(one for one in (sheet.text(), running) if one)

    def paint(self, painter: QPainter, rect: QRectF, frame: Frame, view: View) -> None:
        """Draw it in a box, whole and in its middle; what is left has the colour of the page."""
        device = painter.device()
        ratio = device.devicePixelRatio() if device else 1.0
        size = QSize(round(rect.width()), round(rect.height()))
        if size.isEmpty():
            return
        painter.drawPixmap(rect.topLeft(), self._still(frame, view, size, ratio))
        self._clock(painter, rect, frame, view)

    def pixmap(self, frame: Frame, view: View, size: QSize, ratio: float) -> QPixmap:
        """It as a picture of `size` logical pixels, `ratio` of the device's in each."""
        still = self._still(frame, view, size, ratio)
        if self.sheet(frame, view).clock is None:
            return still
        copy = QPixmap(still)
        painter = QPainter(copy)
        self._clock(painter, QRectF(0, 0, size.width(), size.height()), frame, view)
        painter.end()
        return copy

    def prepare(self, frame: Frame, view: View, size: QSize, ratio: float) -> None:
        """Paint it ahead of the key that shows it."""
        self._still(frame, view, size, ratio)

    def forget(self) -> None:
        """Drop all that is kept: the course has changed."""
        self.forget_paint()
        self._sheets.clear()

    def forget_paint(self) -> None:
        """Drop what is painted: the screen or its scale has changed; the slides stay laid out."""
        self._painted.clear()
        self._bytes = 0

    # ------------------------------------------------------------------ painting

    def _still(self, frame: Frame, view: View, size: QSize, ratio: float) -> QPixmap:
        """The slide without its countdown."""
        key = (frame.id, *view.key, size.width(), size.height(), ratio)
        found = self._painted.get(key)
        if found is not None:
            self._painted.move_to_end(key)
            return found
        wide, high = round(size.width() * ratio), round(size.height() * ratio)
        image = QImage(wide, high, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        self._draw(painter, QRectF(0, 0, wide, high), frame, view)
        painter.end()
        made = QPixmap.fromImage(image)
        made.setDevicePixelRatio(ratio)
        self._painted[key] = made
        self._bytes += wide * high * 4
        while self._bytes > MOST_BYTES and len(self._painted) > 1:
            _, dropped = self._painted.popitem(last=False)
            self._bytes -= dropped.width() * dropped.height() * 4
        return made

    def _draw(self, painter: QPainter, rect: QRectF, frame: Frame, view: View) -> None:
        sheet = self.sheet(frame, view)
        colours = self._kit.colours
        painter.fillRect(rect, QColor(colours.page))
        scale = _onto(painter, rect)
        # the spine runs over the whole height of the screen, whatever its shape
        over = (rect.height() / scale - HEIGHT) / 2 + 1
        painter.fillRect(QRectF(0, -over, SPINE, HEIGHT + 2 * over), QColor(colours.fill))
        for piece in sheet.pieces:
            piece.paint(painter)
        self._foot.paint(painter, frame)

    def _clock(self, painter: QPainter, rect: QRectF, frame: Frame, view: View) -> None:
        found = self.sheet(frame, view).clock
        if found is not None:
            painter.save()
            _onto(painter, rect)
            clock.paint(painter, found, view, self._kit.colours)
            painter.restore()


def stages(frame: Frame) -> tuple[int, ...]:
    """The stages that a frame has, in order: a vote without hands to count skips the bars."""
    if isinstance(frame.block, model.Question):
        return (0, 1, 2) if frame.block.kind in BARS else (0, 2)
    if frame.kind is Kind.CASE:
        return (0, 1, 2)
    return (0,)


def _onto(painter: QPainter, rect: QRectF) -> float:
    """Make the painter count in the canvas's pixels, the canvas in the middle of a box; its scale."""
    scale = min(rect.width() / WIDTH, rect.height() / HEIGHT)
    left = rect.x() + (rect.width() - WIDTH * scale) / 2
    top = rect.y() + (rect.height() - HEIGHT * scale) / 2
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.translate(left, top)
    painter.scale(scale, scale)
    return scale
