"""The table of a class: its head, the whole class above the rows, the rows, what the shapes mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from atelier.classroom.classes import Participant
from atelier.desktop.screens.room.delegate import PersonDelegate
from atelier.desktop.screens.room.people import Column, Index, PeopleModel
from atelier.desktop.screens.room.strip import Strip, draw_cell
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.card import Card, fill_row
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.rows import OptionCheck

COMPACT = 660
"""Pixels at 100 % under which a person takes one column."""
SEVERAL = 2


class Grid:
    """How wide each column is in a width."""

    def __init__(self, theme: Theme, model: PeopleModel, width: int) -> None:
        self.compact = theme.effective(width) < COMPACT
        px, gap = theme.px, theme.gap
        tick = gap(18) + px(22) + gap(12)
        if self.compact:
            self.widths = {Column.TICK: tick, Column.NAME: width - tick}
            return
        strong = QFontMetrics(theme.font("strong"))
        presence = (
            px(18)
            + gap(22)
            + max(
                strong.horizontalAdvance("En ligne"),
                QFontMetrics(theme.font("small")).horizontalAdvance("18 h 50 à 20 h 45"),
            )
        )
        seen = max(
            strong.horizontalAdvance("Terminées"),
            QFontMetrics(theme.font("smallbold")).horizontalAdvance("00 / 00"),
        ) + gap(26)
        left = width - tick - presence - seen
        wanted = Strip.wanted(theme, model.lessons) + gap(14)
        least = max(
            px(130), QFontMetrics(theme.font("small")).horizontalAdvance("Aucun fichier reçu") + gap(36)
        )
        lessons = max(least, min(wanted, left - px(150)))
        self.widths = {
            Column.TICK: tick,
            Column.NAME: left - lessons,
            Column.PRESENCE: presence,
            Column.LESSONS: lessons,
            Column.SEEN: seen,
        }

    def left(self, column: Column) -> int:
        """Where a column begins."""
        return sum(width for one, width in self.widths.items() if one < column)


class _View(QTableView):
    """`acted`: Enter, the Menu key or a right click; `toggled`: Space or a click on the box."""

    acted = Signal(QPoint)
    presence = Signal(QPoint)
    toggled = Signal()

    def __init__(self, theme: Theme, model: PeopleModel) -> None:
        super().__init__()
        self.theme = theme
        self.setModel(model)
        self.lines = PersonDelegate(theme, model, self)
        self.setItemDelegate(self.lines)
        self.setAccessibleName(self.tr("Participants"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setProperty("ownfocus", True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.selectRow(index.row())
        self.acted.emit(self.viewport().mapToGlobal(at))

    def below(self) -> QPoint:
        """Just under the current row, on the screen."""
        box = self.visualRect(self.currentIndex().siblingAtColumn(Column.NAME))
        return self.viewport().mapToGlobal(QPoint(box.left(), box.bottom()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter and the Menu key say what can be done."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            if not event.isAutoRepeat():
                self.toggled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu):
            if self.currentIndex().isValid():
                self.acted.emit(self.below())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks; on the presence, it offers to change it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if not plain or not index.isValid():
            return
        if index.column() == Column.TICK:
            self.toggled.emit()
        elif index.column() == Column.PRESENCE:
            box = self.visualRect(index)
            self.presence.emit(self.viewport().mapToGlobal(QPoint(box.left(), box.bottom())))

    def wheelEvent(self, event: object) -> None:
        """Where all rows are shown, the wheel is the page's."""
        if self.verticalScrollBar().maximum() == 0:
            event.ignore()  # type: ignore[attr-defined]
        else:
            super().wheelEvent(event)  # type: ignore[arg-type]


