"""What the windows may ask and do about the learner: one object between screens and rooms.

It turns a gesture into a fact of the journal, keeps the derived state, remembers how to undo,
and says in signals what changed, what is on disk and what could not be saved.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from atelier.content import model
from atelier.content.scenario.model import Scenario
from atelier.desktop import dates
from atelier.desktop.theme.theme import Theme
from atelier.errors import AtelierError
from atelier.journal.events import Event, Verb
from atelier.preferences import Preferences
from atelier.progress import grading, lists, rules
from atelier.progress.carrying import Fact, carried
from atelier.progress.facts import Attempt, Bookmark, Note, Place, Play, Walk
from atelier.progress.keys import own_key
from atelier.progress.state import LearnerState, fold


class Recorder(Protocol):
    """The journal as the windows know it."""

    on_saved: Callable[[tuple[Event, ...]], None]
    on_failed: Callable[[AtelierError, int], None]

    @property
    def events(self) -> tuple[Event, ...]:
        """Every fact known."""
        ...

    @property
    def pending(self) -> int:
        """How many facts are not yet on disk."""
        ...

    def record(
        self, key: str, verb: Verb, value: Any = None, seen: str = "", after: str | None = None
    ) -> Event:
        """Record a fact; returns at once."""
        ...


class Shelf(Protocol):
    """The library of courses as the windows know it."""

    def courses(self) -> tuple[model.Course, ...]:
        """All outlines."""
        ...

    def lesson(self, course: str, lesson: str) -> model.Lesson:
        """A lesson, or AtelierError."""
        ...

    def scenario(self, course: str, simulation: str) -> Scenario:
        """A simulation, or AtelierError."""
        ...

    def terms(self) -> tuple[model.Term, ...]:
        """The glossary."""
        ...


class TickView(NamedTuple):
    """The state of an item as a row shows it."""

    state: str
    words: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer as a question shows it."""

    id: str
    choice: Any
    seen: str
    words: str


@dataclass(frozen=True, slots=True)
class _Undo:
    words: str
    action: Callable[[], None]


