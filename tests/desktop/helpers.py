"""Finding things in real windows, and acting on them as a person does."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from atelier.app import App
from atelier.content import model
from atelier.desktop import routes
from atelier.desktop.screens.lesson.screen import LessonScreen

W = TypeVar("W", bound=QWidget)


def third(app: App) -> model.Course:
    """Workshop 3."""
    return next(course for course in app.session.courses if course.workshop == 3)


def with_kind(
    app: App, kind: str, question: str = ""
) -> tuple[model.Course, model.LessonOutline, model.ActivityOutline]:
    """The first activity of a kind in workshop 3."""
    course = third(app)
    for lesson in course.lessons:
        for activity in lesson.activities:
            if activity.kind == kind and question in ("", activity.question_kind):
                return course, lesson, activity
    raise LookupError(kind)


def open_lesson(app: App, course: model.Course, lesson: str, anchor: str = "") -> LessonScreen:
    """Show a lesson, whole."""
    app.show(routes.Lesson(course.id, lesson, anchor))
    screen = app.window.screen_shown
    assert isinstance(screen, LessonScreen)
    screen.reader.build_all()
    QTest.qWaitForWindowActive(app.window)
    QTest.qWait(60)
    return screen


def shown(kind: type[W], inside: QWidget) -> list[W]:
    """The visible widgets of a kind."""
    return [one for one in inside.findChildren(kind) if one.isVisible()]


def button(words: str, inside: QWidget) -> QAbstractButton:
    """A visible button by the beginning of its words or of its name."""
    for one in shown(QAbstractButton, inside):
        if one.text().startswith(words) or one.accessibleName().startswith(words):
            return one
    raise LookupError(words)


def click(widget: QWidget) -> None:
    """Click where the words begin."""
    spot = QPoint(min(30, widget.width() // 2), widget.height() // 2)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
