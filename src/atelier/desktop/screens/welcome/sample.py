"""A piece of a lesson, as it will read with the choices made."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.desktop.theme import icons, tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import rule
from atelier.desktop.widgets.rows import CheckRow


class Tiles(QWidget):
    """The icons of the four workshops."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Four tiles in a row."""
        return QSize(self._theme.px(240), self._theme.px(50))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw them."""
        painter, theme = paint.begin(self), self._theme
        side, mark = theme.px(50), theme.px(24)
        for place, name in enumerate(tokens.ICONS):
            hue = tokens.hue(place + 1)
            box = QRectF(place * (side + theme.gap(10)), 0, side, side)
            edge = theme.colour(hue if theme.scheme == "contrast" else "line")
            paint.rounded(painter, box, 12, theme.colour(f"{hue}_s"), edge)
            inset = (side - mark) / 2
            icons.paint(painter, box.adjusted(inset, inset, -inset, -inset), name, theme.name(hue))


class Sample(Card):
    """The card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 3)
        column.setSpacing(0)
        top = QWidget()
        top.setObjectName("head")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout(top)
        head.setContentsMargins(gap(24), gap(12), gap(24), gap(12))
        head.addWidget(Label(self.tr("Une leçon se lira ainsi"), "small", "ink2"), 1)
        self._choice = Label("", "smallbold", wrap=False)
        head.addWidget(self._choice)
        column.addWidget(top)
        column.addWidget(rule())
        body = QVBoxLayout()
        body.setContentsMargins(gap(24), gap(18), gap(24), gap(8))
        body.setSpacing(gap(6))
        body.addWidget(Label(self.tr("Atelier 3, module 3"), "eyebrow", "brick"))
        body.addWidget(Label(self.tr("D’abord, ne rien écrire"), "section"))
        words = self.tr("Donnez-vous quinze minutes. Marchez, appelez une collègue, buvez un verre d’eau.")
        body.addWidget(Label(words, "body"))
        column.addLayout(body)
        column.addSpacing(gap(8))
        column.addWidget(rule())
        row = CheckRow(theme, self.tr("Capturer la publication d’origine"), hue="brick")
        row.show_state("done")
        row.struck = False
        column.addWidget(row)
        column.addSpacing(gap(6))

    def show_choice(self, words: str) -> None:
        """Say what is chosen."""
        self._choice.setText(words)
