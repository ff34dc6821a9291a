"""The reading column: header, blocks, end. Only what is seen first is built first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop.reading.blocks import REGISTRY
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.reading.prose import ProseView
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.label import Label

COLUMN = 558
"""Pixels of the cards' width at 100 %; prose is 24 narrower on each side."""
SETTLE = 500
"""Milliseconds without scrolling after which the place and what was read are noted."""
SETTLING = 1.0
"""Seconds after another width in which what stands above may still change its height."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the page that survives another width or text size: a block, a character, words near it."""

    block: int = 0
    char: int = 0
    near: str = ""


class Reader(QScrollArea):
    """Shows a lesson. `settled` is emitted when scrolling pauses, `built` when all is there."""

    settled = Signal()
    built = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settling = 0.0
        self.setObjectName("reading")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._new_page()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SETTLE)
        self._pause.timeout.connect(self._paused)
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._build_some)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._pause.start())
        self._context: Context | None = None
        self._queue: list[tuple[int, model.Block]] = []
        self.widgets: dict[int, QWidget] = {}
        self._end: Callable[[], QWidget] | None = None
        self.end: QWidget | None = None
        self._keep: Place | None = None
        self._kept_at: Place | None = None
        self._target: tuple[str, Place | None] | None = None
        self._putting = self._clamped = False
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.changed.connect(self._restyle)

    # ------------------------------------------------------------------ building

    def _new_page(self) -> None:
        """An empty page takes the place of the one before, which goes away whole: widget by widget
        would take longer than showing a lesson."""
        before = self.takeWidget()
        if before is not None:
            before.deleteLater()
        self.content = QWidget()
        self.content.setObjectName("content")
        outer = QHBoxLayout(self.content)
        outer.setContentsMargins(0, 0, 0, 0)
        self._middle = QWidget()
        self._column = QVBoxLayout(self._middle)
        outer.addStretch(1)
        outer.addWidget(self._middle, 100)
        outer.addStretch(1)
        self._measure()
        self.setWidget(self.content)

    @property
    def empty(self) -> bool:
        """Whether no lesson is on the page."""
        return self._context is None

    def put_away(self) -> None:
        """Nobody looks at the lesson any more: empty the page."""
        self._later.stop()
        self._pause.stop()
        self._queue.clear()
        self.widgets.clear()
        self._context = self._end = self.end = self._keep = self._kept_at = self._target = None
        self._new_page()

    def show_lesson(
        self, context: Context, eyebrow: str, end: Callable[[], QWidget], place: Place | None, anchor: str
    ) -> None:
        """Show a lesson at a place or at an anchor (« #section » or an activity's id)."""
        if not self.empty:
            self.put_away()
        self._context, self._end = context, end
        lesson, gap = context.lesson, self._theme.gap
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(gap(24), gap(28), gap(24), gap(14))
        column.setSpacing(gap(8))
        column.addWidget(Label(eyebrow, "eyebrow", context.hue))
        self.title = Label(lesson.title, "lesson")
        column.addWidget(self.title)
        if lesson.lead:
            column.addWidget(Label(lesson.lead, "lead", "ink2"))
        self._column.addWidget(head)
        self._column.addStretch(1)
        self._queue = list(enumerate(self._with_footnotes(lesson)))
        target = self._block_of(anchor) if anchor else place.block if place else 0
        self._build_until(target)
        self.verticalScrollBar().setValue(0)
        self._target = (anchor, place) if anchor or place else None
        self._reach()
        self._later.start()

    def _reach(self) -> None:
        """Go where the lesson was to open, until the person scrolls: the room may still change."""
        if self._target is None:
            return
        anchor, place = self._target
        if anchor:
            self.go(anchor)
        elif place and (place.block or place.char):
            self.restore(place)

    def _put(self, y: int) -> None:
        """Scroll there for the person, who did not ask to leave the place."""
        bar = self.verticalScrollBar()
        self._putting = True
        bar.setMaximum(max(bar.maximum(), y))
        bar.setValue(max(0, y))
        self._putting = False

    def _range_changed(self, _: int, most: int) -> None:
        self._clamped = self.verticalScrollBar().value() > most

    def _scrolled(self) -> None:
        """Whoever scrolls chooses another place; a page that becomes shorter under them does not.
        It is noted at once: while a window changes, where the page stands says little."""
        if not self._putting and not self._clamped:
            self._target, self._kept_at = None, self.place()
            self._keep = self._kept_at if self._keep else None
        self._clamped = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys; Home and End go to the ends, Space goes a page down."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = bar.SliderAction.SliderPageStepSub if back else bar.SliderAction.SliderPageStepAdd
            bar.triggerAction(step)
        else:
            super().keyPressEvent(event)

    def _with_footnotes(self, lesson: model.Lesson) -> tuple[model.Block, ...]:
        """The blocks, the footnotes as prose before the sources."""
        if not lesson.footnotes:
            return lesson.blocks
        items = tuple(note.flows for note in lesson.footnotes)
        heading = model.Heading(3, "notes-de-bas-de-page", (model.Text(self.tr("Notes")),))
        notes = model.Prose((heading, model.Numbered(items)))
        last = lesson.blocks[-1] if lesson.blocks else None
        if isinstance(last, model.Sources):
            return (*lesson.blocks[:-1], notes, last)
        return (*lesson.blocks, notes)

    def _block_of(self, anchor: str) -> int:
        """The block that holds an anchor."""
        name = anchor.removeprefix("#")
        for index, block in self._queue:
            if anchor.startswith("#") and isinstance(block, model.Prose):
                if any(isinstance(flow, model.Heading) and flow.id == name for flow in block.flows):
                    return index
            elif getattr(block, "id", None) == name or (
                isinstance(block, model.Sources) and name == "sources"
            ):
                return index
        return 0

    def _add(self, index: int, block: model.Block) -> None:
        maker = REGISTRY[type(block)]
        if maker is None or self._context is None:
            return
        widget = maker(self._context, block)
        gap = self._theme.gap
        if isinstance(widget, ProseView):
            holder = QWidget()
            inner = QVBoxLayout(holder)
            # A heading is nearer to what it announces than to the card before it.
            begins = isinstance(block, model.Prose) and isinstance(block.flows[0], model.Heading)
            inner.setContentsMargins(gap(24), gap(12) if begins and index else 0, gap(24), 0)
            inner.addWidget(widget)
            self._column.insertWidget(self._column.count() - 1, holder)
        else:
            self._column.insertWidget(self._column.count() - 1, widget)
        self.widgets[index] = widget
        for view in [widget] if isinstance(widget, ProseView) else widget.findChildren(ProseView):
            view.caret_moved.connect(lambda caret, view=view: self._follow(view, caret))

    def _build_until(self, block: int) -> None:
        """Build up to a block and a screen more."""
        height, enough = 0, self.viewport().height() * 1.2
        gap = self._theme.gap
        width = min(self._middle.maximumWidth(), self.viewport().width()) - 2 * gap(12)
        while self._queue and (self._queue[0][0] <= block or height < enough):
            index, one = self._queue.pop(0)
            self._add(index, one)
            widget = self.widgets.get(index)
            if widget is not None and index >= block:
                tall = widget.heightForWidth(width - 2 * gap(24) if isinstance(widget, ProseView) else width)
                height += tall if tall >= 0 else widget.sizeHint().height()
        if not self._queue:
            self._finish()
        self._lay_now()

    def _build_some(self) -> None:
        if self._queue:
            index, block = self._queue.pop(0)
            self._add(index, block)
        if not self._queue:
            self._later.stop()
            self._finish()

    def build_all(self) -> None:
        """Build what is left at once (for a search in the page, a picture)."""
        while self._queue:
            self._add(*self._queue.pop(0))
        self._later.stop()
        self._finish()
        self._lay_now()

    def _finish(self) -> None:
        if self.end is None and self._end is not None:
            self.end = self._end()
            self._column.insertWidget(self._column.count() - 1, self.end)
            self.built.emit()
            self._lay_now()
            self._reach()
            self._settling = monotonic() + SETTLING
            self._pause.start()

    @property
    def complete(self) -> bool:
        """Whether the whole lesson is on the page."""
        return self.end is not None

    def _lay_now(self) -> None:
        """Let the layouts settle, so that positions are true."""
        content = self.content
        layout = content.layout()
        if layout is None:
            return
        layout.activate()
        width = self.viewport().width()
        height = max(
            self.viewport().height(), layout.heightForWidth(width) if layout.hasHeightForWidth() else 0
        )
        content.resize(width, height)
        layout.activate()
        self._column.activate()

    # ------------------------------------------------------------------ places

    def top_of(self, anchor: str) -> int | None:
        """How far down an anchor stands, in pixels; none if it is not built."""
        name = anchor.removeprefix("#")
        for widget in self.widgets.values():
            if isinstance(widget, ProseView):
                position = widget.built.headings.get(name)
                if position is not None:
                    return self._y(widget) + round(widget.position_y(position))
            elif getattr(getattr(widget, "block", None), "id", None) == name:
                return self._y(widget)
        last = list(self.widgets.values())[-1:] if name == "sources" else []
        return self._y(last[0]) if last else None

    def _y(self, widget: QWidget) -> int:
        return widget.mapTo(self.content, QPoint(0, 0)).y()

    def aim(self, anchor: str) -> None:
        """Go to an anchor because the person asked."""
        self._kept_at = None
        self._target = (anchor, None)
        self._reach()
        self.build_all()
        self._reach()
        self._target = None

    def focus_text(self) -> None:
        """Give the focus to the text at the top of the window: keys scroll and select from there."""
        top = self.verticalScrollBar().value()
        views = [view for _, view in self.prose_views() if view.focusPolicy() & Qt.FocusPolicy.TabFocus]
        here = next((view for view in views if self._y(view) + view.height() > top), None)
        if here is not None:
            cursor = here.textCursor()
            cursor.setPosition(here.position_at(max(0, top - self._y(here))))
            here.setTextCursor(cursor)
            here.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, view: ProseView, caret: QRect) -> None:
        """Keep the caret on screen while keys move it."""
        at = view.mapTo(self.content, caret.center())
        self.ensureVisible(at.x(), at.y(), 0, self._theme.px(60))

    def go(self, anchor: str) -> None:
        """Scroll to an anchor; build what is before it."""
        if self.top_of(anchor) is None:
            self.build_all()
        top = self.top_of(anchor)
        if top is not None:
            self.verticalScrollBar().setMaximum(max(0, self.content.height() - self.viewport().height()))
            self._put(min(top - self._theme.gap(20), self.verticalScrollBar().maximum()))

    def place(self) -> Place:
        """The place at the top of the window."""
        top = self.verticalScrollBar().value() + self._theme.gap(24)
        chosen: tuple[int, QWidget] | None = None
        for index, widget in self.widgets.items():
            if self._y(widget) + widget.height() > top:
                chosen = index, widget
                break
        if chosen is None or self.verticalScrollBar().value() == 0:
            return Place()
        index, widget = chosen
        if isinstance(widget, ProseView):
            char = widget.position_at(max(0, top - self._y(widget)))
            return Place(index, char, widget.text()[char : char + 40])
        into = max(0, top - self._y(widget)) * 1000 // max(1, widget.height())
        return Place(index, into)

    def restore(self, place: Place) -> None:
        """Come back to a place; the words near it are looked for where the text has changed."""
        widget = self.widgets.get(place.block)
        if widget is None:
            return
        if not (place.block or place.char):
            self._put(0)  # the top of the page, above the first block
            return
        y = self._y(widget)
        if isinstance(widget, ProseView):
            text, char = widget.text(), place.char
            if place.near and text[char : char + len(place.near)] != place.near:
                found = text.find(place.near)
                char = found if found >= 0 else char
            y += round(widget.position_y(char))
        else:
            y += place.char * widget.height() // 1000
        self._put(y - self._theme.gap(24))

    def show_words(self, widget: QWidget, start: int) -> None:
        """Scroll to a character of a text of the page, a third of the way down."""
        y = self._y(widget)
        if isinstance(widget, ProseView):
            y += round(widget.position_y(start))
        self.verticalScrollBar().setValue(max(0, y - self.viewport().height() // 3))

    def bottom_seen(self) -> int:
        """How far down the window shows."""
        return self.verticalScrollBar().value() + self.viewport().height()

    def end_seen(self) -> bool:
        """Whether the last line of the lesson was on screen."""
        if not self.complete or self.end is None or not self.isVisible():
            return False
        return self.bottom_seen() >= self._y(self.end)

    def prose_views(self) -> list[tuple[int, ProseView]]:
        """All runs of text with the block they belong to."""
        found: list[tuple[int, ProseView]] = []
        for index, widget in self.widgets.items():
            views = [widget] if isinstance(widget, ProseView) else widget.findChildren(ProseView)
            found.extend((index, view) for view in views)
        return found

    # ------------------------------------------------------------------ reacting

    def _paused(self) -> None:
        if self._context is not None and self.isVisible():
            self.settled.emit()

    def refresh(self) -> None:
        """Show the learner's state again."""
        for widget in self.widgets.values():
            refresh = getattr(widget, "refresh", None)
            if refresh:
                refresh()

    def settle(self) -> None:
        """Save what is being written in the page."""
        for widget in self.widgets.values():
            settle = getattr(widget, "settle", None)
            if settle:
                settle()

    def _restyle(self) -> None:
        """The texts are written again by themselves; then come back to the same line."""
        self._keep_place()
        self._measure()

    def _measure(self) -> None:
        self._column.setContentsMargins(self._theme.gap(12), 0, self._theme.gap(12), self._theme.gap(40))
        self._column.setSpacing(self._theme.gap(16))
        self._middle.setMaximumWidth(self._theme.px(COLUMN) + 2 * self._theme.gap(12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place when the width changes."""
        if event.oldSize().width() == event.size().width() or self._context is None:
            super().resizeEvent(event)
            return
        self._keep_place()
        super().resizeEvent(event)

    def _keep_place(self) -> None:
        """Come back to this place once all is laid out. A window that changes goes through several
        widths: where nobody scrolled since the last of them, the place is still the first one."""
        if self._keep is not None:
            return
        self._keep = self._kept_at or self.place()
        QTimer.singleShot(0, self._kept)

    def _kept(self) -> None:
        place, self._keep = self._keep, None
        if place is not None:
            self._lay_now()
            self._reach()
            if self._target is None:
                self.restore(place)
                self._kept_at = place
            self._settling = monotonic() + SETTLING
            self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After the width changed, cards find their height one after the other: stay at the place."""
        if watched is self.content and event.type() == QEvent.Type.Resize and monotonic() < self._settling:
            self._settling = monotonic() + SETTLING
            QTimer.singleShot(0, self._stay)
        return super().eventFilter(watched, event)

    def _stay(self) -> None:
        place = self._kept_at
        if self._context is None or self._keep is not None:
            return
        self._reach()
        if self._target is None and place is not None:
            self.restore(place)

    def changeEvent(self, event: QEvent) -> None:
        """Restart the pause when shown again."""
        super().changeEvent(event)


def words_of(block: model.Block) -> str:
    """The title of an activity, for the outline."""
    title = getattr(block, "title", ())
    return plain(title) if title else ""
