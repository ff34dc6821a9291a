"""In the place of what cannot show: what is wrong, what is safe, the ways out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from atelier.content.model import Remark
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page
from atelier.wording import say


class BrokenPage(Page):
    """`wrong` says what cannot show, `safe` what is kept. `way_out` is the button that leads on."""

    widest = 760  # sentences one can read

    def __init__(
        self,
        theme: Theme,
        title: str,
        wrong: str,
        safe: str,
        remarks: Sequence[Remark],
        ways: Sequence[tuple[str, Callable[[], None]]],
    ) -> None:
        super().__init__(theme)
        gap = theme.gap
        self.column.addSpacing(gap(20))
        self.column.addWidget(Label(title, "lesson"))
        self.column.addSpacing(gap(20))
        card = Card(theme, spine="danger_f")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(gap(28), gap(22), gap(24), gap(22))
        inner.setSpacing(gap(10))
        head = QHBoxLayout()
        head.setSpacing(gap(10))
        head.addWidget(Icon(theme, "triangle-alert", "danger", 20))
        head.addWidget(Label(wrong, "strong", "danger"), 1)
        inner.addLayout(head)
        inner.addWidget(Label(safe, "body"))
        said = []
        for remark in remarks[:5]:
            place = self.tr("{file}, ligne {line}").format(file=remark.where.file, line=remark.where.line)
            said.append((place, say(f"content.{remark.code}", **remark.args)))
        for place, words in said:
            box = Card(theme, fill="hover")
            lines = QVBoxLayout(box)
            lines.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
            lines.addWidget(Label(place, "smallbold"))
            lines.addWidget(Label(words, "small"))
            inner.addWidget(box)
        text = "\n".join(f"{place}\u00a0: {words}" for place, words in said)
        copy = Button(theme, self.tr("Copier le message"), icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        inner.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)
        self.column.addSpacing(gap(16))
        help_ = self.tr(
            "Vous n’avez rien à faire. Si vous le voulez, envoyez ce message à la personne qui a préparé cet atelier."
        )
        self.column.addWidget(Label(help_, "small", "ink2"))
        self.column.addSpacing(gap(20))
        row = QHBoxLayout()
        row.setSpacing(gap(12))
        self.way_out = copy
        for index, (words, action) in enumerate(ways, 1):
            button = Button(theme, words, kind="filled" if index == len(ways) else "outlined")
            button.clicked.connect(lambda _=False, action=action: action())
            row.addWidget(button)
            self.way_out = button
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
