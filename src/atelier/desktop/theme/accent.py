"""The colours of a theme under the colour of an edition: what one presses, and the mark of the place where one is."""

from __future__ import annotations

from functools import cache

from atelier.desktop.theme import tokens
from atelier.desktop.theme.tokens import Scheme
from atelier.edition.colour import fitted

LEAST = 7.0
"""The contrast that the colour keeps, with what is written on it and with the grounds under it."""
_GROUNDS = ("bg", "surface", "sunk", "hover", "onbtn")


@cache
def colours(scheme: Scheme, colour: str) -> dict[str, str]:
    """The colours of a theme by their names, dressed in a colour (« #rrggbb »; none: as they are)."""
    found = tokens.colours(scheme)
    return {**found, "btn": worn(scheme, colour)} if colour else found


def worn(scheme: Scheme, colour: str) -> str:
    """The colour as a theme can wear it."""
    found = tokens.colours(scheme)
    return fitted(colour, tuple(found[name] for name in _GROUNDS), LEAST)
