from datetime import date

from atelier.journal.events import Verb
from atelier.progress.state import fold

from .making import DESKTOP, HOUR, START, fact


def test_the_newest_tick_holds_and_says_what_was_seen() -> None:
    late = fact("rp/l/a", Verb.TICKED, "void", time=START + HOUR, seen="v2")
    state = fold([late, fact("rp/l/a", Verb.TICKED, "done", time=START, seen="v1")])
    tick = state.tick("rp/l/a")
    assert tick is not None and (tick.state, tick.seen) == ("void", "v2")
    assert tick.when.utcoffset() is not None and tick.when.utcoffset().total_seconds() == -4 * 3600
    assert state.tick("rp/l/b") is None


def test_attempts_stand_in_rounds_without_those_taken_back() -> None:
    first = fact("rp/q", Verb.ANSWERED, {"choice": ["a"]})
    slip = fact("rp/q", Verb.ANSWERED, {"choice": ["b"]})
    state = fold(
        [first, slip, fact("rp/q", Verb.WITHDRAWN, slip.id), fact("rp/q", Verb.RESTARTED)],
    )
    assert [(one.choice, one.round) for one in state.attempts("rp/q")] == [(["a"], 1)]
    assert state.answer("rp/q") is None and state.answered("rp/q")
    again = state.with_event(fact("rp/q", Verb.ANSWERED, {"choice": ["c"]}))
    answer = again.answer("rp/q")
    assert answer is not None and (answer.choice, answer.round) == (["c"], 2)
    assert state.answer("rp/q") is None, "the state given before has changed"


def test_ratings_stand_in_order_without_those_taken_back() -> None:
    good, slip = fact("rp/c", Verb.REVIEWED, 3, seen="v1"), fact("rp/c", Verb.REVIEWED, 1)
    again = fact("rp/c", Verb.REVIEWED, 4)
    odd = fact("rp/c", Verb.REVIEWED, 7)
    state = fold([again, good, slip, odd, fact("rp/c", Verb.WITHDRAWN, slip.id)])
    assert [(one.rating, one.seen) for one in state.reviews()["rp/c"]] == [(3, "v1"), (4, "")]
    assert fold([slip, fact("rp/c", Verb.WITHDRAWN, slip.id)]).reviews() == {}


def test_a_card_suspended_stays_so_until_it_is_taken_back() -> None:
    state = fold([fact("rp/c", Verb.SUSPENDED, True), fact("rp/d", Verb.SUSPENDED, "oui")])
    assert state.suspended() == {"rp/c"}
    assert state.with_event(fact("rp/c", Verb.SUSPENDED, False)).suspended() == frozenset()


def test_a_withdrawal_concerns_its_own_key_only() -> None:
    answer = fact("rp/q", Verb.ANSWERED, {"choice": ["a"]})
    assert fold([answer, fact("rp/other", Verb.WITHDRAWN, answer.id)]).answered("rp/q")


def test_a_text_written_elsewhere_without_seeing_the_newest_is_kept_and_offered() -> None:
    base = fact("rp/r", Verb.WROTE, "base")
    here = fact("rp/r", Verb.WROTE, "ici", after=base.id)
    there = fact("rp/r", Verb.WROTE, "là-bas", device=DESKTOP, after=base.id)
    written = fold([base, here, there]).written("rp/r")
    assert written is not None
    assert (written.text, [one.text for one in written.apart]) == ("là-bas", ["ici"])
    joined = fact("rp/r", Verb.WROTE, "ici et là-bas", after=there.id)
    settled = fold([base, here, there, joined]).written("rp/r")
    assert settled is not None and (settled.text, settled.apart) == ("ici et là-bas", ())


def test_a_text_seen_before_being_replaced_is_not_offered() -> None:
    there = fact("rp/r", Verb.WROTE, "un", device=DESKTOP)
    here = fact("rp/r", Verb.WROTE, "deux", after=there.id)
    written = fold([there, here]).written("rp/r")
    assert written is not None and (written.text, written.apart) == ("deux", ())


