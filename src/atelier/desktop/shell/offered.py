"""« Offert par »: the organisation that hands the app out, at the foot of the navigation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import logo as logos
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.press import Pressed

SIDE = 38
GAP = 10
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

    def _left(self) -> int:
        return self._theme.px(SIDE + GAP) if self._logo is not None else 0

    def _name_box(self, width: int) -> QRectF:
        flags = Qt.TextFlag.TextWordWrap
        metrics = QFontMetrics(self._theme.font("smallbold"))
        most = metrics.lineSpacing() * LINES
        room = metrics.boundingRect(0, 0, width - self._left() - self._theme.px(8), most, flags, self.text())
        return QRectF(room).intersected(QRectF(0, 0, 10_000, most))

    def sizeHint(self) -> QSize:
        """The room that the name needs, at the width of the navigation."""
        if self.rail:
            return QSize(self._theme.px(52), self._theme.px(52))
        width = self._theme.px(196)
        words = self._theme.px(24) + self._name_box(width).height()
        return QSize(width, round(max(words, self._theme.px(24 + SIDE)) + self._theme.px(20)))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw it."""
        painter, theme = paint.begin(self), self._theme
        if self.underMouse() or self.isDown():
            paint.rounded(painter, QRectF(self.rect()), 10, theme.colour("hover"), None)
        side = theme.px(SIDE)
        if self.rail:
            box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            if self._logo is not None:
                logos.draw(painter, self._logo, box)
                return
            paint.rounded(painter, box, side * 0.24, theme.colour("surface"), theme.colour("line"))
            painter.setFont(theme.font("smallbold"))
            painter.setPen(theme.colour("ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _initials(self.text()))
            return
        edge = theme.px(4)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        head = QRectF(edge, theme.px(8), self.width() - edge, theme.px(22))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self.tr("Offert par"))
        top = head.bottom() + theme.px(4)
        if self._logo is not None:
            logos.draw(painter, self._logo, QRectF(edge, top, side, side))
        name = self._name_box(self.width())
        left = edge + self._left()
        middle = max(0.0, (side - name.height()) / 2) if self._logo is not None else 0.0
        box = QRectF(left, top + middle, self.width() - left, name.height())
        painter.setFont(theme.font("smallbold"))
        painter.setPen(theme.colour("ink"))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(box, self.text(), option)


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[:1].isupper()] or name.split()
    return "".join(word[0] for word in words[:2])
