"""Choices as cards, one of which holds: a sample above, its words below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.theme.tokens import Scheme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.rows import text_height

Sample = Callable[[QPainter, QRectF], None]


class ChoiceCard(QRadioButton):
    """A radio button drawn as a card. `sample(painter, box)` draws its upper part."""

    def __init__(
        self, theme: Theme, words: str, below: str, sample: Sample, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self._theme, self._below, self._sample = theme, below, sample
        self.setAccessibleDescription(below)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def heightForWidth(self, width: int) -> int:
        """The sample, the words and the line below."""
        room = width - 2 * self._theme.gap(14)
        words = text_height(self._theme.font("strong"), self.text(), room)
        below = text_height(self._theme.font("floor"), self._below, room)
        return self._theme.px(56) + words + below + self._theme.gap(14)

    def sizeHint(self) -> QSize:
        """A card of middling width."""
        width = self._theme.px(132)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow cards wrap."""
        return QSize(self._theme.px(96), self._theme.px(90))

    def hitButton(self, position: QPoint) -> bool:
        """The whole card answers."""
        return self.rect().contains(position)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the card."""
        painter, theme = paint.begin(self), self._theme
        on = self.isChecked()
        fill = theme.colour("hover" if self.underMouse() and not on else "surface")
        edge = theme.colour("ink" if on else "ctl")
        paint.rounded(painter, QRectF(self.rect()), 12, fill, edge, 2.5 if on else 1)
        pad = theme.gap(14)
        painter.save()
        self._sample(painter, QRectF(pad, pad, self.width() - 2 * pad - theme.px(26), theme.px(34)))
        painter.restore()
        room = QRect(pad, theme.px(56), self.width() - 2 * pad, self.height())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.setFont(theme.font("strong" if on else "list"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(room, flags, self.text())
        if self._below:
            words = text_height(theme.font("strong"), self.text(), room.width())
            painter.setFont(theme.font("floor"))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(room.adjusted(0, words, 0, 0), flags, self._below)
        if on:
            side = theme.px(22)
            spot = QRectF(self.width() - side - 9, 9, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ink"))
            painter.drawEllipse(spot)
            paint.tick(painter, spot, theme.colour("surface"), 2)


def size_sample(theme: Theme, percent: int) -> Sample:
    """« Aa » at a text size."""

    def draw(painter: QPainter, box: QRectF) -> None:
        font = QFont(theme.font("card"))
        font.setPixelSize(max(12, min(round(24 * percent / 100 * theme.factor), round(box.height()))))
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "Aa")

    return draw


def scheme_sample(theme: Theme, schemes: tuple[Scheme, ...]) -> Sample:
    """« Aa » in the colours of a theme, or of two side by side."""

    def draw(painter: QPainter, box: QRectF) -> None:
        width = min(box.width(), theme.px(62)) / len(schemes)
        for place, scheme in enumerate(schemes):
            table = tokens.colours(scheme)
            part = QRectF(box.left() + place * width, box.top(), width, box.height())
            ink = "ochre" if scheme is Scheme.CONTRAST else "ink"
            paint.rounded(painter, part, 6, QColor(table["bg"]), theme.colour("ctl"))
            font = theme.font("smallbold")
            painter.setFont(font)
            painter.setPen(QColor(table[ink]))
            painter.drawText(part, Qt.AlignmentFlag.AlignCenter, "Aa" if len(schemes) == 1 else "Aa"[place])

    return draw
