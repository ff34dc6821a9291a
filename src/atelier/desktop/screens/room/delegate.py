"""How a line of the table is painted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from atelier.classroom.digest import DONE, LEFT
from atelier.desktop.screens.room.people import LINE, Column, Index, Line, PeopleModel
from atelier.desktop.screens.room.strip import Strip, draw_lesson
from atelier.desktop.theme import icons
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint

ICONS = {"room": "check", "online": "video", "absent": "x", "": "minus"}
MIDDLE = Qt.AlignmentFlag.AlignVCenter
LEFTWARDS = Qt.AlignmentFlag.AlignLeft | MIDDLE


class PersonDelegate(QStyledItemDelegate):
    """`compact`: one column under the name, where there is no room beside it."""

    def __init__(self, theme: Theme, model: PeopleModel, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._theme, self._model, self._view = theme, model, parent
        self.hue = ""
        self.compact = False

    # ------------------------------------------------------------------ measures

    @property
    def height(self) -> int:
        """Of a row."""
        theme = self._theme
        lines = QFontMetrics(theme.font("strong")).height() + QFontMetrics(theme.font("small")).height()
        if self.compact:
            return lines + QFontMetrics(theme.font("small")).height() + theme.px(28) + 2 * theme.gap(12)
        return max(theme.px(54), lines + 2 * theme.gap(6))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The row's height."""
        return QSize(40, self.height)

    def strip(self, width: int) -> Strip:
        """Where the lessons stand in a column of that width."""
        return Strip(self._theme, self._model.lessons, width)

    # ------------------------------------------------------------------ painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A cell."""
        given: Any = option  # what Qt fills in has no types here
        theme, line = self._theme, index.data(LINE)
        rect: QRect = given.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(given.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("sel" if selected else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        column = Column(index.column())
        {
            Column.TICK: self._tick,
            Column.NAME: self._compact if self.compact else self._name,
            Column.PRESENCE: self._presence,
            Column.LESSONS: self._lessons,
            Column.SEEN: self._seen,
        }[column](painter, rect, line)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            self._focus(painter, rect, column)
        painter.restore()

    def _focus(self, painter: QPainter, rect: QRect, column: Column) -> None:
        """The ring of the focus, inside the row, in the part of it that this cell holds."""
        theme = self._theme
        whole = QRect(0, rect.top(), self._view.viewport().width(), rect.height() - 1)
        painter.setClipRect(rect)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for inset, token, width in ((1.0, "focus2", 2.0), (3.5, "focus1", 3.0)):
            painter.setPen(QPen(theme.colour(token), width))
            painter.drawRoundedRect(QRectF(whole).adjusted(inset, inset, -inset, -inset), 8, 8)

    def _text(
        self, painter: QPainter, box: QRect, words: str, role: str, tone: str, flags: Qt.AlignmentFlag
    ) -> None:
        font: QFont = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.colour(tone))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, flags, shown)

    def _two(self, painter: QPainter, rect: QRect, above: tuple[str, str, str], below: str) -> None:
        """Two lines of words, centred together; above is words, role, tone."""
        words, role, tone = above
        one = QFontMetrics(self._theme.font(role)).height()
        two = QFontMetrics(self._theme.font("small")).height() if below else 0
        top = rect.top() + (rect.height() - one - two) // 2
        self._text(painter, QRect(rect.left(), top, rect.width(), one), words, role, tone, LEFTWARDS)
        if below:
            box = QRect(rect.left(), top + one, rect.width(), two)
            self._text(painter, box, below, "small", "ink2", LEFTWARDS)

    def _tick(self, painter: QPainter, rect: QRect, line: Line) -> None:
        colour, side = self._theme.colour, self._theme.px(22)
        middle = rect.top() + self._theme.px(28) if self.compact else rect.center().y()
        box = QRectF(rect.left() + self._theme.gap(18), middle - side / 2, side, side)
        paint.checkbox(
            painter,
            box,
            state="done" if line.attested else "todo",
            fill=colour(self.hue or "btn"),
            edge=colour("ctl"),
            mark=colour("surface"),
            surface=colour("surface"),
        )

    def _name(self, painter: QPainter, rect: QRect, line: Line) -> None:
        box = rect.adjusted(0, 0, -self._theme.gap(12), 0)
        self._two(painter, box, (line.row.name, "strong", "ink"), line.row.organisation)

    def _presence(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme = self._theme
        side = theme.px(18)
        mode = line.row.attendance
        box = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        icons.paint(painter, box, ICONS[mode], theme.name("ink" if mode else "ink2"))
        there = mode in ("room", "online")
        words = rect.adjusted(side + theme.gap(8), 0, -theme.gap(8), 0)
        role, tone = ("strong", "ink") if there else ("list", "ink2")
        self._two(painter, words, (line.presence, role, tone), line.hours)

    def _lessons(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme = self._theme
        if not line.row.received:
            self._nothing(painter, rect)
            return
        strip = self.strip(rect.width() - theme.gap(10))
        for place, cell in enumerate(line.row.lessons):
            box = strip.box(place, rect.left(), rect.center().y())
            draw_lesson(painter, theme, box, self.hue, cell)

    def _nothing(self, painter: QPainter, rect: QRect) -> None:
        """« Aucun fichier reçu » : it is not that nothing was done."""
        theme = self._theme
        words = self.tr("Aucun fichier reçu")
        font = theme.font("small")
        width = min(rect.width() - theme.gap(8), QFontMetrics(font).horizontalAdvance(words) + theme.gap(22))
        height = theme.px(28)
        box = QRectF(rect.left(), rect.center().y() - height / 2, width, height)
        pen = QPen(theme.colour("ctl"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        inside = box.toRect().adjusted(theme.gap(6), 0, -theme.gap(6), 0)
        self._text(painter, inside, words, "small", "ink2", Qt.AlignmentFlag.AlignCenter)

    def _seen(self, painter: QPainter, rect: QRect, line: Line) -> None:
        row = line.row
        words = f"{row.seen} / {len(row.lessons)}" if row.received else "—"
        box = rect.adjusted(0, 0, -self._theme.gap(24), 0)
        self._text(painter, box, words, "smallbold", "ink", Qt.AlignmentFlag.AlignRight | MIDDLE)

    def _compact(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """Name, organisation, presence, then the lessons below."""
        theme = self._theme
        strong, small = (QFontMetrics(theme.font(role)).height() for role in ("strong", "small"))
        box = rect.adjusted(0, theme.gap(12), -theme.gap(16), 0)
        box.setHeight(strong)
        self._text(painter, box, line.row.name, "strong", "ink", LEFTWARDS)
        box.translate(0, strong)
        box.setHeight(small)
        self._text(painter, box, line.row.organisation, "small", "ink2", LEFTWARDS)
        box.translate(0, small)
        side = theme.px(16)
        mode = line.row.attendance
        spot = QRectF(box.left(), box.center().y() - side / 2, side, side)
        icons.paint(painter, spot, ICONS[mode], theme.name("ink" if mode else "ink2"))
        said = [line.presence, line.hours]
        if line.row.received:
            said.append(self._model.words(line, Column.SEEN))
        words = " · ".join(part for part in said if part)
        self._text(painter, box.adjusted(side + theme.gap(6), 0, 0, 0), words, "small", "ink", LEFTWARDS)
        below = QRect(box.left(), box.bottom() + theme.gap(2), box.width(), theme.px(30))
        self._lessons(painter, below, line)

    # ------------------------------------------------------------------ words under the pointer

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """What a lesson's cell stands for."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        line: Line = index.data(LINE)
        words = self._model.words(line, Column(index.column()))
        column = Column.NAME if self.compact else Column.LESSONS
        if index.column() == column and line.row.received:
            given: Any = option
            place = self.strip(given.rect.width() - self._theme.gap(10)).at(
                event.pos().x() - given.rect.left()
            )
            if place >= 0 and (not self.compact or event.pos().y() > given.rect.center().y()):
                lesson, cell = self._model.lessons[place], line.row.lessons[place]
                state = (
                    self.tr("terminée")
                    if cell.state == DONE
                    else self.tr("à voir")
                    if cell.state == LEFT
                    else self.tr("en cours, {percent} %").format(percent=cell.percent)
                )
                words = f"{lesson.module} {lesson.title}\n{state}"
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The view ticks, by its own keys and clicks."""
        return False
