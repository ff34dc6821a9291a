"""The buttons of a remote, tried one by one before the room is there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from atelier.desktop.presenter.keys import Act, act_of
from atelier.desktop.theme import icons, tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.rows import text_height
from atelier.desktop.widgets.toast import announce


class RemoteTest(QAbstractButton):
    """Takes the keys while it has the focus: one chip a button, lit once its key came."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tried: set[Act] = set()
        self._chips = {
            Act.NEXT: self.tr("Suivante"),
            Act.PREVIOUS: self.tr("Précédente"),
            Act.BLACK: self.tr("Écran noir"),
            Act.LEAVE: self.tr("Démarrer, arrêter"),
        }
        self._last = self.tr("Cliquez ici, puis appuyez sur chaque bouton de la télécommande.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Essai de la télécommande"))
        self.setAccessibleDescription(self._last)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def heightForWidth(self, width: int) -> int:
        """The sentence, then the chips on as many lines as they need."""
        return round(max(box.bottom() for _, box in self._places(width)) + self._theme.gap(14))

    def sizeHint(self) -> QSize:
        """A width to start from."""
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        """Chips wrap where it is narrow."""
        return QSize(220, self._theme.px(80))

    def _said_height(self, width: int) -> int:
        lines = 2 * QFontMetrics(self._theme.font("list")).lineSpacing()
        return max(lines, text_height(self._theme.font("list"), self._last, width - 2 * self._theme.gap(14)))

    def _places(self, width: int) -> list[tuple[Act, QRectF]]:
        """A chip a button, as wide as its words once it is lit."""
        theme = self._theme
        pad, high, gap = theme.gap(14), theme.px(32), theme.gap(8)
        x, y = float(pad), float(2 * pad + self._said_height(width))
        found = []
        for act, words in self._chips.items():
            wide = QFontMetrics(theme.font("smallbold")).horizontalAdvance(words) + theme.px(46)
            if x > pad and x + wide > width - pad:
                x, y = float(pad), y + high + gap
            found.append((act, QRectF(x, y, wide, high)))
            x += wide + gap
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say which button it was; Tab still leaves."""
        act = act_of(event)
        if act is None or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        if isinstance(act, Act) and act in self._chips:
            self.tried.add(act)
            self._last = self.tr("Reçu : {button}").format(button=self._chips[act])
        else:
            self._last = self.tr(
                "Reçu : une autre touche. Elle servira aussi, mais ce n’est pas un de ces quatre boutons."
            )
        self.setAccessibleDescription(self._last)
        announce(self, self._last)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The sentence, then a chip a button."""
        painter, theme = paint.begin(self), self._theme
        pad = theme.gap(14)
        box = QRectF(self.rect())
        edge = theme.colour("ink" if self.hasFocus() else "ctl")
        paint.rounded(
            painter, box, tokens.radius("field"), theme.colour("surface"), edge, 2 if self.hasFocus() else 1
        )
        painter.setFont(theme.font("list"))
        painter.setPen(theme.colour("ink"))
        said = QRectF(pad, pad, self.width() - 2 * pad, self._said_height(self.width()))
        painter.drawText(said, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, self._last)
        for act, chip in self._places(self.width()):
            tried = act in self.tried
            fill, line = ("green_s", "green") if tried else ("bg", "line")
            paint.rounded(painter, chip, chip.height() / 2, theme.colour(fill), theme.colour(line))
            side = theme.px(16)
            spot = QRectF(chip.x() + theme.px(10), chip.center().y() - side / 2, side, side)
            icons.paint(
                painter, spot, "check" if tried else "circle", theme.name("green" if tried else "ink2")
            )
            painter.setFont(theme.font("smallbold" if tried else "small"))
            painter.setPen(theme.colour("ink"))
            words = chip.adjusted(theme.px(32), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._chips[act])
