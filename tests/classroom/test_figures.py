from pathlib import Path
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from atelier.classroom import handin, scheduling
from atelier.classroom.digest import DONE, LEFT, STARTED, Kept, digests
from atelier.classroom.figures import figures
from atelier.classroom.handin import Level
from atelier.classroom.taking import take
from atelier.content.model import NOWHERE, Option, Question, QuestionKind, Remark, Text
from atelier.journal.events import Event, Verb
from atelier.journal.rows import to_row
from atelier.progress.rules import lesson_progress
from atelier.progress.state import fold

from ..progress import making as outlines
from .making import class_of, fact, learner, ledger

COURSE = outlines.course(
    outlines.lesson(
        "un", outlines.activity("q1", "question"), outlines.activity("d1", "decision"), sections=("a", "b")
    ),
    outlines.lesson("deux", outlines.activity("c1", "case"), outlines.activity("l1", "checklist")),
    outlines.lesson("trois", outlines.activity("r1", "reflection"), outlines.activity("q2", "question")),
    outlines.lesson("cassee", remarks=(Remark("x", NOWHERE),)),
    id="relations-publiques",
)


def option(id: str, right: bool = False) -> Option:
    return Option(id, (Text(f"option {id}"),), right)


QUESTIONS = {
    f"{COURSE.id}/{id}": Question(
        id, QuestionKind.SINGLE, (Text(id),), (), (option("oui", True), option("non"), option("bof"))
    )
    for id in ("q1", "q2")
}
KEYS = st.sampled_from([*(f"{COURSE.id}/{one}" for one in ("q1", "q2", "d1", "c1", "l1/x", "r1"))])
LESSONS = st.sampled_from([f"{COURSE.id}/lesson/{one}" for one in ("un", "deux", "trois", "cassee")])


@st.composite
def facts(draw: st.DrawFn) -> list[Event]:
    found: list[Event] = []
    for _ in range(draw(st.integers(0, 20))):
        verb = draw(
            st.sampled_from(
                [
                    Verb.READ,
                    Verb.OPENED,
                    Verb.COMPLETED,
                    Verb.ANSWERED,
                    Verb.WALKED,
                    Verb.WITHDRAWN,
                    Verb.WROTE,
                    Verb.RESTARTED,
                ]
            )
        )
        about = verb in (Verb.READ, Verb.COMPLETED) or (verb is Verb.OPENED and draw(st.booleans()))
        key, value = draw(LESSONS if about else KEYS), None
        if verb is Verb.READ:
            value = draw(st.sampled_from(["#a", "#b", "end", "#z"]))
        elif verb is Verb.ANSWERED:
            value = {"choice": [draw(st.sampled_from(["oui", "non", '"end":"']))]}
        elif verb is Verb.WALKED:
            value = {
                "path": [["s", draw(st.sampled_from(["x", '"end":"y"']))]],
                "end": draw(st.sampled_from([None, "fin"])),
            }
        elif verb is Verb.WITHDRAWN:
            answers = [one for one in found if one.verb is Verb.ANSWERED]
            if not answers:
                continue
            target = draw(st.sampled_from(answers))
            key, value = target.key, target.id
        elif verb is Verb.WROTE:
            value = draw(st.sampled_from(["", "un texte", 'avec "guillemets"']))
        found.append(fact(key, verb, value, learner(1)))
    return found


class Rows:
    """A ledger that holds these facts and no store."""

    def __init__(self, events: list[Event]) -> None:
        self._rows = [to_row(event) for event in sorted(events, key=lambda one: (one.time, one.id))]

    def scan(self, learners: Any, prefix: str) -> Any:
        yield [
            (row.learner, row.key, row.verb, row.value, row.id)
            for row in self._rows
            if row.key.startswith(prefix)
        ]


@settings(deadline=None)
@given(facts(), st.sampled_from([None, *Level]))
def test_a_digest_says_what_the_rules_of_progress_say(events: list[Event], level: Level | None) -> None:
    """Whether all is handed in or the least."""
    sent = events if level is None else handin.selected(events, COURSE.id, level)
    digest = digests(Rows(sent), [learner(1)], COURSE).get(learner(1))  # type: ignore[arg-type]
    state = fold(sent)
    for place, lesson in enumerate(COURSE.lessons):
        told = lesson_progress(COURSE.id, lesson, state)
        cell = digest.lessons[place] if digest else None
        if cell is None:
            assert not told.started
            continue
        assert (cell.state == DONE) == told.complete and (cell.state != LEFT) == told.started
        if told.started and not told.complete:
            assert cell.percent == 100 * told.done // told.total
        mine = lesson_progress(COURSE.id, lesson, fold(events))
        assert mine.complete == told.complete, "what was handed in tells as much as the journal"