class Session(QObject):
    """One person's work. `changed` carries the keys touched (empty: everything)."""

    changed = Signal(object)
    saved = Signal()
    failed = Signal(object, int)
    said = Signal(str, object)
    kept = Signal()
    _from_writer = Signal(object)
    _failed_there = Signal(object, int)

    def __init__(
        self,
        journal: Recorder,
        library: Shelf,
        preferences: Preferences,
        keep: Callable[[Preferences], None],
        theme: Theme,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self.theme = theme
        self._journal, self._library = journal, library
        self._preferences, self._keep = preferences, keep
        self.today = today
        self._state: LearnerState | None = None
        self._undo: list[_Undo] = []
        self._saved_at: datetime | None = None
        self._saved_keys: dict[str, datetime] = {}
        self.unsaved = False
        self._lesson_open = ""
        self._from_writer.connect(self._said_saved)
        self._failed_there.connect(self._said_failed)
        self.use(journal)

    # ------------------------------------------------------------------ what is there

    @property
    def journal(self) -> Recorder:
        """The journal, for export and restore."""
        return self._journal

    @property
    def state(self) -> LearnerState:
        """What the journal adds up to."""
        if self._state is None:
            self._state = fold(self._journal.events)
        return self._state

    @property
    def courses(self) -> tuple[model.Course, ...]:
        """The workshops, in order."""
        return tuple(sorted(self._library.courses(), key=lambda one: one.workshop or 100))

    def course(self, course: str) -> model.Course:
        """A workshop by its id."""
        return next(one for one in self._library.courses() if one.id == course)

    def origin(self, derives_from: str) -> str:
        """« D’après « … », version 1.0.0 », of a course that is a version of another; else nothing."""
        if not derives_from:
            return ""
        id, _, version = derives_from.partition(" ")
        title = next((one.title for one in self._library.courses() if one.id == id), id)
        return self.tr("D’après « {title} », version {version}").format(title=title, version=version)

    def has(self, course: str) -> bool:
        """Whether a workshop is there: a trainer's own may stand on a stick."""
        return any(one.id == course for one in self._library.courses())

    def lesson(self, course: str, lesson: str) -> model.Lesson:
        """A lesson, whole. Raises AtelierError where it cannot show."""
        return self._library.lesson(course, lesson)

    def scenario(self, course: str, simulation: str) -> Scenario:
        """A simulation, whole. Raises AtelierError where it cannot be played."""
        return self._library.scenario(course, simulation)

    def terms(self) -> tuple[model.Term, ...]:
        """The glossary."""
        return self._library.terms()

    @property
    def name(self) -> str:
        """The person's name, or nothing."""
        return self.state.name

    @property
    def preferences(self) -> Preferences:
        """What was chosen for this computer."""
        return self._preferences

    def keep(self, **choices: Any) -> None:
        """Change preferences and write them; what cannot be written is said."""
        self._preferences = replace(self._preferences, **choices)
        self.kept.emit()
        try:
            self._keep(self._preferences)
        except OSError:
            self.say(self.tr("Vos préférences n’ont pas pu être gardées sur le disque."))

    # ------------------------------------------------------------------ recording

    def _record(
        self, key: str, verb: Verb, value: Any = None, seen: str = "", after: str | None = None
    ) -> Event:
        before = self.state
        event = self._journal.record(key, verb, value, seen, after)
        self._state = before.with_event(event)
        self.changed.emit(frozenset({key}))
        return event

    def _said_saved(self, events: object) -> None:
        assert isinstance(events, tuple)
        now = datetime.now()
        self._saved_at, self.unsaved = now, False
        for event in events:
            self._saved_keys[event.key] = now
        self.saved.emit()

    def _said_failed(self, error: object, waiting: int) -> None:
        self.unsaved = True
        self.failed.emit(error, waiting)

    def use(self, journal: Recorder) -> None:
        """Another journal takes the place of the one before (import, restore)."""
        self._journal = journal
        journal.on_saved = self._from_writer.emit
        journal.on_failed = self._failed_there.emit
        self._undo.clear()
        self.reload()

    def reload(self) -> None:
        """The store has changed under us (import, restore): derive all again."""
        self._state = None
        self.changed.emit(frozenset())

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Show a word at the bottom of the window."""
        self.said.emit(words, undo)

    def saved_words(self, key: str) -> str:
        """« Gardé sur cet ordinateur, 19 h 12 », true of that key."""
        when = self._saved_keys.get(key)
        if when is None:
            return ""
        return self.tr("Gardé sur cet ordinateur, {hour}").format(hour=dates.hour(when))

    def last_saved_words(self) -> str:
        """« Enregistré à 14 h 05 », once all is on disk."""
        if self._saved_at is None or self._journal.pending:
            return ""
        return self.tr("Enregistré à {hour}").format(hour=dates.hour(self._saved_at))

    # ------------------------------------------------------------------ undo

    def _can_undo(self, words: str, action: Callable[[], None], *, said: bool = True) -> object:
        one = _Undo(words, action)
        self._undo.append(one)
        del self._undo[:-50]
        if said:
            self.say(words, lambda: self.undo(one))
        return one

    def undoable(self, one: object) -> bool:
        """Whether a gesture was not undone yet."""
        return one in self._undo

    def undo(self, one: object = None) -> bool:
        """Undo the last gesture (or a given one); false when there is none."""
        if one is not None and one not in self._undo:
            return False
        if not self._undo:
            return False
        chosen = one if isinstance(one, _Undo) else self._undo[-1]
        self._undo.remove(chosen)
        chosen.action()
        return True

    # ------------------------------------------------------------------ lists

    def tick_of(self, key: str, fingerprint: str = "") -> TickView:
        """The state of an item and the words beside it."""
        tick = self.state.tick(key)
        if tick is None or tick.state == "todo":
            due = self.state.due(key)
            return TickView(
                "todo", self.tr("pour le {day}").format(day=dates.short_day(due.on)) if due else ""
            )
        words = dates.near(tick.when, self.today())
        if tick.state == "void":
            words = self.tr("sans objet")
        elif fingerprint and tick.seen and tick.seen != fingerprint:
            words = self.tr("{when}, modifié depuis").format(when=words)
        return TickView(tick.state, words)

    def tick(self, key: str, state: str, words: str, fingerprint: str = "") -> None:
        """Tick, untick or set « sans objet », with a way back."""
        before = self.state.tick(key)
        self._record(key, Verb.TICKED, state, fingerprint)
        said = {
            "done": self.tr("« {item} » est cochée."),
            "todo": self.tr("« {item} » est décochée."),
            "void": self.tr("« {item} » est sans objet."),
        }[state]
        old, seen = (before.state, before.seen) if before else ("todo", "")
        short = words if len(words) <= 60 else words[:57].rstrip() + "…"
        self._can_undo(said.format(item=short), lambda: self._put_tick(key, old, seen))

    def _put_tick(self, key: str, state: str, seen: str) -> None:
        self._record(key, Verb.TICKED, state, seen)

    def set_due(self, key: str, on: date | None) -> None:
        """Give an item a due date, or take it away."""
        self._record(key, Verb.DATED, on.isoformat() if on else None)

    def set_remark(self, key: str, text: str) -> None:
        """Note something about an item."""
        if text != self.state.remark(key):
            self._record(key, Verb.REMARKED, text)

    def add_item(self, text: str, list_key: str = "") -> str:
        """Add an item of one's own."""
        key = own_key("item", uuid.uuid4().hex)
        self._record(key, Verb.ADDED, {"text": text, "list": list_key})
        return key

    def rows(self) -> tuple[lists.Row, ...]:
        """Every item of every list."""
        return lists.rows(self.courses, self.state, self.today())

    def fingerprint_of(self, key: str) -> str:
        """The fingerprint of an item's words as the course has them now."""
        course_id, _, rest = key.partition("/")
        activity_id, _, item_id = rest.partition("/")
        for course in self._library.courses():
            if course.id != course_id:
                continue
            for lesson in course.lessons:
                for activity in lesson.activities:
                    if activity.id == activity_id:
                        return next((item.fingerprint for item in activity.items if item.id == item_id), "")
        return ""

    def item_menu(self, widget: Any, at: Any, key: str, words: str, fingerprint: str) -> None:
        """Open the menu of an item."""
        from atelier.desktop.widgets.item_menu import open_menu

        open_menu(self, widget, at, key, words, fingerprint)

    # ------------------------------------------------------------------ activities

    def text_of(self, key: str) -> str:
        """The text of a reflection."""
        written = self.state.written(key)
        return written.text if written else ""

    def write(self, key: str, text: str, fingerprint: str) -> None:
        """Keep the text of a reflection."""
        if text != self.text_of(key):
            self._record(key, Verb.WROTE, text, fingerprint)

    def settle_versions(self, key: str, other: str, text: str) -> None:
        """Keep one text in the place of the one that shows and of another written apart (its id)."""
        note = self.state.note(key)
        verb, value = (Verb.NOTED, self._noted(note, text)) if note else (Verb.WROTE, text)
        made = [self._record(key, verb, value, after=after).id for after in (None, other)]

        def back() -> None:
            for one in made:
                self._withdraw(key, one)

        self._can_undo(self.tr("Votre choix est gardé."), back)

    def attempts_of(self, key: str) -> tuple[Attempt, ...]:
        """Every answer given."""
        return self.state.attempts(key)

    def current_answer(self, key: str) -> AnswerView | None:
        """The answer that holds, if there is one since the last « Refaire »."""
        attempt = self.state.answer(key)
        if attempt is None:
            return None
        return AnswerView(attempt.id, attempt.choice, attempt.seen, dates.near(attempt.when, self.today()))

    def answer(self, key: str, choice: Any, fingerprint: str) -> None:
        """Answer a question."""
        event = self._record(key, Verb.ANSWERED, {"choice": choice}, fingerprint)
        self._can_undo(self.tr("Réponse enregistrée."), lambda: self._withdraw(key, event.id), said=False)
        self._complete_if_done()

    def _withdraw(self, key: str, event: str) -> None:
        self._record(key, Verb.WITHDRAWN, event)

    def restart(self, key: str) -> None:
        """Try again; earlier answers stay."""
        self._record(key, Verb.RESTARTED)

    def restart_lesson(self, course: model.Course, lesson: model.LessonOutline) -> None:
        """« Refaire » every question and decision of a lesson."""
        for activity in lesson.activities:
            if activity.kind in ("question", "decision"):
                self.restart(f"{course.id}/{activity.id}")

    def is_right(self, question: model.Question, choice: Any) -> bool:
        """Whether a choice is the right one."""
        return grading.grade(question, choice).verdict is grading.Verdict.RIGHT

    def shuffled(self, question: model.Question, attempt: int) -> list[str]:
        """The options' ids in the order to show for an attempt."""
        return list(grading.shuffled([option.id for option in question.options], question.id, attempt))

    def chosen_options(self, question: model.Question, choice: Any) -> frozenset[str]:
        """The ids of the options that a choice means (a short answer is matched)."""
        return frozenset(mark.option for mark in grading.grade(question, choice).marks if mark.chosen)

    def open_case(self, key: str, fingerprint: str) -> None:
        """Note that a case was opened."""
        if self.state.opened(key) is None:
            self._record(key, Verb.OPENED, None, fingerprint)
            self._complete_if_done()

    def walk_of(self, key: str) -> Walk | None:
        """The last walk through a decision."""
        return self.state.walk(key)

    def walk(self, key: str, path: Iterable[tuple[str, str]], end: str | None, fingerprint: str) -> None:
        """Keep a walk through a decision."""
        value = {"path": [list(step) for step in path], "end": end}
        self._record(key, Verb.WALKED, value, fingerprint)
        if end:
            self._complete_if_done()

    def games_of(self, key: str) -> tuple[Play, ...]:
        """The games of a simulation, the one last played last."""
        return self.state.games(key)

    def play(
        self, key: str, game: str, path: Iterable[tuple[str, str]], end: str | None, fingerprint: str
    ) -> None:
        """Keep a game as far as it went."""
        value = {"game": game, "path": [list(step) for step in path], "end": end}
        self._record(key, Verb.PLAYED, value, fingerprint)

    def keep_takeaways(self, key: str, items: Iterable[tuple[str, str]]) -> None:
        """Put what a simulation taught (its id, its words) among one's own items, with a way back."""
        kept = [own_key("item", f"{key}/{name}") for name, _ in items]
        for item, (_, words) in zip(kept, items, strict=True):
            self._record(item, Verb.ADDED, {"text": words, "list": key})

        def back() -> None:
            for item in kept:
                self.erase_quietly(item)

        self._can_undo(self.tr("Ajouté à vos listes."), back)

    def takeaway_kept(self, key: str, name: str) -> bool:
        """Whether something that a simulation taught is among one's own items."""
        item = own_key("item", f"{key}/{name}")
        return any(one.key == item for one in self.state.own_items(key))

    # ------------------------------------------------------------------ cards

    def rate(self, key: str, rating: int, fingerprint: str, undone: Callable[[], None]) -> object:
        """Keep how a card was answered from memory. Returns what `undo` takes; `undone` is called once
        it is taken back."""
        event = self._record(key, Verb.REVIEWED, rating, fingerprint)

        def back() -> None:
            self._withdraw(key, event.id)
            undone()

        return self._can_undo(self.tr("Carte revue."), back, said=False)

    def suspend(self, key: str) -> None:
        """Keep a card out of the review, with a way back."""
        self._record(key, Verb.SUSPENDED, True)
        self._can_undo(self.tr("La carte est mise de côté."), lambda: self.take_back(key))

    def take_back(self, key: str) -> None:
        """Take a card back into the review."""
        self._record(key, Verb.SUSPENDED, False)

    # ------------------------------------------------------------------ lessons

    def enter(self, key: str) -> None:
        """A lesson was opened."""
        self._lesson_open = key
        if self.state.opened(key) is None:
            self._record(key, Verb.OPENED)

    def place_of(self, key: str) -> Place | None:
        """The place reached."""
        return self.state.place(key)

    def place(self, key: str, block: int, char: int, near: str) -> None:
        """Keep the place reached, if it moved."""
        before = self.state.place(key)
        if before is None or (before.block, before.char) != (block, char) or self.state.last_lesson() != key:
            self._record(key, Verb.PLACED, {"block": block, "char": char, "near": near})

    def read(self, key: str, what: Iterable[str], outline: model.LessonOutline) -> None:
        """Note what was on screen, once; complete the lesson if that was the last thing."""
        known = self.state.read(key)
        new = [one for one in what if one not in known]
        for one in new:
            self._record(key, Verb.READ, one, outline.fingerprint)
        if new:
            self._complete_if_done()

    def _complete_if_done(self) -> None:
        """A lesson whose last requirement was just met is completed, for good."""
        key = self._lesson_open
        course_id, _, lesson_id = key.replace("/lesson/", "/", 1).partition("/")
        course = next((one for one in self.courses if one.id == course_id), None)
        lesson = next((one for one in course.lessons if one.id == lesson_id), None) if course else None
        if course is None or lesson is None or self.state.completed(key) is not None:
            return
        if rules.newly_complete(course.id, lesson, self.state):
            self._record(key, Verb.COMPLETED, None, lesson.fingerprint)

    def carried(self, course: model.Course) -> tuple[Fact, ...]:
        """What a version of another workshop may take over from it."""
        source = course.derives_from.partition(" ")[0]
        if not source or not self.has(source):
            return ()
        return carried(self.state, self.course(source), course)

    def carry(self, course: model.Course) -> None:
        """Take it over, because the person asked."""
        for fact in self.carried(course):
            self._journal.record(fact.key, fact.verb, fact.value, fact.seen)
        self.reload()

    def lesson_progress(self, course: model.Course, lesson: model.LessonOutline) -> rules.LessonProgress:
        """How far a lesson is."""
        return rules.lesson_progress(course.id, lesson, self.state)

    def course_progress(self, course: model.Course) -> rules.CourseProgress:
        """How far a workshop is."""
        return rules.course_progress(course, self.state)

    def resume(self) -> rules.Resume | None:
        """Where to go on, in all the workshops: the one last open first; none when all is done."""
        last = self.state.last_lesson().partition("/")[0]
        for course in sorted(self.courses, key=lambda one: one.id != last):
            if self.course_progress(course).status is not rules.Status.DONE:
                found = rules.resume(course, self.state)
                if found is not None:
                    return found
        return None

    def todo_in(self, course: model.Course, lesson: model.LessonOutline) -> int:
        """How many items of a lesson's lists are still to do."""
        count = 0
        for activity in lesson.activities:
            for item in activity.items:
                tick = self.state.tick(f"{course.id}/{activity.id}/{item.id}")
                count += tick is None or tick.state == "todo"
        return count

    # ------------------------------------------------------------------ one's own

    def notes_of(self, lesson: str) -> tuple[Note, ...]:
        """The notes and marks of a lesson, in the order of the page."""
        return tuple(
            sorted(
                self.state.notes(lesson), key=lambda note: (note.block if note.quote else 10_000, note.when)
            )
        )

    def add_note(
        self,
        lesson: str,
        *,
        block: int = 0,
        quote: str = "",
        before: str = "",
        colour: str = "",
        text: str = "",
    ) -> str:
        """Note or mark something; returns its key."""
        key = own_key("note", uuid.uuid4().hex)
        value = {
            "lesson": lesson,
            "block": block,
            "quote": quote,
            "before": before,
            "colour": colour,
            "text": text,
        }
        self._record(key, Verb.NOTED, value)
        return key

    def edit_note(self, key: str, text: str) -> None:
        """Change the words of a note."""
        note = self.state.note(key)
        if note is None or note.text == text:
            return
        self._record(key, Verb.NOTED, self._noted(note, text))

    @staticmethod
    def _noted(note: Note, text: str) -> dict[str, Any]:
        return {
            "lesson": note.lesson, "block": note.block, "quote": note.quote,
            "before": note.before, "colour": note.colour, "text": text,
        }  # fmt: skip

    def erase_own(self, key: str) -> None:
        """Erase a note, a bookmark or an item of one's own, with a way back."""
        self._record(key, Verb.ERASED)
        said = {
            "note": self.tr("La note est effacée."),
            "bookmark": self.tr("Le signet est enlevé."),
            "item": self.tr("La tâche est effacée."),
        }[key.partition("/")[0]]
        self._can_undo(said, lambda: self._restore(key))

    def _restore(self, key: str) -> None:
        self._record(key, Verb.RESTORED)

    def bookmarks_of(self, lesson: str) -> tuple[Bookmark, ...]:
        """The bookmarks of a lesson."""
        return self.state.bookmarks(lesson)

    def add_bookmark(self, lesson: str, block: int, char: int, near: str) -> None:
        """Mark a place."""
        key = own_key("bookmark", uuid.uuid4().hex)
        self._record(key, Verb.BOOKMARKED, {"lesson": lesson, "block": block, "char": char, "near": near})
        self._can_undo(self.tr("Signet ajouté."), lambda: self.erase_quietly(key))

    def erase_quietly(self, key: str) -> None:
        """Erase without a word."""
        self._record(key, Verb.ERASED)

    def rename(self, name: str) -> None:
        """Change the person's name."""
        if name != self.name:
            self._record("", Verb.NAMED, name)

    def when(self, moment: datetime) -> str:
        """A moment in words."""
        return dates.near(moment, self.today())

    def leave_app(self, widget: Any, address: str) -> None:
        """Open an address outside, after showing it."""
        from atelier.desktop.shell.leaving import leave

        leave(self.theme, widget, address)
