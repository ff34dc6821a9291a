"""Names of files that mean the same thing on every system, and stay in their folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import category, is_normalized, normalize

from atelier.container.limits import Limits

_PIECE = re.compile(r"[^\x00-\x1f\x7f<>:\"|?*\\/]{1,150}")
_BYTES = 240
"""Of a piece in UTF-8: the most that a folder of any system takes is 255."""
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|clock\$|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])[ .]*(\..*)?")
"""Names that Windows takes for a device, whatever follows their first dot."""


def is_safe(name: str, limits: Limits = Limits()) -> bool:  # noqa: B008
    """Whether a name stays in its folder, on every system, and shows whole on the screen."""
    pieces = name.split("/")
    return (
        len(name) <= limits.name
        and len(pieces) <= limits.depth
        and is_normalized("NFC", name)
        and all(category(letter)[0] != "C" and category(letter) not in ("Zl", "Zp") for letter in name)
        and all(map(_is_safe_piece, pieces))
    )


def _is_safe_piece(piece: str) -> bool:
    return (
        _PIECE.fullmatch(piece) is not None
        and len(piece.encode("utf-8", "replace")) <= _BYTES
        and piece == piece.strip()
        and not piece.endswith(".")
        and not _DEVICE.fullmatch(piece)
    )


def alike(name: str) -> str:
    """What two names share when some system takes them for one (letters' case, Unicode's forms)."""
    return normalize("NFKC", normalize("NFKC", name).casefold())


def meeting(names: Iterable[str]) -> str:
    """A name that meets another on some system: the same but for case or form, or a file where another name has a
    folder; or nothing."""
    files: set[str] = set()
    folders: dict[str, str] = {}
    for name in names:
        if alike(name) in files:
            return name
        files.add(alike(name))
        pieces = name.split("/")
        for count in range(1, len(pieces)):
            above = "/".join(pieces[:count])
            if folders.setdefault(alike(above), above) != above:
                return name
    return next((folders[one] for one in folders if one in files), "")
