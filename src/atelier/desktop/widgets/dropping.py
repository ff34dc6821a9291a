"""Files dropped anywhere on a window while a page of it is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QDropEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.card import CardButton
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label


class _Veil(QWidget):
    """What shows over the window while files are held over it."""

    def __init__(self, theme: Theme, window: QWidget, words: str) -> None:
        super().__init__(window)
        self._theme, self._words = theme, words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        ground = theme.colour("bg")
        ground.setAlphaF(0.9)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(theme.colour("ink"), 3, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(20, 20, -20, -20), 14, 14)
        painter.setFont(theme.font("section"))
        painter.setPen(theme.colour("ink"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(60, 60, -60, -60), flags, self._words)


class DropZone(CardButton):
    """Where files are dropped, or chosen."""

    def __init__(self, theme: Theme, above: str, below: str, name: str) -> None:
        super().__init__(theme, name)
        gap = theme.gap
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        row.setSpacing(gap(14))
        row.addWidget(Icon(theme, "upload", "ink", 22))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(above, "list"))
        words.addWidget(Label(below, "list"))
        row.addLayout(words, 1)
        self.adopt()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the dashed edge."""
        painter, theme = paint.begin(self), self._theme
        over = self.underMouse() or self.isDown()
        paint.rounded(painter, QRectF(self.rect()), 10, theme.colour("hover" if over else "bg"), None)
        painter.setPen(QPen(theme.colour("ctl"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


class Dropping(QObject):
    """Watches the window of `page` while the page is visible; `dropped` is given the files. Of two pages, the
    one shown last is asked first. `folders`: a folder is given as it is, else the files in it."""

    def __init__(
        self,
        theme: Theme,
        page: QWidget,
        words: str,
        dropped: Callable[[list[Path]], None],
        *,
        folders: bool = False,
    ) -> None:
        super().__init__(page)
        self._theme, self._page, self._words, self._dropped = theme, page, words, dropped
        self._folders = folders
        self._window: QWidget | None = None
        self._veil: _Veil | None = None
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page's coming and going, and what is held over its window."""
        if watched is self._page:
            if event.type() == QEvent.Type.Show:
                self.watch()
            elif event.type() == QEvent.Type.Hide:
                self._leave()
            return False
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDropEvent):
            return self._over(event)
        if event.type() == QEvent.Type.DragLeave:
            self._lift()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            files = _files(event, self._folders)
            self._lift()
            if files:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._dropped(files)
                return True
        return False

    def _over(self, event: QDropEvent) -> bool:
        if not _files(event, self._folders):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self._veil is None and self._window is not None:
            self._veil = _Veil(self._theme, self._window, self._words)
            self._veil.setGeometry(self._window.rect())
            self._veil.show()
            self._veil.raise_()
        return True

    def _lift(self) -> None:
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None

    def watch(self) -> None:
        """Begin now; a page whose window may show at the same moment as others begins before them."""
        window = self._page.window()
        if self._window is None:
            self._window = window
            window.setAcceptDrops(True)
            window.installEventFilter(self)

    def _leave(self) -> None:
        self._lift()
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None


def _files(event: QDropEvent, folders: bool) -> list[Path]:
    """The files that are held; folders opened, unless they are wanted as they are."""
    found: list[Path] = []
    for url in event.mimeData().urls():
        if url.isLocalFile():
            path = Path(url.toLocalFile())
            opened = path.is_dir() and not folders
            found += sorted(one for one in path.iterdir() if one.is_file()) if opened else [path]
    return found
