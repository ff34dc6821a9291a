"""The list of steps at the left: a number, or a check once it is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from atelier.desktop.theme import icons, tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.press import Pressed


class _Row(Pressed, QRadioButton):
    stepped = Signal(int)

    def __init__(self, theme: Theme, number: int, words: str) -> None:
        super().__init__(words)
        self._theme, self._number = theme, number
        self._done = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font("strong")).horizontalAdvance(self.text())
        return QSize(words + self._theme.px(64), self._theme.px(46))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move along the steps and choose them, as in any group of choices."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def show_done(self, done: bool, words: str) -> None:
        """Show a check, or the number."""
        self._done = done
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        box, on = QRectF(self.rect()), self.isChecked()
        if on or self.underMouse():
            paint.rounded(painter, box, tokens.radius("nav"), theme.colour("hover"), None)
        if on:
            painter.fillRect(QRectF(0, box.height() * 0.24, 4, box.height() * 0.52), theme.colour("btn"))
        side = theme.px(26)
        disc = QRectF(theme.px(14), (box.height() - side) / 2, side, side)
        ground = theme.colour("btn") if self._done else theme.colour("surface")
        paint.rounded(painter, disc, side / 2, ground, theme.colour("btn" if self._done or on else "ctl"))
        if self._done:
            inner = disc.adjusted(side * 0.22, side * 0.22, -side * 0.22, -side * 0.22)
            icons.paint(painter, inner, "check", theme.name("onbtn"))
        else:
            painter.setFont(theme.font("smallbold"))
            painter.setPen(theme.colour("ink"))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.setFont(theme.font("strong" if on else "list"))
        painter.setPen(theme.colour("ink"))
        words = self.rect().adjusted(round(disc.right()) + theme.px(12), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class StepList(QWidget):
    """`chosen` is emitted with the place of a step."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, titles: tuple[str, ...]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Les étapes"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.gap(14), theme.gap(16), theme.gap(10), theme.gap(16))
        self._grid.setSpacing(theme.gap(2))
        self._group = QButtonGroup(self)
        self.rows: list[_Row] = []
        for place, words in enumerate(titles):
            row = _Row(theme, place + 1, words)
            row.toggled.connect(lambda on, place=place: self.chosen.emit(place) if on else None)
            row.stepped.connect(lambda step, place=place: self._step(place + step))
            self._group.addButton(row)
            self.rows.append(row)
        self.arrange(1)

    def arrange(self, columns: int) -> None:
        """One below the other, or in columns where there is no room at the side."""
        for place, row in enumerate(self.rows):
            self._grid.removeWidget(row)
            self._grid.addWidget(row, place // columns, place % columns)
        for place in range(len(self.rows) + 1):
            self._grid.setRowStretch(place, int(columns == 1 and place == len(self.rows)))

    def _step(self, place: int) -> None:
        row = self.rows[place % len(self.rows)]
        row.setChecked(True)
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def choose(self, place: int) -> None:
        """Show a step as the one where one is, without a signal."""
        row = self.rows[place]
        row.blockSignals(True)
        row.setChecked(True)
        row.blockSignals(False)
        for one in self.rows:
            one.update()

    def show_done(self, done: tuple[bool, ...]) -> None:
        """Which are done."""
        for row, one in zip(self.rows, done, strict=True):
            row.show_done(one, self.tr("faite") if one else self.tr("à faire"))
