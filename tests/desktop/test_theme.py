"""Contrast, and the rule that only the theme knows colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import atelier.desktop
from atelier.desktop.theme.tokens import Scheme, colours, roles

HUES = ("teal", "indigo", "brick", "green", "ochre", "danger")
GROUNDS = ("bg", "surface", "sunk", "hover")


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["ink", "ink2"])
def test_text_holds_seven_to_one(scheme: Scheme, ground: str, text: str) -> None:
    table = colours(scheme)
    assert ratio(table[text], table[ground]) >= 7


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("hue", HUES)
def test_hues_hold_seven_to_one_on_surfaces_and_on_their_tint(scheme: Scheme, hue: str) -> None:
    table = colours(scheme)
    for ground in ("bg", "surface", f"{hue}_s"):
        assert ratio(table[hue], table[ground]) >= 7, ground
    assert ratio(table["ink"], table[f"{hue}_s"]) >= 7


@pytest.mark.parametrize("scheme", list(Scheme))
def test_shapes_and_buttons(scheme: Scheme) -> None:
    table = colours(scheme)
    assert ratio(table["btn"], table["onbtn"]) >= 7
    assert ratio(table["ink"], table["sel"]) >= 7
    for ground in ("bg", "surface"):
        assert ratio(table["ctl"], table[ground]) >= 3
    assert ratio(table["focus1"], table["focus2"]) >= 3
    for hue in HUES[:4]:
        assert ratio(table[f"{hue}_f"], table["track"]) >= 3


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("hue", HUES[:4])
def test_a_filled_button_of_a_workshop_is_readable(scheme: Scheme, hue: str) -> None:
    table = colours(scheme)
    assert ratio(table["surface"], table[hue]) >= 7


def test_only_the_theme_writes_colours_and_style_sheets() -> None:
    folder = Path(atelier.desktop.__file__).parent
    wrong = []
    for file in folder.rglob("*.py"):
        if file.parent.name == "theme":
            continue
        text = file.read_text(encoding="utf-8")
        if "setStyleSheet" in text or re.search(r'"#[0-9A-Fa-f]{3,8}"', text):
            wrong.append(str(file.relative_to(folder)))
    assert wrong == []


def test_no_text_is_under_fourteen_pixels() -> None:
    assert min(role.size for role in roles().values()) >= 14
