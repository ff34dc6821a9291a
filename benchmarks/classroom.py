"""A class of 1,000 people × 400 activities, and 40 files handed in.

Showing: from the open store to the figures of the page, against sqlite3 reading the same rows, and nothing else.
Cold, nothing is kept; warm, the page is drawn again after one more person handed in; then the table of the page alone is filled
and painted. Taking: 40 files of 400 facts
checked, matched and put on disk, against unzipping them and reading their JSON.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Callable

import msgspec

from atelier import places
from atelier.app import application
from atelier.classroom import handin, roster, scheduling
from atelier.classroom.digest import Kept
from atelier.classroom.figures import figures
from atelier.classroom.handin import Level
from atelier.classroom.taking import take
from atelier.content.model import (
    ActivityOutline,
    Course,
    LessonOutline,
    Module,
    Option,
    Question,
    QuestionKind,
    Section,
    Text,
)
from atelier.desktop.screens.room.people import PeopleModel
from atelier.desktop.screens.room.table import PeopleTable
from atelier.desktop.theme.theme import Look, Theme
from atelier.journal.events import Event, Handed, Scheduled, Verb
from atelier.journal.gathered import Gathered
from atelier.journal.rows import to_row
from benchmarks.measure import Ratio, compared, in_turn, spent

SHOWN = 2.0
PEOPLE, LESSONS, SECTIONS, QUESTIONS = 1_000, 40, 4, 6
"""A lesson: four sections and six questions; 400 activities in all."""
FILES = 40
ID = "mesure"


def measure() -> list[Ratio]:
    """The lines."""
    course, questions = _course()
    return [*_showing(course, questions), _taking(course)]


def _showing(course: Course, questions: dict[str, Question]) -> list[Ratio]:
    folder = places.home() / "classes"
    with Gathered(folder) as store:
        id = _filled(store, course)
        learners = sorted(store.learners())
    bare = sqlite3.connect(folder / "journal.sqlite3")
    query = (
        "SELECT learner, key, verb, value, id FROM events WHERE learner IN "
        f"({', '.join('?' * 500)}) AND key >= ? AND key < ? ORDER BY learner, time, id"
    )
    span = (f"{ID}/", f"{ID}/\U0010ffff")

    def asked() -> None:
        count = 0
        for start in range(0, PEOPLE, 500):
            count += len(bare.execute(query, (*learners[start : start + 500], *span)).fetchall())
        assert count == PEOPLE * LESSONS * (SECTIONS + QUESTIONS)

    with Gathered(folder) as store:

        def shown(kept: Kept) -> None:
            one = scheduling.find(store, id)
            found = figures(store, one, course, questions, kept)
            assert found.received == PEOPLE and found.missed and found.median is not None

        warm = Kept()
        shown(warm)
        one = scheduling.find(store, id)
        stale = one.people[0].learners[0]

        def again() -> None:
            warm._kept.pop((course.id, stale), None)
            shown(warm)

        table, model = _table()
        found = figures(store, one, course, questions, warm)

        def painted() -> None:
            model.search("nobody is called so")
            model.show(one, found)
            model.search("")
            assert not table.grab().isNull() and model.rowCount() == PEOPLE

        lines = [
            compared(what, goal, *in_turn(lambda work=work: spent(work), lambda: spent(asked)))
            for what, goal, work in (
                (f"{PEOPLE} × 400, shown / SQL", SHOWN, lambda: shown(Kept())),
                ("the same once one more came / SQL", None, again),
                ("1000 people put in the table and painted / SQL", None, painted),
            )
        ]
    bare.close()
    return lines


def _table() -> tuple[PeopleTable, PeopleModel]:
    """The table of the page, on screen."""
    qt = application()
    model = PeopleModel()
    table = PeopleTable(Theme(qt, Look(scheme="light")), model)
    table.resize(780, 640)
    table.show()
    qt.processEvents()
    return table, model


def _taking(course: Course) -> Ratio:
    folder = places.home() / "files"
    folder.mkdir()
    rng = random.Random(11)
    names = [f"Personne {number}" for number in range(FILES)]
    files = []
    for number, name in enumerate(names):
        files.append(folder / f"{number}{handin.SUFFIX}")
        events = _work(rng, course, f"{number + 1:032x}")
        handin.make(events, ID, Level.ANSWERS, files[-1], name=name)
    place = places.home() / "taking"

    def taken() -> float:
        shutil.rmtree(place, ignore_errors=True)
        with Gathered(place) as store:
            one = scheduling.schedule(store, _about())
            roster.add(store, one, roster.read_text("\n".join(names)))
            one = scheduling.find(store, one.id)

            def work() -> None:
                assert take(store, one, files).counts == {"taken": FILES}

            return spent(work)

    def read() -> None:
        count = 0
        for file in files:
            with zipfile.ZipFile(file) as zip:
                json.loads(zip.read("manifest.json"))
                count += len([json.loads(line) for line in zip.read("events.jsonl").splitlines()])
        assert count == FILES * LESSONS * (SECTIONS + QUESTIONS)

    return compared(f"{FILES} hand-ins of 400 facts / their JSON", None, *in_turn(taken, _timed(read)))


def _timed(work: Callable[[], None]) -> Callable[[], float]:
    return lambda: spent(work)


def _about() -> Scheduled:
    return Scheduled(ID, "Une mesure", "2026-10-21T18:30", "2026-10-21T20:45")


def _course() -> tuple[Course, dict[str, Question]]:
    lessons, questions = [], {}
    for number in range(LESSONS):
        asked = [f"q-{number}-{place}" for place in range(QUESTIONS)]
        sections = tuple(Section(f"s{place}", "Partie") for place in range(SECTIONS))
        activities = tuple(ActivityOutline(id, "question", "Une question?", "f") for id in asked)
        stops = (*(f"#{one.id}" for one in sections), *asked)
        lessons.append(
            LessonOutline(
                f"lecon-{number}", "Leçon", 10, "", "l.md", 1, 0, (), sections, activities, stops, "f"
            )
        )
        for id in asked:
            options = tuple(Option(f"o{place}", (Text("Une option"),), place == 0) for place in range(3))
            questions[f"{ID}/{id}"] = Question(id, QuestionKind.SINGLE, (Text("?"),), (), options)
    module = Module("m", "1.1", "Module", tuple(lessons))
    return Course(ID, 1, "Une mesure", "", "1", "", "", (), (module,), (), (), ""), questions


def _work(rng: random.Random, course: Course, learner: str) -> list[Event]:
    """400 facts of one participant."""
    found: list[Event] = []
    for lesson in course.lessons:
        for section in lesson.sections:
            found.append(
                _fact(rng, learner, f"{ID}/lesson/{lesson.id}", Verb.READ, f"#{section.id}", len(found))
            )
        for one in lesson.activities:
            value = {"choice": [f"o{rng.randrange(3)}"]}
            found.append(_fact(rng, learner, f"{ID}/{one.id}", Verb.ANSWERED, value, len(found)))
    return found


def _fact(rng: random.Random, learner: str, key: str, verb: Verb, value: object, number: int) -> Event:
    time = (1_790_000_000_000 + number * 60_000) << 16
    return Event(
        f"{rng.getrandbits(128):032x}", learner, "0" * 32, key, verb, value, time, -240, "0123456789abcdef"
    )


def _filled(store: Gathered, course: Course) -> str:
    """A class whose people all handed in; its id."""
    rng = random.Random(7)
    one = scheduling.schedule(store, _about())
    roster.add(store, one, roster.read_text("\n".join(f"Personne {number}" for number in range(PEOPLE))))
    one = scheduling.find(store, one.id)
    facts, rows = [], []
    for number, person in enumerate(one.people):
        learner = f"{rng.getrandbits(128):032x}"
        rows += [to_row(event) for event in _work(rng, course, learner)]
        if len(rows) > 50_000:
            store.put(rows)
            rows = []
        handed = Handed(learner, f"{number:064x}", "answers", "2026-10-22T01:12:00+00:00", 400)
        facts.append((f"class/{one.id}/person/{person.id}", Verb.HANDED, msgspec.to_builtins(handed)))
        facts.append((f"class/{one.id}/person/{person.id}", Verb.ATTENDED, {"mode": "room"}))
    store.put(rows)
    store.record_all(facts)
    return one.id
