"""The six ways of answering: each shows options and gives the choice that was made."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from atelier.content import model
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.combo import Combo
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.rows import OptionCheck, OptionRadio


class Input(QWidget):
    """A way of answering. `ready` tells whether there is something to check."""

    ready = Signal(bool)

    def __init__(self, context: Context, question: model.Question) -> None:
        super().__init__()
        self.context, self.question = context, question
        self.setAccessibleName(plain(question.title))

    def choice(self) -> Any:
        """What was answered, as the journal keeps it."""
        raise NotImplementedError

    def show_answer(self, choice: Any, *, verdict: bool) -> None:
        """Show an answer; with `verdict`, what is right and what is not, and nothing can change."""
        raise NotImplementedError

    def begin(self, attempt: int) -> None:
        """Start a new attempt (numbered from 0)."""
        raise NotImplementedError


class _Options(Input):
    """Single, true-false and multiple."""

    def __init__(self, context: Context, question: model.Question) -> None:
        super().__init__(context, question)
        self.many = question.kind is model.QuestionKind.MULTIPLE
        kind = OptionCheck if self.many else OptionRadio
        self._options = {
            option.id: kind(context.theme, plain(option.text), context.hue) for option in question.options
        }
        short = max(len(plain(option.text)) for option in question.options) <= 24
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(context.theme.gap(10))
        self._group = QButtonGroup(self)
        self._group.setExclusive(not self.many)
        for place, button in enumerate(self._options.values()):
            self._group.addButton(button)
            grid.addWidget(button, place // 2 if short else place, place % 2 if short else 0)
            button.toggled.connect(lambda _: self.ready.emit(bool(self.choice())))

    def choice(self) -> list[str]:
        return [name for name, button in self._options.items() if button.isChecked()]

    def show_answer(self, choice: Any, *, verdict: bool) -> None:
        chosen = set(choice or ())
        self._group.setExclusive(False)
        for option in self.question.options:
            button = self._options[option.id]
            button.blockSignals(True)
            button.setChecked(option.id in chosen)
            button.blockSignals(False)
            button.setEnabled(not verdict)
            mine = self.tr("Votre réponse") if option.id in chosen else ""
            if not verdict:
                button.show_verdict("")
            elif option.right:
                button.show_verdict(
                    "right", mine or self.tr("La bonne") if not self.many else mine or self.tr("À cocher")
                )
            else:
                button.show_verdict("wrong" if option.id in chosen else "plain", mine)
        self._group.setExclusive(not self.many)

    def begin(self, attempt: int) -> None:
        self.show_answer([], verdict=False)
        self.ready.emit(False)


class _OrderRow(QWidget):
    moved = Signal(int)

    def __init__(self, context: Context, words: str) -> None:
        super().__init__()
        self._theme = context.theme
        row = QHBoxLayout(self)
        gap = context.theme.gap
        row.setContentsMargins(gap(14), gap(6), gap(6), gap(6))
        self.rank = Label("", "strong", context.hue, wrap=False)
        self.rank.setMinimumWidth(context.theme.px(22))
        row.addWidget(self.rank)
        self.words = Label(words)
        row.addWidget(self.words, 1)
        self.verdict = Label("", "smallbold", wrap=False)
        row.addWidget(self.verdict)
        self.up = Button(
            context.theme,
            icon="arrow-up",
            kind="bare",
            small=True,
            name=self.tr("Monter : {words}").format(words=words),
        )
        self.down = Button(
            context.theme,
            icon="arrow-down",
            kind="bare",
            small=True,
            name=self.tr("Descendre : {words}").format(words=words),
        )
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        for button in (self.up, self.down):
            button.installEventFilter(self)  # a button would take the arrows to move the focus
            row.addWidget(button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in steps
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.moved.emit(steps[Qt.Key(event.key())])
            return True
        return False

    def focus_on(self, button: Button) -> None:
        """Keep the focus on this line: on that button, or on the other where it can go no further."""
        other = self.down if button is self.up else self.up
        (button if button.isEnabled() else other).setFocus(Qt.FocusReason.OtherFocusReason)


class _Order(Input):
    """Put in order: two buttons a line, or Alt and an arrow."""

    def __init__(self, context: Context, question: model.Question) -> None:
        super().__init__(context, question)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.gap(6))
        self._rows = {option.id: _OrderRow(context, plain(option.text)) for option in question.options}
        self._order = [option.id for option in question.options]
        for name, row in self._rows.items():
            row.moved.connect(lambda step, name=name: self._move(name, step))
            self._column.addWidget(row)

    def _move(self, name: str, step: int) -> None:
        place = self._order.index(name)
        target = place + step
        if 0 <= target < len(self._order):
            self._order[place], self._order[target] = self._order[target], self._order[place]
            focus, row = self.focusWidget(), self._rows[name]
            self._lay(enabled=True)
            if isinstance(focus, Button):
                row.focus_on(focus)

    def _lay(self, *, enabled: bool) -> None:
        for place, name in enumerate(self._order):
            row = self._rows[name]
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
            row.rank.setText(str(place + 1))
            row.up.setEnabled(enabled and place > 0)
            row.down.setEnabled(enabled and place < len(self._order) - 1)
            row.up.setVisible(enabled)
            row.down.setVisible(enabled)
            row.verdict.setVisible(not enabled)

    def choice(self) -> list[str]:
        return list(self._order)

    def show_answer(self, choice: Any, *, verdict: bool) -> None:
        known = [name for name in choice or () if name in self._rows]
        self._order = known + [name for name in self._rows if name not in known]
        self._lay(enabled=not verdict)
        right = [option.id for option in self.question.options]
        for place, name in enumerate(self._order):
            good = right[place] == name
            rank = right.index(name) + 1
            self._rows[name].verdict.setText(
                self.tr("Bien placé") if good else self.tr("Rang {rank}").format(rank=rank)
            )
            self._rows[name].verdict.set_tone("green" if good else "ochre")

    def begin(self, attempt: int) -> None:
        self._order = self.context.session.shuffled(self.question, attempt)
        self._lay(enabled=True)
        self.ready.emit(True)


class _Match(Input):
    """Match: a list to choose from beside each line."""

    def __init__(self, context: Context, question: model.Question) -> None:
        super().__init__(context, question)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(context.theme.gap(14))
        grid.setVerticalSpacing(context.theme.gap(12))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._boxes: dict[str, Combo] = {}
        self._words: dict[str, Label] = {}
        for row, option in enumerate(question.options):
            left = plain(option.text)
            box = Combo(context.theme, left)
            box.currentIndexChanged.connect(lambda _: self.ready.emit(self._whole()))
            grid.addWidget(box, row, 1)
            words = Label("", "small")
            pair = QVBoxLayout()
            pair.setSpacing(context.theme.gap(2))
            pair.addWidget(Label(left, "strong"))
            pair.addWidget(words)
            grid.addLayout(pair, row, 0)
            self._boxes[option.id], self._words[option.id] = box, words

    def _fill(self, order: list[str]) -> None:
        match = {option.id: plain(option.match) for option in self.question.options}
        for box in self._boxes.values():
            box.blockSignals(True)
            box.clear()
            box.addItem(self.tr("Choisir…"), "")
            for name in order:
                box.addItem(match[name], name)
                box.setItemData(box.count() - 1, match[name], Qt.ItemDataRole.ToolTipRole)
            box.blockSignals(False)

    def _whole(self) -> bool:
        return all(box.currentData() for box in self._boxes.values())

    def choice(self) -> list[list[str]]:
        return [[name, str(box.currentData())] for name, box in self._boxes.items()]

    def show_answer(self, choice: Any, *, verdict: bool) -> None:
        pairs = dict(pair for pair in choice or () if len(pair) == 2)
        self._fill(self.context.session.shuffled(self.question, 0))
        for option in self.question.options:
            box, words = self._boxes[option.id], self._words[option.id]
            mine = pairs.get(option.id, "")
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(mine)))
            box.blockSignals(False)
            box.setEnabled(not verdict)
            good = mine == option.id
            words.setVisible(verdict)
            partner = plain(option.match)
            words.setText(
                self.tr("Juste : {partner}").format(partner=partner)
                if good
                else self.tr("La bonne paire : {partner}").format(partner=partner)
            )
            words.set_tone("green" if good else "ochre")

    def begin(self, attempt: int) -> None:
        self._fill(self.context.session.shuffled(self.question, attempt))
        for name, box in self._boxes.items():
            box.setEnabled(True)
            self._words[name].hide()
        self.ready.emit(False)


class _Short(Input):
    """A few words."""

    def __init__(self, context: Context, question: model.Question) -> None:
        super().__init__(context, question)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._field = QLineEdit()
        self._field.setAccessibleName(plain(question.title))
        self._field.setPlaceholderText(self.tr("Quelques mots suffisent"))
        self._field.textChanged.connect(lambda text: self.ready.emit(bool(text.strip())))
        row.addWidget(self._field)
        self._verdict = Label("", "smallbold")
        row.addWidget(self._verdict)

    def choice(self) -> str:
        return self._field.text().strip()

    def show_answer(self, choice: Any, *, verdict: bool) -> None:
        self._field.blockSignals(True)
        self._field.setText(str(choice or ""))
        self._field.blockSignals(False)
        self._field.setReadOnly(verdict)
        self._verdict.setVisible(verdict)
        if verdict:
            accepted = " · ".join(plain(option.text) for option in self.question.options if option.right)
            self._verdict.setText(self.tr("Réponse attendue : {accepted}").format(accepted=accepted))

    def begin(self, attempt: int) -> None:
        self.show_answer("", verdict=False)
        self.ready.emit(False)


INPUTS: dict[model.QuestionKind, type[Input]] = {
    model.QuestionKind.TRUE_FALSE: _Options,
    model.QuestionKind.SINGLE: _Options,
    model.QuestionKind.MULTIPLE: _Options,
    model.QuestionKind.ORDERING: _Order,
    model.QuestionKind.MATCHING: _Match,
    model.QuestionKind.SHORT: _Short,
}
