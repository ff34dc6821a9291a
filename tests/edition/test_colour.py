"""A colour kept within the limits of contrast."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from atelier.edition.colour import fitted, ratio

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_ratios_are_those_of_wcag() -> None:
    assert round(ratio("#000000", "#FFFFFF"), 2) == 21
    assert round(ratio("#767676", "#FFFFFF"), 2) == 4.54
    assert ratio("#0C504D", "#0C504D") == 1


def test_a_colour_that_holds_is_left_alone() -> None:
    assert fitted("#0c504d", ("#FFFDF9", "#F7F2E8"), 7) == "#0C504D"


@given(colours, st.sampled_from([("#FFFDF9", "#F7F2E8"), ("#1C1A17", "#26231F"), ("#000000",)]))
def test_any_colour_ends_within_the_limits(colour: str, grounds: tuple[str, ...]) -> None:
    made = fitted(colour, grounds, 7)
    assert all(ratio(made, ground) >= 7 for ground in grounds)
