"""Reading what can still be read of a damaged store, page by page, without SQLite.

Every page that looks like a leaf or a branch of an index tree is read for records; a record
counts only if its checksum is right, so that a flipped byte never becomes a fact. Pages of
the WAL are read too. Format: sqlite.org/fileformat2.html, sections 1.6, 2.1 and 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from atelier.journal.rows import Row, intact

_LEAF, _BRANCH = 0x0A, 0x02  # index trees: a table without rowid is one
_MOST = 64_000_000  # bytes of one record: beyond, its length was damaged


class Salvaged(Struct, frozen=True):
    """The rows that are whole, and the ids that an index still names beyond them."""

    rows: tuple[Row, ...]
    lost: frozenset[str]


def salvage(path: Path) -> Salvaged:
    """All rows of a file that can still be read, whatever its state, even gone."""
    data = path.read_bytes() if path.exists() else b""
    size = _page_size(data)
    pages = {number + 1: data[number * size : (number + 1) * size] for number in range(-(-len(data) // size))}
    written = list(_wal_pages(path.with_name(path.name + "-wal")))
    latest = {**pages, **dict(written)}
    rows: dict[str, Row] = {}
    named: set[str] = set()
    for number, page in (*pages.items(), *written):
        for record in _records(number, page, latest, size):
            if len(record) == 11 and intact(record):
                row = Row(*record)  # type: ignore[arg-type]
                rows[row.id] = row
            elif len(record) == 3 and isinstance(record[1], str) and _is_id(record[1]):
                named.add(record[1])
    return Salvaged(tuple(rows.values()), frozenset(named - rows.keys()))


def _is_id(word: str) -> bool:
    return len(word) == 32 and all(letter in "0123456789abcdef" for letter in word)


def _page_size(data: bytes) -> int:
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    return size if 512 <= size <= 65536 and size & (size - 1) == 0 else 4096


def _wal_pages(wal: Path) -> Iterator[tuple[int, bytes]]:
    if not wal.exists():
        return
    data = wal.read_bytes()
    size = int.from_bytes(data[8:12], "big")
    if not 512 <= size <= 65536:
        return
    for start in range(32, len(data) - 24 - size + 1, 24 + size):
        yield int.from_bytes(data[start : start + 4], "big"), data[start + 24 : start + 24 + size]


Value = str | int | bytes | float | None


def _records(number: int, page: bytes, pages: dict[int, bytes], size: int) -> Iterator[tuple[Value, ...]]:
    start = 100 if number == 1 else 0
    if len(page) < start + 12 or page[start] not in (_LEAF, _BRANCH):
        return
    branch = page[start] == _BRANCH
    first = start + (12 if branch else 8)
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    for index in range(min(count, size // 2)):
        place = int.from_bytes(page[first + 2 * index : first + 2 * index + 2], "big")
        try:
            yield _record(_payload(page, place + (4 if branch else 0), pages, size))
        except (IndexError, ValueError):
            continue


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(8):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | data[at + 8], at + 9


def _payload(page: bytes, at: int, pages: dict[int, bytes], usable: int) -> bytes:
    """The bytes of a cell, those on overflow pages included."""
    total, at = _varint(page, at)
    if total > _MOST:
        raise ValueError(total)
    most, least = (usable - 12) * 64 // 255 - 23, (usable - 12) * 32 // 255 - 23
    if total <= most:
        return page[at : at + total]
    fitting = least + (total - least) % (usable - 4)
    local = fitting if fitting <= most else least
    parts, got = [page[at : at + local]], local
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    while got < total:
        chain = pages.get(following)
        if chain is None or len(chain) < usable:
            raise ValueError(following)
        parts.append(chain[4 : 4 + total - got])
        got += len(parts[-1])
        following = int.from_bytes(chain[:4], "big")
    return b"".join(parts)


def _record(data: bytes) -> tuple[Value, ...]:
    length, at = _varint(data, 0)
    kinds = []
    while at < length:
        kind, at = _varint(data, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        size = _SIZES[kind] if kind < 10 else (kind - 12) // 2
        piece = data[at : at + size]
        if kind in (10, 11) or len(piece) != size:
            raise ValueError(kind)
        values.append(_value(kind, piece))
        at += size
    return tuple(values)


_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)


def _value(kind: int, piece: bytes) -> Value:
    if 1 <= kind <= 6:
        return int.from_bytes(piece, "big", signed=True)
    if kind in (8, 9):
        return kind - 8
    if kind >= 13 and kind % 2:
        return piece.decode("utf-8")
    return None if kind == 0 else piece
