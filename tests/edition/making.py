"""Editions to try."""

from __future__ import annotations

import struct
import zlib
from datetime import date
from pathlib import Path

TODAY = date(2026, 11, 29)
COURSES = ("affaires", "redaction", "relations-publiques", "recette")
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="16" fill="#0C504D"/></svg>'
TEXT = """\
format = 1
id = "ccvde"
name = "Chambre de commerce de Val-des-Érables"
issued = 2026-11-20
logo = "logo.svg"
colour = "#0C504D"
welcome = "Quatre ateliers offerts à nos membres."
website = "https://chambre-vde.example"
courses = ["affaires", "relations-publiques"]

[contact]
email = "ateliers@chambre-vde.example"

[privacy]
name = "Denis Lachance"
email = "vieprivee@chambre-vde.example"

[[sessions]]
course = "relations-publiques"
date = 2026-12-02
start = "18:30"
end = "20:45"
place = "Bibliothèque municipale, salle 2"
link = "https://visio.example/secret-7711"
code = "VDE-4471"
"""


def folder_of(folder: Path, text: str = TEXT, logo: str = LOGO) -> Path:
    """A folder with an edition."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "edition.toml").write_text(text, encoding="utf-8")
    (folder / "logo.svg").write_text(logo, encoding="utf-8")
    return folder


def png(side: int) -> bytes:
    """A white square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * side) * side)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
