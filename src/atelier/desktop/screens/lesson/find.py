"""Find in the page (Ctrl+F): accents and case do not count."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QRadioButton, QWidget

from atelier.desktop.reading.prose import ProseView
from atelier.desktop.screens.lesson.reader import Reader
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label


def fold(text: str) -> str:
    """Letters without accents or case, one for one, so that positions hold."""
    return (
        "".join((unicodedata.normalize("NFD", letter)[:1] or letter).lower()[:1] for letter in text)
        .replace("’", "'")
        .replace("\u00a0", " ")
    )


def find_all(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text."""
    wanted, folded, found = fold(words), fold(text), []
    start = folded.find(wanted) if wanted else -1
    while start >= 0:
        found.append((start, start + len(wanted)))
        start = folded.find(wanted, start + 1)
    return found


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found: a widget of the page and a range of its text."""

    widget: QWidget
    start: int
    end: int


class FindBar(QWidget):
    """`asked` is emitted with the words, `step` with +1 or -1."""

    asked = Signal(str)
    step = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        gap = theme.gap
        row.setContentsMargins(gap(20), gap(8), gap(12), gap(8))
        row.setSpacing(gap(8))
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Chercher dans la page"))
        self.field.setPlaceholderText(self.tr("Chercher dans la page"))
        self.field.textChanged.connect(self.asked)
        row.addWidget(self.field, 1)
        self._count = Label("", "small", "ink2", wrap=False)
        row.addWidget(self._count)
        for icon, name, move in (
            ("chevron-up", self.tr("Passage précédent"), -1),
            ("chevron-down", self.tr("Passage suivant"), 1),
        ):
            button = Button(theme, icon=icon, kind="bare", small=True, name=name)
            button.clicked.connect(lambda _=False, move=move: self.step.emit(move))
            row.addWidget(button)
        close = Button(theme, icon="x", kind="bare", small=True, name=self.tr("Fermer la recherche"))
        close.clicked.connect(self.closed)
        row.addWidget(close)

    def show_count(self, place: int, total: int) -> None:
        """Say which passage of how many."""
        if not self.field.text():
            self._count.setText("")
        elif not total:
            self._count.setText(self.tr("Aucun passage"))
        else:
            self._count.setText(self.tr("{place} sur {total}").format(place=place, total=total))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; Enter goes on to the next passage, Shift+Enter back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self.step.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the ground and its line."""
        painter = paint.begin(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.colour("line"))


class PageSearch(QObject):
    """What the bar asks, found in the page. `moved`: the passages, or the one that is shown, changed."""

    moved = Signal()

    def __init__(self, bar: FindBar, reader: Reader) -> None:
        super().__init__(bar)
        self._bar, self._reader = bar, reader
        self.hits: list[Hit] = []
        self.here = 0
        bar.asked.connect(self.look_for)
        bar.step.connect(self._step)

    def look_for(self, words: str) -> None:
        """Find words of two letters at least, and show the first passage."""
        self.clear()
        if len(words) >= 2:
            for _, widget in sorted(self._reader.widgets.items()):
                self.hits.extend(_hits_in(widget, words))
        self._step(0)

    def clear(self) -> None:
        """Forget what was found."""
        self.hits, self.here = [], 0

    def found(self) -> dict[ProseView, list[tuple[int, int, bool]]]:
        """The passages of each run of text: from, to, whether it is the one that is shown."""
        found: dict[ProseView, list[tuple[int, int, bool]]] = {}
        for place, hit in enumerate(self.hits):
            if isinstance(hit.widget, ProseView):
                found.setdefault(hit.widget, []).append((hit.start, hit.end, place == self.here))
        return found

    def _step(self, move: int) -> None:
        if self.hits:
            self.here = (self.here + move) % len(self.hits)
            hit = self.hits[self.here]
            self._reader.show_words(hit.widget, hit.start)
        self._bar.show_count(self.here + 1 if self.hits else 0, len(self.hits))
        self.moved.emit()


def _hits_in(widget: QWidget, words: str) -> list[Hit]:
    return [
        Hit(one, start, end)
        for one in (widget, *widget.findChildren(QWidget))
        if isinstance(one, (ProseView, QLabel, QCheckBox, QRadioButton)) and not one.isHidden()
        for start, end in find_all(one.text(), words)
    ]
