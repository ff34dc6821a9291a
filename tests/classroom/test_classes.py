from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from atelier.classroom import roster, scheduling
from atelier.classroom.classes import fold_classes
from atelier.classroom.hours import minutes_of, presence, suggest
from atelier.errors import AtelierError
from atelier.journal.events import Attended, Event, Scheduled, Verb
from atelier.progress.state import fold

from .making import ABOUT, class_of, fact, ledger


def test_a_class_is_made_found_and_described_anew(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(store)
        assert scheduling.find(store, one.about.code.lower()).id == one.id
        again = scheduling.schedule(store, replace(ABOUT, place="Salle 3"), one.id)
        assert (again.id, again.about.code, again.about.place) == (one.id, one.about.code, "Salle 3")
    with ledger(tmp_path) as store:
        assert list(scheduling.classes(store)) == [one.id]
        with pytest.raises(AtelierError, match="no_class"):
            scheduling.find(store, "rien")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"end": "2026-10-21T18:30"}, "bad_hours"),
        ({"end": "2026-10-23T18:30"}, "bad_hours"),
        ({"pause": 135}, "bad_hours"),
        ({"start": "2026-02-30T18:30"}, "bad_hours"),
        ({"start": "demain"}, "bad_value"),
        ({"zone": "Amérique/Chicoutimi"}, "zone"),
        ({"zone": "../../etc/passwd"}, "zone"),
        ({"title": "deux\nlignes"}, "bad_value"),
    ],
)
def test_a_description_that_does_not_hold_is_refused(
    tmp_path: Path, changes: dict[str, Any], code: str
) -> None:
    with ledger(tmp_path) as store:
        with pytest.raises(AtelierError) as caught:
            scheduling.schedule(store, replace(ABOUT, **changes))
        assert caught.value.code == f"classroom.{code}"
        assert store.events == ()


def test_places_a_waiting_list_and_a_place_that_is_offered_but_not_given(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(store, about=replace(ABOUT, places=2))
        added = roster.add(store, one, roster.read_text("Ana Roy\nBo Li\nCy Roux\nDi Paré"))
        assert added.enrolled == ("Ana Roy", "Bo Li") and added.waiting == ("Cy Roux", "Di Paré")
        one = scheduling.find(store, one.id)
        assert (one.free, one.next_waiting) == (0, None)
        roster.change(store, one, one.person("Ana Roy"), state="withdrawn")
        one = scheduling.find(store, one.id)
        assert one.free == 1 and one.next_waiting is not None and one.next_waiting.name == "Cy Roux"
        assert [person.name for person in one.enrolled] == ["Bo Li"], "a place is offered, never given alone"
        late = roster.add(store, one, roster.read_text("Éva Côté"))
        assert late.waiting == ("Éva Côté",), "nobody passes those who wait"
        one = scheduling.find(store, one.id)
        roster.change(store, one, one.person("cy roux"), state="enrolled")
        one = scheduling.find(store, one.id)
        assert (one.free, [person.name for person in one.waiting]) == (0, ["Di Paré", "Éva Côté"])
        roster.walk_in(store, one, "Fay Noël")
        one = scheduling.find(store, one.id)
        assert one.person("Fay Noël").about.walk_in and one.free == 0


def test_whoever_withdraws_and_comes_back_waits_at_the_end(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(store, "Ana Roy\nBo Li\nCy Roux", replace(ABOUT, places=1))
        roster.change(store, one, one.person("Bo Li"), state="withdrawn")
        roster.change(store, one, one.person("Bo Li"), state="waiting")
        assert [one.name for one in scheduling.find(store, one.id).waiting] == ["Cy Roux", "Bo Li"]


def test_presence_hours_and_what_they_suggest(tmp_path: Path) -> None:
    with ledger(tmp_path) as store:
        one = class_of(store, "Ana Roy\nBo Li\nCy Roux\nDi Paré", replace(ABOUT, pause=15))
        assert minutes_of(one) == 120
        scheduling.attend(store, one, [one.person("Ana Roy")], "room")
        scheduling.attend(store, one, [one.person("Bo Li")], "online", "19:40", "23:00")
        scheduling.attend(store, one, [one.person("Cy Roux")], "absent")
        one = scheduling.find(store, one.id)
        said = {one_.name: suggest(one, one_) for one_ in one.people}
        assert {name: (told.kind, told.why) for name, told in said.items()} == {
            "Ana Roy": ("participation", "enough"),
            "Bo Li": ("none", "short"),
            "Cy Roux": ("none", "absent"),
            "Di Paré": ("none", "unknown"),
        }
        late = presence(one, one.person("Bo Li").attendance)
        assert (late.percent, late.minutes) == (48, 58)
        with pytest.raises(AtelierError, match="bad_value"):
            scheduling.attend(store, one, one.people, "ailleurs")
        with pytest.raises(AtelierError, match="no_object"):
            scheduling.qualify(store, one, one.people, "formation", [" "])


def test_hours_hold_through_a_change_of_clocks_and_past_midnight() -> None:
    night = Scheduled("c", "Nuit", "2026-10-31T23:00", "2026-11-01T03:00")
    one = fold_classes([fact("class/n", Verb.SCHEDULED, _plain(night))])["n"]
    assert minutes_of(one) == 300 and one.start.astimezone(UTC) == datetime(2026, 11, 1, 3, tzinfo=UTC)
    assert presence(one, Attended("room", "00:00", "")).minutes == 240
    assert presence(one, Attended("room", "01:00", "00:30")).minutes == 0


@given(st.permutations(range(8)))
def test_a_class_depends_only_on_the_set_of_its_facts(order: list[int]) -> None:
    shuffled = [_FACTS[place] for place in order]
    assert fold_classes(shuffled) == fold_classes(_FACTS) == fold_classes([*shuffled, *_FACTS])


def test_facts_of_classes_do_no_harm_to_the_state_of_a_learner() -> None:
    own = fact("rp/liste/a", Verb.TICKED, "done")
    state = fold([*_FACTS, own])
    assert dict(state.ticks()).keys() == {"rp/liste/a"}
    assert state.with_event(fact("session/1", Verb.PRESENTED, {"slide": 3})).tick("rp/liste/a") is not None


def test_a_fact_of_a_wrong_shape_counts_for_nothing() -> None:
    bad = [
        fact("class/1", Verb.SCHEDULED, {"course": 3}),
        fact("class/1/person/p", Verb.ENROLLED, {"name": "a\nb"}),
        fact("class/", Verb.ENROLLED, {"name": "x"}),
        fact("class", Verb.SCHEDULED, _plain(ABOUT)),
    ]
    assert fold_classes([*bad, *_FACTS]) == fold_classes(_FACTS)


def _plain(about: Scheduled) -> Any:
    import msgspec

    return msgspec.to_builtins(about)


_P = "class/1/person/p"
_FACTS: list[Event] = [
    fact("class/1", Verb.SCHEDULED, _plain(ABOUT)),
    fact("class/1", Verb.SCHEDULED, _plain(replace(ABOUT, place="Ailleurs"))),
    fact(_P, Verb.ENROLLED, {"name": "Ana Roy"}),
    fact(_P, Verb.ATTENDED, {"mode": "room"}),
    fact(_P, Verb.ATTENDED, {"mode": "online"}),
    fact(_P, Verb.QUALIFIED, {"kind": "participation"}),
    fact("class/1/survey", Verb.SURVEYED, {"marks": {"rythme": 4}}),
    fact("class/1/person/q", Verb.ENROLLED, {"name": "Bo Li"}),
]
