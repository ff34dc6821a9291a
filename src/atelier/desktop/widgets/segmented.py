"""A few choices side by side of which one holds: radio buttons drawn as one frame."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint


class _Segment(QRadioButton):
    def __init__(self, theme: Theme, text: str, chip: bool) -> None:
        super().__init__(text)
        self._theme, self._chip = theme, chip
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font("strong")).horizontalAdvance(self.text())
        pad = self._theme.gap(14 if self._chip else 18)
        return QSize(words + 2 * pad, self._theme.px(34 if self._chip else 38))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        on = self.isChecked()
        radius = self.height() / 2 if self._chip else 8
        edge = theme.colour("ctl") if self._chip and not on else None
        fill = theme.colour("btn") if on else theme.colour("hover") if self.underMouse() else None
        if self._chip and not fill:
            fill = theme.colour("surface")
        paint.rounded(painter, QRectF(self.rect()), radius, fill, edge)
        painter.setFont(theme.font("strong" if on else "list"))
        painter.setPen(theme.colour("onbtn" if on else "ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segmented(QWidget):
    """`chosen` is emitted with the key of the choice. `chips` draws them apart, as filters."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: tuple[tuple[str, str], ...],
        *,
        chips: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._chips = theme, chips
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(*((0, 0, 0, 0) if chips else (3, 3, 3, 3)))
        row.setSpacing(theme.gap(8) if chips else 0)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        for key, words in choices:
            segment = _Segment(theme, words, chips)
            self._segments[key] = segment
            self._group.addButton(segment)
            row.addWidget(segment)
            segment.toggled.connect(lambda on, key=key: self.chosen.emit(key) if on else None)
        row.addStretch(1) if chips else None
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if not chips else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        )

    @property
    def key(self) -> str:
        """The choice that holds."""
        return next((name for name, one in self._segments.items() if one.isChecked()), "")

    def give_focus(self) -> None:
        """Give the focus to the choice that holds, else to the first."""
        chosen = self._segments.get(self.key) or next(iter(self._segments.values()))
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, key: str) -> None:
        """Show a choice without emitting; none when it is no key."""
        self._group.setExclusive(key in self._segments)  # else Qt would not let the last one go
        for name, segment in self._segments.items():
            segment.blockSignals(True)
            segment.setChecked(name == key)
            segment.blockSignals(False)
            segment.update()
        self._group.setExclusive(True)

    def set_words(self, key: str, words: str) -> None:
        """Change the words of a choice."""
        self._segments[key].setText(words)
        self._segments[key].updateGeometry()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the frame."""
        if not self._chips:
            painter = paint.begin(self)
            paint.rounded(
                painter, QRectF(self.rect()), 11, self._theme.colour("surface"), self._theme.colour("ctl")
            )