def test_nothing_received_is_not_nothing_done(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(store, "Ana Roy\nBo Li\nCy Roux\nDi Paré")
        events = {
            1: [fact(f"{COURSE.id}/lesson/un", Verb.OPENED, None, learner(1))],
            2: [
                *(
                    fact(f"{COURSE.id}/lesson/{id}", Verb.COMPLETED, None, learner(2))
                    for id in ("un", "deux")
                ),
                fact(f"{COURSE.id}/q1", Verb.ANSWERED, {"choice": ["non"]}, learner(2)),
                fact(f"{COURSE.id}/q1", Verb.ANSWERED, {"choice": ["oui"]}, learner(2)),
                fact(f"{COURSE.id}/r1", Verb.WROTE, "pour la classe", learner(2)),
            ],
            3: [
                fact(f"{COURSE.id}/lesson/un", Verb.COMPLETED, None, learner(3)),
                fact(f"{COURSE.id}/q1", Verb.ANSWERED, {"choice": ["oui"]}, learner(3)),
                fact(f"{COURSE.id}/q2", Verb.ANSWERED, {"choice": ["bof"]}, learner(3)),
                fact(f"{COURSE.id}/r1", Verb.WROTE, "pour moi", learner(3)),
            ],
        }
        levels = {1: Level.PROGRESS, 2: Level.REFLECTIONS, 3: Level.ANSWERS}
        names = {1: "Ana Roy", 2: "Bo Li", 3: "Cy Roux"}
        files = []
        for number, some in events.items():
            files.append(tmp_path / f"{number}.atelier-progres")
            handin.make(some, COURSE.id, levels[number], files[-1], name=names[number])
        assert take(store, one, files).counts == {"taken": 3}
        scheduling.attend(store, one, [one.person("Ana Roy"), one.person("Bo Li")], "room")
        scheduling.attend(store, one, [one.person("Cy Roux")], "online")
        one = scheduling.find(store, one.id)
        kept = Kept()
        found = figures(store, one, COURSE, QUESTIONS, kept)
        rows = {row.name: row for row in found.rows}
        assert [cell.state for cell in rows["Ana Roy"].lessons] == [STARTED, LEFT, LEFT, LEFT]
        assert (
            not rows["Di Paré"].received
            and rows["Di Paré"].lessons == ()
            and rows["Di Paré"].documents is None
        )
        assert (rows["Bo Li"].seen, rows["Cy Roux"].seen, rows["Ana Roy"].started) == (2, 1, 1)
        assert [lesson.seen for lesson in found.lessons] == [2, 1, 0, 0]
        assert (found.enrolled, found.present, found.online, found.received, found.median) == (4, 3, 1, 3, 1)
        assert [(one_.key[-2:], one_.wrong, one_.answered, one_.often) for one_ in found.missed] == [
            ("q2", 1, 1, "option bof"),
            ("q1", 1, 2, "option non"),
        ]
        assert found.with_answers == 2
        (shared,) = found.shared
        assert [text for _person, text in shared.texts] == ["pour la classe"]
        before = dict(kept._kept)
        assert figures(store, one, COURSE, QUESTIONS, kept) == found
        assert all(kept._kept[key] is value for key, value in before.items()), "worked out once"
        more = [*events[1], fact(f"{COURSE.id}/lesson/un", Verb.COMPLETED, None, learner(1))]
        handin.make(more, COURSE.id, Level.PROGRESS, files[0], name="Ana Roy")
        take(store, one, files[:1])
        after = figures(store, scheduling.find(store, one.id), COURSE, QUESTIONS, kept)
        assert after.median == 1 and {row.name: row.seen for row in after.rows}["Ana Roy"] == 1


def test_figures_of_nobody(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        found = figures(store, class_of(store), COURSE, QUESTIONS)
        assert (found.rows, found.median, found.missed, found.enrolled) == ((), None, (), 0)


def test_an_answer_of_a_strange_shape_breaks_nothing(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(store, "Ana Roy")
        path = tmp_path / "x.atelier-progres"
        strange = [
            fact(f"{COURSE.id}/q1", Verb.ANSWERED, {"choice": [["oui", "non"]]}, learner(1)),
            fact(f"{COURSE.id}/q2", Verb.ANSWERED, {"choice": "des mots"}, learner(1)),
        ]
        handin.make(strange, COURSE.id, Level.ANSWERS, path, name="Ana Roy")
        take(store, one, [path])
        found = figures(store, scheduling.find(store, one.id), COURSE, QUESTIONS)
        assert [one_.wrong for one_ in found.missed] == [1, 1]
        assert msgspec.json.encode(found)