def test_an_offered_text_can_be_dismissed() -> None:
    here, there = fact("rp/r", Verb.WROTE, "un"), fact("rp/r", Verb.WROTE, "deux", device=DESKTOP)
    written = fold([here, there, fact("rp/r", Verb.WITHDRAWN, here.id)]).written("rp/r")
    assert written is not None and (written.text, written.apart) == ("deux", ())


def test_a_walk_left_on_the_way_is_not_to_an_end() -> None:
    half = fact("rp/d", Verb.WALKED, {"path": [["s", "oui"]], "end": None})
    state = fold([half])
    walk = state.walk("rp/d")
    assert walk is not None and walk.path == (("s", "oui"),) and not state.walked_to_end("rp/d")
    whole = state.with_event(fact("rp/d", Verb.WALKED, {"path": [["s", "oui"]], "end": "fin"}))
    restarted = whole.with_event(fact("rp/d", Verb.RESTARTED))
    assert restarted.walk("rp/d") is None and restarted.walked_to_end("rp/d")


def test_what_is_erased_goes_and_comes_back() -> None:
    note = fact(
        "note/1", Verb.NOTED, {"lesson": "rp/lesson/un", "quote": "mots", "colour": "jaune", "text": "t"}
    )
    erased = fold([note, fact("note/1", Verb.ERASED)])
    assert erased.notes() == ()
    back = erased.with_event(fact("note/1", Verb.RESTORED)).notes("rp/lesson/un")
    assert [(one.quote, one.colour, one.text) for one in back] == [("mots", "jaune", "t")]
    rewritten = erased.with_event(fact("note/1", Verb.NOTED, {"lesson": "rp/lesson/un", "text": "après"}))
    assert [one.text for one in rewritten.notes()] == ["après"]


def test_completion_is_never_taken_away_by_erasing() -> None:
    state = fold([fact("rp/lesson/un", Verb.COMPLETED), fact("rp/lesson/un", Verb.ERASED)])
    assert state.completed("rp/lesson/un") is not None


def test_forgetting_leaves_nothing_of_before_even_when_it_arrives_later() -> None:
    old = fact("rp/l/a", Verb.TICKED, "done")
    forgotten = fact("", Verb.FORGOTTEN)
    new = fact("rp/l/b", Verb.TICKED, "done")
    assert dict(fold([forgotten, new]).with_event(old).ticks()).keys() == {"rp/l/b"}


def test_dates_remarks_items_and_bookmarks() -> None:
    state = fold(
        [
            fact("item/1", Verb.ADDED, {"text": "Appeler", "list": "rp/liste"}),
            fact("item/1", Verb.DATED, "2026-10-21"),
            fact("item/1", Verb.REMARKED, "lundi"),
            fact("bookmark/1", Verb.BOOKMARKED, {"lesson": "rp/lesson/un", "block": 3}),
        ]
    )
    due = state.due("item/1")
    assert due is not None and due.on == date(2026, 10, 21) and state.remark("item/1") == "lundi"
    assert [item.text for item in state.own_items("rp/liste")] == ["Appeler"]
    assert [mark.block for mark in state.bookmarks("rp/lesson/un")] == [3]
    assert state.with_event(fact("item/1", Verb.DATED, None)).due("item/1") is None


def test_the_last_lesson_open_and_the_place_in_it() -> None:
    state = fold(
        [
            fact("rp/lesson/un", Verb.PLACED, {"block": 1, "char": 2, "near": "mot"}),
            fact("re/lesson/deux", Verb.OPENED),
        ]
    )
    assert (state.last_lesson(), state.last_lesson("rp")) == ("re/lesson/deux", "rp/lesson/un")
    place = state.place("rp/lesson/un")
    assert place is not None and (place.block, place.char, place.near) == (1, 2, "mot")


def test_values_of_a_wrong_shape_count_for_nothing_and_break_nothing() -> None:
    gone = (Verb.FORGOTTEN, Verb.ERASED)
    state = fold([fact("k", verb, {"block": [1], "text": 3}) for verb in Verb if verb not in gone])
    assert state.note("k") is None and state.place("k") is None and state.due("k") is None
    assert state.walk("k") is None and not state.walked_to_end("k") and state.bookmarks() == ()
