"""A definition beside a word: Escape or a click elsewhere closes it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop.reading.document import Style
from atelier.desktop.reading.prose import ProseView
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.toast import announce


class TermPopup(QWidget):
    """`wanted` is emitted when the person asks for the glossary."""

    wanted = Signal()

    def __init__(self, theme: Theme, term: model.Term, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(term.name)
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(20), gap(16), gap(20), gap(14))
        column.setSpacing(gap(6))
        column.addWidget(Label(term.name, "card"))
        if term.english:
            column.addWidget(
                Label(self.tr("En anglais : {words}").format(words=term.english), "small", "ink2")
            )
        width = theme.px(340)
        view = ProseView(Style(theme, "list", width=width), term.definition)
        column.addWidget(view)
        self._go = Button(theme, self.tr("Voir dans le glossaire"), kind="quiet")
        self._go.clicked.connect(self._asked)
        column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFixedWidth(width + 2 * gap(20))
        self._words = f"{term.name}. {view.text()}"

    def _asked(self) -> None:
        self.close()
        self.wanted.emit()

    def show_at(self, at: QPoint) -> None:
        """Show near a point of the screen, within it."""
        layout = self.layout()
        assert layout is not None
        height = (
            layout.heightForWidth(self.width()) if layout.hasHeightForWidth() else self.sizeHint().height()
        )
        self.setFixedHeight(height)
        room = self.screen().availableGeometry()
        x = max(room.left() + 8, min(at.x(), room.right() - self.width() - 8))
        y = at.y() if at.y() + height < room.bottom() else max(room.top() + 8, at.y() - height - 40)
        self.move(x, y)
        self.show()
        self._go.setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self, self._words)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ground and its edge."""
        colour = self._theme.colour
        paint.rounded(paint.begin(self), QRectF(self.rect()), 14, colour("surface"), colour("ctl"))
