"""The questionnaire of the end of a workshop: anonymous, summed up.

An answer stands under a key that names nobody, at the time of the class's day, under an id drawn at random, and comes
back in the order of those ids. The file that carries it holds neither name, nor learner, nor device, nor hour.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, ValidationError

from atelier.classroom.classes import ClassState, fold_name, survey_key
from atelier.classroom.codes import same
from atelier.classroom.ledger import Ledger
from atelier.classroom.tables import columns, decoded, rows, separator
from atelier.classroom.words import word
from atelier.container import Limits, open_container, write_container
from atelier.errors import AtelierError
from atelier.journal.events import Surveyed, Verb, shape

KIND = "survey"
FORMAT = 1
SUFFIX = ".atelier-avis"
ANSWERS = "answers.json"
LIMITS = Limits(files=3, one=1024 * 1024, all=1024 * 1024)
SUBJECTS = ("content", "pace", "trainer", "useful", "app")
"""What is marked from 1 to 5; its question is `classroom.subject_<id>`."""
FURTHER = ("yes", "maybe", "no")
LONGEST = 4_000
_MIDNIGHT = 86_400_000


class Scope(Struct, frozen=True):
    """What a file of answers says: for which class or course; its id, drawn at random, so that the same file counts
    once."""

    course: str
    id: str
    code: str = ""


class Received(Struct, frozen=True):
    """What became of a file or a list: how many answers are new, how many were known, and the sentence of what was
    refused, if it was."""

    name: str
    new: int = 0
    known: int = 0
    refused: str = ""


class Subject(Struct, frozen=True):
    """The marks given to one subject. `counts`: how many gave 1, 2, 3, 4, 5."""

    id: str
    title: str
    answers: int
    mean: float
    counts: tuple[int, ...]


class Summary(Struct, frozen=True):
    """What the answers add up to. The texts of the two questions stand in orders of their own, so that nobody's
    two texts are side by side."""

    answers: int
    subjects: tuple[Subject, ...]
    keep: tuple[str, ...]
    change: tuple[str, ...]
    further: dict[str, int]


def questions() -> dict[str, str]:
    """The questions of the marks, by id, in order."""
    return {id: word(f"subject_{id}") for id in SUBJECTS}


def subject_of(words: str) -> str:
    """The subject of that id or of that name (« contenu »), or nothing."""
    found = columns([words], {id: (id, *_HEADINGS[id]) for id in SUBJECTS})
    return next(iter(found), "")


def make(path: Path, course: str, answers: Surveyed, code: str = "") -> None:
    """Write a participant's answers to a file. Raises classroom.bad_value, container.not_written."""
    value = _checked(answers)
    scope = msgspec.to_builtins(Scope(course, secrets.token_hex(16), code.strip().upper()))
    write_container(path, KIND, FORMAT, {ANSWERS: [msgspec.json.encode(value)]}, scope, undated=True)


def record(ledger: Ledger, one: ClassState, answers: Surveyed, id: str = "") -> bool:
    """Put down one answer, typed in by the trainer or read from elsewhere; False when it was there already."""
    return _record(ledger, one, [(id or secrets.token_hex(16), answers)]) == 1


def receive(ledger: Ledger, one: ClassState, files: Iterable[Path]) -> tuple[Received, ...]:
    """Take files of answers, or tables of a form; each says what became of it."""
    found = []
    for path in files:
        try:
            if path.suffix.lower() in (".csv", ".tsv", ".txt"):
                answers = read_table(path.read_bytes(), one.id, path.name)
            else:
                answers = [_read(path, one)]
            new = _record(ledger, one, answers)
            found.append(Received(path.name, new, len(answers) - new))
        except AtelierError as error:
            from atelier.wording import explain

            found.append(Received(path.name, refused=explain(error)))
        except OSError:
            found.append(Received(path.name, refused=word("file_unreadable", file=path.name)))
    return tuple(found)


