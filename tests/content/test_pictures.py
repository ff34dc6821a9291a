"""A picture is what its name says, and calls for nothing but itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from atelier.content import pictures

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="file:///etc/passwd"/>',
        '<image href = "../../secret.png"/>',
        '<image href="https://exemple.org/suivi.png"/>',
        '<use href="autre.svg#a"/>',
        '<rect fill="url(https://exemple.org/a.svg#b)"/>',
        "<style>@import 'https://exemple.org/a.css';</style>",
        "<script>alert(1)</script>",
        "<foreignObject><p/></foreignObject>",
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    ],
)
def test_a_drawing_that_calls_for_something_else_is_refused(inside: str, tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(SVG.format(inside), encoding="utf-8")
    assert pictures.problem(file) == "figure_reaches"


def test_entities_are_refused_before_they_grow(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text('<!DOCTYPE svg [<!ENTITY a "ha">]>' + SVG.format("<text>&a;</text>"), encoding="utf-8")
    assert pictures.problem(file) == "figure_reaches"


@pytest.mark.parametrize(
    "inside", ['<use href="#a"/>', '<rect fill="url(#b)"/>', '<image href="data:image/png;base64,AA"/>', ""]
)
def test_a_drawing_may_call_its_own_parts(inside: str, tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(SVG.format(inside), encoding="utf-8")
    assert pictures.problem(file) == ""


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.jpeg", "a.webp", "a.svg", "A.SVG"])
def test_a_page_saved_under_the_name_of_a_picture_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("<html><p>Introuvable</p></html>", encoding="utf-8")
    assert pictures.problem(tmp_path / name) == "figure_unreadable"
