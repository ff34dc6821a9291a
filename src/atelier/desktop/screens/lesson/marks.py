"""Where notes and marks stand in the text, also after the text has changed."""

from __future__ import annotations

from collections.abc import Iterable

from atelier.desktop.reading.prose import ProseView
from atelier.desktop.theme.theme import Theme
from atelier.progress.facts import Note

BEFORE = 30
"""Characters kept before the marked words, to find the right ones among several."""


def locate(note: Note, views: Iterable[tuple[int, ProseView]]) -> tuple[ProseView, int, int] | None:
    """The view and the range of a note's words: in its block first, then anywhere in the lesson."""
    ordered = sorted(views, key=lambda pair: pair[0] != note.block)
    best: tuple[ProseView, int, int] | None = None
    for _, view in ordered:
        text = view.text()
        start = text.find(note.quote)
        while start >= 0:
            if text[max(0, start - len(note.before)) : start] == note.before:
                return view, start, start + len(note.quote)
            best = best or (view, start, start + len(note.quote))
            start = text.find(note.quote, start + 1)
    return best


def paint_marks(
    theme: Theme,
    views: list[tuple[int, ProseView]],
    notes: Iterable[Note],
    found: dict[ProseView, list[tuple[int, int, bool]]],
) -> frozenset[str]:
    """Colour the marked words and those found; returns the keys of notes whose words are gone."""
    ranges: dict[ProseView, list[object]] = {view: [] for _, view in views}
    lost = set()
    for note in notes:
        if not note.quote:
            continue
        place = locate(note, views)
        if place is None:
            lost.add(note.key)
            continue
        view, start, end = place
        token = "sel" if note.colour == "ochre" else f"{note.colour}_s"
        ranges[view].append((start, end, theme.colour(token), True))
    for view, hits in found.items():
        for start, end, current in hits:
            if view in ranges:
                ranges[view].append((start, end, theme.colour("focus1" if current else "sel"), current))
    for view, shown in ranges.items():
        view.set_highlights(shown)  # type: ignore[arg-type]
    return frozenset(lost)
