"""One card: its question; once asked for, its answer and four ways to say how it went."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.content import model
from atelier.content.words import plain as words_of
from atelier.desktop import workshops
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.screens.review.rating import GOOD, SHORT, Band, RatingPanel
from atelier.desktop.screens.review.words import tr
from atelier.desktop.theme import tokens
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import SPINE, Card
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.key import Key
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import rule
from atelier.desktop.widgets.toast import announce


class CardView(Card):
    """`asked`: the answer is wanted; `rated`: 1 to 4; `back`: the card before; `menu`: where to open it;
    `lesson`: go to the lesson."""

    asked = Signal()
    rated = Signal(int)
    back = Signal()
    menu = Signal(QPoint)
    lesson = Signal()

    def __init__(
        self, context: Context, block: model.Card, section: str, *, place: str, changed: bool, before: bool
    ) -> None:
        theme, gap = context.theme, context.theme.gap
        super().__init__(theme, spine=f"{context.hue}_f")
        self._context, self._block = context, block
        column = QVBoxLayout(self)
        column.setContentsMargins(SPINE, 1, 1, 2)
        column.setSpacing(0)
        self._upper = QVBoxLayout()
        self._upper.setSpacing(gap(6))
        self._upper.addLayout(self._head(place, changed))
        self._question_label = Label(tr("Question"), "small", "ink2")
        self._upper.addWidget(self._question_label)
        self.question = Label(plain(block.title), "page")
        self._upper.addWidget(self.question)
        column.addLayout(self._upper)
        self.answer = QWidget()
        self._lower = QVBoxLayout(self.answer)
        self._lower.setSpacing(gap(8))
        self._rule = rule()
        column.addWidget(self._rule)
        column.addWidget(self.answer)
        self._fill_answer(section)
        column.addStretch(1)
        self._band = Band(theme)
        column.addWidget(self._band)
        self._ask = self._asking()
        self._band.inside.addWidget(self._ask)
        self.ratings = RatingPanel(theme)
        self.ratings.rated.connect(self.rated)
        self._band.inside.addWidget(self.ratings)
        for hidden in (self._rule, self.answer, self.ratings):
            hidden.hide()
        self.undo.setVisible(before)

    def _head(self, place: str, changed: bool) -> QHBoxLayout:
        theme, gap, course = self._context.theme, self._context.theme.gap, self._context.course
        head = QHBoxLayout()
        head.setSpacing(gap(10))
        head.addWidget(Icon(theme, tokens.icon(course.workshop), self._context.hue, 20))
        words = f"{workshops.name(course.workshop)} · {place}"
        if changed:
            words += " · " + tr("modifiée depuis la dernière fois")
        head.addWidget(Label(words, "eyebrow", self._context.hue), 1)
        self.undo = Button(
            theme, icon="undo-2", kind="bare", small=True, name=tr("Revenir à la carte d’avant")
        )
        self.undo.clicked.connect(self.back)
        head.addWidget(self.undo)
        self.more = Button(theme, icon="ellipsis", kind="bare", small=True, name=tr("Autres actions"))
        self.more.clicked.connect(
            lambda: self.menu.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))
        )
        head.addWidget(self.more)
        return head

    def _fill_answer(self, section: str) -> None:
        context, gap = self._context, self._context.theme.gap
        self._lower.addWidget(Label(tr("Réponse"), "small", "ink2"))
        self._said = context.prose(self._block.answer, "lead", parent=self.answer)
        self._said.setAccessibleName(tr("Réponse"))
        self._said.moveCursor(QTextCursor.MoveOperation.Start)  # where one reads it from
        self._lower.addWidget(self._said)
        if self._block.more:
            self._lower.addWidget(context.prose(self._block.more, "body", "ink2", parent=self.answer))
        line = QHBoxLayout()
        line.setSpacing(gap(9))
        line.addWidget(Icon(context.theme, "link", context.hue, 18), 0, Qt.AlignmentFlag.AlignVCenter)
        words = tr("{lesson}, « {section} »") if section else "{lesson}"
        self.link = Button(
            context.theme, words.format(lesson=context.lesson.title, section=section), kind="quiet"
        )
        self.link.clicked.connect(self.lesson)
        line.addWidget(self.link)
        line.addStretch(1)
        self._lower.addLayout(line)

    def _asking(self) -> QWidget:
        theme, gap = self._context.theme, self._context.theme.gap
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, gap(4), 0, gap(4))
        row.setSpacing(gap(10))
        self.reveal_button = Button(
            theme, tr("Voir la réponse"), icon="eye", kind="filled", hue=self._context.hue
        )
        self.reveal_button.setAccessibleDescription(plain(self._block.title))
        self.reveal_button.clicked.connect(self.asked)
        row.addWidget(self.reveal_button)
        row.addSpacing(gap(8))
        row.addWidget(Key(theme, tr("Espace")))
        row.addWidget(Label(tr("Répondez d’abord de mémoire, dans votre tête."), "small", "ink2"), 1)
        return holder

    # ------------------------------------------------------------------ showing

    @property
    def revealed(self) -> bool:
        """Whether the answer shows."""
        return not self.answer.isHidden()

    def say_question(self) -> None:
        """Tell a screen reader what is asked."""
        announce(self, tr("Question : {words}").format(words=plain(self._block.title)))

    def reveal(self, dates: Mapping[int, str]) -> None:
        """Show the answer, and what each rating would do."""
        self.show_dates(dates)
        self._ask.hide()
        for hidden in (self._rule, self.answer, self.ratings):
            hidden.show()
        said = words_of(self._block.answer).strip()
        announce(self, tr("Réponse : {words}").format(words=said))

    def give_focus(self, *, answer: bool) -> None:
        """To what comes next; to the answer where it does not stand in one sight with the ratings."""
        if not self.revealed:
            shown: QWidget = self.reveal_button
        else:
            shown = self._said if answer else self.ratings.buttons[GOOD]
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_dates(self, dates: Mapping[int, str]) -> None:
        """Say when the card comes back after each rating."""
        self.ratings.show_dates(dates)

    def fit(self) -> None:
        """Less air where there is little height."""
        theme, gap = self._context.theme, self._context.theme.gap
        short = theme.effective(self.window().height()) < SHORT
        side = gap(34) if theme.effective(self.window().width()) >= 800 else gap(20)
        top, space = (gap(10), gap(8)) if short else (gap(26), gap(24))
        self._upper.setContentsMargins(side, top, side, space)
        self._upper.setSpacing(gap(6 if short else 10))
        self._lower.setContentsMargins(side, space - gap(4), side, space)
        self._band.inside.setContentsMargins(side, gap(8 if short else 14), side, gap(10 if short else 18))
        self._question_label.setVisible(not short)
        self.ratings.fit()