def read_table(data: bytes, class_id: str, file: str = "") -> list[tuple[str, Surveyed]]:
    """The answers of a form's table, by its headings; a line where nothing is answered is left out.

    Raises classroom.too_large, not_text, no_answers.
    """
    text = decoded(data, file)
    table = rows(text, separator(text))
    places = columns(table[0][1], _HEADINGS) if table else {}
    if not places:
        raise AtelierError("classroom.no_answers", file=file)
    found, met = [], Counter[str]()
    for _line, cells in table[1:]:
        answers = _answers({name: cells[place] for name, place in places.items() if place < len(cells)})
        if answers == Surveyed():
            continue
        # The same line of the same table is the same answer, whenever the table comes again.
        words = msgspec.json.encode(answers, order="deterministic").decode()
        met[words] += 1
        found.append(
            (hashlib.sha256(f"{class_id}\n{met[words]}\n{words}".encode()).hexdigest()[:32], answers)
        )
    return found


def summary(answers: Sequence[Surveyed]) -> Summary:
    """What the answers add up to."""
    subjects = []
    for id, title in questions().items():
        marks = Counter(one.marks[id] for one in answers if id in one.marks)
        count = marks.total()
        mean = sum(mark * times for mark, times in marks.items()) / count if count else 0.0
        subjects.append(Subject(id, title, count, mean, tuple(marks[mark] for mark in range(1, 6))))
    further: Counter[str] = Counter(one.further for one in answers if one.further)
    return Summary(
        len(answers),
        tuple(subjects),
        _texts(one.keep for one in answers),
        _texts(one.change for one in answers),
        {name: further[name] for name in FURTHER},
    )


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    """In the order of their letters: not that of the answers."""
    return tuple(
        sorted((text.strip() for text in texts if text.strip()), key=lambda text: (fold_name(text), text))
    )


def _record(ledger: Ledger, one: ClassState, answers: Sequence[tuple[str, Surveyed]]) -> int:
    day = int(one.start.timestamp() * 1000) // _MIDNIGHT * _MIDNIGHT
    key = survey_key(one.id)
    drawn = list(answers)
    secrets.SystemRandom().shuffle(drawn)
    return ledger.add([(id, day << 16, key, Verb.SURVEYED, _checked(given)) for id, given in drawn])


def _checked(answers: Surveyed) -> Any:
    value = msgspec.to_builtins(answers)
    try:
        shape(Verb.SURVEYED, value)
    except ValidationError as error:
        raise AtelierError("classroom.bad_value", value=str(error)) from error
    return value


def _read(path: Path, one: ClassState) -> tuple[str, Surveyed]:
    with open_container(path, KIND, FORMAT, LIMITS) as container:
        try:
            scope = msgspec.convert(container.manifest.scope, Scope)
            answers = msgspec.json.decode(container.read(ANSWERS, LIMITS.one), type=Surveyed)
            if len(scope.id) != 32 or any(c not in "0123456789abcdef" for c in scope.id):
                raise ValueError(scope.id)
        except (msgspec.MsgspecError, KeyError, ValueError) as error:
            raise AtelierError("container.damaged", file=path.name) from error
    if scope.course != one.about.course:
        raise AtelierError("classroom.other_course", file=path.name, course=scope.course)
    if scope.code and one.about.code and not same(scope.code, one.about.code):
        raise AtelierError("classroom.other_class", file=path.name, code=scope.code)
    return scope.id, answers


_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "content": ("contenu", "matiere", "content"),
    "pace": ("rythme", "pace"),
    "trainer": ("animation", "formatrice", "formateur", "trainer"),
    "useful": ("utilite", "utile", "useful", "usefulness"),
    "app": ("application", "app", "atelier"),
    "keep": ("a garder", "garder", "aime", "apprecie", "points forts", "keep"),
    "change": ("a changer", "changer", "ameliorer", "a ameliorer", "amelioration", "change", "improve"),
    "further": ("suite", "autre seance", "autre atelier", "further", "interet"),
}
_YES = {
    "yes": ("oui", "yes", "certainement"),
    "maybe": ("peut-etre", "peut etre", "maybe"),
    "no": ("non", "no"),
}


def _answers(cells: Mapping[str, str]) -> Surveyed:
    marks = {}
    for id in SUBJECTS:
        first = cells.get(id, "").strip()[:1]
        if first.isdigit() and 1 <= int(first) <= 5:
            marks[id] = int(first)
    said = fold_name(cells.get("further", ""))
    further = next((name for name, words in _YES.items() if said in map(fold_name, words)), "")
    return Surveyed(marks, cells.get("keep", "")[:LONGEST], cells.get("change", "")[:LONGEST], further)  # type: ignore[arg-type]
