"""Opening a source file: nothing but UTF-8 text of a reasonable size goes further."""

from __future__ import annotations

import re
from pathlib import Path

from atelier.content.lines import Line, Lines
from atelier.content.remarks import Remarks

LARGEST = 2_000_000
"""Bytes of a source file."""
LONGEST_LINE = 20_000
"""Characters of a line."""
MOST_LINES = 20_000

# Control characters, private use, surrogates and non-characters: Python-Markdown and our own
# reader use some of them as marks. What turns the direction of writing can hide an address.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\uf8ff\ufdd0-\ufdef\ufff9-\uffff\U000e0000-\U0010ffff]"
)

# A no-break space slips under the fingers beside a mark (Alt+space on a Mac): it is a space there.
_MARK = re.compile(r"^[ \u00a0]*(?:(?:[-*+]|\d+\.|#{1,6}|>|[=~]|/{3}|-{3})[ \u00a0]+)?")


def read_bytes(path: Path, folder: Path, remarks: Remarks) -> bytes | None:
    """The bytes of a file that stands in `folder`; None, with a remark, if it may not be read."""
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            remarks.error("outside", file=path.name)
            return None
        if path.exists() and not path.is_file():  # a folder, or a pipe that nobody fills
            remarks.error("unreadable", file=path.name)
            return None
        if path.is_file() and path.stat().st_size > LARGEST:
            remarks.error("too_large", size=_mega(path.stat().st_size), limit=_mega(LARGEST))
            return None
        return path.read_bytes()
    except FileNotFoundError:
        remarks.error("file_missing", file=path.name)
    except (OSError, RuntimeError, ValueError):
        remarks.error("unreadable", file=path.name)
    return None


def decode(data: bytes, remarks: Remarks, largest: int = LARGEST) -> str | None:
    """The text of a file; None, with a remark, if it is not UTF-8 text."""
    if len(data) > largest:
        remarks.error("too_large", size=_mega(len(data)), limit=_mega(largest))
        return None
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        remarks.error("encoding_utf16")
        return None
    if b"\x00" in data:
        remarks.error("binary")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].removeprefix(b"\xef\xbb\xbf").decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        remarks.error("encoding_other", line, column)
        return None
    if not text.strip():
        remarks.error("empty_file")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def cut_lines(text: str, remarks: Remarks) -> Lines | None:
    """The lines of a text, without the characters that nobody can see."""
    rows = text.split("\n")
    if len(rows) > MOST_LINES:
        remarks.error("too_many_lines", MOST_LINES, count=len(rows), limit=MOST_LINES)
        return None
    lines = []
    for number, row in enumerate(rows, start=1):
        clean = row
        if len(row) > LONGEST_LINE:
            remarks.error("line_too_long", number, LONGEST_LINE, limit=LONGEST_LINE)
            clean = row[:LONGEST_LINE]
        odd = _ODD.search(clean)
        if odd:
            remarks.error("odd_character", number, odd.start() + 1, code=f"U+{ord(odd[0]):04X}")
            clean = _ODD.sub("\ufffd", clean)
        if "\t" in clean:
            lead = clean[: len(clean) - len(clean.lstrip())]
            if "\t" in lead:
                remarks.error("tab", number, lead.index("\t") + 1)
            clean = lead.replace("\t", "    ") + clean[len(lead) :].replace("\t", " ")
        if "\u00a0" in clean:
            clean = _MARK.sub(lambda found: found[0].replace("\u00a0", " "), clean)
        lines.append(Line(number, clean))
    return tuple(lines)


def _mega(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",").replace(",0", "")
