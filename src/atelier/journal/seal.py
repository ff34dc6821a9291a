"""The seal of a store that was closed well: the CRC-32 of its file.

At the next opening, one quick reading of the file says that not a bit has moved; only when
it does not, or after a crash, are all pages and all events checked one by one. Measured
with 5,000 events (1.7 MB): 1 ms against 36.
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from pathlib import Path

import msgspec

from atelier.journal.files import SIDE_FILES

LARGE = 64 * 1024 * 1024  # bytes: beyond, size and date stand for the CRC


class Seal(msgspec.Struct, frozen=True):
    """What the file was when it was closed: bytes, nanoseconds since 1970, CRC-32."""

    size: int
    changed: int
    crc: int


def _seal_of(path: Path) -> Seal:
    status = path.stat()
    crc = 0 if status.st_size > LARGE else zlib.crc32(path.read_bytes())
    return Seal(status.st_size, status.st_mtime_ns, crc)


def _file(path: Path) -> Path:
    return path.with_suffix(".seal")


def seal(path: Path) -> None:
    """Seal a store that nobody has open; one still in use is left unsealed."""
    with suppress(OSError):
        if not any(path.with_name(path.name + side).exists() for side in SIDE_FILES):
            _file(path).write_bytes(msgspec.json.encode(_seal_of(path)))


def was_sealed(path: Path) -> bool:
    """Whether a store stood there once, even if nothing of it is left."""
    return _file(path).exists()


def is_sealed(path: Path) -> bool:
    """Whether the store is what was sealed, to the bit."""
    try:
        kept = msgspec.json.decode(_file(path).read_bytes(), type=Seal)
        found = _seal_of(path)
    except (OSError, msgspec.DecodeError):
        return False
    if found.size > LARGE:
        return kept == found
    return (kept.size, kept.crc) == (found.size, found.crc)
