"""What opening a journal had to do, as data that a window can put into words."""

from __future__ import annotations

from msgspec import Struct


class Repair(Struct, frozen=True):
    """A damaged store was set aside and rebuilt.

    `set_aside` is where the damaged file now stands (empty when it was gone); `backup` the time of the backup used
    (ISO 8601, UTC; empty when there was none). Then counts of events: those the backup gave,
    those read from the damaged file beyond it, all there now, and those whose id could be
    read but nothing more.
    """

    set_aside: str
    backup: str
    from_backup: int
    salvaged: int
    total: int
    missing: int


class Report(Struct, frozen=True):
    """`created`: a new journal. `migrated`: the version it had before, or empty. `copied`: the
    folder turned out to be a copy and took a device id of its own. `checked`: the last close
    was not clean and the file was checked."""

    created: bool = False
    migrated: str = ""
    copied: bool = False
    checked: bool = False
    repaired: Repair | None = None
