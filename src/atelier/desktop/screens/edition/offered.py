"""Step 4: the workshops that are offered."""

from __future__ import annotations

from atelier.content.model import Course
from atelier.desktop.drafting import Drafting
from atelier.desktop.screens.edition.forms import Step
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.rows import CheckRow
from atelier.edition.model import offers


class OfferedCourses(Step):
    """All of them, or some; at least one."""

    def __init__(self, theme: Theme, drafting: Drafting, courses: tuple[Course, ...]) -> None:
        super().__init__(
            theme,
            drafting,
            drafting.tr("Les ateliers offerts"),
            drafting.tr(
                "Un atelier qui n’est pas offert ne paraît pas; ce qu’une personne y a déjà fait est gardé."
            ),
        )
        self._courses = courses
        self.rows: dict[str, CheckRow] = {}
        for course in courses:
            row = CheckRow(theme, course.title, hue=tokens.hue(course.workshop))
            row.struck = False
            row.padding = row.padding_right = 4
            row.setChecked(offers(drafting.edition, course.id))
            row.toggled.connect(lambda _: self._changed())
            self.rows[course.id] = row
            self.column.addWidget(row)
        self._wrong = Label(self.tr("Offrez au moins un atelier."), "small", "danger")
        self._wrong.hide()
        self.column.addWidget(self._wrong)

    def first(self) -> CheckRow:
        """The first workshop."""
        return next(iter(self.rows.values()))

    def _changed(self) -> None:
        chosen = tuple(name for name, row in self.rows.items() if row.isChecked())
        self._wrong.setVisible(not chosen)
        if chosen:
            self.drafting.change(courses=() if len(chosen) == len(self.rows) else chosen)
