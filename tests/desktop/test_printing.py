"""Printing on paper: what is said is what was done, and nothing stays outside the person's folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from atelier import places
from atelier.app import App, data
from atelier.app.printing import paper_file, to_printer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a command lp is made here")


class Reader(QObject):
    """Stands for the system's PDF reader."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url)


def said(app: App, file: Path) -> str:
    """What is said once a document was handed over."""
    words: list[str] = []
    app.session.said.connect(lambda one, _: words.append(one))
    to_printer(app, file)
    return words[-1]


def with_printer(folder: Path, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    """A command `lp` of the system that ends so."""
    folder.mkdir()
    (folder / "lp").write_text(f"#!/bin/sh\nexit {status}\n")
    (folder / "lp").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


def test_what_the_printer_took_is_said_to_be_sent(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_printer(tmp_path / "bin", monkeypatch, 0)
    assert "envoyé à l’impression" in said(app, tmp_path / "x.pdf")


def test_without_a_printer_the_reader_opens_and_that_is_said(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_printer(tmp_path / "bin", monkeypatch, 1)
    reader = Reader()
    QDesktopServices.setUrlHandler("file", reader, "open")
    try:
        assert "s’ouvre dans votre lecteur de PDF" in said(app, tmp_path / "x.pdf")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [url.toLocalFile() for url in reader.opened] == [str(tmp_path / "x.pdf")]


@pytest.mark.qt_log_ignore("open(Url|Document)", extend=True)
def test_where_nothing_opens_a_pdf_another_way_is_told(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_printer(tmp_path / "bin", monkeypatch, 1)
    assert "Enregistrer en PDF" in said(app, tmp_path / "x.pdf")


def test_what_was_printed_is_erased_with_the_rest(app: App) -> None:
    first = paper_file(app)
    first.write_text("zanzibar")
    second = paper_file(app)
    second.write_text("zanzibar")
    assert not first.exists() and second.is_relative_to(places.home())
    data.erase_all(app)
    assert not second.exists()
