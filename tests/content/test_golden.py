"""A lesson is read into the same data as before. `ATELIER_RENEW=1` writes the data again, to be reread."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from atelier.content.blocks import LESSON_KINDS
from atelier.content.lesson import read_lesson

LESSONS = sorted((Path(__file__).parent / "golden").glob("*.md"))


def dump(data: bytes, name: str) -> str:
    """The lesson and the remarks as YAML, places as « line:column », a run of one text as its words."""
    reading = read_lesson(data, name, "essai")
    said = {
        "lesson": short(msgspec.to_builtins(reading.lesson)),
        "remarks": [one.code for one in reading.remarks],
    }
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=100)


def short(node: Any) -> Any:
    if isinstance(node, dict):
        if node.keys() == {"type", "text"} and node["type"] == "t":
            return node["text"]
        return {key: short(value) for key, value in node.items() if value not in ([], "", None)}
    if isinstance(node, list | tuple):
        if len(node) == 3 and isinstance(node[0], str) and all(isinstance(one, int) for one in node[1:]):
            return "{1}:{2}".format(*node)
        return [short(one) for one in node]
    return node


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_is_read_into_the_same_data(lesson: Path) -> None:
    found = dump(lesson.read_bytes(), lesson.name)
    golden = lesson.with_suffix(".yaml")
    if os.environ.get("ATELIER_RENEW"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_every_kind_has_its_pair() -> None:
    assert {path.stem for path in LESSONS} >= {*LESSON_KINDS, "prose", "typographie"} - {"sources"}
