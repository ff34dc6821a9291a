"""Rows one ticks or chooses: painted, but true check boxes and radio buttons to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from atelier.desktop.theme import icons
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.card import fill_row

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def text_height(font: QFont, text: str, width: int) -> int:
    """Height in pixels of wrapped text."""
    if not text:
        return 0
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), 100_000), _WRAP, text).height()


class CheckRow(QCheckBox):
    """A line of a list: box, words, one line of reason, and words at the right (a date).

    The whole row toggles. `void` shows « sans objet » with a dash.
    """

    def __init__(
        self, theme: Theme, text: str, *, why: str = "", hue: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._why, self._hue = theme, why, hue
        self._side, self._void = "", False
        self._due, self._late = "", False
        self._heights: dict[int, int] = {}
        self.struck = True
        self.padding = self.padding_right = 24
        self.setAccessibleDescription(why)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._reshape)

    def show_state(self, state: str, side: str = "") -> None:
        """Show « todo », « done » or « void », and words at the right, without emitting a signal."""
        self.blockSignals(True)
        self.setChecked(state == "done")
        self.blockSignals(False)
        self._void, self._side = state == "void", side
        said = side if not self._void else "sans objet"
        self.setAccessibleDescription(". ".join(part for part in (said, self._why) if part))
        self._reshape()
        self.update()

    def show_due(self, words: str, *, late: bool) -> None:
        """Show a date under the words, said to be late by its icon and its colour."""
        self._due, self._late = words, late
        self.setAccessibleDescription(". ".join(part for part in (words, self._why) if part))
        self._reshape()

    def set_words(self, text: str, why: str) -> None:
        """Change the words."""
        self.setText(text)
        self._why = why
        self._reshape()

    def _reshape(self) -> None:
        self._heights.clear()
        self.updateGeometry()

    def _left(self) -> int:
        return self._theme.gap(self.padding) + self._theme.px(22) + self._theme.gap(14)

    def _right(self) -> int:
        if not self._side:
            return self._theme.gap(self.padding_right)
        return self._theme.gap(self.padding_right + 16) + QFontMetrics(
            self._theme.font("floor")
        ).horizontalAdvance(self._side)

    def heightForWidth(self, width: int) -> int:
        """Height where the words wrap; a row is at least 44 pixels high. Layouts ask many times."""
        if width not in self._heights:
            room = width - self._left() - self._right()
            words = text_height(self._theme.font("list"), self.text(), room)
            below = self._due_height() + text_height(self._theme.font("floor"), self._why, room)
            self._heights[width] = max(self._theme.px(44), words + below + self._theme.gap(20))
        return self._heights[width]

    def _due_height(self) -> int:
        return QFontMetrics(self._theme.font("smallbold")).lineSpacing() if self._due else 0

    def sizeHint(self) -> QSize:
        """A row of middling width."""
        width = self._theme.px(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow rows wrap."""
        return QSize(self._theme.px(180), self._theme.px(44))

    def hitButton(self, position: QPoint) -> bool:
        """The whole row answers."""
        return self.rect().contains(position)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the row."""
        painter = paint.begin(self)
        theme = self._theme
        if self.underMouse() and self.isEnabled():
            fill_row(painter, self, theme.colour("hover"))
        side = theme.px(22)
        room = self.width() - self._left() - self._right()
        words = text_height(theme.font("list"), self.text(), room)
        below = self._due_height() + text_height(theme.font("floor"), self._why, room)
        top = (self.height() - words - below) // 2
        line = QFontMetrics(theme.font("list")).lineSpacing()
        box = QRectF(theme.gap(self.padding), top + (line - side) / 2, side, side)
        state = "void" if self._void else "done" if self.isChecked() else "todo"
        fill = theme.colour(self._hue or "btn")
        paint.checkbox(
            painter,
            box,
            state=state,
            fill=fill,
            edge=theme.colour("ctl"),
            mark=theme.colour("surface"),
            surface=theme.colour("surface"),
        )
        self._draw_words(painter, top, room, words, struck=self.struck and state != "todo")

    def _draw_words(self, painter: QPainter, top: int, room: int, words: int, *, struck: bool) -> None:
        theme = self._theme
        font = theme.font("list")
        font.setStrikeOut(struck)
        painter.setFont(font)
        painter.setPen(theme.colour("ink2" if struck else "ink"))
        painter.drawText(QRect(self._left(), top, room, words), _WRAP, self.text())
        under = top + words
        if self._due:
            self._draw_due(painter, QRect(self._left(), under, room, self._due_height()))
            under += self._due_height()
        painter.setPen(theme.colour("ink2"))
        painter.setFont(theme.font("floor"))
        if self._why:
            painter.drawText(QRect(self._left(), under, room, self.height()), _WRAP, self._why)
        if self._side:
            box = QRect(0, top, self.width() - theme.gap(self.padding_right), self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._side)

    def _draw_due(self, painter: QPainter, room: QRect) -> None:
        theme = self._theme
        side, tone = theme.px(16), "danger" if self._late else "ink"
        spot = QRectF(room.left(), room.top() + (room.height() - side) / 2, side, side)
        icons.paint(painter, spot, "triangle-alert" if self._late else "calendar", theme.name(tone))
        painter.setFont(theme.font("smallbold"))
        painter.setPen(theme.colour(tone))
        words = room.adjusted(side + theme.gap(7), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._due)


class _Choice:
    """What a single and a multiple option share: a box with an edge, 54 pixels high at least."""

    def _prepare(self, theme: Theme, hue: str) -> None:
        self._theme, self._hue = theme, hue
        self._verdict, self._tag = "", ""
        widget: QWidget = self  # type: ignore[assignment]
        widget.setCursor(Qt.CursorShape.PointingHandCursor)
        widget.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        widget.setSizePolicy(policy)
        theme.changed.connect(widget.updateGeometry)

    def show_verdict(self, verdict: str, tag: str = "") -> None:
        """`verdict`: « » (not answered), right, wrong or plain; `tag`: words at the right."""
        self._verdict, self._tag = verdict, tag
        self.setAccessibleDescription(tag)  # type: ignore[attr-defined]
        self.updateGeometry()  # type: ignore[attr-defined]
        self.update()  # type: ignore[attr-defined]

    def _left(self) -> int:
        return self._theme.gap(18) + self._theme.px(22) + self._theme.gap(12)

    def _right(self) -> int:
        if not self._tag:
            return self._theme.gap(18)
        return self._theme.gap(30) + QFontMetrics(self._theme.font("smallbold")).horizontalAdvance(self._tag)

    def hitButton(self, position: QPoint) -> bool:
        """The whole box answers."""
        return bool(self.rect().contains(position))  # type: ignore[attr-defined]

    def heightForWidth(self, width: int) -> int:
        """Height where the words wrap, bold as they are once chosen: nothing moves then."""
        room = width - self._left() - self._right()
        words = text_height(self._theme.font("strong"), self.text(), room)  # type: ignore[attr-defined]
        return max(self._theme.px(54), words + self._theme.gap(26))

    def sizeHint(self) -> QSize:
        """A box of middling width."""
        width = self._theme.px(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow boxes wrap."""
        return QSize(self._theme.px(140), self._theme.px(54))

    def _draw(self, widget: QRadioButton | QCheckBox, *, many: bool) -> None:
        painter, theme = paint.begin(widget), self._theme
        on = widget.isChecked()
        colour = theme.colour
        fill, edge, width, mark = colour("surface"), colour("ctl"), 1.0, colour("ink")
        if self._verdict == "right":
            fill, edge, width, mark = colour("green_s"), colour("green"), 2.0, colour("green")
        elif self._verdict == "wrong":
            fill, edge, width, mark = colour("ochre_s"), colour("ochre_f"), 2.0, colour("ochre")
        elif on:
            edge, width = colour("ink"), 2.5
        elif widget.underMouse() and widget.isEnabled():
            fill = colour("hover")
        paint.rounded(painter, QRectF(widget.rect()), 11, fill, edge, width)
        side = theme.px(22)
        box = QRectF(theme.gap(18), (widget.height() - side) / 2, side, side)
        self._draw_mark(painter, box, on=on, many=many, mark=mark)
        painter.setFont(theme.font("strong" if on or self._verdict in ("right", "wrong") else "list"))
        painter.setPen(colour("ink"))
        room = QRect(self._left(), 0, widget.width() - self._left() - self._right(), widget.height())
        painter.drawText(
            room,
            Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            widget.text(),
        )
        if self._tag:
            painter.setFont(theme.font("smallbold"))
            painter.setPen(mark)
            right = widget.rect().adjusted(0, 0, -theme.gap(18), 0)
            painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._tag)

    def _draw_mark(self, painter: QPainter, box: QRectF, *, on: bool, many: bool, mark: QColor) -> None:
        colour = self._theme.colour
        if self._verdict == "right":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mark)
            painter.drawRoundedRect(box, 6 if many else box.width() / 2, 6 if many else box.width() / 2)
            paint.tick(painter, box, colour("surface"), box.width() / 10)
        elif many:
            paint.checkbox(
                painter,
                box,
                state="done" if on else "todo",
                fill=mark,
                edge=colour("ctl"),
                mark=colour("surface"),
                surface=colour("surface"),
            )
        else:
            paint.radio(painter, box, on=on, fill=mark, edge=colour("ctl"), surface=colour("surface"))


class OptionRadio(_Choice, QRadioButton):
    """An option of which one is chosen."""

    def __init__(self, theme: Theme, text: str, hue: str = "", parent: QWidget | None = None) -> None:
        QRadioButton.__init__(self, text, parent)
        self._prepare(theme, hue)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the option."""
        self._draw(self, many=False)


class OptionCheck(_Choice, QCheckBox):
    """An option among several that may be chosen."""

    def __init__(self, theme: Theme, text: str, hue: str = "", parent: QWidget | None = None) -> None:
        QCheckBox.__init__(self, text, parent)
        self._prepare(theme, hue)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the option."""
        self._draw(self, many=True)
