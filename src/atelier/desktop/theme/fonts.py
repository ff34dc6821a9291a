"""The faces, loaded from assets/fonts so that no font of the system is needed."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from atelier import places

SANS, SERIF, HYPERLEGIBLE = "Atelier Sans", "Atelier Serif", "Atkinson Hyperlegible"
_FIRST = ("AtelierSans-Regular", "AtelierSans-Bold", "AtelierSerif-Bold", "AtelierSerif-Regular")
_LATER = ("AtelierSans-Italic", "AtelierSerif-Italic")
_HYPER = tuple(f"AtkinsonHyperlegible-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic"))
_loaded: set[str] = set()


def load(reading: str) -> None:
    """Load the faces that the chosen reading font needs; a second call does nothing again.

    `reading` is « atelier » or « hyperlegible ».
    """
    folder = places.assets() / "fonts"
    for name in (*_FIRST, *_LATER, *(_HYPER if reading == "hyperlegible" else ())):
        if name not in _loaded:
            QFontDatabase.addApplicationFont(str(folder / f"{name}.ttf"))
            _loaded.add(name)


def family(kind: str, reading: str) -> str:
    """The family of « sans » or « serif » text under the chosen reading font."""
    if reading == "hyperlegible":
        return HYPERLEGIBLE
    return SERIF if kind == "serif" else SANS
