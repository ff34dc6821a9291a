"""« Donner mon avis » : the questionnaire of the end, saved as a file that names nobody."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from atelier.content.model import Course
from atelier.desktop import routes, workshops
from atelier.desktop.screens.crumbs import crumbs
from atelier.desktop.screens.handing.code import code_field
from atelier.desktop.screens.handing.ports import HandingActions
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.opinion import OpinionForm
from atelier.desktop.widgets.page import Page, clear, rule
from atelier.journal.events import Surveyed


class SurveyScreen(Page):
    """What is answered is kept while one looks elsewhere, and forgotten once it is saved or the app closed:
    an anonymous answer has no place in the person's journal."""

    widest = 760

    def __init__(
        self, theme: Theme, session: Session, navigator: routes.Navigator, actions: HandingActions
    ) -> None:
        super().__init__(theme)
        self._session, self._navigator, self._actions = session, navigator, actions
        self._course: Course | None = None

    def show_route(self, route: routes.Survey) -> None:
        """Show the questions."""
        course = self._session.course(route.course)
        self.setWindowTitle(self.tr("Donner mon avis"))
        if self._course is None or self._course.id != course.id:
            self._course = course
            self._build(course)
        next(iter(self.form.marks.values())).give_focus()
        self.verticalScrollBar().setValue(0)

    def _build(self, course: Course) -> None:
        clear(self.column)
        gap = self.theme.gap
        self.column.setSpacing(gap(16))
        up = (workshops.name(course.workshop), routes.Workshop(course.id))
        self.column.addLayout(crumbs(self.theme, self._navigator, up, here=self.tr("Donner mon avis")))
        self.column.addWidget(Label(self.tr("Votre avis"), "page"))
        self.column.addWidget(Label(course.title, "list", "ink2"))
        note = QHBoxLayout()
        note.setSpacing(gap(10))
        note.addWidget(Icon(self.theme, "lock", "ink", 18), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr(
            "Il est anonyme : le fichier ne contient ni votre nom, ni votre ordinateur, ni l’heure. Répondez à ce que vous voulez; rien n’est obligatoire."
        )
        note.addWidget(Label(words, "list"), 1)
        self.column.addLayout(note)
        card = Card(self.theme, spine=f"{tokens.hue(course.workshop)}_f")
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(28), gap(20), gap(26), gap(24))
        column.setSpacing(gap(16))
        self.form = OpinionForm(self.theme)
        self.form.changed.connect(self._changed)
        column.addWidget(self.form)
        column.addWidget(rule())
        self.code = QLineEdit(self._actions.code(course.id))
        column.addWidget(code_field(self.theme, self.code))
        self.save = Button(
            self.theme,
            self.tr("Enregistrer mon avis"),
            icon="download",
            kind="filled",
            hue=tokens.hue(course.workshop),
        )
        self.save.clicked.connect(self._save)
        acts = Flow(gap(10))
        acts.addWidget(self.save)
        column.addWidget(acts)
        self._done = QVBoxLayout()
        column.addLayout(self._done)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self._changed()

    def _changed(self) -> None:
        self.save.setEnabled(self.form.answers() != Surveyed())
        clear(self._done)

    def _save(self) -> None:
        assert self._course is not None
        path = self._actions.survey(self._course.id, self.form.answers(), self.code.text().strip())
        if path is None:
            return
        self.form.empty()
        self._changed()
        words = self.tr(
            "« {file} » est prêt : donnez-le à la personne qui anime l’atelier, avec les autres. Vos réponses ne sont gardées nulle part ailleurs."
        )
        self._done.addWidget(Label(words.format(file=path.name), "list"))
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)
