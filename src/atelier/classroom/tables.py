"""Tables that come from elsewhere and go elsewhere: CSV files of a registration form or a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from atelier.classroom.classes import fold_name
from atelier.errors import AtelierError

LARGEST = 4_000_000
"""Bytes of a table that is read."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def decoded(data: bytes, file: str = "") -> str:
    """The text of a file: UTF-8 with or without its mark, UTF-16, or Windows-1252.

    Raises classroom.too_large, not_text.
    """
    if len(data) > LARGEST:
        raise AtelierError("classroom.too_large", file=file)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not encoding and b"\x00" in data[:400]:  # UTF-16 without its mark: every other byte is nothing
        encoding = "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace") if not encoding else "\x00"
    if "\x00" in text:
        raise AtelierError("classroom.not_text", file=file)
    return text


def separator(text: str) -> str:
    """What parts the cells: the one of tab ; , that parts the most lines, into the same number of cells if it can."""
    lines = [line for line in text.splitlines() if line.strip()][:50]
    best, mark = (0, 0), ","
    for one in ("\t", ";", ","):
        counts = [len(row) for row in csv.reader(lines, delimiter=one)]
        parted = [count for count in counts if count > 1]
        score = (len(parted), max(map(parted.count, parted), default=0))
        if score > best:
            best, mark = score, one
    return mark


def rows(text: str, mark: str) -> list[tuple[int, list[str]]]:
    """The rows with the number of their first line, cells trimmed; empty ones left out."""
    found = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark)
    line = 1
    try:
        for row in reader:
            cells = [" ".join(cell.replace("\u00a0", " ").split()) for cell in row]
            if any(cells):
                found.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:  # a cell beyond all measure: what was read so far counts
        pass
    return found


def columns(head: Sequence[str], synonyms: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Which column holds what, by its heading; a heading may say more than the word itself."""
    folded = [_heading(cell) for cell in head]
    found: dict[str, int] = {}
    for exact in (True, False):
        for name, words in synonyms.items():
            if name in found:
                continue
            for place, cell in enumerate(folded):
                if place in found.values():
                    continue
                if any(cell == word if exact else _within(word, cell) for word in words):
                    found[name] = place
                    break
    return found


def _heading(cell: str) -> str:
    return " ".join(fold_name("".join(c if c.isalnum() or c.isspace() else " " for c in cell)).split())


def _within(word: str, cell: str) -> bool:
    return len(word) > 3 and f" {word} " in f" {cell} "


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def written(lines: Iterable[Sequence[str | int]]) -> bytes:
    """A table as spreadsheets of here open it: UTF-8 with its mark, « ; », CRLF."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for line in lines:
        writer.writerow([safe(cell) if isinstance(cell, str) else str(cell) for cell in line])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")
