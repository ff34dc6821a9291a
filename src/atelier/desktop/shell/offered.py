"""« Offert par »: the organisation that hands the app out, at the foot of the navigation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import logo as logos
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.press import Pressed

SIDE, GAP, EDGE, HEAD = 38, 10, 4, 32
WIDE = 196
"""Pixels at 100 %: that of the entries above."""
LINES = 4
"""Lines of a long name; the whole of it is what a screen reader says, and the tip."""


class Offered(Pressed, QAbstractButton):
    """Logo and name; the logo alone in the rail. Pressed, it goes to how one reaches the organisation."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._logo: logos.Logo | None = None
        self.rail = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()
        theme.changed.connect(self.updateGeometry)

    def show_distributor(self, name: str, logo: Path | None) -> None:
        """Show an organisation; without a name, nothing."""
        self._logo = logos.load(logo)
        self.setText(name)
        self.setAccessibleName(self.tr("Offert par {name}").format(name=name))
        self.setToolTip(name)
        self.setVisible(bool(name))
        self.updateGeometry()
        self.update()

    def _logo_width(self) -> float:
        return logos.width_for(self._logo, self._theme.px(SIDE)) if self._logo is not None else 0.0

    @property
    def _above(self) -> bool:
        """Whether the logo stands above the name: a long one leaves no room beside it."""
        return self._logo_width() > self._theme.px(SIDE) * 1.4

    def _left(self) -> int:
        """Where the name begins."""
        beside = self._logo is not None and not self._above
        return self._theme.px(EDGE + (SIDE + GAP if beside else 0))

    def _lines(self) -> list[str]:
        """The name, cut in lines; what is too long ends in dots."""
        font = self._theme.font("smallbold")
        room = self._theme.px(WIDE) - self._left() - self._theme.px(EDGE)
        laid = QTextLayout(self.text(), font)
        laid.beginLayout()
        found: list[str] = []
        while (line := laid.createLine()).isValid():
            line.setLineWidth(room)
            start = line.textStart()
            if len(found) == LINES - 1:
                found.append(
                    QFontMetrics(font).elidedText(self.text()[start:], Qt.TextElideMode.ElideRight, room)
                )
                break
            found.append(self.text()[start : start + line.textLength()].strip())
        laid.endLayout()
        return found

    def _step(self) -> int:
        return QFontMetrics(self._theme.font("smallbold")).lineSpacing()

    def sizeHint(self) -> QSize:
        """The room that the name needs, at the width of the navigation."""
        px = self._theme.px
        if self.rail:
            return QSize(px(52), px(52))
        words = len(self._lines()) * self._step()
        logo = px(SIDE) if self._logo is not None else 0
        inside = logo + px(6) + words if self._above else max(words, logo)
        return QSize(px(WIDE), px(HEAD) + inside + px(12))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw it."""
        painter, theme = paint.begin(self), self._theme
        if self.underMouse() or self.isDown():
            paint.rounded(painter, QRectF(self.rect()), 10, theme.colour("hover"), None)
        if self.rail:
            self._paint_rail(painter)
            return
        px = theme.px
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        head = QRectF(px(EDGE), px(6), self.width() - px(EDGE), px(22))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self.tr("Offert par"))
        top = float(px(HEAD))
        lines = self._lines()
        if self._logo is not None:
            logos.draw(painter, self._logo, QRectF(px(EDGE), top, self._logo_width(), px(SIDE)))
            free = px(SIDE) - len(lines) * self._step()
            top += px(SIDE + 6) if self._above else max(0.0, free / 2)
        painter.setFont(theme.font("smallbold"))
        painter.setPen(theme.colour("ink"))
        for place, line in enumerate(lines):
            at = QRectF(self._left(), top + place * self._step(), self.width() - self._left(), self._step())
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, line)

    def _paint_rail(self, painter: QPainter) -> None:
        """The logo alone, or two initials."""
        theme, side = self._theme, self._theme.px(SIDE)
        wide = min(self._logo_width() or side, self.width() - theme.px(4))
        box = QRectF((self.width() - wide) / 2, (self.height() - side) / 2, wide, side)
        if self._logo is not None:
            logos.draw(painter, self._logo, box)
            return
        paint.rounded(painter, box, side * 0.24, theme.colour("surface"), theme.colour("line"))
        painter.setFont(theme.font("smallbold"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _initials(self.text()))


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[:1].isupper()] or name.split()
    return "".join(word[0] for word in words[:2])
