"""Writing the slides, the handout or the agenda of a workshop to a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from threading import Event

from msgspec import Struct

from atelier.classroom.deck import Deck, Occasion
from atelier.content.model import Course
from atelier.errors import AtelierError
from atelier.publishing.handout import Paper
from atelier.publishing.saving import put

ENDINGS: Mapping[str, str] = {"pptx": ".pptx", "pdf": ".pdf", "handout": ".pdf", "agenda": ".pdf"}
"""What can be written, and how its file's name ends."""


class Wanted(Struct, frozen=True, kw_only=True):
    """What to write. `start`: when the workshop begins, for an agenda."""

    to: str
    deck: Deck
    course: Course
    start: datetime
    occasion: Occasion = Occasion()
    reserve: bool = False
    paper: Paper = Paper.LETTER


def write(wanted: Wanted, out: Path, fonts: Path, today: date, cancel: Event | None = None) -> None:
    """Write `out`, whole or not at all.

    Raises `publishing.slides_format`, those of `saving.put` and of `pdf.writing.compose`,
    `publishing.slides_pptx_missing`, and `pdf.compiler.Cancelled` once `cancel` is set.
    """
    ending = ENDINGS[wanted.to]
    if out.suffix.lower() != ending:
        raise AtelierError("publishing.slides_format", file=out.name, ending=ending)
    put(out, made(wanted, fonts, today, cancel))


def made(wanted: Wanted, fonts: Path, today: date, cancel: Event | None = None) -> bytes:
    """The bytes of the file."""
    deck, course, occasion = wanted.deck, wanted.course, wanted.occasion
    if wanted.to == "pptx":
        from atelier.publishing.slides.deck_file import slides_pptx

        return slides_pptx(deck, course, occasion, fonts, today, reserve=wanted.reserve)
    if wanted.to == "pdf":
        from atelier.publishing.slides.pages import slides_pdf

        return slides_pdf(deck, course, occasion, fonts, today, reserve=wanted.reserve, cancel=cancel).pdf
    if wanted.to == "handout":
        from atelier.publishing.slides.handout import handout_pdf

        return handout_pdf(
            deck, course, occasion, fonts, today, reserve=wanted.reserve, paper=wanted.paper, cancel=cancel
        ).pdf
    from atelier.publishing.slides.agenda import agenda_pdf

    return agenda_pdf(
        deck, course, wanted.start, occasion, fonts, today, paper=wanted.paper, cancel=cancel
    ).pdf
