"""The examples of the author's guide are read as the guide says, and no kind is left out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from atelier.content import model
from atelier.content.blocks import GLOSSARY_KINDS, LESSON_KINDS
from atelier.content.lesson import read_lesson
from atelier.content.report import check

GUIDE = Path(__file__).parents[2] / "docs" / "guide-auteur.md"
EXAMPLES = re.findall(r"^```(\w+)\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.M | re.S)
HEAD = "---\nid: essai\ntitle: Essai\nlead: Pour voir.\nminutes: 5\nobjectives: [essayer]\n---\n\nVoici.\n\n"
PROSE = {"lecon": "", "prose": HEAD, **dict.fromkeys(LESSON_KINDS, HEAD)}


def of(kind: str) -> list[str]:
    return [text for name, text in EXAMPLES if name == kind]


@pytest.mark.parametrize(("kind", "text"), [one for one in EXAMPLES if one[0] in PROSE])
def test_each_example_is_read_without_a_remark_and_is_what_it_says(kind: str, text: str) -> None:
    reading = read_lesson((PROSE[kind] + text).encode(), "essai.md", "atelier")
    assert [(one.code, one.where.line) for one in reading.remarks] == []
    assert reading.lesson is not None
    if kind in LESSON_KINDS:
        assert type(reading.lesson.blocks[-1]).__name__.lower() == kind


def test_every_kind_of_block_and_of_question_has_its_example() -> None:
    assert {name for name, _ in EXAMPLES} >= {*LESSON_KINDS, *GLOSSARY_KINDS} - {"sources"}
    assert any("/// sources" in text for text in of("prose"))
    asked = [read_lesson((HEAD + text).encode(), "essai.md", "atelier").lesson for text in of("question")]
    assert {one.blocks[-1].kind for one in asked} == set(model.QuestionKind)


def test_the_course_of_the_guide_is_a_sound_course(tmp_path: Path) -> None:
    folder = tmp_path / "mon-atelier"
    (folder / "images").mkdir(parents=True)
    shutil.copy(
        next((GUIDE.parents[1] / "courses").glob("*/images/*.svg")), folder / "images" / "exemple.svg"
    )
    (folder / "course.yaml").write_text(of("course")[0], encoding="utf-8")
    blocks = [text for name, text in EXAMPLES if name in LESSON_KINDS]
    lesson = "\n".join([*of("lecon"), *blocks, *of("prose")])
    (folder / "1-ma-lecon.md").write_text(lesson, encoding="utf-8")
    (folder / "simulations").mkdir()
    (folder / "simulations" / "panne-du-samedi.yaml").write_text(of("scenario")[0], encoding="utf-8")
    (tmp_path / "glossaire.md").write_text("---\ntitle: Glossaire\n---\n\n" + of("term")[0], encoding="utf-8")
    # Examples are short: only how much a whole lesson and a whole course hold may be missing.
    assert {one.remark.code for one in check(tmp_path).found} == {
        "slide_count",
        "checklist_size",
        "objectives_count",
    }
