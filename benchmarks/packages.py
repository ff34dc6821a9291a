"""A package of 100 MB installed, against its files unzipped and nothing else.

Installing checks the zip, the signature, the digest of each file and what each picture holds, writes every file for good
(fsync), reads the course whole and says what changes. Unzipping is `zipfile.extractall`. Pictures do not shrink: 40 photographs
of 2.5 MB and the text of a workshop.
"""

from __future__ import annotations

import os
import shutil
import struct
import zipfile
import zlib

from atelier import places
from atelier.content.library import Library
from atelier.packages import shelf
from atelier.packages.building import build
from atelier.packages.installing import staged
from atelier.packages.seal import known_to
from atelier.signing import issuers
from benchmarks.measure import Ratio, compared, in_turn, spent

PICTURES, SIZE = 40, 2_500_000
COURSE = "redaction"


def measure() -> list[Ratio]:
    """The lines."""
    home = places.home()
    sources = home / "sources" / COURSE
    shutil.copytree(places.courses() / COURSE, sources)
    shutil.copy(places.courses() / "glossaire.md", sources.parent)
    for other in places.courses().iterdir():  # lessons that it links
        if other.is_dir() and other.name != COURSE:
            shutil.copytree(other, sources.parent / other.name)
    lesson = sorted(sources.glob("*.md"))[0]
    text = lesson.read_text(encoding="utf-8")
    shown = "".join(f"![Une photographie](images/photo-{number}.png)\n\n" for number in range(PICTURES))
    at = text.index("\n/// ")
    lesson.write_text(f"{text[:at]}\n\n{shown}{text[at:]}", encoding="utf-8")
    for number in range(PICTURES):
        (sources / "images" / f"photo-{number}.png").write_bytes(_picture())
    own = issuers.make(home / "keys", "Une mesure")
    package = home / "mesure.atelier"
    build([sources], package, own)
    assert package.stat().st_size > 95e6
    known = known_to(home / "keys")
    Library(shelf.folders(), places.cache()).courses()

    def installed() -> float:
        shutil.rmtree(places.packaged(), ignore_errors=True)

        def work() -> None:
            with staged(package, known) as one:
                one.install()

        return spent(work)

    def unzipped() -> float:
        target = home / "unzipped"
        shutil.rmtree(target, ignore_errors=True)

        def work() -> None:
            with zipfile.ZipFile(package) as zip:
                zip.extractall(target)

        return spent(work)

    def unzipped_for_good() -> float:
        target = home / "unzipped"
        shutil.rmtree(target, ignore_errors=True)

        def work() -> None:
            with zipfile.ZipFile(package) as zip:
                zip.extractall(target)
            for path in target.rglob("*"):
                if path.is_file():
                    with path.open("rb+") as file:
                        os.fsync(file.fileno())

        return spent(work)

    return [
        compared("100 MB installed / unzipped", None, *in_turn(installed, unzipped, 5)),
        compared(
            "100 MB installed / unzipped, on disk for good", None, *in_turn(installed, unzipped_for_good, 5)
        ),
    ]


def _picture() -> bytes:
    """A PNG of noise, which does not shrink."""
    side = 900

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + os.urandom(3 * side) for _ in range(SIZE // (3 * side)))
    head = struct.pack(">2L5B", side, SIZE // (3 * side), 8, 2, 0, 0, 0)
    packed = zlib.compress(rows, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
