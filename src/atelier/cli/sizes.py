"""Sizes that a person may ask for."""

from __future__ import annotations

import argparse

SMALLEST, LARGEST = (300, 200), (7680, 4320)


def text_size(word: str) -> int:
    """A text size, in percent."""
    if word.isdigit() and 80 <= int(word) <= 200:
        return int(word)
    raise argparse.ArgumentTypeError(f"« {word} » ne convient pas; la taille va de 80 à 200")


def window_size(word: str) -> tuple[int, int]:
    """A window size, « 1440x900 »."""
    width, _, height = word.lower().partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"« {word} » ne convient pas; écrivez par exemple 1440x900")
    size = int(width), int(height)
    if SMALLEST <= size <= LARGEST and SMALLEST[1] <= size[1] <= LARGEST[1]:
        return size
    raise argparse.ArgumentTypeError(
        f"« {word} » ne convient pas; la taille va de {SMALLEST[0]}x{SMALLEST[1]} à {LARGEST[0]}x{LARGEST[1]}"
    )
