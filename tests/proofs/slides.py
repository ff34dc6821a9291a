#!/usr/bin/env python
"""The PPTX of the four courses as LibreOffice reads them: every slide, its words, no repair."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from pptx import Presentation
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from atelier import places  # noqa: E402
from atelier.classroom.deck import Occasion, build  # noqa: E402
from atelier.content.library import Library  # noqa: E402
from atelier.publishing.slides.deck_file import slides_pptx  # noqa: E402

MOST = 300
"""Seconds for one conversion."""


def converted(office: str, file: Path, folder: Path, to: str) -> Path:
    """A file as LibreOffice writes it again."""
    home = folder / "office"
    subprocess.run(
        [
            office, f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", to,
            "--outdir", folder, file,
        ],
        check=True, capture_output=True, timeout=MOST,
    )  # fmt: skip
    return folder / f"{file.stem}.{to}"


def squeezed(text: str) -> str:
    """Words without their spaces, which a PDF cuts as it likes."""
    return "".join(text.split()).replace("\N{SOFT HYPHEN}", "")


def wrong_in(file: Path, office: str, folder: Path) -> list[str]:
    """What is lost on the way."""
    slides = Presentation(str(file)).slides
    shown = PdfReader(converted(office, file, folder, "pdf")).pages
    wrong = []
    if len(shown) != len(slides):
        wrong.append(f"{file.name}: {len(shown)} pages for {len(slides)} slides")
    for number, (page, slide) in enumerate(zip(shown, slides, strict=False), 1):
        title = slide.shapes.title.text_frame.text
        if squeezed(title) not in squeezed(page.extract_text()):
            wrong.append(f"{file.name}, slide {number}: the title « {title} » is not shown")
    again = folder / "again"
    again.mkdir(exist_ok=True)
    odp = converted(office, file, folder, "odp")
    kept = Presentation(str(converted(office, odp, again, "pptx"))).slides
    if len(kept) != len(slides):
        wrong.append(f"{file.name}: {len(kept)} slides after a turn through ODP, {len(slides)} before")
    lost = sum(bool(one.has_notes_slide) for one in slides) - sum(bool(one.has_notes_slide) for one in kept)
    if lost > 0:
        wrong.append(f"{file.name}: {lost} notes lost on the way")
    return wrong


def main() -> int:
    """0 when nothing is lost, 1 else, 77 where LibreOffice is not."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice is not here: apt-get install libreoffice-impress")
        return 77
    wrong: list[str] = []
    count = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = Library((places.courses(),), folder / "cache")
        for course in library.courses():
            lessons = {one.id: library.lesson(course.id, one.id) for one in course.lessons if not one.remarks}
            deck = build(course, lessons)
            made = slides_pptx(
                deck, course, Occasion("Chambre"), places.assets() / "fonts", date.today(), reserve=True
            )
            file = folder / f"{course.id}.pptx"
            file.write_bytes(made)
            wrong += wrong_in(file, office, folder)
            count += len(Presentation(str(file)).slides)
    print(
        "\n".join(wrong)
        or f"{count} slides of {len(library.courses())} courses opened by LibreOffice, none lost"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
