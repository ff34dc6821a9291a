"""« Remettre mon travail » : how much goes out is chosen, and read before it goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.classroom.handin import LEVELS, Level
from atelier.classroom.words import word
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
from atelier.desktop.widgets.field import Field
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear, rule
from atelier.desktop.widgets.rows import OptionRadio


class HandInScreen(Page):
    """Rebuilt for each workshop. What is typed is not kept: it stands in the file only."""

    widest = 1160

    def __init__(
        self, theme: Theme, session: Session, navigator: routes.Navigator, actions: HandingActions
    ) -> None:
        self._beside: QBoxLayout | None = None
        super().__init__(theme)
        self._session, self._navigator, self._actions = session, navigator, actions
        self._course: Course | None = None
        session.changed.connect(lambda _: self._show_level() if self.isVisible() else None)

    def show_route(self, route: routes.HandIn) -> None:
        """Show what may be handed in of a workshop."""
        self._course = self._session.course(route.course)
        self.setWindowTitle(self.tr("Remettre mon travail"))
        self._build(self._course)
        self._show_level()
        self.levels[Level.PROGRESS].setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    # ------------------------------------------------------------------ building

    def _build(self, course: Course) -> None:
        self._beside = None
        clear(self.column)
        gap = self.theme.gap
        self.column.setSpacing(gap(16))
        up = (workshops.name(course.workshop), routes.Workshop(course.id))
        self.column.addLayout(crumbs(self.theme, self._navigator, up, here=self.tr("Remettre mon travail")))
        self.column.addWidget(Label(self.tr("Remettre mon travail"), "page"))
        self.column.addWidget(
            Label(
                self.tr(
                    "Vous enregistrez un fichier, puis vous le donnez à la personne qui anime l’atelier : par courriel, sur une clé USB. Rien ne part tout seul."
                ),
                "list",
                "ink2",
            )
        )
        holder = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(gap(20))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(16))
        column.addWidget(self._levels())
        column.addWidget(self._names(course))
        column.addStretch(1)
        self._beside.addWidget(left, 11)
        self._beside.addWidget(self._going(), 10)
        self.column.addWidget(holder)
        self.column.addStretch(1)
        self.fit()

    def _card(self, title: str) -> tuple[Card, QVBoxLayout]:
        gap = self.theme.gap
        card = Card(self.theme)
        card.setAccessibleName(title)
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(24), gap(18), gap(24), gap(22))
        column.setSpacing(gap(10))
        column.addWidget(Label(title, "card"))
        return card, column

    def _levels(self) -> Card:
        card, column = self._card(self.tr("Ce que je remets"))
        words = {
            Level.PROGRESS: self.tr("Mes progrès seulement"),
            Level.ANSWERS: self.tr("Mes progrès et mes réponses"),
            Level.REFLECTIONS: self.tr("Mes progrès, mes réponses et mes réflexions"),
        }
        self.levels: dict[Level, OptionRadio] = {}
        self._group = QButtonGroup(card)
        for level in LEVELS:
            option = OptionRadio(self.theme, words[level])
            option.toggled.connect(lambda on: self._show_level() if on else None)
            self.levels[level] = option
            self._group.addButton(option)
            column.addWidget(option)
        self.levels[Level.PROGRESS].blockSignals(True)
        self.levels[Level.PROGRESS].setChecked(True)
        self.levels[Level.PROGRESS].blockSignals(False)
        return card

    def _names(self, course: Course) -> Card:
        card, column = self._card(self.tr("Pour vous reconnaître"))
        self.name, self.email, self.code = (
            QLineEdit(self._session.name),
            QLineEdit(),
            QLineEdit(self._actions.code(course.id)),
        )
        self.name.setMaxLength(160)
        self.email.setMaxLength(160)
        column.addWidget(Field(self.theme, self.tr("Votre prénom et votre nom"), self.name))
        column.addWidget(
            Field(
                self.theme,
                self.tr("Courriel de votre inscription"),
                self.email,
                optional=True,
                help_=self.tr("Utile si une autre personne de la classe porte le même nom."),
            )
        )
        column.addWidget(code_field(self.theme, self.code))
        self.save = Button(
            self.theme,
            self.tr("Enregistrer le fichier"),
            icon="download",
            kind="filled",
            hue=tokens.hue(course.workshop),
        )
        self.save.clicked.connect(self._save)
        acts = Flow(self.theme.gap(10))
        acts.addWidget(self.save)
        column.addWidget(acts)
        self._done = QVBoxLayout()
        self._done.setSpacing(self.theme.gap(8))
        column.addLayout(self._done)
        return card

    def _going(self) -> Card:
        card, column = self._card(self.tr("Ce qui part, ce qui reste"))
        self._list = QVBoxLayout()
        self._list.setSpacing(self.theme.gap(10))
        column.addLayout(self._list)
        column.addStretch(1)
        return card

    # ------------------------------------------------------------------ showing

    @property
    def level(self) -> Level:
        """How much goes out."""
        return next((level for level, one in self.levels.items() if one.isChecked()), Level.PROGRESS)

    def _show_level(self) -> None:
        if self._course is None:
            return
        clear(self._list)
        level = self.level
        shown = self._actions.shown(self._course.id, level)
        self.save.setEnabled(shown.lessons > 0)
        if not shown.lessons:
            self._line("info", "", self.tr("Il n’y a encore rien à remettre : ouvrez d’abord une leçon."))
            return
        place = LEVELS.index(level)
        for one in LEVELS:
            sent = LEVELS.index(one) <= place
            words = word(f"sends_{one}") if sent else word(f"keeps_{one}")
            self._line("send" if sent else "lock", "green" if sent else "ink2", words)
        self._line("lock", "ink2", word("keeps_always"))
        self._list.addWidget(rule())
        count = self.tr("{n} leçon") if shown.lessons == 1 else self.tr("{n} leçons")
        said = [count.format(n=shown.lessons)]
        if level is not Level.PROGRESS:
            answers = self.tr("{n} réponse") if shown.answers < 2 else self.tr("{n} réponses")
            said.append(answers.format(n=shown.answers))
        if level is Level.REFLECTIONS:
            texts = self.tr("{n} texte") if len(shown.texts) < 2 else self.tr("{n} textes")
            said.append(texts.format(n=len(shown.texts)))
        self._list.addWidget(Label(self.tr("En tout : {what}").format(what=", ".join(said)), "strong"))
        if shown.texts:
            self._list.addWidget(Label(self.tr("Vos textes, tels qu’ils seront lus :"), "small", "ink2"))
        for text in shown.texts:
            box = Card(self.theme, fill="hover")
            inside = QVBoxLayout(box)
            inside.setContentsMargins(
                self.theme.gap(14), self.theme.gap(10), self.theme.gap(14), self.theme.gap(12)
            )
            inside.addWidget(Label(text, "small"))
            self._list.addWidget(box)

    def _line(self, icon: str, tone: str, words: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap(10))
        row.addWidget(Icon(self.theme, icon, tone or "ink", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, "small"), 1)
        self._list.addLayout(row)

    # ------------------------------------------------------------------ writing

    def _save(self) -> None:
        assert self._course is not None
        path = self._actions.hand_in(
            self._course.id,
            self.level,
            self.name.text().strip(),
            self.email.text().strip(),
            self.code.text().strip(),
        )
        if path is not None:
            self._say_done(path)

    def _say_done(self, path: Path) -> None:
        clear(self._done)
        self._done.addWidget(rule())
        words = self.tr(
            "Le fichier « {file} » est prêt : donnez-le à la personne qui anime l’atelier. Vous pourrez en refaire un plus tard; il complétera celui-ci."
        )
        self._done.addWidget(Label(words.format(file=path.name), "list"))
        where = Button(self.theme, self.tr("Montrer où il est"), icon="folder", small=True)
        where.clicked.connect(lambda: self._actions.open_folder(path))
        self._done.addWidget(where, 0, Qt.AlignmentFlag.AlignLeft)

    def fit(self) -> None:
        """The choice beside what it means, where there is room."""
        if self._beside is not None:
            direction = QBoxLayout.Direction
            self._beside.setDirection(direction.TopToBottom if self.narrow else direction.LeftToRight)
