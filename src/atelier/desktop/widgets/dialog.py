"""A dialog for what cannot be undone or must be decided: a title that is a sentence, facts, verbs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import rule


class Dialog(QDialog):
    """`body` holds what a caller adds; the safe button has the focus, Escape means it."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setModal(True)
        self.body = QVBoxLayout(self)
        gap = theme.gap
        self.body.setContentsMargins(gap(28), gap(26), gap(28), gap(22))
        self.body.setSpacing(gap(14))
        self.body.addWidget(Label(title, "section"))
        self.setMinimumWidth(min(theme.px(560), 900))
        self._answer = ""
        self._safe = ""

    def add_text(self, text: str, role: str = "list", tone: str = "") -> Label:
        """Add a paragraph."""
        label = Label(text, role, tone)
        self.body.addWidget(label)
        return label

    def add_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Add facts in two columns."""
        self.body.addWidget(rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.gap(24))
        grid.setVerticalSpacing(self.theme.gap(8))
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(facts):
            grid.addWidget(Label(name, "small", "ink2", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(value, "small"), row, 1)
        self.body.addLayout(grid)
        self.body.addWidget(rule())

    def add_buttons(self, *choices: tuple[str, str], safe: str, filled: str) -> None:
        """Add buttons (key, words), the main one last; `safe` has the focus and is what Escape means."""
        self._safe = self._answer = safe
        row = Flow(self.theme.gap(12), self)
        for key, words in choices:
            button = Button(self.theme, words, kind="filled" if key == filled else "outlined")
            button.clicked.connect(lambda _=False, key=key: self._chose(key))
            row.addWidget(button)
            if key == safe:
                button.setFocus()
        self.body.addSpacing(self.theme.gap(6))
        self.body.addWidget(row, 0, Qt.AlignmentFlag.AlignRight)

    def ask(self) -> str:
        """Show it and wait; the key of the button chosen."""
        self.exec()
        return self._answer

    def _chose(self, key: str) -> None:
        self._answer = key
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape means the safe choice."""
        if event.key() == Qt.Key.Key_Escape:
            self._answer = self._safe
            self.reject()
        else:
            super().keyPressEvent(event)
