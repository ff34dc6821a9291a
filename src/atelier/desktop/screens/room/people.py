"""The people of a class as a table: one model, no widget a row."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from atelier.classroom import words as wording
from atelier.classroom.classes import ClassState, Participant, fold_name
from atelier.classroom.figures import ClassFigures, LessonFigure, Row

Index = QModelIndex | QPersistentModelIndex
NOTHING = QModelIndex()


class Column(IntEnum):
    """What each column holds."""

    TICK = 0
    NAME = 1
    PRESENCE = 2
    LESSONS = 3
    SEEN = 4


class Line(NamedTuple):
    """A person and what is shown of them. `hours`: « 18 h 50 à 20 h 45 », if they were not there throughout."""

    person: Participant
    row: Row
    folded: str
    presence: str
    hours: str

    @property
    def attested(self) -> bool:
        """Whether the trainer decided on an attestation."""
        return self.person.qualified is not None and self.person.qualified.kind != "none"


LINE = Qt.ItemDataRole.UserRole
"""The role under which a delegate asks for the line."""


class PeopleModel(QAbstractTableModel):
    """`ticked` is emitted with the people and whether they receive an attestation."""

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Line, ...] = ()
        self._shown: tuple[Line, ...] = ()
        self._words = ""
        self.lessons: tuple[LessonFigure, ...] = ()
        self.received = 0

    # ------------------------------------------------------------------ filling

    def show(self, one: ClassState, found: ClassFigures) -> None:
        """Show a class."""
        people = {person.id: person for person in one.people}
        self._all = tuple(self._line(one, people[row.person], row) for row in found.rows)
        self.lessons, self.received = found.lessons, found.received
        self._filter()

    def search(self, words: str) -> None:
        """Show those whose name or organisation holds these words."""
        self._words = fold_name(words)
        self._filter()

    def _filter(self) -> None:
        parts = self._words.split()
        shown = tuple(line for line in self._all if all(part in line.folded for part in parts))
        same = [line.person.id for line in shown] == [line.person.id for line in self._shown]
        if same and shown:
            self._shown = shown
            last = self.index(len(shown) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def _line(self, one: ClassState, person: Participant, row: Row) -> Line:
        attended = person.attendance
        presence = wording.mode(attended.mode) if attended else self.tr("À noter")
        hours = ""
        if attended and attended.mode != "absent" and (attended.arrived or attended.left):
            start = wording.clock(attended.arrived or one.about.start[11:])
            hours = self.tr("{start} à {end}").format(
                start=start, end=wording.clock(attended.left or one.about.end[11:])
            )
        folded = fold_name(f"{row.name} {row.organisation} {person.about.email}")
        return Line(person, row, folded, presence, hours)

    # ------------------------------------------------------------------ asking

    @property
    def every(self) -> tuple[Line, ...]:
        """Every line, those that the search hides too."""
        return self._all

    @property
    def shown(self) -> tuple[Line, ...]:
        """The lines on screen."""
        return self._shown

    def place_of(self, person: str) -> int:
        """The row of a person, -1 if they are not shown."""
        return next((place for place, line in enumerate(self._shown) if line.person.id == person), -1)

    def rowCount(self, parent: Index = NOTHING) -> int:
        """How many people."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOTHING) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row is chosen; its first cell is ticked."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.TICK:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says; `LINE` gives the whole line."""
        line = self._shown[index.row()]
        if role == LINE:
            return line
        column = Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.TICK:
            return Qt.CheckState.Checked if line.attested else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(line, column)
        return None

    def words(self, line: Line, column: Column) -> str:
        """What a cell says in words."""
        row = line.row
        if column is Column.TICK:
            return self.tr("Attestation : oui") if line.attested else self.tr("Attestation : non")
        if column is Column.NAME:
            return f"{row.name}, {row.organisation}" if row.organisation else row.name
        if column is Column.PRESENCE:
            return f"{line.presence}, {line.hours}" if line.hours else line.presence
        if not row.received:
            return self.tr("Aucun fichier reçu") if column is Column.LESSONS else "—"
        total = len(row.lessons)
        if column is Column.SEEN:
            return self.tr("{n} sur {total}").format(n=row.seen, total=total)
        left = total - row.seen - row.started
        words = self.tr("Leçons terminées : {done}; en cours : {started}; à voir : {left}")
        return words.format(done=row.seen, started=row.started, left=left)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns and of the rows, for a screen reader."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._shown[section].row.name
        return (
            self.tr("Attestation"),
            self.tr("Participants"),
            self.tr("Présence"),
            self.tr("Leçons, par module"),
            self.tr("Terminées"),
        )[section]

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick: assistive technology comes this way."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != Column.TICK:
            return False
        self.tick([index.row()], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def tick(self, rows: Sequence[int], *, on: bool) -> None:
        """Ask that these people receive an attestation, or not."""
        people = [self._shown[row].person for row in rows if self._shown[row].attested != on]
        if people:
            self.ticked.emit(people, on)
