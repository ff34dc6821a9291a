"""The real page, drawn, on a desk: light in every theme, as paper is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint

RATIO = 8.5 / 11
"""Height for a width, as long as no page was drawn."""
INCHES = 11
BEST = 2.0
"""Pixels of the drawing for one on screen: sharp when the window grows."""


class PageSheet(QWidget):
    """`desk`: how much of the desk is seen around the page."""

    def __init__(self, theme: Theme, *, desk: int = 40) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._image: QImage | None = None
        self._scaled: QImage | None = None
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(not desk)
        self.setSizePolicy(policy)

    def show_picture(self, data: bytes, words: str) -> None:
        """Show a page; `words` say what it is to who does not see it."""
        self._image, self._scaled = QImage.fromData(data, "PNG"), None  # type: ignore[arg-type]
        self._words = ""
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def say(self, words: str) -> None:
        """Show words in the place of a page."""
        self._image = self._scaled = None
        self._words = words
        self.setAccessibleName(words)
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether a page is shown."""
        return self._image is not None

    @property
    def ppi(self) -> float:
        """Dots an inch at which to draw, for the room there is."""
        wide = max(400, min(1600, self.page().width())) * self.devicePixelRatio() * BEST
        return min(300.0, float(round(wide / INCHES / 24) * 24))

    def page(self) -> QRect:
        """Where the page stands."""
        ratio = self._image.height() / self._image.width() if self._image else RATIO
        desk = self._theme.gap(self._desk)
        room = self.rect().adjusted(desk, desk, -desk, -desk)
        width = max(1, min(room.width(), round(room.height() / ratio)) if self._desk else room.width())
        page = QRect(0, 0, width, round(width * ratio))
        page.moveCenter(room.center())
        return page

    def sizeHint(self) -> QSize:
        """A page of middling size."""
        width = self._theme.px(420)
        return QSize(width, round(width * RATIO))

    def minimumSizeHint(self) -> QSize:
        """A page one still recognises."""
        return QSize(160, round(160 * RATIO))

    def heightForWidth(self, width: int) -> int:
        """As paper."""
        ratio = self._image.height() / self._image.width() if self._image else RATIO
        return round(width * ratio)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale again."""
        super().resizeEvent(event)
        self._scaled = None

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the desk, the page, its edge."""
        painter, theme = paint.begin(self), self._theme
        if self._desk:
            painter.fillRect(self.rect(), theme.colour("desk"))
        page = self.page()
        if self._image is None:
            paint.rounded(painter, QRectF(page), 4, theme.colour("surface"), theme.colour("line"))
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("ink"))
            inside = page.adjusted(theme.gap(40), theme.gap(20), -theme.gap(40), -theme.gap(20))
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            return
        ratio = self.devicePixelRatio()
        size = QSize(round(page.width() * ratio), round(page.height() * ratio))
        if self._scaled is None or self._scaled.size() != size:
            self._scaled = self._image.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        painter.drawImage(page, self._scaled)
        paint.rounded(painter, QRectF(page).adjusted(-1, -1, 1, 2), 1, None, theme.colour("line"))
