"""The navigation at the left: words where there is room, icons alone (the rail) where there is not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from atelier.desktop.shell.offered import Offered
from atelier.desktop.theme import icons, tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.page import rule
from atelier.desktop.widgets.press import Pressed

WIDE, RAIL = 224, 72


class _Entry(Pressed, QRadioButton):
    stepped = Signal(int)

    def __init__(self, theme: Theme, key: str, icon: str, words: str) -> None:
        super().__init__(words)
        self._theme, self.key, self._icon = theme, key, icon
        self.badge = 0
        self.rail = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        width = 52 if self.rail else 196
        return QSize(self._theme.px(width), self._theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move along the entries; the page changes when one is pressed."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def set_badge(self, count: int, words: str) -> None:
        self.badge = count
        self.setAccessibleDescription(words if count else "")
        self.show_tip()
        self.update()

    def show_tip(self) -> None:
        """What is not on screen: the words of an icon alone, what its figure counts."""
        words = (self.text() if self.rail else "", self.accessibleDescription())
        self.setToolTip("\n".join(word for word in words if word))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        box = QRectF(self.rect())
        on = self.isChecked()
        if on:
            paint.rounded(painter, box, tokens.radius("nav"), theme.colour("surface"), theme.colour("line"))
            painter.fillRect(QRectF(0, box.height() * 0.24, 4, box.height() * 0.52), theme.colour("btn"))
        elif self.underMouse():
            paint.rounded(painter, box, tokens.radius("nav"), theme.colour("hover"), None)
        side = theme.px(20)
        left = (box.width() - side) / 2 if self.rail else theme.px(16)
        icons.paint(
            painter, QRectF(left, (box.height() - side) / 2, side, side), self._icon, theme.name("ink")
        )
        if not self.rail:
            painter.setFont(theme.font("strong" if on else "list"))
            painter.setPen(theme.colour("ink" if on else "ink2"))
            text = self.rect().adjusted(round(left + side + theme.px(13)), 0, 0, 0)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.badge:
            self._draw_badge(painter)

    def _draw_badge(self, painter: QPainter) -> None:
        """At the end of the line; in the rail, at the corner of the icon, on a ground that parts them."""
        theme, rail = self._theme, self.rail
        font = theme.font("smallbold")
        words = str(self.badge)
        height = theme.px(20 if rail else 24)
        width = max(height, QFontMetrics(font).horizontalAdvance(words) + theme.px(8 if rail else 16))
        box = QRectF(self.width() - width - theme.px(12), (self.height() - height) / 2, width, height)
        if rail:
            box.moveTopRight(QPointF(self.width() - theme.px(2), theme.px(1)))
        paint.rounded(
            painter, box, height / 2, theme.colour("surface") if rail else None, theme.colour("ctl")
        )
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class _Brand(Pressed, QAbstractButton):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rail = False
        self.setText("Atelier")
        self.setAccessibleName(self.tr("Atelier, retour à l’accueil"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(52 if self.rail else 196), self._theme.px(40))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        side = theme.px(32)
        left = (self.width() - side) / 2 if self.rail else theme.px(8)
        icons.paint(painter, QRectF(left, (self.height() - side) / 2, side, side), "atelier", "")
        if not self.rail:
            painter.setFont(theme.font("brand"))
            painter.setPen(theme.colour("ink"))
            box = self.rect().adjusted(round(left + side + theme.px(12)), 0, 0, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class Navigation(QWidget):
    """`chosen` is emitted with the key of the entry."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rail = False
        self.setObjectName("sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Navigation"))
        self._column = QVBoxLayout(self)
        self._group = QButtonGroup(self)
        self._entries: dict[str, _Entry] = {}
        self._here = ""
        self._brand = _Brand(theme)
        self._brand.clicked.connect(lambda: self.chosen.emit("home"))
        self._column.addWidget(self._brand)
        self._column.addSpacing(theme.gap(10))
        for key, icon, words in (
            ("home", "house", self.tr("Accueil")),
            ("workshops", "layout-grid", self.tr("Ateliers")),
            ("lists", "list-checks", self.tr("Mes listes")),
            ("review", "copy-check", self.tr("Révision")),
            ("glossary", "book-a", self.tr("Glossaire")),
            ("classes", "users", self.tr("Classe")),
        ):
            self._add(key, icon, words)
        self._column.addSpacing(theme.gap(8))
        self._column.addWidget(rule())
        self._column.addSpacing(theme.gap(8))
        for key, icon, words in (
            ("preferences", "sliders-horizontal", self.tr("Préférences")),
            ("help", "circle-question-mark", self.tr("Aide")),
        ):
            self._add(key, icon, words)
        self._column.addStretch(1)
        self._edge = rule()
        self._column.addWidget(self._edge)
        self.offered = Offered(theme)
        self._column.addWidget(self.offered)
        self._column.setSpacing(2)
        theme.changed.connect(self._measure)
        self._edge.hide()
        self._measure()

    def _add(self, key: str, icon: str, words: str) -> None:
        entry = _Entry(self._theme, key, icon, words)
        # A screen reader acts by « Toggle », which emits `toggled` and never `clicked`.
        entry.toggled.connect(lambda on: self.chosen.emit(key) if on else None)
        entry.clicked.connect(lambda: self.chosen.emit(key) if self._here == key else None)
        entry.stepped.connect(lambda step: self._step(key, step))
        self._entries[key] = entry
        self._group.addButton(entry)
        self._column.addWidget(entry)

    def _step(self, key: str, step: int) -> None:
        keys = [name for name, entry in self._entries.items() if not entry.isHidden()]
        self._entries[keys[(keys.index(key) + step) % len(keys)]].setFocus(Qt.FocusReason.TabFocusReason)

    def show_section(self, key: str) -> None:
        """Mark where the person is."""
        self._here = key
        for name, entry in self._entries.items():
            entry.blockSignals(True)
            entry.setChecked(name == key)
            entry.blockSignals(False)
            # Qt lets Tab reach one entry of the group, and only learns which when the focus comes.
            focus = Qt.FocusPolicy.StrongFocus if name == key else Qt.FocusPolicy.ClickFocus
            entry.setFocusPolicy(focus)
            entry.update()

    def show_distributor(self, name: str, logo: Path | None) -> None:
        """Say who hands the app out; nobody without a name."""
        self.offered.show_distributor(name, logo)
        self._edge.setVisible(bool(name))

    def set_shown(self, key: str, *, shown: bool) -> None:
        """Show an entry, or not: a participant has no class."""
        self._entries[key].setVisible(shown)

    def set_badge(self, key: str, count: int, words: str) -> None:
        """Say how many things are due; the words say of what."""
        self._entries[key].set_badge(count, words)

    def set_rail(self, rail: bool) -> None:
        """Icons alone, or words."""
        if rail == self._rail:
            return
        self._rail = self._brand.rail = self.offered.rail = rail
        self.offered.updateGeometry()
        for entry in self._entries.values():
            entry.rail = rail
            entry.show_tip()
            entry.updateGeometry()
        self._measure()

    def _measure(self) -> None:
        side = self._theme.px(10 if self._rail else 14)
        self._column.setContentsMargins(side, self._theme.px(18), side, self._theme.px(18))
        self.setFixedWidth(self._theme.px(RAIL if self._rail else WIDE))
        self.update()
