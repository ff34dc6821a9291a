"""A run of prose: one frameless, read-only QTextBrowser as high as its text."""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import QPointF, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit, QWidget

from atelier.content import model
from atelier.desktop.reading.document import MARK, Builder, Style

_SCROLL_KEYS = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End}


class ProseView(QTextBrowser):
    """Shows flows. `followed` is emitted with the address of a link; it opens nothing by itself."""

    followed = Signal(str)
    selected = Signal()
    caret_moved = Signal(QRect)

    def __init__(self, style: Style, flows: model.Flows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.style_ = style
        self._flows = flows
        self._heights: dict[int, int] = {}
        self._base = style.width / style.theme.factor
        self._highlights: list[tuple[int, int, QColor, bool]] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.document().setUndoRedoEnabled(False)
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))
        self.selectionChanged.connect(self.selected)
        # The page scrolls, never the text inside its own view.
        self.verticalScrollBar().valueChanged.connect(
            lambda value: self.verticalScrollBar().setValue(0) if value else None
        )
        self.setAccessibleName(self.tr("Texte"))
        # The caret shows where the focus is; a ring around a whole page would only weigh.
        self.setProperty("ownfocus", True)
        self.built = self._build()
        style.theme.changed.connect(self.rebuild)
        if not self.built.links and style.role != "body":
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _build(self) -> Any:
        self.style_.ratio = self.devicePixelRatioF()
        return Builder(self.document(), self.style_).write(self._flows)

    def rebuild(self) -> None:
        """Write the text again: theme or size changed."""
        self.style_.width = round(self._base * self.style_.theme.factor)
        self._heights.clear()
        caret = self.textCursor().position()
        self.document().clear()
        self.built = self._build()
        cursor = self.textCursor()
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._show_highlights()
        self.updateGeometry()

    # ------------------------------------------------------------------ size

    def heightForWidth(self, width: int) -> int:
        """Height of the whole text at a width."""
        if width not in self._heights:
            self._heights[width] = self._measured(width)
        return self._heights[width]

    def _measured(self, width: int) -> int:
        """Lay the text out at a width, then as it was: QTextEdit, told of the new size, would
        lay it out at its own width before we could look."""
        document = self.document()
        before = document.textWidth()
        layout = document.documentLayout()
        layout.blockSignals(True)
        document.setTextWidth(width)
        height = ceil(document.size().height())
        if before > 0 and before != width:
            document.setTextWidth(before)
        layout.blockSignals(False)
        return height

    def sizeHint(self) -> QSize:
        """As high as the text."""
        width = self.style_.width
        return QSize(width, self.heightForWidth(self.width() if self.width() > 100 else width))

    def minimumSizeHint(self) -> QSize:
        """Any width."""
        return QSize(60, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, then the bullets and numbers of lists at their left."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(self.style_.theme.colour(self.style_.tone))
        gap = self.style_.theme.gap(9)
        block = self.document().begin()
        while block.isValid():
            made = block.textList()
            if made is not None and block.layout().lineCount():
                mark = made.format().property(MARK)
                words = mark if isinstance(mark, str) else f"{mark + made.itemNumber(block)}."
                line = block.layout().lineAt(0)
                painter.setFont(block.charFormat().font())
                left = block.layout().position().x() + line.x() - gap
                base = block.layout().position().y() + line.y() + line.ascent()
                painter.drawText(QPointF(left - painter.fontMetrics().horizontalAdvance(words), base), words)
            block = block.next()
        painter.end()

    # ------------------------------------------------------------------ input

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the text."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that scroll go to the page."""
        if event.key() in _SCROLL_KEYS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
            self.caret_moved.emit(self.cursorRect())

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        """Only what the builder put there: nothing is read from a disk or a network by an address."""
        name = QUrl(url)
        return self.document().resource(kind, name) if name.scheme() == "figure" else None

    # ------------------------------------------------------------------ marks

    def text(self) -> str:
        """The words as shown, one « \\n » a paragraph."""
        return self.document().toPlainText()

    def set_highlights(self, ranges: list[tuple[int, int, QColor, bool]]) -> None:
        """Colour ranges (start, end, colour, underlined)."""
        self._highlights = ranges
        self._show_highlights()

    def _show_highlights(self) -> None:
        shown = []
        for start, end, colour, underlined in self._highlights:
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(start, self.document().characterCount() - 1))
            cursor.setPosition(
                min(end, self.document().characterCount() - 1), QTextCursor.MoveMode.KeepAnchor
            )
            one.cursor = cursor
            one.format.setBackground(colour)
            if underlined:
                one.format.setFontUnderline(True)
            shown.append(one)
        self.setExtraSelections(shown)

    def position_y(self, position: int) -> float:
        """How far down a character stands, in pixels."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(max(0, min(position, self.document().characterCount() - 1)))
        return float(self.cursorRect(cursor).top())

    def position_at(self, y: float) -> int:
        """The first character of the line at a height."""
        from PySide6.QtCore import QPoint

        return int(self.cursorForPosition(QPoint(0, round(y))).position())
