"""Taking the files that participants hand in: each says what became of it, and none stops the others."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec
import uuid_utils
from msgspec import Struct

from atelier.classroom.classes import ClassState, fold_name, person_key
from atelier.classroom.codes import same
from atelier.classroom.handin import EVENTS, FORMAT, HIDDEN_BELOW, KIND, LIMITS, MOST, Scope, allowed
from atelier.classroom.ledger import Ledger
from atelier.container import open_container
from atelier.errors import AtelierError
from atelier.journal.events import Enrolled, Handed, Verb
from atelier.journal.lines import read_lines
from atelier.journal.rows import Row
from atelier.wording import say

Progress = Callable[[int, int], None]


class Status(StrEnum):
    """What became of a file."""

    TAKEN = "taken"
    KNOWN = "known"  # the same, or an older one: nothing changes
    UNKNOWN = "unknown"  # sound, but of nobody of this class: to be taken as a walk-in, or given to somebody
    DAMAGED = "damaged"
    FOREIGN = "foreign"  # another kind of file, another course, another class
    NEWER = "newer"
    TOO_LARGE = "too-large"
    MISSING = "missing"


BAD = frozenset({Status.DAMAGED, Status.FOREIGN, Status.NEWER, Status.TOO_LARGE, Status.MISSING})


class FileReport(Struct, frozen=True):
    """A file and what became of it. `why` is the name of its sentence; `person` the id of whom it was matched
    to; `name` who the file says it is; `new`: facts that were not there yet; `made`: ISO 8601, UTC."""

    path: Path
    status: Status
    why: str
    person: str = ""
    name: str = ""
    email: str = ""
    learner: str = ""
    level: str = ""
    made: str = ""
    new: int = 0
    course: str = ""
    walk_in: bool = False

    @property
    def sentence(self) -> str:
        """What it says to the trainer."""
        said = self.name or say("classroom.no_name")
        return say(
            f"classroom.file_{self.why}", file=self.path.name, name=said, count=self.new, course=self.course
        )


class Report(Struct, frozen=True):
    """What became of all the files, in the order given."""

    files: tuple[FileReport, ...]

    def of(self, *statuses: Status) -> tuple[FileReport, ...]:
        """The files that ended so."""
        return tuple(one for one in self.files if one.status in statuses)

    @property
    def bad(self) -> tuple[FileReport, ...]:
        """Those that could not be taken."""
        return tuple(one for one in self.files if one.status in BAD)

    @property
    def counts(self) -> dict[str, int]:
        """How many ended how."""
        return dict(Counter(one.status.value for one in self.files))


class _Refused(Exception):
    def __init__(self, status: Status, why: str, course: str = "") -> None:
        super().__init__(why)
        self.status, self.why, self.course = status, why, course


class _Found(Struct):
    path: Path
    scope: Scope
    sha: str
    made: str
    rows: list[Row]


def take(
    ledger: Ledger,
    one: ClassState,
    files: Sequence[Path],
    *,
    walk_ins: bool = False,
    given: Mapping[Path, str] | None = None,
    progress: Progress = lambda _done, _total: None,
) -> Report:
    """Take files into a class. What a participant sent stands under their own id, in the store of classes.

    A file is matched to a person by whose it is, else by e-mail, else by name; `given` says by hand which
    person a file is of; `walk_ins` takes in whoever is not on the list. Nothing of an unknown person is kept
    otherwise. `progress` counts files.
    """
    desk = _Desk(ledger, one, walk_ins, given or {})
    reports = []
    for number, path in enumerate(files):
        progress(number, len(files))
        try:
            found = _read(path, one)
            reports.append(desk.receive(found))
        except _Refused as refused:
            reports.append(FileReport(path, refused.status, refused.why, course=refused.course))
    desk.write()
    progress(len(files), len(files))
    return Report(tuple(reports))


class _Desk:
    """One taking under way: written at the end, in one go."""

    def __init__(self, ledger: Ledger, one: ClassState, walk_ins: bool, given: Mapping[Path, str]) -> None:
        self._ledger, self._class, self._walk_ins, self._given = ledger, one, walk_ins, given
        self._rows: list[Row] = []
        self._facts: list[tuple[str, Verb, object]] = []
        self._ids: dict[str, set[str]] = {}
        self._learners: dict[str, str] = {}  # learner to person
        self._shas: set[tuple[str, str]] = set()
        self._people: dict[str, Enrolled] = {}
        self._handed: Counter[str] = Counter()
        for person in one.people:
            self._people[person.id] = person.about
            for hand_in in person.hand_ins:
                self._learners[hand_in.handed.learner] = person.id
                self._shas.add((person.id, hand_in.handed.sha))
                self._handed[person.id] += 1

    def receive(self, found: _Found) -> FileReport:
        """Match a sound file to a person, and keep what is new in it."""
        scope = found.scope
        if scope.learner == self._ledger.learner:
            raise _Refused(Status.FOREIGN, "foreign_yours")
        person, why = self._match(found)
        report = FileReport(
            found.path, Status.UNKNOWN, why, person, scope.name, scope.email, scope.learner, scope.level.value, found.made
        )  # fmt: skip
        fresh = False
        if not person:
            if scope.code and self._class.about.code and not same(scope.code, self._class.about.code):
                raise _Refused(Status.FOREIGN, "foreign_class", scope.code)
            if not self._walk_ins:
                return report
            person, fresh = self._enrol(found), True
        new = self._new(found)
        known = (person, found.sha) in self._shas or (not new and self._handed[person] > 0)
        if known:
            return msgspec.structs.replace(report, status=Status.KNOWN, why="known", person=person)
        self._keep(person, found, new)
        return msgspec.structs.replace(
            report,
            status=Status.TAKEN,
            why="walk_in" if fresh else "taken",
            person=person,
            new=len(new),
            walk_in=fresh,
        )

    def write(self) -> None:
        """Put it all on disk."""
        self._ledger.put(self._rows)
        self._ledger.record_all(self._facts)

    def _match(self, found: _Found) -> tuple[str, str]:
        """The id of the person, or nothing and the name of the sentence that says why."""
        scope = found.scope
        if (given := self._given.get(found.path)) in self._people:
            return str(given), "taken"
        if scope.learner in self._learners:
            return self._learners[scope.learner], "taken"
        email = fold_name(scope.email)
        by_email = [id for id, about in self._people.items() if email and fold_name(about.email) == email]
        if len(by_email) == 1:
            return by_email[0], "taken"
        words = _words(scope.name)
        named = [id for id, about in self._people.items() if words and _words(about.name) == words]
        if len(named) > 1:
            return "", "unknown_namesakes"
        if named and (self._handed[named[0]] or _differ(email, self._people[named[0]])):
            return "", "unknown_same_name"
        return (named[0], "taken") if named else ("", "unknown")

    def _enrol(self, found: _Found) -> str:
        id = uuid_utils.uuid7().hex
        about = Enrolled(found.scope.name or found.path.stem[:200], email=found.scope.email, walk_in=True)
        self._people[id] = about
        self._facts.append((person_key(self._class.id, id), Verb.ENROLLED, msgspec.to_builtins(about)))
        return id

    def _new(self, found: _Found) -> list[Row]:
        learner = found.scope.learner
        ids = [row.id for row in found.rows]
        if learner not in self._ids:
            self._ids[learner] = set()
        known = self._ids[learner] | self._ledger.known(learner, ids)
        return [row for row in {row.id: row for row in found.rows}.values() if row.id not in known]

    def _keep(self, person: str, found: _Found, new: list[Row]) -> None:
        scope = found.scope
        self._rows += new
        self._ids[scope.learner].update(row.id for row in new)
        self._learners[scope.learner] = person
        self._shas.add((person, found.sha))
        self._handed[person] += 1
        handed = Handed(scope.learner, found.sha, scope.level.value, found.made[:40], len(found.rows))
        self._facts.append((person_key(self._class.id, person), Verb.HANDED, msgspec.to_builtins(handed)))


def _words(name: str) -> tuple[str, ...]:
    """A name whatever the order of its words."""
    return tuple(sorted(fold_name(name).replace(",", " ").split()))


def _differ(email: str, about: Enrolled) -> bool:
    return bool(email and about.email and fold_name(about.email) != email)


# --------------------------------------------------------------------------- reading one file

_ENDINGS = {
    "container.not_found": (Status.MISSING, "missing"),
    "container.unreadable": (Status.MISSING, "unreadable"),
    "container.not_a_container": (Status.FOREIGN, "foreign"),
    "container.wrong_kind": (Status.FOREIGN, "foreign_kind"),
    "container.newer": (Status.NEWER, "newer"),
    "container.too_big": (Status.TOO_LARGE, "too_large"),
    "container.hostile": (Status.DAMAGED, "hostile"),
}


def _read(path: Path, one: ClassState) -> _Found:
    try:
        size = path.stat().st_size if path.is_file() else 0
        if size > LIMITS.all:
            raise _Refused(Status.TOO_LARGE, "too_large")
        with open_container(path, KIND, FORMAT, LIMITS) as container:
            scope = _scope(container.manifest.scope)
            if scope.course != one.about.course:
                raise _Refused(Status.FOREIGN, "foreign_course", scope.course)
            if set(container.manifest.files) != {EVENTS} or scope.events > MOST:
                raise _Refused(Status.TOO_LARGE if scope.events > MOST else Status.DAMAGED, "damaged")
            rows = list(read_lines(container.lines(EVENTS), scope.learner, path.name))
            made = container.manifest.made
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
    except AtelierError as error:
        code = error.code.partition("_")[0] if "hostile" in error.code else error.code
        raise _Refused(*_ENDINGS.get(code, (Status.DAMAGED, "damaged"))) from error
    except OSError as error:
        raise _Refused(Status.MISSING, "unreadable") from error
    prefix = f"{scope.course}/"
    if len(rows) != scope.events or not all(row.key.startswith(prefix) for row in rows):
        raise _Refused(Status.DAMAGED, "damaged")
    # What the person did not choose to send, a file may not hold; a verb of a newer version is left out too.
    kept = {verb.value for verb in (*allowed(scope.level), *HIDDEN_BELOW, Verb.WITHDRAWN)}
    return _Found(path, scope, sha, made, [row for row in rows if row.verb in kept])


def _scope(said: object) -> Scope:
    try:
        return msgspec.convert(said, Scope)
    except msgspec.ValidationError as error:
        raise _Refused(Status.DAMAGED, "damaged") from error
