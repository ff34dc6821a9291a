"""The modules and their lessons: one opens a module, then goes to a lesson."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop import dates
from atelier.desktop.session import Session
from atelier.desktop.theme import icons, tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.card import Card, fill_row
from atelier.desktop.widgets.page import rule
from atelier.desktop.widgets.press import Pressed
from atelier.desktop.widgets.rows import text_height

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class _Row(Pressed, QAbstractButton):
    """A line: a mark, a small word before, the title, words and minutes at the right."""

    def __init__(
        self, theme: Theme, hue: str, title: str, *, before: str = "", role: str = "list", tall: int = 52
    ) -> None:
        super().__init__()
        self._theme, self._hue, self._before, self._role, self._tall = theme, hue, before, role, tall
        self.side, self.minutes, self.mark, self.on, self.fraction = "", "", "", False, 0.0
        self.setText(title)
        self.setProperty("inside", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def _wide(self, words: str, role: str) -> int:
        return QFontMetrics(self._theme.font(role)).horizontalAdvance(words) if words else 0

    def _left(self) -> int:
        gap = self._theme.gap
        if self._before:
            return gap(20) + self._wide(self._before, "list") + gap(24)
        return gap(34) + self._theme.px(24) + gap(14)

    def _right(self) -> int:
        gap = self._theme.gap
        minutes = self._wide(self.minutes, "smallbold") + gap(30) if self.minutes else 0
        return (
            gap(20)
            + minutes
            + self._wide(self.side, "smallbold")
            + gap(16)
            + (self._theme.px(22) if self._before else 0)
        )

    @property
    def _title_role(self) -> str:
        """The lesson begun stands out."""
        return "strong" if self.mark == "started" else self._role

    def _one_line(self, width: int) -> bool:
        return width >= self._theme.px(520)

    def heightForWidth(self, width: int) -> int:
        """Taller where the words wrap; what is at the right goes below where it is narrow."""
        room = width - self._left() - (self._right() if self._one_line(width) else self._theme.gap(44))
        words = text_height(self._theme.font(self._title_role), self.text(), room)
        below = 0 if self._one_line(width) else QFontMetrics(self._theme.font("small")).lineSpacing()
        return max(self._theme.px(self._tall), words + below + self._theme.gap(22))

    def sizeHint(self) -> QSize:
        """A row of middling width."""
        width = self._theme.px(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow rows wrap."""
        return QSize(self._theme.px(200), self._theme.px(self._tall))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the row."""
        painter, theme = paint.begin(self), self._theme
        gap = theme.gap
        if self.on:
            fill_row(painter, self, theme.colour(f"{self._hue}_s"))
        elif self.underMouse():
            fill_row(painter, self, theme.colour("hover"))
        if self._before:
            painter.setFont(theme.font("list"))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(self.rect().adjusted(gap(20), 0, 0, 0), _LEFT, self._before)
            side = theme.px(20)
            box = QRectF(self.width() - gap(20) - side, (self.height() - side) / 2, side, side)
            icons.paint(painter, box, "chevron-down" if self.on else "chevron-right", theme.name("ink"))
        else:
            side = theme.px(24)
            self._draw_mark(painter, QRectF(gap(34), (self.height() - side) / 2, side, side))
        one = self._one_line(self.width())
        painter.setFont(theme.font(self._title_role))
        painter.setPen(theme.colour("ink"))
        below = 0 if one else QFontMetrics(theme.font("small")).lineSpacing()
        room = self.rect().adjusted(self._left(), 0, -(self._right() if one else gap(44)), -below)
        painter.drawText(room, _LEFT, self.text())
        if not one:
            words = " · ".join(word for word in (self.side, self.minutes) if word)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink2"))
            line = self.rect().adjusted(self._left(), self.height() - below - gap(10), -gap(20), -gap(8))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            return
        end = self.width() - gap(20) - (theme.px(34) if self._before else 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        if self.minutes:
            painter.drawText(self.rect().adjusted(0, 0, -(self.width() - end), 0), flags, self.minutes)
            end -= max(self._wide(self.minutes, "small"), theme.px(46)) + gap(30)
        painter.setFont(theme.font("smallbold" if self.mark in ("started", "broken") else "small"))
        painter.drawText(self.rect().adjusted(0, 0, -(self.width() - end), 0), flags, self.side)

    def _draw_mark(self, painter: object, box: QRectF) -> None:
        from PySide6.QtGui import QPainter

        assert isinstance(painter, QPainter)
        theme, colour = self._theme, self._theme.colour(self._hue)
        if self.mark == "broken":
            icons.paint(painter, box.adjusted(1, 1, -1, -1), "triangle-alert", theme.name("danger"))
        elif self.mark == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(box)
            paint.tick(painter, box, theme.colour("surface"), 2)
        else:
            painter.setPen(QPen(colour if self.mark == "started" else theme.colour("ctl"), 1.4))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            if self.mark == "started":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawPie(box.adjusted(4, 4, -4, -4), 90 * 16, -round(max(0.08, self.fraction) * 5760))


class Modules(Card):
    """`chosen` is emitted with the id of a lesson."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, session: Session, course: model.Course) -> None:
        super().__init__(theme)
        self._session, self._course = session, course
        hue = tokens.hue(course.workshop)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 3)
        column.setSpacing(0)
        self._heads: list[tuple[model.Module, _Row, QWidget]] = []
        self._rows: list[tuple[model.LessonOutline, _Row]] = []
        for number, module in enumerate(course.modules, 1):
            if number > 1:
                column.addWidget(rule())
            head = _Row(theme, hue, module.title, before=self.tr("Module {n}").format(n=number), role="card")
            inside = QWidget()
            inside.hide()
            lines = QVBoxLayout(inside)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(0)
            for lesson in module.lessons:
                lines.addWidget(rule())
                row = _Row(theme, hue, lesson.title)
                row.minutes = dates.minutes(lesson.minutes)
                row.clicked.connect(lambda _=False, lesson=lesson: self.chosen.emit(lesson.id))
                lines.addWidget(row)
                self._rows.append((lesson, row))
            head.clicked.connect(lambda _=False, module=module: self._toggle(module))
            column.addWidget(head)
            column.addWidget(inside)
            self._heads.append((module, head, inside))
        column.addStretch(1)

    def _toggle(self, module: model.Module) -> None:
        for one, head, inside in self._heads:
            if one is module:
                shown = inside.isHidden()
                inside.setVisible(shown)
                head.on = shown
                self._say(head)
                head.update()

    def _say(self, head: _Row) -> None:
        state = self.tr("ouvert") if head.on else self.tr("fermé")
        head.setAccessibleDescription(f"{head.side}, {state}")

    def open_module(self, lesson: str) -> None:
        """Open the module of a lesson, and only that one."""
        for module, head, inside in self._heads:
            mine = any(one.id == lesson for one in module.lessons)
            inside.setVisible(mine)
            head.on = mine
            self._say(head)

    def refresh(self) -> None:
        """Show how far each lesson is."""
        states = {}
        for lesson, row in self._rows:
            progress = self._session.lesson_progress(self._course, lesson)
            done, total = progress.done, progress.total
            if lesson.remarks:
                row.mark, row.side = "broken", self.tr("Ne peut pas s’afficher")
            elif progress.complete:
                row.mark, row.side = "done", self.tr("Terminée")
            elif done:
                row.mark, row.fraction = "started", done / max(1, total)
                row.side = self.tr("Étape {done} sur {total}").format(done=done, total=total)
            else:
                row.mark, row.side = "todo", self.tr("À voir")
            row.setAccessibleName(lesson.title)
            row.setAccessibleDescription(f"{row.side}, {row.minutes}")
            states[lesson.id] = row.mark
            row.updateGeometry()
            row.update()
        for module, head, _ in self._heads:
            head.side = self._module_words(module, states)
            head.setAccessibleName(f"{head._before}, {module.title}")
            self._say(head)
            head.updateGeometry()
            head.update()

    def _module_words(self, module: model.Module, states: dict[str, str]) -> str:
        count = len(module.lessons)
        if not count:
            return self.tr("Leçons à venir")
        words = self.tr("{n} leçon") if count == 1 else self.tr("{n} leçons")
        marks = {states[lesson.id] for lesson in module.lessons}
        if marks == {"done"}:
            state = self.tr("terminé")
        elif marks & {"done", "started"}:
            state = self.tr("en cours")
        else:
            state = self.tr("à voir")
        return f"{words.format(n=count)}, {state}"
