"""The questions of the end of a workshop, the same for whoever answers and whoever copies an answer."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.classroom import questionnaire
from atelier.classroom.words import word
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.area import Area
from atelier.desktop.widgets.field import Field
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.segmented import Segmented
from atelier.journal.events import Surveyed


def _tr(words: str) -> str:
    return QCoreApplication.translate("OpinionForm", words)


class OpinionForm(QWidget):
    """Marks, words to keep and to change, another session; nothing has to be answered."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(14))
        column.addWidget(
            Label(_tr("De 1, pas du tout satisfaisant, à 5, très satisfaisant."), "small", "ink2")
        )
        self.marks: dict[str, Segmented] = {}
        for id, title in questionnaire.questions().items():
            marks = Segmented(theme, title, tuple((str(n), str(n)) for n in range(1, 6)))
            marks.chosen.connect(lambda _: self.changed.emit())
            self.marks[id] = marks
            column.addWidget(Field(theme, title, marks))
        self.keep = Area(theme, word("survey_keep"), 2)
        self.change = Area(theme, word("survey_change"), 2)
        for name, area in (("survey_keep", self.keep), ("survey_change", self.change)):
            area.textChanged.connect(self.changed)
            column.addWidget(Field(theme, word(name), area, optional=True))
        self.further = Segmented(
            theme,
            word("survey_further"),
            tuple((name, word(f"further_{name}").capitalize()) for name in questionnaire.FURTHER),
        )
        self.further.chosen.connect(lambda _: self.changed.emit())
        column.addWidget(Field(theme, word("survey_further"), self.further))

    def answers(self) -> Surveyed:
        """What was answered."""
        further: Any = self.further.key
        return Surveyed(
            {id: int(marks.key) for id, marks in self.marks.items() if marks.key},
            self.keep.toPlainText().strip()[: questionnaire.LONGEST],
            self.change.toPlainText().strip()[: questionnaire.LONGEST],
            further,
        )

    def empty(self) -> None:
        """Begin again."""
        for marks in (*self.marks.values(), self.further):
            marks.choose("")
        for area in (self.keep, self.change):
            area.clear()
