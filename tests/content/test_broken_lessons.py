"""Every mistake of an author is found once, at its place, with a sentence that gives the remedy.

A file of `broken/lessons` holds one mistake; its name says which remark it must give:
`code@line-column.md`, or `code@line-column.variant.md`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from atelier.content.lesson import read_lesson
from atelier.wording import say

FILES = sorted((Path(__file__).parent / "broken" / "lessons").iterdir())
_NAME = re.compile(r"(?P<code>\w+)@(?P<line>\d+)-(?P<column>\d+)(?:\.[\w-]+)?\.md")


def expected(path: Path) -> tuple[str, int, int]:
    found = _NAME.fullmatch(path.name)
    assert found, path.name
    return found["code"], int(found["line"]), int(found["column"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_mistake_is_found_at_its_place_and_nothing_else(path: Path) -> None:
    reading = read_lesson(path.read_bytes(), path.name, "atelier")
    assert [(one.code, one.where.line, one.where.column) for one in reading.remarks] == [expected(path)]
    assert reading.lesson is None
    assert reading.outline.remarks == reading.remarks


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_sentence_says_what_and_what_to_do(path: Path) -> None:
    reading = read_lesson(path.read_bytes(), path.name, "atelier")
    for one in reading.remarks:
        sentence = say(f"content.{one.code}", **one.args)
        assert sentence.endswith(".")
        assert re.search(
            r"écrivez|ajoutez|enlevez|retirez|effacez|donnez|gardez|laissez|mettez|coupez|placez|remplacez|fermez"
            r"|employez|réunissez|enregistrez|dites-la|numérotez|ouvrez|marquez|décri|Écrivez|tapez|décalez"
            r"|choisissez|tenez-vous|précédez|commencez|terminez|menez|copiez|racontez|réservé",
            sentence,
        ), sentence


def test_there_are_many() -> None:
    assert len({expected(path)[0] for path in FILES}) >= 60


def test_a_question_whose_answers_are_all_right_is_said_and_kept() -> None:
    text = (
        "---\nid: a\ntitle: T\nlead: L.\nminutes: 1\nobjectives: [x]\n---\n\n/// question | Q?\n    id: q\n\n"
        "- [x] a {#a}\n    > b\n- [x] c {#c}\n    > d\n///\n"
    )
    reading = read_lesson(text.encode(), "a.md", "c")
    assert [(one.code, one.severity) for one in reading.remarks] == [("question_all_right", "warning")]
    assert reading.lesson is not None


@pytest.mark.parametrize("typed", ["##\u00a0Un titre", "-\u00a0un", "1.\u00a0un", ">\u00a0un"])
def test_a_no_break_space_after_a_mark_is_a_space(typed: str) -> None:
    head = "---\nid: a\ntitle: T\nlead: L.\nminutes: 1\nobjectives: [x]\n---\n\n"
    with_it, without = (
        read_lesson((head + words + "\n").encode(), "a.md") for words in (typed, typed.replace("\u00a0", " "))
    )
    assert with_it.lesson == without.lesson is not None


@pytest.mark.parametrize(
    "typed", ["— Notes? dit-elle.", "— notes, fin", "• mot", "#MonQuartier", "C :: D", "2 * 3 * 4"]
)
def test_what_only_looks_like_a_slip_is_prose(typed: str) -> None:
    head = "---\nid: a\ntitle: T\nlead: L.\nminutes: 1\nobjectives: [x]\n---\n\n"
    said = [one.code for one in read_lesson((head + typed + "\n").encode(), "a.md").remarks]
    assert said == (["bullet_sign"] if typed.startswith("•") else [])
