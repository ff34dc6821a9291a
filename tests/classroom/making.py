"""Classes, participants and hand-ins for the tests: real files, real SQLite, a clock of their own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from atelier.classroom import handin, roster, scheduling
from atelier.classroom.classes import ClassState
from atelier.journal.events import Event, Scheduled, Verb
from atelier.journal.gathered import Gathered

COURSE = "relations-publiques"
START = 1_792_600_000_000  # ms: 21 October 2026
ABOUT = Scheduled(
    COURSE,
    "Médias sociaux et relations publiques",
    "2026-10-21T18:30",
    "2026-10-21T20:45",
    place="Bibliothèque municipale, salle 2",
    trainer="Hélène Fortier",
    organisation="Chambre de commerce de Val-des-Érables",
    contact="Hélène Fortier, formation@exemple.ca",
)
_numbers = itertools.count(1)


def ticking() -> Any:
    """A clock that gives the next second each time."""
    seconds = itertools.count()
    return lambda: START + next(seconds) * 1000


@contextmanager
def ledger(folder: Path) -> Iterator[Gathered]:
    store = Gathered(folder / "classes", now=ticking())
    try:
        yield store
    finally:
        store.close()


def class_of(store: Gathered, people: str = "", about: Scheduled = ABOUT) -> ClassState:
    one = scheduling.schedule(store, about)
    if people:
        roster.add(store, one, roster.read_text(people))
    return scheduling.find(store, one.id)


def fact(key: str, verb: Verb, value: Any = None, learner: str = "a" * 32, time: int = 0) -> Event:
    number = next(_numbers)
    return Event(
        f"{number:032x}", learner, "d" * 32, key, verb, value, (time or START + number * 1000) << 16, -240
    )


def worked(learner: str, right: bool = True) -> list[Event]:
    """What a participant did, with what is theirs alone."""
    lesson = f"{COURSE}/lesson/qui-ecrit"
    answered = fact(f"{COURSE}/q1", Verb.ANSWERED, {"choice": ["oui" if right else "non"]}, learner)
    regretted = fact(f"{COURSE}/q2", Verb.ANSWERED, {"choice": ["regret"]}, learner)
    draft = fact(f"{COURSE}/r1", Verb.WROTE, "un brouillon secret", learner)
    return [
        fact(lesson, Verb.OPENED, None, learner),
        fact(lesson, Verb.READ, "#debut", learner),
        fact(lesson, Verb.PLACED, {"block": 1, "char": 2, "near": "près"}, learner),
        answered,
        regretted,
        fact(f"{COURSE}/q2", Verb.WITHDRAWN, regretted.id, learner),
        fact(f"{COURSE}/d1", Verb.WALKED, {"path": [["s", "franc"]], "end": "calme"}, learner),
        fact(f"{COURSE}/jeu", Verb.PLAYED, {"game": "g1", "path": [["m", "oser"]], "end": "paix"}, learner),
        fact(f"{COURSE}/liste/un", Verb.TICKED, "done", learner),
        fact(f"{COURSE}/liste/un", Verb.REMARKED, "une remarque secrète", learner),
        fact(f"{COURSE}/liste/un", Verb.DATED, "2026-11-02", learner),
        fact(f"{COURSE}/carte", Verb.REVIEWED, 3, learner),
        draft,
        fact(f"{COURSE}/r1", Verb.WROTE, "ma réflexion", learner),
        fact("note/1", Verb.NOTED, {"lesson": lesson, "text": "note secrète"}, learner),
        fact("item/1", Verb.ADDED, {"text": "élément secret", "list": f"{COURSE}/liste"}, learner),
        fact("bookmark/1", Verb.BOOKMARKED, {"lesson": lesson}, learner),
        fact("autre-cours/lesson/un", Verb.OPENED, None, learner),
        fact("", Verb.NAMED, "Nom du journal", learner),
        fact(lesson, Verb.COMPLETED, None, learner),
    ]


def learner(number: int) -> str:
    return f"{number:032x}"


def handed(
    folder: Path, number: int, name: str, level: handin.Level = handin.Level.ANSWERS, **more: str
) -> Path:
    path = folder / f"remise-{number}{handin.SUFFIX}"
    handin.make(worked(learner(number)), COURSE, level, path, name=name, **more)
    return path
