"""All the frames, by segment and lesson, with search: where one is, what was shown, what is in reserve."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from atelier.classroom.deck import Frame, Kind
from atelier.content.words import plain
from atelier.desktop.presenter.leader import Leader
from atelier.desktop.theme import icons, tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.rows import text_height
from atelier.search.folding import fold

NBSP = "\u00a0"
_ICONS = {
    Kind.VOTE: "circle-question-mark",
    Kind.CHECKLIST: "list-checks",
    Kind.CASE: "briefcase",
    Kind.DECISION: "split",
    Kind.SIMULATION: "messages-square",
    Kind.EXERCISE: "users",
    Kind.PAUSE: "clock",
}
_FRAME = Qt.ItemDataRole.UserRole


class _Row(QStyledItemDelegate):
    """A number, a title, minutes or a check; a head for each segment."""

    def __init__(self, theme: Theme, leader: Leader) -> None:
        super().__init__()
        self._theme, self._leader = theme, leader

    def _left(self) -> int:
        return self._theme.px(44)

    def _right(self) -> int:
        return self._theme.px(62)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its title needs."""
        width = option.widget.viewport().width() if isinstance(option.widget, QListWidget) else 280
        words = index.data(Qt.ItemDataRole.DisplayRole)
        frame: Frame | None = index.data(_FRAME)
        if frame is not None and frame.reserve:
            return QSize(width, self._theme.px(34))
        font = self._theme.font("smallbold")  # as it will be where one is: nothing moves then
        room = width - self._left() - self._right() if index.data(_FRAME) else width - self._theme.gap(16)
        return QSize(width, max(self._theme.px(36), text_height(font, words, room) + self._theme.gap(12)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        theme, leader = self._theme, self._leader
        frame: Frame | None = index.data(_FRAME)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        box = QRectF(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if frame is None:
            painter.setFont(theme.font("floor"))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(box.adjusted(theme.gap(8), 0, -theme.gap(8), 0), wrap, words)
            return
        hue = tokens.hue(leader.deck.workshop)
        here = frame.id == leader.frame.id
        if here:
            paint.rounded(
                painter, box.adjusted(1, 1, -1, -1), 8, theme.colour(f"{hue}_s"), theme.colour(hue), 2
            )
        elif option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            paint.rounded(painter, box.adjusted(1, 1, -1, -1), 8, theme.colour("hover"), theme.colour("line"))
        font = theme.font("smallbold" if here else "small")
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if not frame.reserve else "ink2"))
        painter.drawText(
            QRectF(box.left() + theme.gap(8), box.top(), self._left() - theme.gap(8), box.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            str(leader.deck.number(frame.id)),
        )
        room = box.adjusted(self._left(), 0, -self._right(), 0)
        if frame.reserve:
            words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, wrap, words)
        self._side(painter, box, frame, here=here)

    def _side(self, painter: QPainter, box: QRectF, frame: Frame, *, here: bool) -> None:
        theme = self._theme
        seen = any(name == frame.id for name, _ in self._leader.showing.entered) and not here
        icon = "check" if seen else _ICONS.get(frame.kind, "") if frame.reserve else ""
        right = box.right() - theme.gap(10)
        if icon:
            side = theme.px(16)
            icons.paint(
                painter,
                QRectF(right - side, box.center().y() - side / 2, side, side),
                icon,
                theme.name("ink2"),
            )
        elif frame.minutes >= 0.5:
            font = theme.font("floor")
            words = f"{round(frame.minutes)}{NBSP}min"
            painter.setFont(font)
            painter.setPen(theme.colour("ink2"))
            width = QFontMetrics(font).horizontalAdvance(words)
            painter.drawText(
                QRectF(right - width, box.top(), width + 1, box.height()),
                Qt.AlignmentFlag.AlignVCenter,
                words,
            )


class Frames(QWidget):
    """`chosen` is emitted with the id of a frame."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, leader: Leader) -> None:
        super().__init__()
        self._theme, self._leader = theme, leader
        self._words = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(8))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Un numéro ou des mots"))
        self.field.setAccessibleName(self.tr("Chercher une diapositive"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._take)
        column.addWidget(self.field)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Diapositives"))
        self.list.viewport().setAutoFillBackground(False)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setItemDelegate(_Row(theme, leader))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setUniformItemSizes(False)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.itemClicked.connect(self._clicked)
        self.list.itemActivated.connect(self._clicked)
        column.addWidget(self.list, 1)
        theme.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        words = fold(self._words.strip())
        titles = {one.id: one.title for one in self._leader.course.agenda}
        segment = ""
        for frame in self._leader.deck.frames:
            title = plain(frame.title)
            number = str(self._leader.deck.number(frame.id))
            if words and words not in fold(title) and not number.startswith(words):
                continue
            if frame.segment != segment:
                segment = frame.segment
                head = QListWidgetItem(titles.get(segment, ""))
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(head)
            item = QListWidgetItem(title)
            item.setData(_FRAME, frame)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._said(frame, number, title))
            if frame.reserve:
                item.setToolTip(self.tr("En réserve : {title}").format(title=title))
            self.list.addItem(item)

    def _said(self, frame: Frame, number: str, title: str) -> str:
        said = f"{number}, {title}"
        return self.tr("{frame}, en réserve").format(frame=said) if frame.reserve else said

    def _search(self, words: str) -> None:
        self._words = words
        self._fill()

    def _clicked(self, item: QListWidgetItem) -> None:
        frame = item.data(_FRAME)
        if frame is not None:
            self.chosen.emit(frame.id)

    def _take(self) -> None:
        """Enter in the field: the number typed, else the first that is found."""
        words = self.field.text().strip()
        frame = self._leader.deck.numbered(int(words)) if words.isdigit() else None
        items = (self.list.item(row).data(_FRAME) for row in range(self.list.count()))
        found = frame or next((one for one in items if one is not None), None)
        if found is not None:
            self.field.clear()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.chosen.emit(found.id)

    def refresh(self) -> None:
        """Show where one is."""
        here = self._leader.frame.id
        for row in range(self.list.count()):
            frame = self.list.item(row).data(_FRAME)
            if frame is not None and frame.id == here:
                if self.list.currentRow() != row:
                    self.list.setCurrentRow(row)
                    self.list.scrollToItem(self.list.item(row), QListWidget.ScrollHint.PositionAtCenter)
                break
        self.list.viewport().update()
