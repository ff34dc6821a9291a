"""What a version of a course may take over: on purpose, where the words are the same, once."""

from __future__ import annotations

from msgspec.structs import replace

from atelier.content.model import ItemOutline
from atelier.journal.events import Verb
from atelier.progress.carrying import carried
from atelier.progress.state import fold
from tests.progress.making import activity, course, fact, lesson

ITEMS = (ItemOutline("a", "A", "", "f-a"), ItemOutline("b", "B", "", "f-b"))
QUIZ, TEXT = activity("quiz", "question"), activity("texte", "reflection")
LIST, CASE, TREE = (
    activity("liste", "checklist", *ITEMS),
    activity("cas", "case"),
    activity("arbre", "decision"),
)
OURS = course(lesson("un", QUIZ, TEXT, LIST, CASE, TREE, sections=("s",)))
MINE = replace(OURS, id="la-mienne", derives_from="rp 1")
DONE = (
    fact("rp/quiz", Verb.ANSWERED, {"choice": ["x"]}),
    fact("rp/texte", Verb.WROTE, "Bonjour"),
    fact("rp/liste/a", Verb.TICKED, "done", seen="f-a"),
    fact("rp/liste/b", Verb.DATED, "2026-10-21"),
    fact("rp/liste/b", Verb.REMARKED, "demander à Léa"),
    fact("rp/cas", Verb.OPENED),
    fact("rp/arbre", Verb.WALKED, {"path": [["s", "c"]], "end": "fin"}),
    fact("rp/lesson/un", Verb.READ, "#s"),
    fact("rp/lesson/un", Verb.READ, "end"),
    fact("rp/lesson/un", Verb.COMPLETED),
    fact("rp/carte", Verb.REVIEWED, 3),
)


def taken(target: object = MINE, *more: object) -> dict[tuple[str, str], object]:
    found = carried(fold([*DONE, *more]), OURS, target)  # type: ignore[arg-type, list-item]
    assert len({(one.key, one.verb, str(one.value)) for one in found}) == len(found)
    return {(one.key.removeprefix("la-mienne/"), one.verb.value): one.value for one in found}


def test_all_of_it_where_nothing_changed_but_the_ratings_of_cards() -> None:
    assert set(taken()) == {
        *(("quiz", "answered"), ("texte", "wrote"), ("liste/a", "ticked"), ("liste/b", "dated")),
        *(("liste/b", "remarked"), ("cas", "opened"), ("arbre", "walked")),
        *(("lesson/un", "read"), ("lesson/un", "completed")),
    }


def test_what_is_carried_gives_the_same_state_and_nothing_more_to_carry() -> None:
    state = fold(DONE)
    copied = [fact(one.key, one.verb, one.value, seen=one.seen) for one in carried(state, OURS, MINE)]
    after = fold([*DONE, *copied])
    assert carried(after, OURS, MINE) == ()
    answer, text, walk = (
        after.answer("la-mienne/quiz"),
        after.written("la-mienne/texte"),
        after.walk("la-mienne/arbre"),
    )
    assert answer is not None and answer.choice == ["x"]
    assert text is not None and text.text == "Bonjour" and text.apart == ()
    assert walk is not None and walk.end == "fin"
    assert after.tick("la-mienne/liste/a") is not None and after.tick("la-mienne/liste/b") is None
    assert after.read("la-mienne/lesson/un") == {"#s", "end"} and after.completed("la-mienne/lesson/un")
    before = fold(DONE).answer("rp/quiz")
    assert after.answer("rp/quiz") == before  # the other keeps its own


def test_other_words_are_other_questions() -> None:
    changed = (
        replace(QUIZ, fingerprint="autre"),
        TEXT,
        replace(LIST, items=(replace(ITEMS[0], fingerprint="autre"), ITEMS[1])),
    )
    mine = replace(course(replace(lesson("un", *changed, CASE, TREE), fingerprint="autre")), id="la-mienne")
    assert set(taken(mine)) == {
        *(("texte", "wrote"), ("liste/b", "dated"), ("liste/b", "remarked")),
        *(("cas", "opened"), ("arbre", "walked")),
    }


def test_an_id_that_names_another_kind_takes_nothing() -> None:
    mine = replace(course(lesson("deux", replace(QUIZ, kind="reflection"))), id="la-mienne")
    assert taken(mine) == {}


def test_what_was_done_in_the_version_is_never_replaced() -> None:
    found = taken(
        MINE,
        fact("la-mienne/quiz", Verb.ANSWERED, {"choice": ["y"]}),
        fact("la-mienne/liste/a", Verb.TICKED, "todo"),
    )
    assert ("quiz", "answered") not in found and ("liste/a", "ticked") not in found
    assert ("texte", "wrote") in found
