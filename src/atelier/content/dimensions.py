"""How large a picture is, from the first bytes of its file: a few of them may unfold to gigabytes.

Sources: PNG (W3C, IHDR), JPEG (ITU T.81, frame headers), WebP (RFC 9649).
"""

from __future__ import annotations

import struct
from xml.etree.ElementTree import Element

Size = tuple[int, int]
"""Width and height, in pixels."""

_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, *range(0xD0, 0xDA)})


def png(data: bytes) -> Size | None:
    """The size of a PNG; None where it does not say it."""
    if len(data) < 24 or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">2L", data, 16)
    return width, height


def jpeg(data: bytes) -> Size | None:
    """The size of a JPEG, that of its first frame."""
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            return None
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
        elif mark in _FRAMES:
            height, width = struct.unpack_from(">2H", data, at + 5)
            return width, height
        elif mark in _ALONE:
            at += 2
        else:
            at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    return None


def webp(data: bytes) -> Size | None:
    """The size of a WebP, in any of its three forms."""
    if len(data) < 30 or data[8:12] != b"WEBP":
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<2H", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def drawing(root: Element) -> Size:
    """The size that a drawing asks for; what it does not say is nothing."""
    box = root.get("viewBox", "").replace(",", " ").split()
    asked = [(root.get("width", ""), root.get("height", ""))]
    if len(box) == 4:
        asked.append((box[2], box[3]))
    sizes = [(_length(width), _length(height)) for width, height in asked]
    return max(width for width, _ in sizes), max(height for _, height in sizes)


def _length(words: str) -> int:
    text = words.strip().rstrip("%abcdefghijklmnopqrstuvwxyz")
    try:
        return min(abs(int(float(text))), 10**9) if text else 0
    except (ValueError, OverflowError):
        return 10**9
