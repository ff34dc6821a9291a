"""An attestation as a PDF: one sheet on its side, its code drawn and attached."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from unicodedata import combining, normalize

from atelier.classroom.attestation import Payload
from atelier.classroom.sheet import Sheet, sheet
from atelier.publishing.handout import Paper
from atelier.publishing.pdf.compiler import Compiled, compile_folder, draw_folder
from atelier.publishing.pdf.source import PAPERS
from atelier.publishing.pdf.typst_code import array, call, string
from atelier.publishing.words import word

QR = "code.svg"
LOGO, OWN = "atelier.svg", "logo"


def compose(
    payload: Payload,
    code: str,
    fonts: Path,
    *,
    hue: str = "brick",
    paper: Paper = Paper.LETTER,
    logo: Path | None = None,
    own: Path | None = None,
    cancel: Event | None = None,
) -> Compiled:
    """The PDF of an attestation; `code` is what was signed (`Certificate.code`), `hue` the course's.

    `logo` is the app's, `own` the organisation's (SVG, PNG or JPEG). The same attestation gives the same bytes. Raises `Cancelled`, `publishing.not_composed`.
    """
    with _laid_out(payload, code, logo, own) as folder:
        issued = date.fromisoformat(payload.issued)
        return compile_folder(folder, fonts, _inputs(hue, paper), issued, cancel)


def picture(
    payload: Payload,
    code: str,
    fonts: Path,
    *,
    hue: str = "brick",
    paper: Paper = Paper.LETTER,
    logo: Path | None = None,
    own: Path | None = None,
    ppi: float = 96,
    cancel: Event | None = None,
) -> bytes:
    """The same page as a picture (PNG), to be looked at before it is signed. Raises as `compose`."""
    with _laid_out(payload, code, logo, own) as folder:
        return draw_folder(folder, fonts, _inputs(hue, paper), ppi, cancel)


def _inputs(hue: str, paper: Paper) -> dict[str, str]:
    return {"hue": hue, "paper": PAPERS[paper], "face": "atelier"}


@contextmanager
def _laid_out(payload: Payload, code: str, logo: Path | None, own: Path | None) -> Iterator[Path]:
    """All that Typst reads, in a folder."""
    issued = date.fromisoformat(payload.issued)
    with TemporaryDirectory(prefix="atelier-") as name:
        folder = Path(name)
        (folder / "main.typ").write_text(
            source(
                sheet(payload),
                code,
                issued,
                payload.organisation or payload.trainer,
                logo=LOGO if logo else "",
                own=OWN + own.suffix.lower() if own else "",
            ),
            encoding="utf-8",
        )
        for part in files("atelier.publishing.pdf").joinpath("look").iterdir():
            (folder / part.name).write_bytes(part.read_bytes())
        (folder / QR).write_bytes(drawn(code))
        if logo is not None:
            shutil.copyfile(logo, folder / LOGO)
        if own is not None:
            shutil.copyfile(own, folder / (OWN + own.suffix.lower()))
        yield folder


def source(page: Sheet, code: str, issued: date, author: str, *, logo: str, own: str) -> str:
    """The Typst source of the sheet; `logo` and `own` are the names of pictures, or nothing."""
    strings = {
        name: string(getattr(page, name))
        for name in page.__struct_fields__
        if isinstance(getattr(page, name), str)
    }
    sheet_ = call(
        "attestation",
        **strings,
        author=string(author),
        date=call("datetime", year=str(issued.year), month=str(issued.month), day=str(issued.day)),
        logo=string(logo) if logo else "none",
        own=string(own) if own else "none",
        qr=string(QR),
        qr_alt=string(word("code_alt")),
        code=string(code),
        code_says=string(word("code_says")),
        object=array(string(line) for line in page.object),
        facts=array(array((string(label), string(value))) for label, value in page.facts),
        signatures=array(array((string(name), string(quality))) for name, quality in page.signatures),
    )
    return f'#import "attestation.typ": *\n#{sheet_}\n'


def drawn(code: str) -> bytes:
    """The code as a drawing that a reader of QR codes takes."""
    import segno

    out = BytesIO()
    segno.make(code, error="m", boost_error=False, micro=False).save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue()


def file_name(payload: Payload) -> str:
    """The name of the file: the number, then the person's name in letters that every system takes."""
    bare = "".join(c for c in normalize("NFKD", payload.name) if not combining(c))
    name = re.sub(r"[^A-Za-z0-9]+", "-", bare).strip("-")[:60]
    return f"attestation-{payload.number}{'-' if name else ''}{name}.pdf"
