"""The CPU of a tagged PDF of some 20 pages by Typst, against Qt's untagged one of the same words.

Each is made in a process of its own, since Typst remembers what it has composed once. « Composed » counts what Typst
itself does, as for Qt; « as the app does it » adds our source, and the child process with its start and its imports.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from atelier import places
from atelier.content.library import Library
from atelier.publishing.handout import CourseHandout, Printing
from atelier.publishing.pdf import writing
from atelier.publishing.pdf.source import source
from atelier.publishing.plain.text import text
from benchmarks.measure import Ratio, compared

GOAL = 1.0
ROUNDS = 7
LESSONS = 3
PRINTING = Printing(date=date(2026, 11, 1))


def measure() -> list[Ratio]:
    """The lines."""
    kinds: dict[str, list[float]] = {"by_typst": [], "by_app": [], "by_qt": []}
    _handout()  # compiles the courses once
    for number in range(ROUNDS + 1):
        for name, taken in kinds.items():
            # By -c: a program that has a file would be read again by the app's child process.
            code = f"from benchmarks import pdf; print(pdf.{name}())"
            done = subprocess.run(
                [sys.executable, "-c", code], stdout=subprocess.PIPE, check=True, timeout=60
            )
            if number:  # the first one reads what is not in memory yet
                taken.append(float(done.stdout))
    return [
        compared("composed", GOAL, kinds["by_typst"], kinds["by_qt"]),
        compared("as the app does it", GOAL, kinds["by_app"], kinds["by_qt"]),
    ]


def by_typst() -> float:
    """CPU of Typst alone, in this process."""
    import typst

    document = source(_handout(), PRINTING)
    with TemporaryDirectory() as name:
        folder = Path(name)
        writing._lay_out(document, folder)

        def compose() -> None:
            fonts = typst.Fonts(include_system_fonts=False, font_paths=[places.assets() / "fonts"])
            typst.compile(
                folder / "main.typ",
                root=folder,
                font_paths=fonts,
                sys_inputs=dict(document.inputs),
                pdf_standards="ua-1",
            )

        return _cpu_of(compose)


def by_app() -> float:
    """CPU of what the app does, its child process included."""
    handout = _handout()
    return _cpu_of(lambda: writing.compose(handout, PRINTING, places.assets() / "fonts"))


def by_qt() -> float:
    """CPU of Qt's printer."""
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import (
        QFontDatabase,
        QGuiApplication,
        QPageLayout,
        QPageSize,
        QPdfWriter,
        QTextDocument,
    )

    app = QGuiApplication([])
    words = _html(_handout())
    letter = QPageLayout(
        QPageSize(QPageSize.PageSizeId.Letter),
        QPageLayout.Orientation.Portrait,
        QMarginsF(30, 25, 26, 24),
        QPageLayout.Unit.Millimeter,
    )

    def compose() -> None:
        for face in (places.assets() / "fonts").glob("*.ttf"):
            QFontDatabase.addApplicationFont(str(face))
        writer = QPdfWriter(str(places.home() / "qt.pdf"))
        writer.setPageLayout(letter)
        document = QTextDocument()
        document.setDefaultStyleSheet(
            "body { font-family: 'Atelier Sans'; font-size: 10.5pt } h2 { font-family: 'Atelier Serif' }"
        )
        document.setHtml(f"<body>{words}</body>")
        document.print_(writer)
        del writer

    taken = _cpu_of(compose)
    del app
    return taken


def _cpu_of(work: Callable[[], object]) -> float:
    def used() -> float:
        both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return sum(one.ru_utime + one.ru_stime for one in both)

    start = used()
    work()
    return used() - start


def _handout() -> CourseHandout:
    """The first lessons of the longest workshop."""
    library = Library((places.courses(),), places.cache())
    course = max(library.courses(), key=lambda one: len(one.lessons))
    lessons = tuple(library.lesson(course.id, one.id) for one in course.lessons[:LESSONS])
    return CourseHandout(course, lessons, {term.id: term for term in library.terms()}, {})


def _html(handout: CourseHandout) -> str:
    """The words as printed, with the structure of our pages: titles, lists in two columns, boxes, callouts."""
    return "".join(map(_block, text(handout, PRINTING).split("\n\n")))


_MARK = re.compile(r"(\[.\]|\( \)|\d+\.|__|-) (.*)")


def _block(block: str) -> str:
    lines = block.split("\n")
    under = set(lines[-1])
    if len(lines) > 1 and under in ({"="}, {"-"}):
        level = 1 if under == {"="} else 2
        return f"<h{level}>{escape(' '.join(lines[:-1]))}</h{level}>"
    if lines[0].startswith("| "):
        body = escape(" ".join(line[2:] for line in lines[1:]))
        cell = f"<b>{escape(lines[0][2:])}</b><p>{body}</p>"
        return f'<table width="100%" bgcolor="#F8EBCB" cellpadding="10"><tr><td>{cell}</td></tr></table>'
    if lines[0].startswith("— "):
        return f"<hr><p><b>{escape(lines[0])}</b></p><h3>{escape(' '.join(lines[1:]))}</h3>"
    if not _MARK.match(lines[0]):
        return f"<p>{escape(' '.join(lines))}</p>"
    rows: list[list[str]] = []
    for line in lines:
        if found := _MARK.match(line):
            rows.append([found[1], found[2]])
        else:
            rows[-1][1] += f" {line.strip()}"
    cells = (f'<tr><td width="24">{escape(a)}</td><td>{escape(b)}</td></tr>' for a, b in rows)
    return f'<table width="100%">{"".join(cells)}</table>'
