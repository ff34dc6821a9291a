"""Buttons: filled (the one thing to do), outlined, quiet (underlined), and an icon alone."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from atelier.desktop.theme import icons, tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.press import Pressed


class Button(Pressed, QPushButton):
    """A button. `kind`: filled, outlined, quiet or bare. `hue` colours a filled one.

    An icon alone needs `name`, its accessible name, which is its tooltip too.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        icon: str = "",
        kind: str = "outlined",
        hue: str = "",
        small: bool = False,
        trailing: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tone = ""
        self.kind, self.hue, self._icon, self._small, self._trailing = kind, hue, icon, small, trailing
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(bool(text))
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    # ------------------------------------------------------------------ measures

    def set_icon(self, name: str) -> None:
        """Change the icon."""
        self._icon = name
        self.update()

    @property
    def _role(self) -> str:
        return "list" if self.kind in ("quiet", "bare") else "strong"

    def _side(self) -> int:
        return self._theme.px(19)

    def _padding(self) -> int:
        if not self.text():
            return 0
        return self._theme.gap(2 if self.kind == "quiet" else 14 if self._small else 18)

    def _extra(self) -> int:
        """Width of all that is not the text."""
        icon = self._side() + self._theme.gap(9) if self._icon and self.text() else 0
        return 2 * self._padding() + icon

    def _low(self) -> int:
        return self._theme.px(38 if self._small or self.kind == "quiet" else 44)

    def _bounds(self, width: int) -> QRect:
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        return QFontMetrics(self._theme.font(self._role)).boundingRect(
            QRect(0, 0, max(width, 1), 10_000), flags, self.text()
        )

    def sizeHint(self) -> QSize:
        """One line of text."""
        if not self.text():
            return QSize(self._low(), self._low())
        width = QFontMetrics(self._theme.font(self._role)).horizontalAdvance(self.text())
        return QSize(width + self._extra() + 2, self._low())

    def minimumSizeHint(self) -> QSize:
        """The longest word; one may be cut at a space without width."""
        metrics = QFontMetrics(self._theme.font(self._role))
        widest = max(
            (metrics.horizontalAdvance(word) for word in re.split("[ \u200b]", self.text())), default=0
        )
        return QSize(widest + self._extra() + 2, self._low())

    def heightForWidth(self, width: int) -> int:
        """Taller where the words wrap."""
        return max(self._low(), self._bounds(width - self._extra()).height() + self._theme.gap(18))

    # ------------------------------------------------------------------ drawing

    def _inks(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Fill, edge, text."""
        colour = self._theme.colour
        down = self.isDown() or self.isChecked()
        if not self.isEnabled():
            return colour("hover"), colour("line"), colour("ink2")
        if self.kind == "filled":
            fill = colour(self.hue or "btn")
            return fill, None, colour("onbtn") if not self.hue else colour("surface")
        hover = colour("hover") if self.underMouse() or down else None
        if self.kind == "outlined":
            return hover or colour("surface"), colour("ctl"), colour("ink")
        return (hover if self.kind == "bare" else None), None, colour(self.tone or "ink")

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the box, the icon and the words."""
        painter = paint.begin(self)
        fill, edge, ink = self._inks()
        box = QRectF(self.rect())
        if fill or edge:
            width = 2.0 if self.isChecked() or self.isDown() else 1.0
            paint.rounded(painter, box, tokens.radius("button"), fill, edge, width)
        if not self.text():
            self._draw_icon(painter, ink, (self.width() - self._side()) // 2)
            return
        room = self.width() - self._extra()
        bounds = self._bounds(room)
        icon_room = self._extra() - 2 * self._padding()
        start = (self.width() - bounds.width() - icon_room) // 2
        text_left = start if self._trailing else start + icon_room
        font = self._theme.font(self._role)
        font.setUnderline(self.kind == "quiet" and bounds.height() > 1.5 * QFontMetrics(font).lineSpacing())
        painter.setFont(font)
        painter.setPen(ink)
        target = QRect(text_left, 0, bounds.width() + 1, self.height())
        painter.drawText(target, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.text())
        if self._icon:
            self._draw_icon(
                painter, ink, start + bounds.width() + self._theme.gap(9) if self._trailing else start
            )
        if self.kind == "quiet" and not font.underline():
            base = (self.height() + QFontMetrics(painter.font()).ascent()) // 2 + 2
            painter.setPen(QPen(ink, 1))
            painter.drawLine(QPoint(text_left, base), QPoint(text_left + bounds.width(), base))

    def _draw_icon(self, painter: QPainter, ink: QColor, left: int) -> None:
        side = self._side()
        icons.paint(painter, QRectF(left, (self.height() - side) / 2, side, side), self._icon, ink.name())
