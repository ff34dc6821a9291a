"""What a slide is shown with: its stage, its counts, its countdown; and the look of all of them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace


class View(Struct, frozen=True):
    """How far a frame has been led.

    `stage`, of a vote: 0 asked, 1 the hands as bars, 2 the answer and its reason; of a case: 0 what is
    known, 1 the questions, 2 what followed. `counts`: hands, by the id of an option or of a choice.
    `path`: (step, choice) of a decision or a simulation. `seconds` left of `total` (None: not running).
    `until`: when one resumes after a pause, said in full.
    """

    stage: int = 0
    counts: Mapping[str, int] = {}
    path: tuple[tuple[str, str], ...] = ()
    seconds: float | None = None
    total: int = 0
    until: str = ""

    @property
    def still(self) -> View:
        """The same without what the countdown paints over the slide."""
        return self if self.seconds is None and not self.total else replace(self, seconds=None, total=0)

    @property
    def key(self) -> tuple[object, ...]:
        """What a painted slide depends on."""
        return self.stage, tuple(sorted(self.counts.items())), self.path, self.until


class Look(Struct, frozen=True):
    """Light or dark, and the hue of the workshop (teal, indigo, brick, green)."""

    dark: bool = False
    hue: str = "teal"
