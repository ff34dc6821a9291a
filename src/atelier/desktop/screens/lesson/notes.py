"""The person's own notes and bookmarks of a lesson."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.area import Area
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear

COLOURS = ("ochre", "teal", "indigo")
"""The three colours of marks."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note as the pane shows it. `quote` is empty for a note on the whole lesson; `lost`: its
    words are no longer in the text."""

    key: str
    quote: str
    colour: str
    text: str
    where: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class BookmarkView:
    """A bookmark as the pane shows it."""

    key: str
    words: str


class _Quote(QWidget):
    def __init__(self, theme: Theme, words: str, colour: str) -> None:
        super().__init__()
        self._theme, self._colour = theme, colour
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.gap(12), 0, 0, 0)
        column.addWidget(Label(f"«\u00a0{words}\u00a0»", "small", "ink2"))

    def paintEvent(self, _: QPaintEvent) -> None:
        paint.begin(self).fillRect(QRectF(0, 0, 3, self.height()), self._theme.colour(f"{self._colour}_f"))


class _NoteCard(Card):
    edited = Signal(str, str)
    erased = Signal(str)
    shown = Signal(str)

    def __init__(self, theme: Theme, note: NoteView) -> None:
        super().__init__(theme)
        self.note = note
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(14), gap(12), gap(14), gap(10))
        column.setSpacing(gap(6))
        if note.quote:
            column.addWidget(_Quote(theme, note.quote, note.colour or "ochre"))
        name = self.tr("Note sur « {quote} »").format(quote=note.quote) if note.quote else self.tr("Note")
        self.area = Area(theme, name, 1, bare=True)
        self.area.setPlaceholderText(self.tr("Votre note…"))
        self.area.set_text(note.text)
        self.area.settled.connect(lambda text: self.edited.emit(note.key, text))
        column.addWidget(self.area)
        row = QHBoxLayout()
        where = self.tr("Ces mots ont changé dans la leçon") if note.lost else note.where
        row.addWidget(Label(where, "floor", "ink2"), 1)
        if note.quote and not note.lost:
            go = Button(
                theme, icon="arrow-right", kind="bare", small=True, name=self.tr("Aller à ce passage")
            )
            go.clicked.connect(lambda: self.shown.emit(note.key))
            row.addWidget(go)
        erase = Button(theme, icon="trash-2", kind="bare", small=True, name=self.tr("Effacer la note"))
        erase.clicked.connect(lambda: self.erased.emit(note.key))
        row.addWidget(erase)
        column.addLayout(row)


class NotesPane(QScrollArea):
    """`written` (text of a new note), `edited` (key, text), `erased` (key), `shown` (key)."""

    written = Signal(str)
    edited = Signal(str, str)
    erased = Signal(str)
    shown = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = self._content = QWidget()
        content.setObjectName("sunk")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(content)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Mes notes"), "card"), 1)
        self._count = Label("", "small", "ink2", wrap=False)
        head.addWidget(self._count)
        self._column.addLayout(head)
        self._cards = QVBoxLayout()
        self._column.addLayout(self._cards)
        self.new = Area(theme, self.tr("Nouvelle note"), 4)
        self.new.setPlaceholderText(self.tr("Écrivez une note sur cette leçon…"))
        self.new.settled.connect(self._settled)
        self._column.addWidget(self.new)
        self._saved = Label("", "floor", "ink2")
        self._column.addWidget(self._saved)
        self._bookmarks = QVBoxLayout()
        self._column.addLayout(self._bookmarks)
        self._column.addStretch(1)
        self.setWidget(content)
        self._shown: tuple[object, ...] = ()
        self._draft_key = ""
        theme.changed.connect(self._measure)
        self._measure()

    def _settled(self, text: str) -> None:
        if text.strip():
            self.written.emit(text)

    def draft_saved(self) -> None:
        """The draft is now a note of its own."""
        self.new.set_text("")

    def show_notes(self, notes: tuple[NoteView, ...], bookmarks: tuple[BookmarkView, ...]) -> None:
        """Show the notes in the order of the page, then the bookmarks."""
        if (notes, bookmarks) == self._shown:
            return
        held = self.findChildren(_NoteCard)
        typing = next((card.note.key for card in held if card.area.hasFocus()), "")
        if typing and self._same_but_texts(notes):
            self._shown = (notes, bookmarks)
            return
        self._shown = (notes, bookmarks)
        clear(self._cards)
        for note in notes:
            card = _NoteCard(self._theme, note)
            card.edited.connect(self.edited)
            card.erased.connect(self.erased)
            card.shown.connect(self.shown)
            self._cards.addWidget(card)
            if note.key == typing:
                card.area.setFocus()
        count = len(notes)
        self._count.setText(
            self.tr("{count} note").format(count=count)
            if count < 2
            else self.tr("{count} notes").format(count=count)
        )
        clear(self._bookmarks)
        if bookmarks:
            self._bookmarks.addWidget(Label(self.tr("Mes signets"), "card"))
        for mark in bookmarks:
            row = QHBoxLayout()
            go = Button(self._theme, mark.words, icon="bookmark", kind="bare", small=True)
            go.clicked.connect(lambda _=False, key=mark.key: self.shown.emit(key))
            row.addWidget(go, 1)
            erase = Button(self._theme, icon="x", kind="bare", small=True, name=self.tr("Enlever le signet"))
            erase.clicked.connect(lambda _=False, key=mark.key: self.erased.emit(key))
            row.addWidget(erase)
            self._bookmarks.addLayout(row)

    def _same_but_texts(self, notes: tuple[NoteView, ...]) -> bool:
        before = self._shown[0] if self._shown else ()
        assert isinstance(before, tuple)
        return [note.key for note in before] == [note.key for note in notes]

    def in_order(self) -> list[QWidget]:
        """What it holds, from top to bottom."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        bookmarks = self._content.findChildren(Button, options=direct)
        return [*self._content.findChildren(_NoteCard, options=direct), self.new, *bookmarks]

    def show_saved(self, words: str) -> None:
        """Say what is on disk."""
        self._saved.setText(words)

    def settle(self) -> None:
        """Save what is being written."""
        for area in self.findChildren(Area):
            area.settle()

    def focus(self, key: str) -> None:
        """Put the caret in a note."""
        for card in self.findChildren(_NoteCard):
            if card.note.key == key:
                card.area.setFocus()

    def _measure(self) -> None:
        gap = self._theme.gap
        self._column.setContentsMargins(gap(20), gap(22), gap(20), gap(22))
        self._column.setSpacing(gap(12))
        self._cards.setSpacing(gap(12))
