"""In the place of a lesson that cannot show: what is wrong, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from atelier.content import model
from atelier.desktop import routes
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page
from atelier.wording import say


class BrokenLesson(Page):
    """The page of a broken lesson. `way_out` is the button that leads on."""

    widest = 760  # sentences one can read

    def __init__(
        self, theme: Theme, course: model.Course, lesson: model.LessonOutline, navigator: routes.Navigator
    ) -> None:
        super().__init__(theme)
        gap = theme.gap
        self.column.addSpacing(gap(20))
        self.column.addWidget(Label(lesson.title or lesson.file, "lesson"))
        self.column.addSpacing(gap(20))
        card = Card(theme, spine="danger_f")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(gap(28), gap(22), gap(24), gap(22))
        inner.setSpacing(gap(10))
        head = QHBoxLayout()
        head.setSpacing(gap(10))
        head.addWidget(Icon(theme, "triangle-alert", "danger", 20))
        head.addWidget(Label(self.tr("Cette leçon ne peut pas s’afficher"), "strong", "danger"), 1)
        inner.addLayout(head)
        inner.addWidget(
            Label(
                self.tr(
                    "Rien n’est perdu : vos coches, vos réponses et vos notes de cette leçon sont gardées. "
                    "Elles reviendront avec le texte corrigé."
                ),
                "body",
            )
        )
        said = []
        for remark in lesson.remarks[:5]:
            place = self.tr("{file}, ligne {line}").format(file=remark.where.file, line=remark.where.line)
            said.append((place, say(f"content.{remark.code}", **remark.args)))
        for place, words in said:
            box = Card(theme, fill="hover")
            lines = QVBoxLayout(box)
            lines.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
            lines.addWidget(Label(place, "smallbold"))
            lines.addWidget(Label(words, "small"))
            inner.addWidget(box)
        text = "\n".join(f"{place} : {words}" for place, words in said)
        copy = Button(theme, self.tr("Copier le message"), icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        inner.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)
        self.column.addSpacing(gap(16))
        self.column.addWidget(
            Label(
                self.tr(
                    "Vous n’avez rien à faire. Si vous le voulez, envoyez ce message à la personne qui a préparé cet atelier."
                ),
                "small",
                "ink2",
            )
        )
        self.column.addSpacing(gap(20))
        row = QHBoxLayout()
        row.setSpacing(gap(12))
        lessons = course.lessons
        place_ = lessons.index(lesson)
        self.way_out = copy
        for target, words in (
            (place_ - 1, self.tr("Leçon précédente")),
            (place_ + 1, self.tr("Leçon suivante")),
        ):
            if 0 <= target < len(lessons):
                button = Button(theme, words, kind="filled" if target > place_ else "outlined")
                button.clicked.connect(
                    lambda _=False, target=target: navigator.go(routes.Lesson(course.id, lessons[target].id))
                )
                row.addWidget(button)
                self.way_out = button
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
