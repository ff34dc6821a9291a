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


def png(width: int, height: int) -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n"
        + b"\0\0\0\rIHDR"
        + width.to_bytes(4, "big")
        + height.to_bytes(4, "big")
        + bytes(9)
    )


def jpeg(width: int, height: int) -> bytes:
    exif = b"\xff\xe1\x00\x10" + b"\xff\xc0" * 7
    frame = b"\xff\xc2\x00\x11\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + bytes(12)
    return b"\xff\xd8" + exif + frame


def webp(kind: bytes, width: int, height: int) -> bytes:
    if kind == b"VP8X":
        rest = bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    elif kind == b"VP8L":
        rest = b"\x2f" + ((width - 1) | (height - 1) << 14).to_bytes(4, "little") + bytes(5)
    else:
        rest = b"\0\0\0\x9d\x01\x2a" + width.to_bytes(2, "little") + height.to_bytes(2, "little")
    return b"RIFF" + bytes(4) + b"WEBP" + kind + bytes(4) + rest


@pytest.mark.parametrize(
    ("suffix", "make", "side"),
    [
        (".png", png, 100_000),
        (".jpg", jpeg, 60_000),
        (".webp", lambda w, h: webp(b"VP8X", w, h), 100_000),
        (".webp", lambda w, h: webp(b"VP8L", w, h), 16_000),
        (".webp", lambda w, h: webp(b"VP8 ", w, h), 16_000),
    ],
)
def test_a_few_bytes_that_unfold_to_gigabytes_are_refused(suffix: str, make: object, side: int) -> None:
    assert pictures.problem_in(make(800, 600), suffix) == ""  # type: ignore[operator]
    assert pictures.problem_in(make(side, side), suffix) == "figure_vast"  # type: ignore[operator]
    assert pictures.problem_in(make(800, 600)[:20], suffix) == "figure_unreadable"  # type: ignore[operator]


def test_a_real_picture_has_the_size_that_another_reader_sees(tmp_path: Path, qapp: object) -> None:
    from PySide6.QtGui import QImage

    from atelier.content import dimensions

    image = QImage(37, 23, QImage.Format.Format_RGB32)
    for name in ("png", "jpg"):
        assert image.save(str(tmp_path / f"a.{name}"))
        data = (tmp_path / f"a.{name}").read_bytes()
        assert (dimensions.png if name == "png" else dimensions.jpeg)(data) == (37, 23)
        assert pictures.problem(tmp_path / f"a.{name}") == ""


def test_a_drawing_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    def of(text: str, coding: str = "utf-8") -> str:
        (tmp_path / "a.svg").write_text(text, encoding=coding)
        return pictures.problem(tmp_path / "a.svg")

    assert of('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1e12"/>') == "figure_vast"
    assert of('<svg xmlns="http://www.w3.org/2000/svg" width="99999999px" height="4"/>') == "figure_vast"
    assert of(SVG.format("<g>" * 200 + "</g>" * 200)) == "figure_tangled"
    laughs = "".join(f'<g id="{n + 1}">{f"""<use href="#{n}"/>""" * 10}</g>' for n in range(9))
    assert of(SVG.format('<rect id="0"/>' + laughs)) == "figure_tangled"
    script = SVG.format("<script>alert(1)</script>")
    assert of(script, "utf-16") == "figure_unreadable"
    assert of(SVG.format('<rect onload="alert(1)"/>')) == "figure_reaches"
    assert of('<?xml-stylesheet href="#a"?>' + SVG.format("")) == "figure_reaches"


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        (f'<rect fill="url({" " * 1_000_000}#a)"/>', ""),
        (f'<rect fill="url({" " * 1_000_000}https://a.org/b)"/>', "figure_reaches"),
        (f'<use href{" " * 1_000_000}="#a"/>', ""),
        (f"<!--{'<!DOCTYPE ' * 100_000}-->", "figure_reaches"),
        (f"<text>{' on' * 300_000}{'a' * 1_000_000}</text>", ""),
    ],
)
def test_a_drawing_of_a_million_spaces_takes_no_longer_than_another(inside: str, code: str) -> None:
    assert pictures.problem_in(SVG.format(inside).encode(), ".svg") == code
