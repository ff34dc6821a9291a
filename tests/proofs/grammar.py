#!/usr/bin/env python3
"""Grammalecte has nothing to say of the courses, the windows and the guides, but what is listed as said wrongly."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
sys.path.append("/usr/lib/python3/dist-packages")  # where Debian puts it

from tests.language import shown  # noqa: E402
from tests.language.shown import HOLD, Shown  # noqa: E402

try:
    from grammalecte import GrammarChecker  # type: ignore[import-not-found]
except ImportError:
    print("grammalecte is not installed here: apt-get install python3-grammalecte")
    sys.exit(77)

LISTED = ROOT / "tests/language/grammaire.txt"
"""What grammalecte says wrongly, one a line: « rule or * | the words of the text | why »."""
OFF = (
    "apos",
    "esp",
    "nbsp",
    "typo",
    "num",
    "unit",
    "nf",
    "eepi",
    "tab",
    "virg",
    "minis",
    "liga",
    "maj",
    "loc",
)
"""Typography, which has its own tests, and matters of style."""


def remarks(texts: Iterable[Shown]) -> Iterator[tuple[str, str, str, str]]:
    """Each remark once: its rule, the words that it is about with those around, what it says, the first place."""
    checker = GrammarChecker("fr")
    checker.getGCEngine().setOptions(dict.fromkeys(OFF, False))
    seen: set[str] = set()
    for one in texts:
        words = re.sub(r"\{[^}]*\}", "12", one.words.replace(HOLD, "")).replace("\u00a0", " ")
        if one.source or words in seen:
            continue
        seen.add(words)
        for line in words.split("\n"):
            for error in checker.getParagraphErrors(line)[0]:
                if "{" in one.words and "nombre_chiffres" in error["sRuleId"]:
                    continue  # a number stands there that is one
                start, end = error["nStart"], error["nEnd"]
                around = " ".join(line[max(0, start - 20) : end + 20].split())
                yield error["sRuleId"], around, error["sMessage"], one.place


def main() -> int:
    """Print what is not listed, then what is listed and is said no more."""
    listed = {}
    for line in LISTED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            rule, words, _ = (part.strip() for part in line.split(" | "))
            listed[rule, words] = False
    count = wrong = 0
    for rule, around, message, place in remarks(
        (*shown.of_courses(), *shown.of_windows(), *shown.of_guides())
    ):
        count += 1
        key = next((one for one in listed if one[0] in (rule, "*") and one[1] in around), None)
        if key:
            listed[key] = True
        else:
            wrong += 1
            print(f"{place}: {rule} | {around} | {message}")
    old = [f"{rule} | {words}" for (rule, words), said in listed.items() if not said]
    for line in old:
        print(f"{LISTED.name}: said no more, take it out: {line}")
    print(f"{count} remarks, {len(listed)} listed as wrong, {wrong} to mend, {len(old)} old")
    return 1 if wrong or old else 0


if __name__ == "__main__":
    sys.exit(main())
