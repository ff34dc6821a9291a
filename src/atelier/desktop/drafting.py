"""The edition that is being prepared, between the pages of its window and the disk: kept a moment after each change."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from atelier.edition import drafts
from atelier.edition.drafts import Draft
from atelier.edition.model import Edition
from atelier.edition.reading import Problem
from atelier.errors import AtelierError

PAUSE = 400
"""Milliseconds after a change before it is on disk."""


class Drafting(QObject):
    """`switched`: another edition; `kept`: this one is on disk, and what is wrong with it is known; `failed`: it could
    not be written."""

    switched = Signal()
    kept = Signal()
    failed = Signal(object)

    def __init__(self, home: Path, courses: tuple[str, ...], today: date) -> None:
        super().__init__()
        self._home, self._courses, self._today = home, courses, today
        begun = drafts.drafts(home, today)
        self._draft = begun[0] if begun else drafts.begin(home, today, courses)
        self.saved_at: datetime | None = None
        self.problems: tuple[Problem, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self.keep_now)
        self._judge()

    # ------------------------------------------------------------------ asking

    @property
    def edition(self) -> Edition:
        """The edition as it is written."""
        return self._draft.edition

    @property
    def folder(self) -> Path:
        """Where it is kept."""
        return self._draft.folder

    @property
    def named(self) -> bool:
        """Whether it has a name, without which there is nothing to keep."""
        return bool(self.edition.name.strip())

    @property
    def logo(self) -> Path | None:
        """Its logo."""
        return self.folder / self.edition.logo if self.edition.logo else None

    @property
    def serious(self) -> tuple[Problem, ...]:
        """What keeps it from being handed out."""
        return tuple(one for one in self.problems if one.serious)

    def problem(self, *path: str | int) -> str:
        """What is seriously wrong with a value, or nothing."""
        return next((one.sentence for one in self.serious if one.path == path), "")

    def others(self) -> tuple[Draft, ...]:
        """The editions begun, other than this one."""
        return tuple(one for one in drafts.drafts(self._home, self._today) if one.folder != self.folder)

    # ------------------------------------------------------------------ changing

    def change(self, **changes: Any) -> None:
        """Change values; on disk in a moment."""
        edition = replace(self.edition, **changes)
        if edition != self.edition:
            self._draft = Draft(self.folder, edition)
            self._soon.start()

    def change_in(self, table: str, /, **changes: Any) -> None:
        """Change values of a table: contact, privacy, shown, attestations."""
        self.change(**{table: replace(getattr(self.edition, table), **changes)})

    def change_session(self, place: int, /, **changes: Any) -> None:
        """Change a session."""
        sessions = list(self.edition.sessions)
        sessions[place] = replace(sessions[place], **changes)
        self.change(sessions=tuple(sessions))

    def set_file(self, path: Path, *, table: str = "", name: str) -> None:
        """Copy a file beside the edition and name it there."""
        try:
            copied = drafts.add_file(self._draft, path)
        except AtelierError as error:
            self.failed.emit(error)
            return
        self.change_in(table, **{name: copied}) if table else self.change(**{name: copied})
        self.keep_now()

    def keep_now(self) -> None:
        """Put it on disk; the day of the edition is that of its last change."""
        self._soon.stop()
        if not self.named:
            return
        try:
            self._draft = drafts.keep(self._draft, issued=self._today)
        except AtelierError as error:
            self.failed.emit(error)
            return
        self.saved_at = datetime.now()
        self._judge()
        self.kept.emit()

    def settle(self) -> None:
        """Keep what waits."""
        if self._soon.isActive():
            self.keep_now()

    def _judge(self) -> None:
        if not self.named:
            self.problems = ()
            return
        try:
            self.problems = drafts.judged(self._draft, self._today, self._courses).problems
        except AtelierError:
            self.problems = ()

    # ------------------------------------------------------------------ another

    def open(self, source: Path) -> None:
        """Go on with an edition that somebody made. Raises as `drafts.adopt`."""
        self.settle()
        self._switch(drafts.adopt(source, self._home, self._today))

    def switch(self, draft: Draft) -> None:
        """Go on with another that was begun."""
        self.settle()
        self._switch(draft)

    def begin(self) -> None:
        """Begin another."""
        self.settle()
        self._switch(drafts.begin(self._home, self._today, self._courses))

    def _switch(self, draft: Draft) -> None:
        self._draft, self.saved_at = draft, None
        self._judge()
        self.switched.emit()
