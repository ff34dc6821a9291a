"""A workshop on Accueil and on Ateliers: its title, how far one is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop import dates, workshops
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.card import CardButton
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.progress import Ring
from atelier.progress.rules import CourseProgress, Status


class WorkshopCard(CardButton):
    """One button that goes to the workshop. `long` shows its subtitle too."""

    def __init__(self, theme: Theme, course: model.Course, *, long: bool = False) -> None:
        hue = tokens.hue(course.workshop)
        super().__init__(theme, course.title, spine=f"{hue}_f")
        self.course = course
        gap = theme.gap
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(28), gap(18), gap(20), gap(18))
        row.setSpacing(gap(14))
        column = QVBoxLayout()
        column.setSpacing(gap(6))
        head = QHBoxLayout()
        head.setSpacing(gap(10))
        head.addWidget(Icon(theme, tokens.icon(course.workshop), hue, 20))
        self._name = workshops.name(course.workshop)
        if course.own:
            self._name += " · " + self.tr("De vous")
        head.addWidget(Label(self._name, "eyebrow", hue), 1)
        column.addLayout(head)
        column.addWidget(Label(course.title, "card"))
        if long:
            column.addWidget(Label(course.subtitle, "list", "ink2"))
        column.addStretch(1)
        foot = Flow(gap(18), below=gap(2))
        time = QWidget()
        line = QHBoxLayout(time)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(gap(8))
        line.addWidget(Icon(theme, "clock", "ink2", 16))
        words = self.tr("{time} en classe").format(time=dates.minutes(course.minutes))
        line.addWidget(Label(words, "small", "ink2", wrap=False))
        foot.addWidget(time)
        self._status = Label("", "smallbold", wrap=False)
        foot.addWidget(self._status)
        column.addWidget(foot)
        row.addLayout(column, 1)
        self._ring = Ring(theme, 62, hue)
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        self.adopt()

    def show_progress(self, progress: CourseProgress) -> None:
        """Show how far the person is."""
        self._ring.set_percent(progress.percent)
        status = {
            Status.NOT_STARTED: self.tr("À commencer"),
            Status.IN_PROGRESS: self.tr("En cours"),
            Status.DONE: self.tr("Terminé"),
        }[progress.status]
        self._status.setText(status)
        said = self.tr("{workshop}. {title}. {status}, {percent} %").format(
            workshop=self._name, title=self.course.title, status=status, percent=progress.percent
        )
        self.setAccessibleName(said)
