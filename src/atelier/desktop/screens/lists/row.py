"""A line of « Mes listes »: tick, words and why, due date, menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from atelier.desktop import dates, workshops
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.item_menu import choose_date, menu_button
from atelier.desktop.widgets.rows import CheckRow
from atelier.progress.lists import Row, When

NARROW, TIGHT = 1100, 700
"""Under these widths, as if the text were at 100 %: no column of dates; dates under the words."""


class ItemRow(QWidget):
    """One item. `room` is the width of the window as if the text were at 100 %."""

    def __init__(self, session: Session, row: Row, *, with_list: bool, room: float) -> None:
        super().__init__()
        self._session, self.row = session, row
        theme = session.theme
        tight = room < TIGHT
        line = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight, self
        )
        line.setContentsMargins(0, 0, 0 if tight else theme.gap(10), 0)
        line.setSpacing(0 if tight else theme.gap(4))
        course = session.course(row.course) if row.course else None
        hue = tokens.hue(course.workshop) if course else ""
        words = row.text or self.tr("Tâche d’une liste retirée")
        self.check = CheckRow(theme, words, why=self._below(with_list=with_list), hue=hue)
        self.check.padding = self.check.padding_right = 20
        self.check.setProperty("inside", True)
        self.check.show_state(row.state, self._side())
        self.check.toggled.connect(self._ticked)
        self.check.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.check.customContextMenuRequested.connect(self._menu)
        line.addWidget(self.check, 1)
        tools = QHBoxLayout()
        left = theme.gap(self.check.padding) + theme.px(22) + theme.gap(14)
        tools.setContentsMargins(left if tight else 0, 0, theme.gap(10) if tight else 0, 0)
        tools.setSpacing(theme.gap(4))
        if with_list and course:
            tools.addWidget(_workshop(theme, workshops.told_apart(course, session.courses), course.workshop))
        if row.when is not When.RETIRED and row.state == "todo":
            due = self._due(words)
            tools.addWidget(due if room < NARROW else _column(due, theme.px(178)))
        if tight:
            tools.addStretch(1)
        tools.addWidget(menu_button(theme, words, self.check, self._menu))
        line.addLayout(tools)

    def _due(self, words: str) -> Button:
        row, session = self.row, self._session
        late = row.when is When.OVERDUE
        text = dates.weekday(row.due) if row.due else ""
        name = self.tr("Échéance : {day}").format(day=text) if text else self.tr("Donner une échéance")
        icon = "triangle-alert" if late else "calendar"
        due = Button(session.theme, text, icon=icon, kind="bare", small=True, name=name)
        due.tone = "danger" if late else ""
        due.clicked.connect(lambda: choose_date(session, self, row.key, words))
        return due

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


def _workshop(theme: Theme, name: str, workshop: int) -> Icon:
    """Which workshop, by its icon and its colour."""
    icon = Icon(theme, tokens.icon(workshop), tokens.hue(workshop), 18)
    icon.setToolTip(name)
    return icon


def _column(button: Button, width: int) -> QWidget:
    """A column, so that dates stand one below the other."""
    cell = QWidget()
    cell.setFixedWidth(max(width, button.sizeHint().width()))
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return cell
