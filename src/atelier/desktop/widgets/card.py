"""Cards: a surface with a thin edge, a spine of the workshop's colour if it belongs to one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.press import Pressed

SPINE = 7


def draw_card(widget: QWidget, theme: Theme, *, fill: str, spine: str, hover: bool = False) -> None:
    """Paint a card's ground on a widget."""
    painter = paint.begin(widget)
    box = QRectF(widget.rect())
    radius = tokens.radius("card")
    paint.rounded(painter, box, radius, theme.colour("line"), None)
    inner = box.adjusted(1, 1, -1, -2)
    path = QPainterPath()
    path.addRoundedRect(inner, radius - 1, radius - 1)
    painter.fillPath(path, theme.colour("hover" if hover else fill))
    if spine:
        painter.setClipPath(path)
        painter.fillRect(QRectF(0, 0, SPINE, box.height()), theme.colour(spine))


def fill_row(painter: QPainter, row: QWidget, colour: QColor) -> None:
    """Fill a row, within the round corners of the card that holds it."""
    path = QPainterPath()
    path.addRect(QRectF(row.rect()))
    card = row.parentWidget()
    while card is not None and not isinstance(card, Card):
        card = card.parentWidget()
    if card is not None:
        inside = QRectF(card.rect()).adjusted(1, 1, -1, -2)
        radius = tokens.radius("card") - 1
        round_ = QPainterPath()
        round_.addRoundedRect(inside.translated(-row.mapTo(card, QPointF(0, 0))), radius, radius)
        path = path.intersected(round_)
    painter.fillPath(path, colour)


class Card(QFrame):
    """A card that holds other widgets. `spine` and `fill` are names of colours."""

    def __init__(
        self, theme: Theme, *, spine: str = "", fill: str = "surface", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._spine, self._fill = theme, spine, fill

    def set_look(self, *, spine: str, fill: str) -> None:
        """Change the colours."""
        self._spine, self._fill = spine, fill
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ground."""
        draw_card(self, self._theme, fill=self._fill, spine=self._spine)


class CardButton(Pressed, QAbstractButton):
    """A card that is one button; its children are drawn inside and take no event."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        spine: str = "",
        fill: str = "surface",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._spine, self._fill = theme, spine, fill
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """What the inside wants."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The least that the inside needs."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Words inside wrap."""
        layout = self.layout()
        return layout.hasHeightForWidth() if layout else False

    def heightForWidth(self, width: int) -> int:
        """Height of the inside at a width."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout else -1

    def adopt(self) -> None:
        """Let clicks through to the card, once its children are in place."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            child.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ground."""
        hover = self.underMouse() or self.isDown()
        draw_card(self, self._theme, fill=self._fill, spine=self._spine, hover=hover)
