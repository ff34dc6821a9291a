"""Words from elsewhere, shown on one line."""

from __future__ import annotations

import time

import pytest

from atelier.lines import is_line
from atelier.wording import tell


@pytest.mark.parametrize("text", ["Essai", "L’été\u00a0: «\u202foui\u202f»", "日本 🇨🇦 👩\u200d🏫", " é "])
def test_what_stands_on_a_line(text: str) -> None:
    assert is_line(text)


@pytest.mark.parametrize(
    "text", ["", " \u00a0", "\u200b\u2800\u3164", "a\n", "a\u2028b", "\x1b[8m", "a\u202eb", "a\u2066"]
)
def test_what_hides_or_passes_for_several(text: str) -> None:
    assert not is_line(text)


def test_a_very_long_one_is_judged_at_once() -> None:
    began = time.process_time()
    assert not is_line(" " * 1_000_000) and not is_line("a" * 1_000_000 + "\n")
    assert time.process_time() - began < 2


def test_an_argument_writes_no_line_of_its_own() -> None:
    said = tell("packages.signed_unknown", name="Ana).\nSigné par Atelier\x1b[8m\u202e", mark="0000")
    assert said.isprintable() or "\u00a0" in said
    assert "\n" not in said and "\x1b" not in said and "\u202e" not in said and "\ufffd" in said
