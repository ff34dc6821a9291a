from atelier.content.model import NOWHERE, Remark
from atelier.journal.events import Verb
from atelier.progress.rules import (
    Status,
    StopKind,
    course_progress,
    lesson_progress,
    newly_complete,
    next_lesson,
    resume,
)
from atelier.progress.state import fold

from .making import activity, course, fact, lesson

UN = lesson(
    "un",
    activity("quiz", "question"),
    activity("arbre", "decision"),
    activity("cas", "case"),
    activity("liste", "checklist"),
    activity("pense", "reflection"),
    sections=("debut",),
)
DEUX, TROIS = lesson("deux"), lesson("trois")
BROKEN = lesson("brisee", remarks=(Remark("content.x", NOWHERE),))
ALL = [
    fact("rp/lesson/un", Verb.READ, "end"),
    fact("rp/quiz", Verb.ANSWERED, {"choice": ["a"]}),
    fact("rp/arbre", Verb.WALKED, {"path": [["s", "c"]], "end": "fin"}),
    fact("rp/cas", Verb.OPENED),
]


def test_what_remains_is_said() -> None:
    progress = lesson_progress("rp", UN, fold())
    assert (progress.done, progress.total, progress.complete, progress.started) == (0, 5, False, False)
    kinds = [StopKind.SECTION, StopKind.QUESTION, StopKind.DECISION, StopKind.CASE, StopKind.END]
    assert [stop.kind for stop in progress.remains] == kinds
    assert progress.remains[0].title == "Debut"


def test_each_requirement_counts_alone_and_a_checklist_or_a_reflection_never_blocks() -> None:
    assert lesson_progress("rp", UN, fold(ALL)).complete
    assert newly_complete("rp", UN, fold(ALL))
    for missing, kind in zip(range(4), ("end", "quiz", "arbre", "cas"), strict=True):
        progress = lesson_progress("rp", UN, fold(ALL[:missing] + ALL[missing + 1 :]))
        assert not progress.complete and kind in [stop.id for stop in progress.remains]


def test_the_last_line_stands_for_the_sections_before_it() -> None:
    assert lesson_progress("rp", UN, fold(ALL[:1])).stops[0].done
    assert lesson_progress("rp", UN, fold([fact("rp/lesson/un", Verb.READ, "#debut")])).done == 1


def test_a_question_redone_stays_answered_and_a_walk_half_way_is_not() -> None:
    redone = fold([*ALL, fact("rp/quiz", Verb.RESTARTED)])
    assert lesson_progress("rp", UN, redone).complete
    half = fact("rp/arbre", Verb.WALKED, {"path": [["s", "c"]], "end": None})
    assert not lesson_progress("rp", UN, fold([ALL[0], ALL[1], half, ALL[3]])).complete


def test_a_recorded_completion_outlives_new_activities() -> None:
    state = fold([fact("rp/lesson/un", Verb.COMPLETED)])
    progress = lesson_progress("rp", UN, state)
    assert progress.complete and progress.remains == () and progress.completed is not None
    assert not newly_complete("rp", UN, state)


def test_a_broken_lesson_is_neither_done_nor_counted() -> None:
    whole = course(BROKEN, DEUX)
    state = fold([fact("rp/lesson/brisee", Verb.COMPLETED), fact("rp/lesson/deux", Verb.READ, "end")])
    progress = course_progress(whole, state)
    assert (progress.done, progress.total, progress.percent, progress.status) == (1, 1, 100, Status.DONE)
    assert not progress.lessons[0].complete and not progress.lessons[0].shows
    assert course_progress(course(BROKEN), state).status is Status.NOT_STARTED


def test_a_course_not_started_in_progress_and_never_100_before_the_end() -> None:
    whole = course(UN, DEUX)
    assert course_progress(whole, fold()).status is Status.NOT_STARTED
    progress = course_progress(whole, fold(ALL))
    assert (progress.status, progress.done, progress.total, progress.percent) == (
        Status.IN_PROGRESS,
        1,
        2,
        83,
    )


def test_resume_at_the_place_then_at_the_next_not_done_then_at_the_first() -> None:
    whole = course(UN, BROKEN, DEUX, TROIS)
    start = resume(whole, fold())
    assert start is not None and (start.lesson, start.place) == ("un", None)
    placed = [fact("rp/lesson/deux", Verb.PLACED, {"block": 4, "char": 0, "near": ""})]
    here = resume(whole, fold(placed))
    assert here is not None and here.lesson == "deux" and here.place is not None and here.place.block == 4
    done = [*placed, fact("rp/lesson/deux", Verb.COMPLETED)]
    after = resume(whole, fold(done))
    assert after is not None and after.lesson == "trois"
    wrapped = resume(whole, fold([*done, fact("rp/lesson/trois", Verb.COMPLETED)]))
    assert wrapped is not None and wrapped.lesson == "un"
    assert resume(course(BROKEN), fold()) is None


def test_the_next_lesson_steps_over_a_broken_one() -> None:
    whole = course(UN, BROKEN, DEUX)
    following = next_lesson(whole, "un")
    assert following is not None and following.id == "deux"
    assert next_lesson(whole, "deux") is None and next_lesson(whole, "inconnue") is None