class _Head(QWidget):
    """The names of the columns, and the box that stands for everybody."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.grid: Grid | None = None
        self.all = OptionBox(theme, self.tr("Une attestation à toutes les personnes montrées"))
        self.all.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_grid(self, grid: Grid) -> None:
        """Follow the columns."""
        self.grid = grid
        self.setFixedHeight(self._theme.px(44))
        side = self._theme.px(22)
        self.all.setGeometry(self._theme.gap(18), (self.height() - side) // 2, side, side)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme, grid = paint.begin(self), self._theme, self.grid
        fill_row(painter, self, theme.colour("hover"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.colour("line"))
        if grid is None:
            return
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink"))
        names = {
            Column.NAME: self.tr("Participants"),
            Column.PRESENCE: self.tr("Présence"),
            Column.LESSONS: self.tr("Leçons, par module"),
            Column.SEEN: self.tr("Terminées"),
        }
        for column, words in names.items():
            if column not in grid.widths:
                continue
            right = column is Column.SEEN
            width = grid.widths[column] - (theme.gap(24) if right else theme.gap(8))
            box = QRect(grid.left(column), 0, width, self.height())
            if right:
                box.setLeft(box.left() - theme.px(40))
            across = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, across | Qt.AlignmentFlag.AlignVCenter, shown)


class OptionBox(OptionCheck):
    """A box alone, without words beside it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, "")
        self._theme_ = theme
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setTristate(True)
        self.hue = ""

    def nextCheckState(self) -> None:
        """Partly ticked, a click ticks all."""
        self.setCheckState(
            Qt.CheckState.Unchecked if self.checkState() == Qt.CheckState.Checked else Qt.CheckState.Checked
        )

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the box."""
        colour = self._theme_.colour
        states = {Qt.CheckState.Checked: "done", Qt.CheckState.PartiallyChecked: "partly"}
        state = states.get(self.checkState(), "todo")
        fill = colour(self.hue or "btn")
        box = QRectF(self.rect())
        painter = paint.begin(self)
        if state == "partly":
            paint.rounded(painter, box, 6 * box.width() / 22, fill, None)
            paint.dash(painter, box, colour("surface"), box.width() / 10)
            return
        paint.checkbox(
            painter,
            box,
            state=state,
            fill=fill,
            edge=colour("ctl"),
            mark=colour("surface"),
            surface=colour("surface"),
        )


class _WholeClass(QWidget):
    """How many people have done each lesson."""

    def __init__(self, theme: Theme, model: PeopleModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self.hue = ""
        self.grid: Grid | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_grid(self, grid: Grid) -> None:
        """Follow the columns."""
        self.grid = grid
        words = self._heights()
        high = sum(words) + 2 * self._theme.gap(8)
        strip = self._theme.px(24) + QFontMetrics(self._theme.font("floor")).height() + 2 * self._theme.gap(8)
        both = high + strip - self._theme.gap(8) if grid.compact else max(high, strip)
        self.setFixedHeight(both)
        said = [self.tr("{lesson} : {n}").format(lesson=one.title, n=one.seen) for one in self._model.lessons]
        self.setAccessibleName(self.tr("Toute la classe"))
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def _heights(self) -> tuple[int, int]:
        return (
            QFontMetrics(self._theme.font("strong")).height(),
            QFontMetrics(self._theme.font("small")).height(),
        )

    def _strip(self) -> tuple[Strip, int, float] | None:
        """The strip, where it begins and the middle of its cells."""
        grid = self.grid
        if grid is None or not self._model.lessons:
            return None
        column = Column.NAME if grid.compact else Column.LESSONS
        strip = Strip(self._theme, self._model.lessons, grid.widths[column] - self._theme.gap(10))
        floor = QFontMetrics(self._theme.font("floor")).height()
        if grid.compact:
            middle = float(self.height() - self._theme.gap(8) - floor - self._theme.px(12))
        else:
            middle = (self.height() - floor) / 2
        return strip, grid.left(column), middle

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme, grid = paint.begin(self), self._theme, self.grid
        painter.fillRect(self.rect(), theme.colour(f"{self.hue}_s" if self.hue else "hover"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.colour("line"))
        if grid is None:
            return
        self._words(painter, grid)
        found = self._strip()
        if found is None:
            return
        strip, left, middle = found
        total = self._model.received
        font = theme.font("floor")
        font.setBold(True)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        numbers = metrics.horizontalAdvance("00") <= strip.width + theme.px(4)
        for place, lesson in enumerate(self._model.lessons):
            box = strip.box(place, left, middle)
            draw_cell(painter, theme, box, f"{self.hue}", min(0.999, lesson.seen / total) if total else 0)
            if numbers:
                painter.setPen(theme.colour("ink"))
                below = QRectF(box.center().x() - 30, box.bottom() + 1, 60, metrics.height())
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(lesson.seen))

    def _words(self, painter: QPainter, grid: Grid) -> None:
        theme = self._theme
        one, two = self._heights()
        left = grid.left(Column.NAME)
        room = grid.widths[Column.NAME] if grid.compact else grid.left(Column.LESSONS) - left
        room -= theme.gap(14)
        top = theme.gap(8) if grid.compact else (self.height() - one - two) // 2
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for role, words, y, height in (
            ("strong", self.tr("Toute la classe"), top, one),
            ("small", self.tr("Nombre de personnes qui ont terminé la leçon"), top + one, two),
        ):
            font = theme.font(role)
            painter.setFont(font)
            painter.setPen(theme.colour("ink"))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, y, room, height), flags, shown)

    def event(self, event: QEvent) -> bool:
        """Which lesson is under the pointer."""
        if isinstance(event, QHelpEvent) and (found := self._strip()) is not None:
            strip, left, _middle = found
            place = strip.at(event.pos().x() - left)
            if place >= 0:
                lesson = self._model.lessons[place]
                words = self.tr("{module} {title}\nterminée par {n} sur {total}")
                said = words.format(
                    module=lesson.module, title=lesson.title, n=lesson.seen, total=self._model.received
                )
                QToolTip.showText(event.globalPos(), said, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


class _Foot(QWidget):
    """Which people are on screen, and what the shapes mean."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.hue = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.gap(18), theme.gap(8), theme.gap(18), theme.gap(10))
        row.setSpacing(theme.gap(8))
        self.words = Label("", "small")
        row.addWidget(self.words, 1)
        self._legend = _Legend(theme)
        row.addWidget(self._legend)

    def set_hue(self, hue: str) -> None:
        """The colour of the workshop."""
        self._legend.hue = hue
        self._legend.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = paint.begin(self)
        fill_row(painter, self, self._theme.colour("hover"))
        painter.fillRect(QRect(0, 0, self.width(), 1), self._theme.colour("line"))


