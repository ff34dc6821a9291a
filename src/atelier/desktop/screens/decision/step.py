"""One question of the tree, with large answers that a key chooses."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from atelier.content import model
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.theme import tokens
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card, CardButton
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.key import Key
from atelier.desktop.widgets.label import Label


def keys_of(choices: tuple[model.Choice, ...]) -> tuple[str, ...]:
    """The key of each answer: its first letter (« ? » for « Je ne sais pas ») where they all
    differ, else its number."""
    letters = []
    for choice in choices:
        words = plain(choice.text)
        letters.append("?" if words.lower().startswith("je ne sais") else words[:1].upper())
    if len(set(letters)) == len(letters) and all(one.isascii() for one in letters):
        return tuple(letters)
    return tuple(str(number) for number in range(1, len(choices) + 1))


class Answer(CardButton):
    """An answer: a card with the edge of a control."""

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ground."""
        theme = self._theme
        fill = theme.colour("hover" if self.underMouse() or self.isDown() else "surface")
        width = 2 if self.isDown() else 1
        box = QRectF(self.rect())
        paint.rounded(paint.begin(self), box, tokens.radius("card"), fill, theme.colour("ctl"), width)


class StepCard(Card):
    """`chosen` is emitted with the id of a choice; `back` asks for the question before."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self, context: Context, step: model.Step, number: int, left: int) -> None:
        theme, gap = context.theme, context.theme.gap
        super().__init__(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(40), gap(34), gap(40), gap(28))
        column.setSpacing(gap(10))
        rest = {0: self.tr("la dernière"), 1: self.tr("il en reste une au plus")}
        words = rest.get(left, self.tr("il en reste {n} au plus").format(n=left))
        column.addWidget(
            Label(self.tr("Question {n} · {rest}").format(n=number, rest=words), "eyebrow", context.hue)
        )
        column.addWidget(Label(plain(step.title), "page"))
        if step.help:
            column.addWidget(context.prose(step.help, "body", "ink2"))
        column.addSpacing(gap(10))
        self.answers: list[CardButton] = []
        for letter, choice in zip(keys_of(step.choices), step.choices, strict=True):
            column.addWidget(self._answer(context, letter, choice))
        column.addStretch(1)
        foot = QHBoxLayout()
        if number > 1:
            before = Button(theme, self.tr("Question précédente"), icon="arrow-left", kind="quiet")
            before.clicked.connect(self.back)
            foot.addWidget(before)
        foot.addStretch(1)
        foot.setSpacing(gap(6))
        foot.addWidget(Label(self.tr("Au clavier :"), "small", "ink2", wrap=False))
        for key in keys_of(step.choices):
            foot.addWidget(Key(theme, key))
        column.addLayout(foot)

    def _answer(self, context: Context, letter: str, choice: model.Choice) -> CardButton:
        theme, gap = context.theme, context.theme.gap
        words, hint = plain(choice.text), plain(choice.hint)
        card = Answer(theme, f"{words}. {hint}" if hint else words)
        row = QHBoxLayout(card)
        row.setContentsMargins(gap(20), gap(16), gap(22), gap(16))
        row.setSpacing(gap(18))
        row.addWidget(Key(theme, letter, large=True))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(words, "strong"))
        if hint:
            lines.addWidget(Label(hint, "small", "ink2"))
        row.addLayout(lines, 1)
        row.addWidget(Icon(theme, "arrow-right", "ink", 22))
        card.adopt()
        card.clicked.connect(lambda: self.chosen.emit(choice.id))
        self.answers.append(card)
        return card
