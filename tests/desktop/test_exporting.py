"""From the window: the slides, the handout and the agenda of a workshop are written in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from atelier.app import App, exporting
from atelier.classroom.deck import Occasion


@pytest.mark.parametrize(("to", "starts"), [("pptx", b"PK"), ("agenda", b"%PDF")])
def test_a_file_is_written_and_said(
    to: str, starts: bytes, open_app: Callable[..., App], tmp_path: Path, qtbot: object
) -> None:
    app = open_app()
    course = app.session.courses[0]
    out = tmp_path / "fichier.pptx" if to == "pptx" else tmp_path / "fichier.pdf"
    ended: list[bool] = []
    exporting.write(app, course, to, out, Occasion(trainer="Hélène Fortier"), done=lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended), timeout=60_000)  # type: ignore[attr-defined]
    assert out.read_bytes().startswith(starts)
