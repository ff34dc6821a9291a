"""What is to do first, with its dates."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.desktop import dates, routes
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear, rule
from atelier.desktop.widgets.rows import CheckRow
from atelier.progress import lists

SHOWN = 4


class DueCard(QWidget):
    """`go` is emitted with a route."""

    go = Signal(object)

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(10))
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("À faire"), "section"), 1)
        every = self._every = Button(theme, self.tr("Tout voir"), kind="quiet")
        every.clicked.connect(lambda: self.go.emit(routes.Lists()))
        head.addWidget(every, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        self._card = Card(theme)
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(1, 4, 1, 5)
        self._rows.setSpacing(0)
        column.addWidget(self._card)
        column.addStretch(1)
        self._shown: tuple[object, ...] | None = None

    def refresh(self) -> None:
        """Show the first things to do."""
        found = self._first(self._session.rows())
        if found == self._shown:
            return
        self._shown = found
        at = next((place for place, row in enumerate(self._checks()) if row.hasFocus()), None)
        clear(self._rows)
        if not found:
            self._rows.addWidget(self._nothing())
        for place, row in enumerate(found):
            if place:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(row))
        if at is not None:
            # What was ticked is gone: go on from the task that took its place.
            checks = self._checks()
            after = checks[min(at, len(checks) - 1)] if checks else self._every
            after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _checks(self) -> list[CheckRow]:
        return self._card.findChildren(CheckRow)

    def _first(self, rows: tuple[lists.Row, ...]) -> tuple[lists.Row, ...]:
        """What is dated and near, then what is left in the lists already begun."""
        dated = sorted(
            (row for row in rows if row.state == "todo" and row.due), key=lambda row: row.due or row.text
        )
        begun = {row.list for row in rows if row.state != "todo"}
        rest = [row for row in rows if row.state == "todo" and not row.due and (row.list in begun or row.own)]
        return (*dated, *rest)[:SHOWN]

    def _hue(self, row: lists.Row) -> str:
        return tokens.hue(self._session.course(row.course).workshop) if row.course else ""

    def _nothing(self) -> QWidget:
        words = self.tr("Rien pour l’instant. Les tâches des listes que vous commencez paraîtront ici.")
        gap = self._theme.gap
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(gap(22), gap(18), gap(22), gap(18))
        column.addWidget(Label(words, "list", "ink2"))
        return holder

    def _row(self, row: lists.Row) -> CheckRow:
        check = CheckRow(self._theme, row.text, why=row.list_title, hue=self._hue(row))
        check.padding = check.padding_right = 20
        check.setProperty("inside", True)
        if row.due is not None:
            check.show_due(self._due_words(row.due), late=row.due < self._session.today())
        check.toggled.connect(
            lambda _: self._session.tick(row.key, "done", row.text, self._session.fingerprint_of(row.key))
        )
        return check

    def _due_words(self, due: date) -> str:
        late = (self._session.today() - due).days
        if late > 0:
            text = self.tr("En retard de {n} jour") if late == 1 else self.tr("En retard de {n} jours")
            return text.format(n=late)
        return dates.weekday(due) if late else self.tr("Aujourd’hui")
