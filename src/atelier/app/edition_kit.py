"""Building the kit that an organisation hands out, from the command line and from the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from threading import Event

from atelier import places
from atelier.edition import kit
from atelier.edition.model import FILE, SUFFIX, Placed
from atelier.edition.opening import opened
from atelier.edition.reading import read
from atelier.errors import AtelierError
from atelier.publishing.install_page import Handed, install_page
from atelier.wording import say


def build(
    source: Path,
    installers: Sequence[Path],
    out: Path,
    today: date,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancel: Event | None = None,
) -> list[str]:
    """Write the kit of an edition; the names of what is in it.

    Raises edition.wrong, as `kit.check`, container.not_found, edition.not_written, publishing.not_composed,
    `Cancelled`.
    """
    for one in installers:
        if not one.is_file():
            raise AtelierError("container.not_found", file=str(one))
    kit.check(installers, out)
    with opened(source) as folder:
        reading = read(folder, today)
        if reading.edition is None:
            wrong = next(one for one in reading.problems if one.serious)
            raise AtelierError("edition.wrong", file=FILE, line=wrong.line, why=wrong.sentence)
        placed = Placed(reading.edition, folder, source)
        guide = say("publishing.install_file")
        page = install_page(_handed(placed, installers), places.assets() / "fonts", cancel=cancel)
        kit.build(placed, installers, page.pdf, guide, out, progress)
        return [guide, *(one.name for one in sorted(installers)), f"{placed.edition.id}{SUFFIX}", kit.SUMS]


def _handed(placed: Placed, installers: Sequence[Path]) -> Handed:
    edition = placed.edition
    contact = edition.contact
    return Handed(
        edition.name,
        f"{edition.id}{SUFFIX}",
        edition.issued,
        tuple((kit.system_of(one), one.name) for one in sorted(installers)),
        tuple(words for words in (contact.name, contact.phone, contact.email) if words),
        edition.website.partition("://")[2].rstrip("/"),
        placed.logo,
        edition.colour or "#2E2923",
    )
