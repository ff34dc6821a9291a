"""Whether the logo of an edition can be shown: where it is, what it holds, and that it is whole."""

from __future__ import annotations

import zlib
from pathlib import Path

from atelier.content import dimensions, pictures

SHARP = 256
"""Pixels: a smaller logo is blurred on a projector."""
_LARGEST_SIDE = 6_000
_KINDS = (".svg", ".png", ".jpg", ".jpeg")
_WRONG = {"figure_large": "logo_large", "figure_vast": "logo_large", "figure_reaches": "logo_reaches"}
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Of a pixel of a PNG, by its kind of colour."""
_PIECE = 1_000_000


def problem(folder: Path, name: str) -> str:
    """The code of what is wrong with the logo, or nothing; only « logo_small » lets it be shown."""
    path = folder / name
    if Path(name).name != name or path.suffix.lower() not in _KINDS:
        return "logo_kind"
    try:
        if not path.is_file():
            return "logo_missing"
        if not is_inside(folder, name):
            return "logo_elsewhere"
        wrong = pictures.problem(path)
        if wrong:
            return _WRONG.get(wrong, "logo_damaged")
        return _problem_of_pixels(path.read_bytes(), path.suffix.lower())
    except (OSError, ValueError):
        return "logo_missing"


def is_inside(folder: Path, name: str) -> bool:
    """Whether a file is in the folder itself, and no link to one of another folder."""
    return (folder / name).resolve().parent == folder.resolve()


def _problem_of_pixels(data: bytes, suffix: str) -> str:
    if suffix == ".svg":
        return ""
    whole, size = (_png_is_whole, dimensions.png) if suffix == ".png" else (_jpeg_is_whole, dimensions.jpeg)
    if not whole(data):
        return "logo_damaged"
    most = max(size(data) or (0, 0))
    if most > _LARGEST_SIDE:
        return "logo_large"
    return "logo_small" if most < SHARP else ""


def _png_is_whole(data: bytes) -> bool:
    """Whether each part of a PNG is as its sum says, and its pixels are all there."""
    at, kinds, pixels = 8, set[bytes](), bytearray()
    while b"IEND" not in kinds:
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 8 + length
        if end + 4 > len(data) or zlib.crc32(data[at + 4 : end]) != int.from_bytes(
            data[end : end + 4], "big"
        ):
            return False
        if kind == b"IDAT":
            pixels += data[at + 8 : end]
        kinds.add(kind)
        at = end + 4
    depth, colour = data[24], data[25]
    if colour not in _CHANNELS or (colour == 3 and b"PLTE" not in kinds):
        return False
    width, height = dimensions.png(data) or (0, 0)
    needed = height * ((width * depth * _CHANNELS[colour] + 7) // 8)
    return _unfolds(bytes(pixels), needed)


def _unfolds(packed: bytes, needed: int) -> bool:
    """Whether it unpacks well, to what is needed at least, and not to many times that."""
    unpacking, done = zlib.decompressobj(), 0
    try:
        while not unpacking.eof and done <= 3 * needed + _PIECE:
            piece = unpacking.decompress(packed, _PIECE)
            packed = unpacking.unconsumed_tail
            done += len(piece)
            if not piece and not packed:
                break
    except zlib.error:
        return False
    return unpacking.eof and done >= needed


def _jpeg_is_whole(data: bytes) -> bool:
    """Whether the last of its scans is followed by the mark of the end: no other is in what a scan holds."""
    scan = data.rfind(b"\xff\xda")
    return scan >= 0 and data.find(b"\xff\xd9", scan) >= 0
