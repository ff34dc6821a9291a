"""Figures of a lesson, drawn."""

from __future__ import annotations

from pathlib import Path

from atelier.app import App
from atelier.desktop.reading import figure

WORDS = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="{h}" font-family="{family}">'
    '<text x="10" y="30" font-size="24">Médias</text></svg>'
)


def drawn(app: App, folder: Path, *, family: str = "Atelier Sans", height: int = 60) -> object:
    (folder / "a.svg").write_text(WORDS.format(h=height, family=family), encoding="utf-8")
    return figure.load(app.theme, folder, "a.svg", 510, 1.0)


def test_a_drawing_takes_the_first_family_that_is_there(app: App, tmp_path: Path) -> None:
    ours, serif = drawn(app, tmp_path), drawn(app, tmp_path, family="Atelier Serif")
    assert drawn(app, tmp_path, family="Absente, 'Atelier Sans', Arial") == ours
    assert drawn(app, tmp_path, family="'Atelier Serif', serif") == serif != ours
    assert drawn(app, tmp_path, family="Absente") == ours


def test_what_cannot_be_shown_leaves_its_words(app: App, tmp_path: Path) -> None:
    assert drawn(app, tmp_path, height=90_000) is None
    assert figure.load(app.theme, tmp_path, "absente.svg", 510, 1.0) is None
    assert figure.load(app.theme, tmp_path / "dedans", "../a.svg", 510, 1.0) is None
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n coup\xc3\xa9")
    assert figure.load(app.theme, tmp_path, "b.png", 510, 1.0) is None
