"""The bar above a game: what it is, the hour, how far one is, the pause."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label


class _Dots(QWidget):
    """A dot a decision: made, the one to make, those to come, those that may come (dashed)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._hue = theme, "brick"
        self._done = self._sure = self._most = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_steps(self, hue: str, done: int, sure: int, most: int) -> None:
        self._hue, self._done, self._sure, self._most = hue, done, sure, most
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(20) * self._most, self._theme.px(16))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        side = theme.px(12)
        for place in range(self._most):
            box = QRectF(place * theme.px(20) + 2, (self.height() - side) / 2, side, side)
            if place <= self._done:
                painter.setPen(QPen(theme.colour(self._hue), 2))
                painter.setBrush(theme.colour(self._hue))
                painter.drawEllipse(box)
                if place == self._done:
                    inset = side * 0.3
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(theme.colour("surface"))
                    painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
                continue
            style = Qt.PenStyle.SolidLine if place < self._sure else Qt.PenStyle.DotLine
            painter.setPen(QPen(theme.colour("ctl"), 1.5, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box)


class _Clock(QWidget):
    """The hour in a frame."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.gap(14), theme.gap(6), theme.gap(16), theme.gap(6))
        row.setSpacing(theme.gap(10))
        row.addWidget(Icon(theme, "clock", "ink", 20))
        self.words = Label("", "section", wrap=False)
        row.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.rounded(
            painter, QRectF(self.rect()), 12, self._theme.colour("surface"), self._theme.colour("ctl")
        )


class _Title(Label):
    """One line, cut with « … » where there is no room; never wider than what the rest leaves it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("", "section", wrap=False)
        self._theme, self._words = theme, ""

    def show_words(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._cut()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._words) + 4
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.px(60)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))


class Head(QWidget):
    """`back` leaves for the workshop, `paused` for the lesson, `restarted` starts a new game."""

    back = Signal()
    paused = Signal()
    restarted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        back = Button(theme, icon="arrow-left", kind="bare", small=True, name=self.tr("Revenir à l’atelier"))
        back.clicked.connect(self.back)
        self._row.addWidget(back)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._eyebrow = Label("", "eyebrow", wrap=False)
        self._title = _Title(theme)
        names.addWidget(self._eyebrow)
        names.addWidget(self._title)
        self._row.addLayout(names)
        self._row.addSpacing(theme.gap(24))
        self._clock = _Clock(theme)
        self._row.addWidget(self._clock)
        self._rule = Label(self.tr("Le temps n’avance que lorsque vous décidez."), "small", "ink2")
        self._row.addWidget(self._rule, 1)
        self._row.addStretch(1)
        self._steps = Label("", "smallbold", wrap=False)
        self._dots = _Dots(theme)
        self._row.addWidget(self._steps)
        self._row.addWidget(self._dots)
        self._row.addSpacing(theme.gap(8))
        self._again = Button(theme, self.tr("Recommencer"), icon="rotate-ccw", kind="bare", small=True)
        self._again.clicked.connect(self.restarted)
        self._pause = Button(theme, self.tr("Pause"), icon="pause", small=True)
        self._pause.clicked.connect(self.paused)
        self._row.addWidget(self._again)
        self._row.addWidget(self._pause)
        for button in (back, self._again, self._pause):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.measure)
        self.measure()

    def show_name(self, eyebrow: str, title: str, hue: str) -> None:
        """Say what is played."""
        self._eyebrow.setText(eyebrow)
        self._eyebrow.set_tone(hue)
        self._hue = hue
        self._title.show_words(title)

    def show_game(self, hour: str, done: int, least: int, most: int) -> None:
        """Say the hour and how far one is: decisions made, and how many there may be in all."""
        self._clock.words.setText(hour)
        self._clock.setAccessibleName(hour)
        self._again.setEnabled(done > 0)
        if least == most:
            words = self.tr("Décision {n} sur {most}")
        else:
            words = self.tr("Décision {n} sur {least} à {most}")
        self._steps.setText(words.format(n=done + 1, least=least, most=most))
        self._dots.show_steps(self._hue, done, least, most)
        self.measure()

    def measure(self) -> None:
        """Lay out for the window's width."""
        gap = self._theme.gap
        wide = self._theme.effective(self.window().width())
        self._rule.setVisible(wide >= 1560)
        self._dots.setVisible(wide >= 1400)
        self._steps.setVisible(wide >= 620)
        self._title.setVisible(wide >= 1100)
        self._eyebrow.setVisible(wide >= 1100)
        self._again.setText(self.tr("Recommencer") if wide >= 1700 else "")
        self._again.setAccessibleName(self.tr("Recommencer"))
        self._again.updateGeometry()
        self._row.setContentsMargins(gap(20), gap(10), gap(24), gap(10))
        self._row.setSpacing(gap(10))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the line under the bar."""
        painter = paint.begin(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.colour("line"))
