"""A colour kept within the limits of contrast: WCAG 2.2, relative luminance, the ratio of two colours."""

from __future__ import annotations

import colorsys

STEPS = 200


def luminance(colour: str) -> float:
    """The relative luminance of « #rrggbb », 0 to 1."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(one) for one in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def fitted(colour: str, grounds: tuple[str, ...], least: float) -> str:
    """The same hue, no further from the colour than it takes to hold `least` on every ground.

    The grounds are all light or all dark: the colour is made darker or lighter accordingly.
    """

    def holds(one: str) -> bool:
        return all(ratio(one, ground) >= least for ground in grounds)

    if holds(colour):
        return colour.upper()
    hue, light, full = colorsys.rgb_to_hls(*_parts(colour))
    end = 0.0 if luminance(grounds[0]) > 0.18 else 1.0
    for step in range(1, STEPS + 1):
        made = _named(colorsys.hls_to_rgb(hue, light + (end - light) * step / STEPS, full))
        if holds(made):
            return made
    return "#000000" if end == 0.0 else "#FFFFFF"


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _named(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * one):02X}" for one in parts)
