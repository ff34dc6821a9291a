"""The id of a course of one's own: it names a folder, and people's work is kept under it for ever."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from atelier.content.naming import good_id, slug
from atelier.errors import AtelierError

_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10)))
)
"""Names that Windows gives to no folder."""


def proposed(title: str, taken: Iterable[str] = ()) -> str:
    """The id that a title suggests, free of those taken."""
    found = slug(title, "mon-atelier")
    if found in _DEVICES:
        found = f"atelier-{found}"
    known, number, free = set(taken), 2, found
    while free in known:
        free = f"{found[:56].rstrip('-')}-{number}"
        number += 1
    return free


def check_id(id: str, folder: Path, ours: Iterable[str]) -> None:
    """Raise AtelierError unless a course may be made under that id in that folder. `ours`: ids of the
    courses that stand elsewhere."""
    known = {*ours}
    if not good_id(id) or id in _DEVICES:
        raise AtelierError("authoring.bad_id", id=id[:60], suggestion=proposed(id, known))
    if id in known:
        raise AtelierError("authoring.not_yours", id=id, suggestion=proposed(f"{id}-2", known))
    if (folder / id).exists():
        raise AtelierError("authoring.exists", id=id, folder=str(folder))


def next_number(numbers: Iterable[int]) -> int:
    """The number of a new workshop: the one after those there are, or none (0) past 99."""
    found = max(numbers, default=0) + 1
    return found if found <= 99 else 0
