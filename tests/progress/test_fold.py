from hypothesis import given
from hypothesis import strategies as st

from atelier.journal.events import Event, Verb
from atelier.progress.fold import CASES
from atelier.progress.state import LearnerState, fold

from .making import events

KEYS = ["rp/quiz", "rp/liste/a", "rp/liste/b", "rp/lesson/un", "note/1", "item/1", ""]


def told(state: LearnerState) -> object:
    """All that a state says, as a window would ask it."""
    asked = (
        *(state.tick, state.attempts, state.answer, state.written, state.walk, state.opened, state.read),
        *(
            state.completed,
            state.place,
            state.note,
            state.due,
            state.remark,
            state.answered,
            state.walked_to_end,
        ),
    )
    whole = (
        state.notes(),
        state.bookmarks(),
        state.own_items(),
        state.name,
        state.last_lesson(),
        state.reviews(),
        state.suspended(),
    )
    return [[ask(key) for ask in asked] for key in KEYS], whole, dict(state.ticks())


@given(events(), st.randoms())
def test_the_state_depends_only_on_the_set(some: list[Event], random: object) -> None:
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fold(shuffled) == fold(some)
    assert fold([*some, *shuffled]) == fold(some)
    assert told(fold(shuffled)) == told(fold(some))


@given(events())
def test_one_event_after_the_other_gives_the_same(some: list[Event]) -> None:
    state = fold()
    for event in some:
        before, heard = state, told(state)
        state = state.with_event(event)
        assert told(before) == heard, "a state given out has changed"
        assert state.with_event(event) is state
    assert state == fold(some)
    assert told(state) == told(fold(some))


@given(events(), events(), events())
def test_union_is_commutative_and_associative(a: list[Event], b: list[Event], c: list[Event]) -> None:
    assert fold([*a, *b, *c]) == fold([*c, *a, *b]) == fold([*fold([*a, *b]).events, *c])


def test_each_verb_has_its_case() -> None:
    assert set(CASES) == set(Verb)
