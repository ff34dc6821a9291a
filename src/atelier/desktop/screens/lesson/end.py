"""The end of a lesson: done or what is left, previous and next."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop import routes
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import CardButton
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.progress.rules import Stop, StopKind

_READING = frozenset({StopKind.SECTION, StopKind.END})


class _Banner(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.token = theme, "green"
        row = QHBoxLayout(self)
        gap = theme.gap
        row.setContentsMargins(gap(24), gap(14), gap(20), gap(14))
        row.setSpacing(gap(14))
        self.icon = Icon(theme, "check", "green", 22)
        row.addWidget(self.icon)
        self.words = Label("", "list")
        row.addWidget(self.words, 1)

    def paintEvent(self, _: QPaintEvent) -> None:
        edge = self._theme.colour(self.token if self._theme.scheme == "contrast" else "line")
        paint.rounded(paint.begin(self), QRectF(self.rect()), 12, self._theme.colour(f"{self.token}_s"), edge)


class End(QWidget):
    """`go` is emitted with a route."""

    go = Signal(object)

    def __init__(
        self, theme: Theme, session: Session, course: model.Course, lesson: model.LessonOutline
    ) -> None:
        super().__init__()
        self._session, self._course, self._lesson = session, course, lesson
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(0, gap(12), 0, 0)
        column.setSpacing(gap(14))
        self._banner = _Banner(theme)
        column.addWidget(self._banner)
        actions = QHBoxLayout()
        self._lists = Button(
            theme, self.tr("Voir Mes listes"), icon="list-checks", kind="outlined", small=True
        )
        self._lists.clicked.connect(lambda: self.go.emit(routes.Lists()))
        self._redo = Button(theme, self.tr("Refaire les questions"), icon="rotate-ccw", small=True)
        self._redo.clicked.connect(lambda: session.restart_lesson(course, lesson))
        for button in (self._lists, self._redo):
            actions.addWidget(button)
        actions.addStretch(1)
        column.addLayout(actions)
        row = QHBoxLayout()
        row.setSpacing(gap(14))
        lessons = course.lessons
        place = lessons.index(lesson)
        if place > 0:
            row.addWidget(self._link(theme, lessons[place - 1], self.tr("Précédente"), left=True), 1)
        if place + 1 < len(lessons):
            after = lessons[place + 1]
            words = self.tr("Suivante · {n} min").format(n=after.minutes)
            row.addWidget(self._link(theme, after, words, left=False), 1)
        column.addLayout(row)
        self.refresh()

    def _link(self, theme: Theme, lesson: model.LessonOutline, words: str, *, left: bool) -> CardButton:
        card = CardButton(theme, f"{words}. {lesson.title}")
        gap = theme.gap
        row = QHBoxLayout(card)
        row.setContentsMargins(gap(18), gap(14), gap(18), gap(14))
        row.setSpacing(gap(12))
        column = QVBoxLayout()
        column.setSpacing(0)
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        for text, role, tone in ((words, "small", "ink2"), (lesson.title, "card", "")):
            label = Label(text, role, tone)
            label.setAlignment(side)
            column.addWidget(label)
        arrow = Icon(theme, "arrow-left" if left else "arrow-right", "ink", 20)
        if left:
            row.addWidget(arrow)
        row.addLayout(column, 1)
        if not left:
            row.addWidget(arrow)
        card.adopt()
        card.clicked.connect(lambda: self.go.emit(routes.Lesson(self._course.id, lesson.id)))
        return card

    def refresh(self) -> None:
        """Say whether the lesson is done, or what is left, by the rule."""
        progress = self._session.lesson_progress(self._course, self._lesson)
        todo = self._session.todo_in(self._course, self._lesson)
        if progress.complete:
            words = self.tr("Leçon terminée.")
            if todo:
                tasks = (
                    self.tr("{n} tâche vous attend") if todo == 1 else self.tr("{n} tâches vous attendent")
                )
                words += " " + tasks.format(n=todo) + " " + self.tr("dans Mes listes.")
        else:
            words = self.tr("Il reste : {what}.").format(what=", ".join(self._remaining(progress.remains)))
        self._banner.words.setText(words)
        self._banner.token = "green" if progress.complete else "ochre"
        self._banner.icon.set("check" if progress.complete else "flag", self._banner.token)
        self._banner.update()
        self._lists.setVisible(todo > 0)
        kinds = {activity.kind for activity in self._lesson.activities}
        self._redo.setVisible(progress.complete and "question" in kinds)

    def _remaining(self, remaining: tuple[Stop, ...]) -> list[str]:
        said = [
            self.tr("« {title} »").format(title=stop.title) for stop in remaining if stop.kind not in _READING
        ]
        if any(stop.kind in _READING for stop in remaining):
            said.insert(0, self.tr("lire jusqu’au bout"))
        return said
