"""The list of results: heads of groups, and lines with the words found marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from atelier.desktop.theme import icons
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.search.rows import Hit, Marks

HIT = Qt.ItemDataRole.UserRole + 1
HUE = Qt.ItemDataRole.UserRole + 2
ICON = Qt.ItemDataRole.UserRole + 3
SIDE = Qt.ItemDataRole.UserRole + 4

Index = QModelIndex | QPersistentModelIndex


def draw_marked(
    painter: QPainter, theme: Theme, box: QRectF, text: str, marks: Marks, role: str, tone: str = "ink"
) -> None:
    """One line of text, the words found on the colour of a selection, cut with « … »."""
    font = theme.font(role)
    metrics = QFontMetricsF(font)
    bold = theme.font(role)
    bold.setBold(True)
    strong = QFontMetricsF(bold)
    x = box.left()
    base = box.top() + (box.height() + metrics.ascent() - metrics.descent()) / 2
    place = 0
    parts: list[tuple[str, bool]] = []
    for start, end in marks:
        parts += [(text[place:start], False), (text[start:end], True)]
        place = end
    parts.append((text[place:], False))
    for words, marked in parts:
        used = strong if marked else metrics
        room = box.right() - x
        shown = used.elidedText(words, Qt.TextElideMode.ElideRight, room)
        width = used.horizontalAdvance(shown)
        if marked and shown:
            ground = QRectF(x, base - metrics.ascent(), width, metrics.height())
            painter.fillRect(ground, theme.colour("sel"))
            painter.fillRect(QRectF(x, ground.bottom() - 1, width, 2), theme.colour("ochre_f"))
        painter.setFont(bold if marked else font)
        painter.setPen(theme.colour("ink" if marked else tone))
        painter.drawText(round(x), round(base), shown)
        x += width
        if shown != words:
            return


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._theme.px(58 if index.data(HIT) else 34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, gap = self._theme, self._theme.gap
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        hit: Hit | None = index.data(HIT)
        if hit is None:
            painter.setFont(theme.font("smallbold"))
            painter.setPen(theme.colour("ink2"))
            line = box.adjusted(gap(12), 0, 0, 0)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, index.data())
            painter.restore()
            return
        hue = index.data(HUE) or "ink"
        if option.state & QStyle.StateFlag.State_Selected:
            soft = f"{hue}_s" if hue != "ink" else "hover"
            edge = theme.colour(hue) if theme.scheme == "contrast" else None
            paint.rounded(painter, box.adjusted(0, 1, -4, -1), 9, theme.colour(soft), edge)
            painter.fillRect(QRectF(box.left(), box.top() + 8, 4, box.height() - 16), theme.colour(hue))
        side = theme.px(20)
        icons.paint(
            painter,
            QRectF(box.left() + gap(14), box.top() + gap(10), side, side),
            index.data(ICON),
            theme.name(hue),
        )
        left = box.left() + gap(14) + side + gap(14)
        words = index.data(SIDE) or ""
        painter.setFont(theme.font("floor"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        painter.setPen(theme.colour("ink2"))
        half = box.height() / 2
        painter.drawText(
            QRectF(box.right() - width - gap(16), box.top(), width + 2, half + 4),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            words,
        )
        top = QRectF(left, box.top() + 4, box.right() - width - gap(30) - left, half - 4)
        below = QRectF(left, box.top() + half, box.right() - gap(16) - left, half - 6)
        draw_marked(painter, theme, top, hit.title, hit.title_marks, "strong")
        draw_marked(painter, theme, below, hit.excerpt, hit.excerpt_marks, "small", "ink2")
        painter.restore()


class ResultList(QListView):
    """The lines; `move` goes among the hits only."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines = QStandardItemModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the caret stays in the field
        self.setAccessibleName(self.tr("Résultats"))

    def clear(self) -> None:
        """Empty the list."""
        self.lines.clear()

    def add_head(self, words: str) -> None:
        """Add the head of a group."""
        item = QStandardItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.lines.appendRow(item)

    def add_hit(self, hit: Hit, hue: str, icon: str, side: str) -> None:
        """Add a line."""
        item = QStandardItem(f"{hit.title}. {hit.excerpt}. {side}")
        item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        for role, value in ((HIT, hit), (HUE, hue), (ICON, icon), (SIDE, side)):
            item.setData(value, role)
        self.lines.appendRow(item)

    def move(self, step: int) -> None:  # type: ignore[override]
        """Choose the next hit down or up."""
        row, rows = self.currentIndex().row(), self.lines.rowCount()
        at = row + step
        while 0 <= at < rows:
            index = self.lines.index(at, 0)
            if index.data(HIT) is not None:
                self.setCurrentIndex(index)
                return
            at += step

    def hit(self) -> Hit | None:
        """The hit that is chosen."""
        found: Hit | None = self.currentIndex().data(HIT)
        return found
