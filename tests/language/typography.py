"""What is not set as French of Québec is, in a text as it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tests.language.shown import HOLD, ROOT, Shown

NBSP = "\u00a0"
MISTAKES = (
    (re.compile(r"(?<=\w)'(?=\w)|(?<!\w)'(?=\w)"), "a straight apostrophe"),
    (re.compile(r'(?<!\d)"'), "a straight quotation mark"),
    (re.compile(r"[\s\u00a0\u202f][;!?](?=\s|$|[»)])"), "a space before ; ! or ?"),
    (
        re.compile(r"(?<=[^\s\u00a0:])[ \u202f]:(?=\s|$)|(?<=[\w»)…!?.]):(?=\s|$)"),
        "no no-break space before :",
    ),
    (re.compile(rf"«(?!{NBSP}|$)|(?<=[^{NBSP}])»"), "no no-break space inside « »"),
    (re.compile(rf"«{NBSP}\s|\s{NBSP}»"), "two spaces inside « »"),
    (re.compile(r"(?<=[^\s›])[ \u00a0]{2,}(?=[^\s›])"), "two spaces"),
    (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "three full stops"),
    (re.compile(r"(?<!«)\s[,.…](?=\s|$)"), "a space before , . or …"),
    (re.compile(r"\d ?%|\d ?\$|\d[ ](?:h|min|km|kg)\b|\d (?:\d{3})(?!\d)"), "no no-break space in a number"),
    (re.compile(r"\b(?:M\.|Mme|Dre?) (?=[A-ZÉ])"), "no no-break space after a title"),
)


COLUMNS = ({"src/atelier/wording/data.toml backup", "src/atelier/wording/data.toml backup_bad"}, "two spaces")
"""Lines of a table, which two spaces part."""
_TYPED = re.compile(rf"«{NBSP}[^»]*{NBSP}»")
_KEPT = re.compile(r"\{\{(.+?)\}\}")


@cache
def _kept(place: str) -> tuple[str, ...]:
    """What a file of a course keeps as typed, between {{ and }}."""
    file = ROOT / place.partition(":")[0]
    return tuple(_KEPT.findall(file.read_text(encoding="utf-8"))) if place.startswith("courses") else ()


def _set(shown: Shown) -> str:
    """The words that had to be set: not what is kept as typed, nor, in the catalogue, what an author types."""
    words = shown.words
    for kept in _kept(shown.place):
        words = words.replace(kept, HOLD)
    return _TYPED.sub(f"«{NBSP}{HOLD}{NBSP}»", words) if shown.place.startswith("src") else words


def mistakes(texts: Iterable[Shown]) -> list[str]:
    """Each mistake: its place, what it is, the words around it."""
    return [
        f"{shown.place}: {what}: {words[max(0, found.start() - 25) : found.end() + 25]!r}"
        for shown, words in ((shown, _set(shown)) for shown in texts)
        for pattern, what in MISTAKES
        if not (what == COLUMNS[1] and shown.place in COLUMNS[0])
        for found in pattern.finditer(words)
    ]
