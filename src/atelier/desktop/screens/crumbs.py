"""Where a page stands: the pages above it, to press, then its own name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from atelier.desktop.routes import Navigator, Route
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label


def crumbs(theme: Theme, navigator: Navigator, *above: tuple[str, Route], here: str) -> QHBoxLayout:
    """A line for the top of a page; `above`: words and route, the farthest first."""

    def going(route: Route) -> Callable[[], None]:
        return lambda: navigator.go(route)

    row = QHBoxLayout()
    row.setSpacing(theme.gap(8))
    for words, route in above:
        up = Button(theme, words, kind="quiet")
        up.clicked.connect(going(route))
        row.addWidget(up)
        row.addWidget(Icon(theme, "chevron-right", "ink2", 16))
    row.addWidget(Label(here, "strong"), 1)
    return row
