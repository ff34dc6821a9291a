"""Pieces that several kinds of activity share, as Typst code."""

from __future__ import annotations

from collections.abc import Iterable

from atelier.content.model import Case, Checklist, Decision, Exercise, Question, Reflection, Simulation
from atelier.publishing.pdf.inlines import plain_run
from atelier.publishing.pdf.pen import Pen
from atelier.publishing.pdf.typst_code import array, call, join, string
from atelier.publishing.walk import size


def activity(
    pen: Pen,
    block: Checklist | Question | Reflection | Case | Decision | Simulation | Exercise,
    kind: str,
    *parts: str,
    about: str = "",
    whole: str = "false",
) -> str:
    """An activity: what it is (« Question 2 »), a word about it, its title, its parts.

    `whole` (Typst's « true » or « false ») keeps it on one page."""
    title = plain_run(pen, block.title)
    shown = join(part for part in parts if part)
    return call("activity", string(kind), string(about), str(pen.activity()), title, shown, whole=whole)


def details(rows: Iterable[tuple[str, str]]) -> str:
    """Names and what they hold, those that hold nothing left out."""
    kept = [array((string(name), string(value))) for name, value in rows if value]
    return call("details", array(kept)) if kept else ""


ONE_PAGE = 1500
"""Characters that surely hold on one page: what is shorter is not cut between two."""


def together(node: object) -> str:
    """Whether a part of the model stays on one page, in Typst."""
    return "true" if size(node) < ONE_PAGE else "false"
