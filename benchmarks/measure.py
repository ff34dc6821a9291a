"""Measuring two things in turn, so that what else the machine does weighs on both."""

from __future__ import annotations

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter

from msgspec import Struct

ROUNDS = 9


class Ratio(Struct, frozen=True):
    """One line of the table: what we need over what the baseline needs.

    `least` compares the best round of each; `middle` is the median of the rounds' own ratios.
    """

    what: str
    goal: float | None
    least: float
    middle: float
    ours: str
    baseline: str

    @property
    def met(self) -> bool:
        """Whether the goal is reached by the median; a line without a goal is for information."""
        return self.goal is None or self.middle <= self.goal


def milliseconds(seconds: float) -> str:
    """A duration for the table."""
    return f"{seconds * 1e3:.{0 if seconds >= 0.1 else 1 if seconds >= 0.001 else 3}f} ms"


def megabytes(size: float) -> str:
    """A size for the table."""
    return f"{size / 1e6:.0f} MB"


def compared(
    what: str,
    goal: float | None,
    ours: list[float],
    baseline: list[float],
    shown: Callable[[float], str] = milliseconds,
) -> Ratio:
    """The line for figures taken in turn, round by round."""
    rounds = [one / other for one, other in zip(ours, baseline, strict=True)]
    return Ratio(
        what, goal, min(ours) / min(baseline), median(rounds), shown(median(ours)), shown(median(baseline))
    )


def spent(work: Callable[[], object]) -> float:
    """Seconds of one call, with no garbage of the rounds before left to collect."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def in_turn(
    ours: Callable[[], float], baseline: Callable[[], float], rounds: int = ROUNDS
) -> tuple[list[float], list[float]]:
    """What each says of itself, one after the other, after one round that does not count."""
    ours()
    baseline()
    pairs = [(ours(), baseline()) for _ in range(rounds)]
    return [one for one, _ in pairs], [other for _, other in pairs]
