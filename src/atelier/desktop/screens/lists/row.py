"""A line of « Mes listes »: tick, words and why, due date, menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.desktop import dates
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.item_menu import choose_date
from atelier.desktop.widgets.rows import CheckRow
from atelier.progress.lists import Row, When


class ItemRow(QWidget):
    """`chosen` is emitted with the key of the list, to go to its lesson."""

    chosen = Signal(str)

    def __init__(self, session: Session, row: Row, *, with_list: bool) -> None:
        super().__init__()
        self._session, self.row = session, row
        theme = session.theme
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, theme.gap(10), 0)
        line.setSpacing(theme.gap(4))
        hue = tokens.hue(session.course(row.course).workshop) if row.course else ""
        words = row.text or self.tr("Tâche d’une liste retirée")
        self.check = CheckRow(theme, words, why=self._below(with_list=with_list), hue=hue)
        self.check.padding = 20
        self.check.setProperty("inside", True)
        self.check.show_state(row.state, self._side())
        self.check.toggled.connect(self._ticked)
        self.check.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.check.customContextMenuRequested.connect(self._menu)
        line.addWidget(self.check, 1)
        if row.when is not When.RETIRED and row.state == "todo":
            late = row.when is When.OVERDUE
            text = dates.weekday(row.due) if row.due else ""
            name = self.tr("Échéance : {day}").format(day=text) if text else self.tr("Donner une échéance")
            due = Button(
                theme, text, icon="triangle-alert" if late else "calendar", kind="bare", small=True, name=name
            )
            due.tone = "danger" if late else ""
            due.clicked.connect(lambda: choose_date(session, self, row.key, words))
            line.addWidget(due)
        more = Button(
            theme,
            icon="ellipsis",
            kind="bare",
            small=True,
            name=self.tr("Autres actions : {words}").format(words=words),
        )
        more.clicked.connect(lambda: self._menu(QPoint(self.check.width() - 40, self.check.height())))
        line.addWidget(more)

    def _below(self, *, with_list: bool) -> str:
        row = self.row
        parts = [row.why]
        if row.remark:
            parts.append(self.tr("Note : {text}").format(text=row.remark))
        if row.changed:
            parts.append(self.tr("Le texte de cette tâche a été modifié depuis que vous l’avez cochée."))
        if with_list and row.list_title:
            parts.append(row.list_title)
        return "\n".join(part for part in parts if part)

    def _side(self) -> str:
        if self.row.state == "todo":
            return ""
        return self._session.tick_of(self.row.key).words

    def _ticked(self, checked: bool) -> None:
        self._session.tick(
            self.row.key,
            "done" if checked else "todo",
            self.row.text,
            self._session.fingerprint_of(self.row.key),
        )

    def _menu(self, at: QPoint) -> None:
        self._session.item_menu(
            self.check, at, self.row.key, self.row.text, self._session.fingerprint_of(self.row.key)
        )
