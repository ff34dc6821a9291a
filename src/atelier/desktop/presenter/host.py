"""The two windows of a presentation. What they hold may be exchanged; where they stand does not change.

A full-screen window is built for one screen and thrown away: on X11, on Wayland and offscreen alike, one
that is already full screen cannot be trusted to move.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.desktop.presenter.monitors import Monitor, box_of, screen_of
from atelier.desktop.theme import icons


class Host(QWidget):
    """A window that holds one thing. `monitor`: full screen there; None: an ordinary window.
    `focusable`: whether it may take the keyboard from the other. `closing`: its own button was pressed."""

    closing = Signal()

    def __init__(self, monitor: Monitor | None = None, *, focusable: bool = True) -> None:
        super().__init__()
        self.monitor = monitor
        self.may_close = False
        self._held: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowIcon(icons.icon("atelier", "", 64, 1.0))
        if monitor is not None:
            flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint
            if not focusable:
                flags |= Qt.WindowType.WindowDoesNotAcceptFocus
                self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self.setWindowFlags(flags)

    @property
    def held(self) -> QWidget | None:
        """What it holds."""
        return self._held

    def hold(self, widget: QWidget, title: str) -> None:
        """Hold this, under this title."""
        self._held = widget
        self._column.addWidget(widget)
        widget.show()
        self.setWindowTitle(title)

    def open(self, beside: Monitor | None = None) -> None:
        """Show it where it belongs: full screen on its screen, or maximised on `beside`. The order of the
        calls counts."""
        if self.monitor is None:
            if beside is not None:
                self.setGeometry(box_of(beside).adjusted(40, 60, -40, -40))
                self.showMaximized()
            else:
                self.resize(1280, 800)
                self.show()
            return
        self.winId()
        screen, handle = screen_of(self.monitor), self.windowHandle()
        if screen is not None and handle is not None:
            handle.setScreen(screen)
        self.setGeometry(box_of(self.monitor))
        self.showFullScreen()

    def throw_away(self) -> None:
        """Close it for good."""
        self.may_close = True
        self.hide()
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 on the wrong window loses nothing: it asks."""
        if self.may_close:
            super().closeEvent(event)
        else:
            event.ignore()
            self.closing.emit()
