"""A question: answer, read why, try again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop.reading.blocks.frame import Frame
from atelier.desktop.reading.blocks.inputs import INPUTS
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear, rule
from atelier.desktop.widgets.toast import announce


def _kinds() -> dict[model.QuestionKind, str]:
    tr = QCoreApplication.translate
    return {
        model.QuestionKind.TRUE_FALSE: tr("Question", "Vrai ou faux?"),
        model.QuestionKind.SINGLE: tr("Question", "Une seule réponse"),
        model.QuestionKind.MULTIPLE: tr("Question", "Plusieurs réponses"),
        model.QuestionKind.ORDERING: tr("Question", "À mettre en ordre"),
        model.QuestionKind.MATCHING: tr("Question", "À associer"),
        model.QuestionKind.SHORT: tr("Question", "Réponse courte"),
    }


def question_words(kind: str) -> str:
    """What a kind of question is called."""
    return _kinds()[model.QuestionKind(kind)]


class Question(Frame):
    """The card of a question."""

    def __init__(self, context: Context, block: model.Question) -> None:
        super().__init__(context, "circle-question-mark", _kinds()[block.kind], plain(block.title))
        self.block = block
        if block.stem:
            self.body.addWidget(context.prose(block.stem, "list"))
        self._input = INPUTS[block.kind](context, block)
        self._input.ready.connect(self._ready)
        self.body.addWidget(self._input)
        row = QHBoxLayout()
        self._check = Button(context.theme, self.tr("Vérifier ma réponse"), kind="outlined")
        self._check.clicked.connect(self._answer)
        self._again = Button(context.theme, self.tr("Réessayer"), icon="rotate-ccw", small=True)
        self._again.clicked.connect(self._restart)
        self._history = Button(context.theme, "", kind="quiet")
        self._history.clicked.connect(self._look_back)
        row.addWidget(self._check)
        row.addWidget(self._again)
        row.addWidget(self._history)
        row.addStretch(1)
        self._verdict = QWidget()
        self._column = QVBoxLayout(self._verdict)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.gap(12))
        self.body.addWidget(self._verdict)
        self.body.addLayout(row)
        self._shown: object = None
        self.setAccessibleName(plain(block.title))
        self.refresh()

    # ------------------------------------------------------------------ acting

    def _ready(self, ready: bool) -> None:
        self._check.setEnabled(ready)
        self._check.setToolTip("" if ready else self.tr("Choisissez d’abord une réponse"))

    def _answer(self) -> None:
        session, key = self.context.session, self.context.key(self.block.id)
        session.answer(key, self._input.choice(), self.block.fingerprint)
        self.refresh()
        announce(self, self._spoken())
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restart(self) -> None:
        self.context.session.restart(self.context.key(self.block.id))
        self.refresh()
        self._input.setFocus(Qt.FocusReason.OtherFocusReason)
        self.focusNextChild() if not self._input.focusWidget() else None

    def _look_back(self) -> None:
        attempts = self.context.session.attempts_of(self.context.key(self.block.id))
        if attempts:
            self._input.show_answer(attempts[-1].choice, verdict=True)
            self._explain(attempts[-1].choice)
            self._check.hide()
            self._again.show()
            self._history.hide()

    # ------------------------------------------------------------------ showing

    def refresh(self) -> None:
        """Show the attempt in hand, or the last answer with its reasons."""
        session, key = self.context.session, self.context.key(self.block.id)
        current, attempts = session.current_answer(key), session.attempts_of(key)
        mark = (current.id if current else None, len(attempts))
        if mark == self._shown:
            return
        self._shown = mark
        answered = current is not None
        self._check.setVisible(not answered)
        self._again.setVisible(answered)
        earlier = len(attempts) if not answered else 0
        self._history.setVisible(bool(earlier))
        self._history.setText(self.tr("Revoir ma réponse précédente"))
        if current is None:
            self._input.begin(len(attempts))
            clear(self._column)
            self._verdict.hide()
            self.side.setText("")
            return
        self._input.show_answer(current.choice, verdict=True)
        changed = current.seen and current.seen != self.block.fingerprint
        self.side.setText(
            self.tr("La question a changé depuis")
            if changed
            else self.tr("Répondu {when}").format(when=current.words)
        )
        self._explain(current.choice)

    def _explain(self, choice: object) -> None:
        clear(self._column)
        theme = self.context.theme
        gap = theme.gap
        good = self.context.session.is_right(self.block, choice)
        tone = "green" if good else "ochre"
        self._column.addWidget(rule())
        said = QGridLayout()
        said.setContentsMargins(0, gap(4), 0, gap(4))
        said.setHorizontalSpacing(gap(12))
        said.setVerticalSpacing(gap(10))
        said.setColumnStretch(1, 1)
        said.addWidget(Icon(theme, "check" if good else "rotate-ccw", tone, 22), 0, 0)
        said.addWidget(Label(self._title(good), "strong", tone), 0, 1)
        for row, (title, flows) in enumerate(self._reasons(choice), 1):
            reason = QVBoxLayout()
            reason.setSpacing(0)
            if title:
                reason.addWidget(Label(title, "smallbold"))
            reason.addWidget(self.context.prose(flows, "list"))
            said.addLayout(reason, row, 1)
        self._column.addLayout(said)
        self._verdict.show()

    def _title(self, good: bool) -> str:
        return self.tr("Bonne réponse") if good else self.tr("À revoir")

    def _reasons(self, choice: object) -> list[tuple[str, model.Flows]]:
        """The reason of what was chosen, of what is right, and what holds in any case."""
        chosen = self.context.session.chosen_options(self.block, choice)
        said: list[tuple[str, model.Flows]] = []
        for option in self.block.options:
            told = any(reason == option.reason for _, reason in said)
            if option.reason and not told and (option.id in chosen or option.right):
                said.append((plain(option.text), option.reason))
        if len(said) == 1:
            said = [("", said[0][1])]
        if self.block.explanation:
            said.append(("", self.block.explanation))
        return said

    def _spoken(self) -> str:
        current = self.context.session.current_answer(self.context.key(self.block.id))
        if current is None:
            return ""
        words = [self._title(self.context.session.is_right(self.block, current.choice))]
        for title, flows in self._reasons(current.choice):
            words.append(title)
            words.extend(plain(flow.children) for flow in flows if isinstance(flow, model.Paragraph))
        return ". ".join(word for word in words if word)


def make(context: Context, block: model.Question) -> Question:
    """The card."""
    return Question(context, block)
