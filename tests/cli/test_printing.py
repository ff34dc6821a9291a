"""`atelier print` on the courses of the project."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from atelier import places
from atelier.cli import main
from atelier.content.library import Library
from atelier.content.model import Course, LessonOutline


@pytest.fixture
def course() -> Course:
    return next(one for one in Library((places.courses(),), places.cache()).courses() if _sound(one))


def _sound(course: Course) -> LessonOutline | None:
    return next((one for one in course.lessons if not one.remarks), None)


def test_a_lesson_as_pdf_on_letter_or_a4(course: Course, tmp_path: Path) -> None:
    lesson, out = _sound(course), tmp_path / "lecon.pdf"
    assert lesson
    for paper, width in (("letter", 612), ("a4", 595)):
        assert main(["print", f"{course.id}/{lesson.id}", "--out", str(out), "--paper", paper]) == 0
        reader = PdfReader(io.BytesIO(out.read_bytes()))
        assert round(reader.pages[0].mediabox.width) == width
        assert reader.metadata and reader.metadata.title == lesson.title


def test_a_lesson_by_its_name_alone_as_text(course: Course, tmp_path: Path) -> None:
    lesson, out = _sound(course), tmp_path / "lecon.txt"
    assert lesson
    assert main(["print", lesson.id, "--out", str(out)]) == 0
    assert lesson.title in " ".join(out.read_text(encoding="utf-8").split("\n"))


def test_a_whole_workshop(course: Course, tmp_path: Path) -> None:
    out = tmp_path / "atelier.txt"
    broken = any(one.remarks for one in course.lessons)
    assert main(["print", course.id, "--out", str(out)]) == (1 if broken else 0)
    text = out.read_text(encoding="utf-8")
    assert text.count("Réponses et raisons") <= text.count("====")
    assert "Table des matières" not in text


def test_an_unknown_name_gets_the_nearest(
    course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.pdf"
    assert main(["print", f"{course.id}s", "--out", str(out)]) == 2
    said = capsys.readouterr().err
    assert f"Vouliez-vous dire\N{NO-BREAK SPACE}: {course.id}" in said
    assert main(["print", "zzzzzzzzzzzz", "--out", str(out)]) == 2
    assert "Aucune leçon" in capsys.readouterr().err
    assert not out.exists()


def test_another_format_is_refused(
    course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["print", course.id, "--out", str(tmp_path / "x.docx")]) == 2
    assert ".pdf ou .txt" in capsys.readouterr().err


def test_wrong_use_is_two(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as left:
        main(["print", "x"])
    assert left.value.code == 2


def test_the_sources_of_a_workshop(tmp_path: Path) -> None:
    for name in ("sources.txt", "sources.pdf"):
        assert main(["print", "relations-publiques/sources", "--out", str(tmp_path / name)]) == 0
    text = (tmp_path / "sources.txt").read_text(encoding="utf-8")
    assert "Confiance\u00a0: élevée." in text and "Citée dans\u00a0: " in text
    assert "0 minute" not in text
    assert PdfReader(tmp_path / "sources.pdf").metadata
