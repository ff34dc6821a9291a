"""A checklist in the text: the same items as in « Mes listes »."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.item_menu import menu_button
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import rule
from atelier.desktop.widgets.rows import CheckRow
from atelier.progress import lists


class Checklist(Card):
    """The card of a list."""

    def __init__(self, context: Context, block: model.Checklist) -> None:
        super().__init__(context.theme)
        self.context, self.block = context, block
        gap = context.theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 3)
        column.setSpacing(0)
        head = QWidget(self)
        head.setObjectName("head")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(head)
        row.setContentsMargins(gap(24), gap(14), gap(24), gap(12))
        row.addWidget(Label(plain(block.title), "card"), 1)
        self._count = Label("", "smallbold", wrap=False)
        row.addWidget(self._count)
        column.addWidget(head)
        if block.intro:
            column.addWidget(rule())
            intro = context.prose(block.intro, "small", "ink2")
            holder = QWidget()
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(gap(24), gap(12), gap(24), gap(12))
            inner.addWidget(intro)
            column.addWidget(holder)
        self._rows: list[tuple[model.Item, CheckRow]] = []
        for item in block.items:
            column.addWidget(rule())
            column.addLayout(self._line(item))
        self.setAccessibleName(plain(block.title))
        self.refresh()

    def _line(self, item: model.Item) -> QHBoxLayout:
        """A task, and the button of its menu."""
        context, words = self.context, plain(item.text)
        one = CheckRow(context.theme, words, why=plain(item.why), hue=context.hue)
        one.padding_right = 8  # the button has its own room
        one.setProperty("inside", True)
        one.toggled.connect(lambda checked: self._ticked(item, checked))

        def menu(at: QPoint) -> None:
            context.session.item_menu(one, at, context.key(self.block.id, item.id), words, item.fingerprint)

        one.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        one.customContextMenuRequested.connect(menu)
        self._rows.append((item, one))
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, context.theme.gap(14), 0)
        line.setSpacing(0)
        line.addWidget(one, 1)
        line.addWidget(menu_button(context.theme, words, one, menu))
        return line

    def _ticked(self, item: model.Item, checked: bool) -> None:
        self.context.session.tick(
            self.context.key(self.block.id, item.id),
            "done" if checked else "todo",
            plain(item.text),
            item.fingerprint,
        )

    def refresh(self) -> None:
        """Show which items are done."""
        states = []
        for item, row in self._rows:
            tick = self.context.session.tick_of(self.context.key(self.block.id, item.id), item.fingerprint)
            states.append(tick.state)
            row.show_state(tick.state, tick.words)
        count = lists.counts_of(states)
        self._count.setText(self.tr("{done} sur {total}").format(done=count.done, total=count.total))
