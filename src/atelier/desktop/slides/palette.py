"""The colours of slides: their own light and dark pair of the tokens, whatever the theme of the app."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtGui import QColor

from atelier.desktop.slides.view import Look
from atelier.desktop.theme.tokens import HUES, Scheme, colours


class Palette(Struct, frozen=True):
    """Colours by what they are for. `paper` is that of drawings, which are made for a light page."""

    page: str
    card: str
    line: str
    ink: str
    ink2: str
    track: str
    ring: str
    hatch: str
    hatch2: str
    hue: str
    soft: str
    fill: str
    faint: str
    right: str
    right_soft: str
    on_right: str
    call: str
    call_soft: str
    call_fill: str
    paper: str


def palette(look: Look) -> Palette:
    """The colours of a look."""
    found = colours(Scheme.DARK if look.dark else Scheme.LIGHT)
    hue = look.hue if look.hue in HUES else HUES[0]
    page = found["bg" if look.dark else "surface"]
    return Palette(
        page=page,
        card=found["surface"],
        line=found["line"],
        ink=found["ink"],
        ink2=found["ink2"],
        track=found["track"] if look.dark else found["sunk"],
        ring=found["track"],
        hatch=found["ctl"],
        hatch2=_mixed(found["ctl"], page, 0.74),
        hue=found[hue],
        soft=found[f"{hue}_s"],
        fill=found[f"{hue}_f"],
        faint=_mixed(found[f"{hue}_f"], page, 0.26),
        right=found["green"],
        right_soft=found["green_s"],
        on_right=found["onbtn"],
        call=found["ochre"],
        call_soft=found["ochre_s"],
        call_fill=found["ochre_f"],
        paper=colours(Scheme.LIGHT)["surface"],
    )


def _mixed(over: str, under: str, share: float) -> str:
    one, other = QColor(over), QColor(under)
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a * share + b * (1 - share)) for a, b in pairs)).name()
