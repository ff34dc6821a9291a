"""The trainer's classes as the windows know them: what is there, and each gesture that changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from atelier.classroom import privacy, questionnaire, roster, scheduling
from atelier.classroom.classes import ClassState, Participant
from atelier.classroom.digest import Kept
from atelier.classroom.figures import ClassFigures, Row, figures, questions_of
from atelier.classroom.privacy import Erased, Term
from atelier.classroom.roster import Added, Entry, Reading
from atelier.content.model import Course, Question
from atelier.journal.events import Scheduled, Surveyed

if TYPE_CHECKING:
    from atelier.classroom.ledger import Ledger
    from atelier.desktop.session import Session


class _Nowhere:
    """A store that keeps nothing: to say what adding a list would do."""

    def record_all(self, facts: object) -> None:
        """Nothing is kept."""


class Classes(QObject):
    """`changed`: something of a class is no longer the same. The store opens when it is first asked for."""

    changed = Signal()

    def __init__(self, session: Session, store: Callable[[], Ledger]) -> None:
        super().__init__(session)
        self._session, self._store = session, store
        self._known: dict[str, ClassState] | None = None
        self._figures: dict[str, ClassFigures] = {}
        self._kept = Kept()
        self._questions: dict[str, tuple[Course, dict[str, Question]]] = {}
        session.changed.connect(lambda keys: None if keys else self._figures.clear())

    @property
    def ledger(self) -> Ledger:
        """Where the facts stand."""
        return self._store()

    def touch(self) -> None:
        """The store changed: work all out again."""
        self._known = None
        self._figures.clear()
        self.changed.emit()

    # ------------------------------------------------------------------ what is there

    def all(self) -> dict[str, ClassState]:
        """Every class by id, the last to start first."""
        if self._known is None:
            self._known = scheduling.classes(self.ledger)
        return self._known

    def get(self, id: str) -> ClassState | None:
        """A class, unless it was erased."""
        return self.all().get(id)

    def course(self, one: ClassState) -> Course | None:
        """Its workshop, unless it is no longer here."""
        return next((course for course in self._session.courses if course.id == one.about.course), None)

    def figures(self, one: ClassState) -> ClassFigures:
        """Who did what; without lessons where the workshop is no longer here."""
        if one.id not in self._figures:
            self._figures[one.id] = self._worked_out(one)
        return self._figures[one.id]

    def _worked_out(self, one: ClassState) -> ClassFigures:
        course = self.course(one)
        if course is None:
            people = one.enrolled
            rows = tuple(
                Row(
                    person.id,
                    person.name,
                    person.about.organisation,
                    person.attendance.mode if person.attendance else "",
                    received=False,
                )
                for person in people
            )
            online = sum(row.attendance == "online" for row in rows)
            here = sum(person.here for person in people)
            return ClassFigures(rows, (), len(rows), here, online, 0, None, (), (), 0)
        return figures(
            self.ledger, one, course, self._questions_of(course), self._kept, classes=self.all().values()
        )

    def _questions_of(self, course: Course) -> dict[str, Question]:
        known = self._questions.get(course.id)
        if known is None or known[0] is not course:
            shown = (self._session.lesson(course.id, one.id) for one in course.lessons if not one.remarks)
            known = self._questions[course.id] = course, questions_of(shown)
        return known[1]

    def terms(self) -> tuple[Term, ...]:
        """The classes whose data have served."""
        return privacy.terms(self.all().values(), self._session.today())

    # ------------------------------------------------------------------ gestures

    def schedule(self, about: Scheduled, id: str = "") -> ClassState:
        """Make a class, or describe one anew. Raises classroom.zone, bad_hours, bad_value."""
        made = scheduling.schedule(self.ledger, about, id)
        self.touch()
        return self.all()[made.id]

    def attend(
        self, one: ClassState, people: Iterable[Participant], mode: str, arrived: str = "", left: str = ""
    ) -> None:
        """Note how people were there."""
        scheduling.attend(self.ledger, one, people, mode, arrived, left)
        self.touch()

    def qualify(
        self, one: ClassState, people: Iterable[Participant], kind: str, object: Sequence[str] = ()
    ) -> None:
        """Note who receives which attestation. Raises classroom.no_object."""
        scheduling.qualify(self.ledger, one, people, kind, object)
        self.touch()

    def would_add(self, one: ClassState, reading: Reading) -> Added:
        """What adding a list would do."""
        return roster.add(_Nowhere(), one, reading)  # type: ignore[arg-type]

    def add(self, one: ClassState, reading: Reading, *, walk_in: bool = False) -> Added:
        """Enrol the people of a list; with `walk_in`, they came without being enrolled, places or not."""
        added = self._walk_in(one, reading) if walk_in else roster.add(self.ledger, one, reading)
        self.touch()
        return added

    def _walk_in(self, one: ClassState, reading: Reading) -> Added:
        known = self.would_add(one, reading)
        refused = {wrong.line for wrong in known.wrong}
        entries: list[Entry] = [entry for entry in reading.entries if entry.line not in refused]
        ids = tuple(
            roster.walk_in(self.ledger, one, entry.about.name, entry.about.organisation, entry.about.email)
            for entry in entries
        )
        return Added(tuple(entry.about.name for entry in entries), (), known.wrong, ids)

    def change(self, one: ClassState, person: Participant, **changes: str) -> None:
        """Correct what is said of a person, or their state."""
        roster.change(self.ledger, one, person, **changes)
        self.touch()

    def answer(self, one: ClassState, answers: Surveyed) -> None:
        """Put down an answer to the questionnaire that was given on paper."""
        questionnaire.record(self.ledger, one, answers)
        self.touch()

    # ------------------------------------------------------------------ erasing

    def erase_person(self, one: ClassState, person: Participant) -> Erased:
        """Erase a person for real. Raises journal.in_use."""
        return self._erased(lambda: privacy.erase_person(self.ledger, one, person))

    def erase_work(self, one: ClassState) -> Erased:
        """Erase what was handed in for real. Raises journal.in_use."""
        return self._erased(lambda: privacy.erase_work(self.ledger, one))

    def erase_class(self, one: ClassState) -> Erased:
        """Erase a class for real. Raises journal.in_use."""
        return self._erased(lambda: privacy.erase_class(self.ledger, one))

    def _erased(self, act: Callable[[], Erased]) -> Erased:
        try:
            return act()
        finally:
            self._kept.forget()
            self.touch()

    def today(self) -> date:
        """Today here."""
        return self._session.today()
