"""In the place of a lesson that cannot show: what is wrong, and the lessons beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from atelier.content import model
from atelier.desktop import routes
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.broken import BrokenPage


class BrokenLesson(BrokenPage):
    """The page of a broken lesson."""

    def __init__(
        self, theme: Theme, course: model.Course, lesson: model.LessonOutline, navigator: routes.Navigator
    ) -> None:
        lessons = course.lessons
        place = lessons.index(lesson)
        ways: list[tuple[str, Callable[[], None]]] = []
        for target, words in (
            (place - 1, QCoreApplication.translate("BrokenLesson", "Leçon précédente")),
            (place + 1, QCoreApplication.translate("BrokenLesson", "Leçon suivante")),
        ):
            if 0 <= target < len(lessons):
                route = routes.Lesson(course.id, lessons[target].id)
                ways.append((words, lambda route=route: navigator.go(route)))  # type: ignore[misc]
        super().__init__(
            theme,
            lesson.title or lesson.file,
            QCoreApplication.translate("BrokenLesson", "Cette leçon ne peut pas s’afficher"),
            QCoreApplication.translate(
                "BrokenLesson",
                "Rien n’est perdu : vos coches, vos réponses et vos notes de cette leçon sont gardées. "
                "Elles reviendront avec le texte corrigé.",
            ),
            lesson.remarks,
            ways,
        )
