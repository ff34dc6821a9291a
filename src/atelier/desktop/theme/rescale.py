"""Margins and gaps of what is on screen, when the text's size changes: nothing is built again,
so that no answer, place or focus is lost."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication, QGridLayout, QLayout


@runtime_checkable
class Spaced(Protocol):
    """A widget that places its children itself, with a gap between them."""

    def spacing(self) -> int:
        """The gap in pixels."""
        ...

    def setSpacing(self, gap: int) -> None:
        """Change it."""
        ...


def rescale(before: float, after: float) -> None:
    """Scale the layouts of all widgets from one growth of the gaps to another.

    A widget that sets its own margins when the theme changes has the last word.
    """

    def scaled(pixels: int) -> int:
        return round(round(pixels / before) * after) if pixels > 0 else pixels

    def walk(layout: QLayout) -> None:
        margins = layout.contentsMargins()
        layout.setContentsMargins(
            scaled(margins.left()), scaled(margins.top()), scaled(margins.right()), scaled(margins.bottom())
        )
        if isinstance(layout, QGridLayout):
            layout.setHorizontalSpacing(scaled(layout.horizontalSpacing()))
            layout.setVerticalSpacing(scaled(layout.verticalSpacing()))
        elif layout.spacing() > 0:
            layout.setSpacing(scaled(layout.spacing()))
        for place in range(layout.count()):
            item = layout.itemAt(place)
            if item is None:
                continue
            spacer, inner = item.spacerItem(), item.layout()
            if spacer is not None:
                size, policy = spacer.sizeHint(), spacer.sizePolicy()
                spacer.changeSize(
                    scaled(size.width()),
                    scaled(size.height()),
                    policy.horizontalPolicy(),
                    policy.verticalPolicy(),
                )
            elif inner is not None:
                walk(inner)
        layout.invalidate()

    for widget in QApplication.allWidgets():
        layout = widget.layout()
        if layout is not None:
            walk(layout)
        elif isinstance(widget, Spaced):
            widget.setSpacing(scaled(widget.spacing()))
