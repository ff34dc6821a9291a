"""What an edition.toml may ask of the reader of TOML: too deep or too long, it would fall, or take minutes."""

from __future__ import annotations

import re

LONGEST_LINE = 10_000
"""Characters."""
DEEPEST = 10
"""Brackets in one another."""
MOST_DOTS = 30
"""Out of texts, on a line: tomllib takes the square of their number."""

# What is not closed goes on to the end of its line, or of the file: nothing is ever looked at twice.
_TEXTS = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""|\Z)'
    r"|'''.*?(?:'''|\Z)"
    r'|"(?:\\[^\n]|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*",
    re.DOTALL,
)
_NUMBER = re.compile(r"[0-9_]{200}")


def beyond(text: str) -> tuple[int, str] | None:
    """The line, and the code, of what goes beyond what an edition needs; None where nothing does."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            return number, "long_line"
    depth = 0
    for number, line in enumerate(_TEXTS.sub(_ends_of_lines, text).split("\n"), 1):
        if line.count(".") > MOST_DOTS:
            return number, "deep"
        if _NUMBER.search(line):
            return number, "long_number"
        for letter in line:
            depth += (letter in "[{") - (letter in "]}")
            if depth > DEEPEST:
                return number, "deep"
    return None


def _ends_of_lines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")
