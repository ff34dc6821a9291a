"""The focus ring: one overlay a window, drawn around whatever has the keyboard's focus.

It shows when the keyboard was used last (always in a text field). An overlay, because a widget
cannot paint outside itself; one, because every control must look the same.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from atelier.desktop.theme.theme import Theme

_MARGIN = 8
_FOLLOWED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Hide,
    QEvent.Type.Show,
    QEvent.Type.LayoutRequest,
)


class FocusRing(QWidget):
    """Draws the ring over its window. A widget with the property `inside` gets it inside its edge."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._keyboard = True
        self._typed = False
        self.setObjectName("focus-ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def watch_input(self) -> None:
        """Tell keyboard from mouse: events of the native window only, so that it costs little."""
        handle = self.window().windowHandle()
        if handle:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focused widget; note whether a key or the mouse was used."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and not (self._keyboard and self._typed):
            self._keyboard = self._typed = True
            self._place()
        elif kind == QEvent.Type.MouseButtonPress and self._keyboard:
            self._keyboard = False
            self._place()
        elif kind in _FOLLOWED and isinstance(watched, QWidget):
            self._place()
        return False

    def _focus_changed(self, _: QWidget | None, new: QWidget | None) -> None:
        for old in self._watched:
            if shiboken6.isValid(old):
                old.removeEventFilter(self)
        self._watched = []
        self._target = new if new is not None and new.window() is self.window() else None
        if self._target:
            widget: QWidget | None = self._target
            while widget is not None and widget is not self.window():
                widget.installEventFilter(self)
                self._watched.append(widget)
                widget = widget.parentWidget()
            self._scroll_to(self._target)
        self._place()

    def _scroll_to(self, target: QWidget) -> None:
        """Bring a control reached by Tab on screen; a page that only opens shows its title."""
        if not (self._keyboard and self._typed) or isinstance(target, QTextEdit):
            return
        parent = target.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(target, 0, 60)
                return
            parent = parent.parentWidget()

    def _clip(self, target: QWidget) -> QRect:
        """The part of the window where the target can be seen."""
        clip = self.window().rect()
        parent = target.parentWidget()
        while parent is not None and parent is not self.window():
            if isinstance(parent.parentWidget(), QAbstractScrollArea):
                corner = parent.mapTo(self.window(), QPoint(0, 0))
                clip &= QRect(corner, parent.size())
            parent = parent.parentWidget()
        return clip

    def _place(self) -> None:
        if self._target is not None and not shiboken6.isValid(self._target):
            self._target = None
        target = self._target
        field = isinstance(target, QLineEdit | QPlainTextEdit)
        wanted = (
            target is not None
            and target.isVisible()
            and (self._keyboard or field)
            and not isinstance(target, QScrollArea)
            and not target.property("ownfocus")
        )
        if not wanted or target is None:
            self.hide()
            return
        margin = 0 if target.property("inside") else _MARGIN
        corner = target.mapTo(self.window(), QPoint(0, 0))
        box = QRect(corner, target.size()).adjusted(-margin, -margin, margin, margin)
        seen = box & self._clip(target).adjusted(-margin, 0, margin, 0)
        if seen.isEmpty():
            self.hide()
            return
        self._shift = box.topLeft() - seen.topLeft()
        self._size = box.size()
        self.setGeometry(seen)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Three lines: a gap of surface, amber, dark (in the dark theme: dark, amber)."""
        if self._target is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self._shift, self._size)
        inside = bool(self._target.property("inside"))
        near, far = ("focus1", "focus2") if self._theme.scheme == "light" else ("focus2", "focus1")
        rings = (
            ((1.0, "focus2", 2.0), (3.5, "focus1", 3.0)) if inside else ((1.0, far, 2.0), (3.5, near, 3.0))
        )
        for inset, token, width in rings:
            painter.setPen(QPen(self._theme.colour(token), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = 14 - inset if not inside else 8
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
