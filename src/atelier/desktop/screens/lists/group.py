"""A group of lines under a head that opens and closes it; its lines are made when they are shown."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from atelier.desktop.screens.lists.row import ItemRow
from atelier.desktop.session import Session
from atelier.desktop.theme import icons
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.page import rule
from atelier.desktop.widgets.press import Pressed
from atelier.desktop.widgets.rows import text_height
from atelier.progress.lists import Row

AT_ONCE = 40
"""So many lines at a time: the four workshops together hold more than one reads, or waits for."""


class _Head(Pressed, QAbstractButton):
    def __init__(self, theme: Theme, words: str, tone: str) -> None:
        super().__init__()
        self._theme, self._tone, self.side, self.on = theme, tone, "", False
        self.setText(words)
        self.setProperty("inside", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def _room(self, width: int) -> int:
        return width - self._theme.gap(60) - self._theme.px(110)

    def heightForWidth(self, width: int) -> int:
        words = text_height(self._theme.font("strong"), self.text(), self._room(width))
        return max(self._theme.px(44), words + self._theme.gap(18))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(420), self._theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(44))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        painter.fillRect(self.rect(), theme.colour("hover"))
        side = theme.px(18)
        box = QRectF(theme.gap(20), (self.height() - side) / 2, side, side)
        icons.paint(
            painter, box, "chevron-down" if self.on else "chevron-right", theme.name(self._tone or "ink")
        )
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour(self._tone or "ink"))
        left = round(box.right() + theme.gap(12))
        room = self.rect().adjusted(left, 0, -theme.px(110), 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, self.text())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        right = self.rect().adjusted(0, 0, -theme.gap(20), 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.side)


class Group(QWidget):
    """`toggled` is emitted with its key and whether it is open."""

    toggled = Signal(str, bool)

    def __init__(
        self,
        session: Session,
        key: str,
        words: str,
        tone: str,
        rows: tuple[Row, ...],
        *,
        with_list: bool,
        room: float,
    ) -> None:
        super().__init__()
        self._session, self.key, self._rows = session, key, rows
        self._with_list, self._room = with_list, room
        self._made = 0
        self._more: Button | None = None
        self._inside = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = _Head(session.theme, words, tone)
        count = len(rows)
        self._head.side = (self.tr("{n} tâche") if count == 1 else self.tr("{n} tâches")).format(n=count)
        self._head.clicked.connect(lambda: self.set_open(self._inside.isHidden()))
        column.addWidget(self._head)
        self._inside.hide()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        column.addWidget(self._inside)
        self._say()

    def set_open(self, shown: bool) -> None:
        """Open or close."""
        if shown and not self._made:
            self._make(AT_ONCE)
        self._inside.setVisible(shown)
        self._head.on = shown
        self._say()
        self._head.update()
        self.toggled.emit(self.key, shown)

    def _make(self, count: int) -> None:
        """Make so many lines more, and offer the rest."""
        if self._more is not None:
            self._lines.removeWidget(self._more)
            self._more.deleteLater()
            self._more = None
        for row in self._rows[self._made : self._made + count]:
            self._lines.addWidget(rule())
            self._lines.addWidget(ItemRow(self._session, row, with_list=self._with_list, room=self._room))
        self._made = min(self._made + count, len(self._rows))
        left = len(self._rows) - self._made
        if left:
            words = (
                self.tr("Montrer la suite (1 tâche)")
                if left == 1
                else self.tr("Montrer la suite ({n} tâches)")
            )
            self._more = Button(self._session.theme, words.format(n=left), icon="chevron-down", kind="bare")
            self._more.clicked.connect(self._show_more)
            self._lines.addWidget(self._more)

    def _show_more(self) -> None:
        first = self._made
        self._make(AT_ONCE)
        self.rows_shown()[first].check.setFocus(Qt.FocusReason.OtherFocusReason)
        self.toggled.emit(self.key, True)

    def row_of(self, key: str) -> ItemRow | None:
        """The line of an item, if it is here."""
        place = next((place for place, row in enumerate(self._rows) if row.key == key), None)
        if place is None:
            return None
        self.set_open(True)
        if place >= self._made:
            self._make(place + 1 - self._made)
        return next((one for one in self.rows_shown() if one.row.key == key), None)

    def rows_shown(self) -> list[ItemRow]:
        """The lines, while the group is open."""
        return [] if self._inside.isHidden() else self._inside.findChildren(ItemRow)

    def give_focus(self) -> None:
        """Give the focus to its head."""
        self._head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        state = self.tr("ouvert") if self._head.on else self.tr("fermé")
        self._head.setAccessibleDescription(f"{self._head.side}, {state}")
