from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from atelier.content.model import NOWHERE, ItemOutline, Remark
from atelier.journal.events import Verb
from atelier.progress.lists import Counts, When, counts, counts_of, due_now, group, grouped, rows
from atelier.progress.state import fold

from .making import activity, course, fact, lesson

LIST = activity(
    "liste", "checklist", ItemOutline("a", "Garder", "Pourquoi", "v2"), ItemOutline("b", "Appeler")
)
COURSE = course(lesson("un", LIST))
WEDNESDAY = date(2026, 10, 21)


def test_rows_carry_state_date_remark_and_change() -> None:
    state = fold(
        [
            fact("rp/liste/a", Verb.TICKED, "done", seen="v1"),
            fact("rp/liste/b", Verb.DATED, "2026-10-20"),
            fact("rp/liste/b", Verb.REMARKED, "le matin"),
            fact("item/1", Verb.ADDED, {"text": "Le mien", "list": "rp/liste"}),
            fact("item/2", Verb.ADDED, {"text": "Sans liste"}),
        ]
    )
    a, b, own, loose = rows([COURSE], state, WEDNESDAY)
    assert (a.state, a.changed, a.when, a.why, a.lesson) == ("done", True, When.DONE, "Pourquoi", "un")
    assert (b.state, b.when, b.remark, b.changed) == ("todo", When.OVERDUE, "le matin", False)
    assert (own.text, own.own, own.list, own.list_title) == ("Le mien", True, "rp/liste", "Liste")
    assert (loose.text, loose.list, loose.course) == ("Sans liste", "", "")
    assert due_now([a, b, own, loose]) == (b,)


def test_the_same_words_are_not_a_change() -> None:
    state = fold([fact("rp/liste/a", Verb.TICKED, "done", seen="v2")])
    assert not rows([COURSE], state, WEDNESDAY)[0].changed


def test_an_item_that_left_its_course_is_retired_with_its_state() -> None:
    gone = [fact("rp/liste/z", Verb.TICKED, "done"), fact("rp/vieille/x", Verb.TICKED, "todo")]
    elsewhere = fact("autre/liste/a", Verb.TICKED, "done")
    found = rows([COURSE], fold([*gone, elsewhere]), WEDNESDAY)
    assert [row.key for row in found if row.when is When.RETIRED] == ["rp/liste/z", "rp/vieille/x"]
    assert counts(found).total == 2


def test_nothing_is_retired_while_a_lesson_does_not_show() -> None:
    broken = course(lesson("un", LIST), lesson("deux", remarks=(Remark("content.x", NOWHERE),)))
    found = rows([broken], fold([fact("rp/autre/x", Verb.TICKED, "done")]), WEDNESDAY)
    assert all(row.when is not When.RETIRED for row in found)


def test_weeks_start_on_monday() -> None:
    sunday, monday = date(2026, 10, 25), date(2026, 10, 26)
    assert group("todo", WEDNESDAY, WEDNESDAY) is When.THIS_WEEK
    assert group("todo", sunday, WEDNESDAY) is When.THIS_WEEK
    assert group("todo", monday, WEDNESDAY) is When.NEXT_WEEK
    assert group("todo", monday + timedelta(days=7), WEDNESDAY) is When.LATER
    assert group("todo", monday, sunday) is When.NEXT_WEEK
    assert group("todo", WEDNESDAY - timedelta(days=1), WEDNESDAY) is When.OVERDUE
    assert group("void", WEDNESDAY, WEDNESDAY) is When.DONE


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-400, 400))
def test_this_week_is_the_calendar_s_week(today: date, days: int) -> None:
    due = today + timedelta(days=days)
    same = due.isocalendar()[:2] == today.isocalendar()[:2]
    assert (group("todo", due, today) is When.THIS_WEEK) == (same and due >= today)


def test_groups_are_in_order_and_sans_objet_is_out_of_the_total() -> None:
    state = fold([fact("rp/liste/a", Verb.TICKED, "void"), fact("rp/liste/b", Verb.DATED, "2027-01-01")])
    found = rows([COURSE], state, WEDNESDAY)
    assert list(grouped(found)) == [When.LATER, When.DONE]
    assert (counts(found).done, counts(found).total, counts(found).void) == (0, 1, 1)


def test_one_rule_counts_wherever_a_list_is_shown() -> None:
    assert counts_of(["done", "todo", "void", "done"]) == Counts(2, 3, 1)
    assert counts_of(["void", "void"]) == Counts(0, 0, 2)
