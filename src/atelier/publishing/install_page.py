"""« Comment installer »: one page for who receives the app, with what their computer will show them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from msgspec import Struct

from atelier.publishing.handout import Paper
from atelier.publishing.pdf.compiler import Compiled, compile_folder
from atelier.publishing.pdf.source import PAPERS
from atelier.publishing.pdf.typst_code import array, call, string
from atelier.publishing.words import day, word

STEPS = {"windows": 4, "macos": 4, "linux": 3}
"""How many steps the catalogue has for a system."""


class Handed(Struct, frozen=True):
    """What is handed out: by whom, to whom one may turn, when, the installers as (system, name of the file)."""

    organisation: str
    edition: str
    issued: date
    installers: tuple[tuple[str, str], ...]
    contact: tuple[str, ...] = ()
    website: str = ""
    logo: Path | None = None
    colour: str = "#2E2923"


def install_page(
    handed: Handed, fonts: Path, *, paper: Paper = Paper.LETTER, cancel: Event | None = None
) -> Compiled:
    """The page as a PDF; the same matter gives the same bytes. Raises `Cancelled`, `publishing.not_composed`."""
    with TemporaryDirectory(prefix="atelier-") as name:
        folder = Path(name)
        logo = f"logo{handed.logo.suffix.lower()}" if handed.logo else ""
        if handed.logo:
            shutil.copyfile(handed.logo, folder / logo)
        for part in files("atelier.publishing.pdf").joinpath("look").iterdir():
            (folder / part.name).write_bytes(part.read_bytes())
        (folder / "main.typ").write_text(_source(handed, logo), encoding="utf-8")
        inputs = {"hue": "ink", "paper": PAPERS[paper], "face": "atelier"}
        return compile_folder(folder, fonts, inputs, handed.issued, cancel)


def _source(handed: Handed, logo: str) -> str:
    when = handed.issued
    page = call(
        "install-page",
        title=string(word("install_title")),
        organisation=string(handed.organisation),
        lead=string(word("install_lead")),
        date=call("datetime", year=str(when.year), month=str(when.month), day=str(when.day)),
        logo=string(logo) if logo else "none",
        colour=string(handed.colour),
        first=string(word("install_first")),
        systems=array(_system(handed, *one) for one in _systems(handed.installers)),
        after=string(word("install_after", file=handed.edition)),
        kept=string(word("install_kept")),
        contact=array(string(line) for line in (*handed.contact, handed.website) if line),
        question=string(word("install_help")),
        foot=string(word("install_foot", date=day(when))),
    )
    return f'#import "install.typ": *\n#{page}\n'


def _systems(installers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """One way for each system: that of its first installer."""
    known = dict(reversed(installers))
    return [(system, known[system]) for system in STEPS if system in known]


def _system(handed: Handed, system: str, file: str) -> str:
    steps = [
        word(f"install_{system}_{number}", file=file, edition=handed.edition)
        for number in range(1, STEPS[system] + 1)
    ]
    return array((string(word(f"install_{system}")), array(map(string, steps))))
