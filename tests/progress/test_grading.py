import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.content.model import Option, Question, QuestionKind, Strong, Text
from atelier.progress.grading import Verdict, folded, grade, plain, shuffled

KINDS = QuestionKind


def question(kind: QuestionKind, *options: Option) -> Question:
    return Question("q", kind, (Text("?"),), (), options)


def option(id: str, right: bool = True, text: str = "", match: str = "") -> Option:
    return Option(id, (Text(text or id),), right, (Text(match),) if match else ())


def test_one_right_option() -> None:
    for kind in (KINDS.TRUE_FALSE, KINDS.SINGLE):
        asked = question(kind, option("a", False), option("b"))
        assert grade(asked, ["b"]).verdict is Verdict.RIGHT
        assert grade(asked, ["a"]).verdict is Verdict.WRONG
        assert grade(asked, ["a", "b"]).verdict is Verdict.WRONG


def test_several_right_options_in_part() -> None:
    asked = question(KINDS.MULTIPLE, option("a"), option("b"), option("c", False))
    assert grade(asked, ["b", "a"]).verdict is Verdict.RIGHT
    part = grade(asked, ["a", "c"])
    assert (part.verdict, part.got, part.of) == (Verdict.PARTIAL, 1, 3)
    assert [mark.right for mark in part.marks] == [True, False, False]
    assert grade(asked, ["c"]).verdict is Verdict.WRONG
    assert grade(asked, []).verdict is Verdict.WRONG


def test_ordering_by_position() -> None:
    asked = question(KINDS.ORDERING, option("a"), option("b"), option("c"))
    assert grade(asked, ["a", "b", "c"]).verdict is Verdict.RIGHT
    part = grade(asked, ["a", "c", "b"])
    assert (part.verdict, part.got, part.of) == (Verdict.PARTIAL, 1, 3)
    assert grade(asked, ["b", "c", "a"]).verdict is Verdict.WRONG


def test_matching_by_pair_and_same_words_are_as_good() -> None:
    asked = question(
        KINDS.MATCHING, option("a", match="Un"), option("b", match="Deux"), option("c", match="Un")
    )
    assert grade(asked, [["a", "c"], ["b", "b"], ["c", "a"]]).verdict is Verdict.RIGHT
    part = grade(asked, [["a", "b"], ["b", "b"]])
    assert (part.verdict, part.got, [mark.chosen for mark in part.marks]) == (
        Verdict.PARTIAL,
        1,
        [True, True, False],
    )


@pytest.mark.parametrize(
    "typed", ["la Nétiquette", "nétiquette.", "NETIQUETTE", "  une netiquette !", "«\u00a0Nétiquette\u00a0»"]
)
def test_a_short_answer_is_compared_as_a_person_would(typed: str) -> None:
    asked = question(KINDS.SHORT, option("ok", text="nétiquette"), option("faux", False, text="étiquette"))
    found = grade(asked, typed)
    assert (found.verdict, found.matched) == (Verdict.RIGHT, "ok")


def test_a_known_mistake_is_named_and_anything_else_is_wrong() -> None:
    asked = question(KINDS.SHORT, option("ok", text="l’œuvre"), option("faux", False, text="étiquette"))
    assert grade(asked, "l'étiquette").matched == "faux"
    assert grade(asked, "oeuvre").verdict is Verdict.RIGHT
    assert grade(asked, "").matched == "" and grade(asked, "autre").verdict is Verdict.WRONG


def test_an_article_alone_is_a_word() -> None:
    assert folded("le") == "le" and folded("La Presse") == "presse" and folded("lesson") == "lesson"


@given(st.text(max_size=30))
def test_comparing_twice_changes_nothing(words: str) -> None:
    assert folded(folded(words).upper().lower()) in (folded(words), folded(folded(words)))


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("choice", [None, 3, "x", [], ["z"], [["z"]], [[["a"]]], {"a": 1}])
def test_a_choice_that_fits_nothing_is_wrong_never_an_error(kind: QuestionKind, choice: object) -> None:
    asked = question(
        kind, option("a", match="1"), option("b", kind not in (KINDS.SINGLE, KINDS.TRUE_FALSE), match="2")
    )
    assert grade(asked, choice).verdict is Verdict.WRONG


def test_plain_words_of_nested_inlines() -> None:
    assert plain((Text("un "), Strong((Text("deux"),)))) == "un deux"


@given(
    st.lists(st.text(st.characters(codec="ascii"), min_size=1), unique=True, min_size=2, max_size=6),
    st.integers(1, 9),
)
def test_a_shuffle_is_the_same_everywhere_and_never_the_answer(ids: list[str], attempt: int) -> None:
    order = shuffled(ids, "rp/q", attempt)
    assert sorted(order) == sorted(ids) and order != tuple(ids)
    assert order == shuffled(ids, "rp/q", attempt)


def test_the_order_drawn_is_pinned() -> None:
    # A change of this order would change what a person sees when coming back to a question.
    assert "".join(shuffled("abcd", "rp/ordre", 1)) == "dbac"
    assert "".join(shuffled("abcd", "rp/ordre", 2)) == "adcb"
