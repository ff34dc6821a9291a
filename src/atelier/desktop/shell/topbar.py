"""The bar above the screens: search, text size, theme, the person's name and its menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from atelier.desktop.theme import icons, tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.press import Pressed


def key_cap(painter: QPainter, theme: Theme, right: int, middle: float, words: str) -> int:
    """Draw a key of the keyboard that ends at `right`; returns where it begins."""
    font = theme.font("floor")
    font.setBold(True)
    width = QFontMetrics(font).horizontalAdvance(words) + theme.px(14)
    height = theme.px(25)
    box = QRectF(right - width, middle - height / 2, width, height)
    paint.rounded(painter, box, tokens.radius("key"), theme.colour("bg"), theme.colour("line"))
    painter.setFont(font)
    painter.setPen(theme.colour("ink2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return round(box.left())


class SearchBox(Pressed, QPushButton):
    """Looks like a field, opens the search."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(self.tr("Chercher une leçon, un mot, une tâche"))
        self.setAccessibleDescription("Ctrl+K")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Wide enough for its words."""
        return QSize(self._theme.px(430), self._theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """The icon and the keys."""
        return QSize(self._theme.px(160), self._theme.px(44))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the field, the words and the keys."""
        painter, theme = paint.begin(self), self._theme
        paint.rounded(
            painter, QRectF(self.rect()), tokens.radius("field"), theme.colour("surface"), theme.colour("ctl")
        )
        side = theme.px(18)
        middle = self.height() / 2
        icons.paint(
            painter, QRectF(theme.px(16), middle - side / 2, side, side), "search", theme.name("ink2")
        )
        right = key_cap(painter, theme, self.width() - theme.px(11), middle, "K")
        right = key_cap(painter, theme, right - theme.px(5), middle, "Ctrl")
        painter.setFont(theme.font("list"))
        painter.setPen(theme.colour("ink2"))
        left = theme.px(46)
        metrics = QFontMetrics(painter.font())
        words = (
            self.text() if metrics.horizontalAdvance(self.text()) < right - left - 8 else self.tr("Chercher")
        )
        box = self.rect().adjusted(left, 0, -(self.width() - right), 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class Person(Pressed, QAbstractButton):
    """The initials in a circle, and the name where there is room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.short = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_name(self, name: str) -> None:
        """Show whose work this is."""
        self.setText(name)
        self.setAccessibleName(
            self.tr("{name}, menu de la personne").format(name=name or self.tr("Sans nom"))
        )
        self.updateGeometry()
        self.update()

    @property
    def _initials(self) -> str:
        words = [word for word in self.text().split() if word[0].isalpha()]
        return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:])) or "?"

    def sizeHint(self) -> QSize:
        """The circle and the name."""
        side = self._theme.px(38)
        if self.short or not self.text():
            return QSize(side, self._theme.px(44))
        name = QFontMetrics(self._theme.font("list")).horizontalAdvance(self.text())
        return QSize(side + self._theme.px(10) + min(name, self._theme.px(220)) + 2, self._theme.px(44))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the circle and the name."""
        painter, theme = paint.begin(self), self._theme
        side = theme.px(38)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        paint.rounded(painter, box, side / 2, theme.colour("surface"), theme.colour("ctl"))
        painter.setFont(theme.font("smallbold"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._initials)
        if not self.short and self.text():
            painter.setFont(theme.font("list"))
            room = self.rect().adjusted(side + theme.px(10), 0, 0, 0)
            words = QFontMetrics(painter.font()).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class TopBar(QWidget):
    """`search`, `text_size`, `scheme` and `person` are emitted with the place where a menu may open."""

    search = Signal()
    text_size = Signal(QPoint)
    scheme = Signal(QPoint)
    person = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        self._row = row
        self.box = SearchBox(theme)
        self.box.clicked.connect(self.search)
        self._size = Button(theme, icon="a-large-small", kind="bare", name=self.tr("Taille du texte"))
        self._scheme = Button(theme, icon="contrast", kind="bare", name=self.tr("Apparence"))
        self.name = Person(theme)
        for button, signal in (
            (self._size, self.text_size),
            (self._scheme, self.scheme),
            (self.name, self.person),
        ):
            button.clicked.connect(
                lambda _=False, button=button, signal=signal: signal.emit(
                    button.mapToGlobal(QPoint(0, button.height() + 4))
                )
            )
        row.addWidget(self.box, 3)
        row.addStretch(2)
        row.addWidget(self._size)
        row.addWidget(self._scheme)
        row.addWidget(self.name)
        theme.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Lay out for the window's width."""
        narrow = self._theme.effective(self.window().width()) < 1100
        gap = self._theme.gap
        side = gap(20 if narrow else 40)
        self._row.setContentsMargins(side, gap(12), side, gap(6))
        self._row.setSpacing(gap(8))
        self.box.setMaximumWidth(16_777_215 if narrow else self._theme.px(430))
        self._row.setStretch(1, 0 if narrow else 2)
        self.name.short = narrow
        self.name.updateGeometry()