class _Legend(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.hue = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def _parts(self) -> tuple[tuple[str, float], ...]:
        return ((self.tr("terminée"), 1.0), (self.tr("en cours"), 0.5), (self.tr("à voir"), 0.0))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("small"))
        width = sum(metrics.horizontalAdvance(words) for words, _ in self._parts())
        return QSize(width + 3 * self._theme.px(20) + 2 * self._theme.gap(14) + 2, self._theme.px(24))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        font = theme.font("small")
        metrics = QFontMetrics(font)
        x = 0
        for words, filled in self._parts():
            box = QRectF(x, (self.height() - theme.px(19)) / 2, theme.px(14), theme.px(19))
            draw_cell(painter, theme, box, self.hue, filled)
            x += theme.px(20)
            width = metrics.horizontalAdvance(words)
            painter.setFont(font)
            painter.setPen(theme.colour("ink"))
            painter.drawText(QRect(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            x += width + theme.gap(14)


class PeopleTable(Card):
    """`acted` and `presence` are emitted with where a menu may open; `moved` when another row is current."""

    acted = Signal(QPoint)
    presence = Signal(QPoint)
    moved = Signal()

    def __init__(self, theme: Theme, model: PeopleModel) -> None:
        super().__init__(theme)
        self.theme, self.model = theme, model
        self.full = False
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 2)
        column.setSpacing(0)
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(theme.gap(12), theme.gap(10), theme.gap(12), theme.gap(10))
        self.tools.setSpacing(theme.gap(10))
        column.addLayout(self.tools)
        self.head = _Head(theme)
        self.whole = _WholeClass(theme, model)
        self.view = _View(theme, model)
        self.none = Label("", "list", "ink2")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setContentsMargins(theme.gap(30), theme.gap(40), theme.gap(30), theme.gap(40))
        self.none.hide()
        self.foot = _Foot(theme)
        for widget in (self.head, self.whole):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addWidget(self.none, 1)
        column.addWidget(self.foot)
        self.view.acted.connect(self.acted)
        self.view.presence.connect(self.presence)
        self.view.toggled.connect(self._toggle)
        self.head.all.clicked.connect(self._toggle_all)
        self.view.verticalScrollBar().valueChanged.connect(lambda _: self._say())
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self.moved.emit())
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._say())
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(lambda *_: self._say())
        theme.changed.connect(self.measure)

    # ------------------------------------------------------------------ showing

    def set_hue(self, hue: str) -> None:
        """The colour of the workshop."""
        self.view.lines.hue = self.whole.hue = self.head.all.hue = hue
        self.foot.set_hue(hue)
        self.view.viewport().update()

    def set_full(self, full: bool) -> None:
        """Show every row, the page scrolls; or scroll here."""
        self.full = full
        self.measure()

    def measure(self) -> None:
        """Follow the room, the text's size, the lessons."""
        bar = 0 if self.full else self.view.verticalScrollBar().sizeHint().width()
        grid = Grid(self.theme, self.model, max(200, self.width() - 2 - bar))
        self.view.lines.compact = grid.compact
        for column in Column:
            self.view.setColumnHidden(column, column not in grid.widths)
            if column in grid.widths:
                self.view.setColumnWidth(column, grid.widths[column])
        height = self.view.lines.height
        self.view.verticalHeader().setDefaultSectionSize(height)
        rows = self.model.rowCount()
        if self.full:
            self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.view.setFixedHeight(max(1, rows * height))
        else:
            self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            self.view.setMinimumHeight(self.theme.px(150))
            self.view.setMaximumHeight(16_777_215)
        self.head.show_grid(grid)
        self.whole.show_grid(grid)
        self.view.viewport().update()
        self._say()

    def _reset(self) -> None:
        empty = self.model.rowCount() == 0
        self.view.setVisible(not empty)
        self.whole.setVisible(not empty)
        self.none.setVisible(empty)
        self.measure()
        if not empty and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, Column.NAME))
            self.view.clearSelection()

    def _say(self) -> None:
        """Which people are shown; how many are ticked."""
        rows, every = self.model.rowCount(), len(self.model.every)
        picked = len(self.view.selectionModel().selectedRows())
        if not rows:
            words = ""
        elif picked >= SEVERAL:
            words = self.tr("{n} personnes choisies").format(n=picked)
        elif rows < every:
            words = (
                self.tr("{n} personne sur {total}") if rows == 1 else self.tr("{n} personnes sur {total}")
            ).format(n=rows, total=every)
        elif self.full or self.view.verticalScrollBar().maximum() == 0:
            words = (self.tr("{n} personne") if rows == 1 else self.tr("{n} personnes")).format(n=rows)
        else:
            height = self.view.lines.height
            first = self.view.verticalScrollBar().value() // height + 1
            last = (self.view.verticalScrollBar().value() + self.view.viewport().height()) // height
            words = self.tr("Personnes {first} à {last}, sur {total}").format(
                first=first, last=min(rows, max(first, last)), total=rows
            )
        self.foot.words.setText(words)
        ticked = sum(line.attested for line in self.model.shown)
        state = (
            Qt.CheckState.Unchecked
            if not ticked
            else Qt.CheckState.Checked
            if ticked == rows
            else Qt.CheckState.PartiallyChecked
        )
        self.head.all.setCheckState(state)

    # ------------------------------------------------------------------ choosing

    def chosen(self) -> list[Participant]:
        """The people of the rows that are selected, else of the current one."""
        rows = sorted({index.row() for index in self.view.selectionModel().selectedRows()})
        if not rows and self.view.currentIndex().isValid():
            rows = [self.view.currentIndex().row()]
        return [self.model.shown[row].person for row in rows]

    def show_person(self, id: str) -> None:
        """Make a person's row the current one."""
        row = self.model.place_of(id)
        if row >= 0:
            index: Index = self.model.index(row, Column.NAME)
            self.view.selectionModel().setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
            self.view.scrollTo(index)

    def _toggle(self) -> None:
        people = self.chosen()
        rows = [self.model.place_of(person.id) for person in people]
        current = self.view.currentIndex().row()
        if current >= 0:
            on = not self.model.shown[current].attested
            self.model.tick(rows if current in rows else [current], on=on)

    def _toggle_all(self) -> None:
        on = self.head.all.checkState() == Qt.CheckState.Checked
        self.model.tick(range(self.model.rowCount()), on=on)

    def tools_of(self, *widgets: QWidget, stretch: Sequence[int] = ()) -> None:
        """Put controls above the table."""
        for place, widget in enumerate(widgets):
            self.tools.addWidget(widget, stretch[place] if place < len(stretch) else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns follow the width."""
        super().resizeEvent(event)
        self.measure()
