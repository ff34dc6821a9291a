#!/usr/bin/env python
"""The PDF files as others judge them: qpdf (structure), pdffonts (fonts inside), pdfinfo (tags, title)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
JUDGES = ("qpdf", "pdffonts", "pdfinfo")


def said(*command: str | Path) -> str:
    """What a command prints, its errors included; a failure is said too."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    failed = f"\nexit status {done.returncode}" if done.returncode else ""
    return done.stdout + done.stderr + failed


def wrong_in(file: Path) -> list[str]:
    """What the judges hold against a file."""
    wrong = []
    structure = said("qpdf", "--check", file)
    if "No syntax or stream encoding errors found" not in structure or "exit status" in structure:
        return [f"qpdf: {structure.strip()}"]  # the others would only stumble over it
    fonts = said("pdffonts", file).splitlines()[2:]
    for font in fonts:
        flags = re.search(r"(yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", font)
        if not flags or flags[1] == "no":
            wrong.append(f"pdffonts: not embedded: {font}")
        if not flags or flags[3] == "no":
            wrong.append(f"pdffonts: no Unicode map, cannot be copied or read aloud: {font}")
        if " Type 3 " in font:
            wrong.append(f"pdffonts: drawn glyphs: {font}")
    if not fonts:
        wrong.append("pdffonts: no font at all")
    facts = dict(
        (part.strip() for part in line.split(":", 1))
        for line in said("pdfinfo", file).splitlines()
        if ":" in line
    )
    if not facts.get("Title"):
        wrong.append("pdfinfo: no title")
    if facts.get("Tagged") != "yes":
        wrong.append("pdfinfo: not tagged")
    if facts.get("Encrypted") != "no" or facts.get("JavaScript") != "no":
        wrong.append("pdfinfo: encrypted, or holds a script")
    if not any(size in facts.get("Page size", "") for size in ("letter", "A4")):
        wrong.append(f"pdfinfo: page size {facts.get('Page size')}")
    if "H1" not in said("pdfinfo", "-struct", file):
        wrong.append("pdfinfo: no heading in its structure")
    language = str(PdfReader(file).trailer["/Root"].get("/Lang", ""))
    if not language.startswith("fr"):
        wrong.append(f"its language is {language or 'not said'}")
    return wrong


def print_samples(folder: Path) -> None:
    """Every kind of block, in both formats of paper."""
    from msgspec.structs import replace
    from tests.publishing.sample import FONTS, PRINTING, course_handout, lesson_handout

    from atelier.publishing.handout import Paper
    from atelier.publishing.output import write

    for paper in Paper:
        printing = replace(PRINTING, paper=paper)
        write(lesson_handout(folder), printing, folder / f"sample-lesson-{paper.name}.pdf", FONTS)
        write(course_handout(folder), printing, folder / f"sample-course-{paper.name}.pdf", FONTS)


def main() -> int:
    """Make the files, judge each."""
    missing = [judge for judge in JUDGES if shutil.which(judge) is None]
    if missing:
        print(f"{', '.join(missing)} not installed (apt-get install qpdf poppler-utils)")
        return 77
    bad = 0
    with tempfile.TemporaryDirectory(prefix="atelier-pdf-") as place:
        folder = Path(place)
        print_samples(folder)
        around = os.environ | {"QT_QPA_PLATFORM": "offscreen", "ATELIER_HOME": str(folder / "home")}
        tour = [str(ROOT / ".venv/bin/atelier"), "tour", "--out", str(folder / "tour")]
        toured = subprocess.run(tour, env=around, capture_output=True, text=True, check=False)
        if toured.returncode:
            print(toured.stdout[-1000:], toured.stderr[-2000:], sep="\n")
        files = sorted(folder.rglob("*.pdf"))
        for file in files:
            wrong = wrong_in(file)
            bad += bool(wrong)
            print(file.relative_to(folder), "well" if not wrong else "")
            print(*(f"    {words}" for words in wrong), sep="\n", end="\n" if wrong else "")
    print(f"{len(files)} PDF files, {bad} refused" + ("; the tour failed" if toured.returncode else ""))
    return 1 if bad or toured.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
