"""What the parts of a simulation's pages share: colours of the gauges, words of the grades, prose."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCursor

from atelier.content import model
from atelier.content.scenario.model import Gauge
from atelier.desktop.reading.document import Style
from atelier.desktop.reading.prose import ProseView
from atelier.desktop.theme.theme import Theme

HUES = ("teal", "brick", "green", "indigo")
"""The colour of each gauge, in their order; its line, its mark and its words tell it too."""
MINUS = "−"


def prose(
    theme: Theme, flows: model.Flows, follow: Callable[[str], None], role: str = "list", tone: str = "ink"
) -> ProseView:
    """A run of text as wide as its column."""
    view = ProseView(Style(theme, role, tone, width=theme.px(640)), flows)
    view.followed.connect(follow)
    view.moveCursor(QTextCursor.MoveOperation.Start)
    return view


def signed(change: int) -> str:
    """« +18 », « −6 »."""
    return f"+{change}" if change > 0 else f"{MINUS}{-change}"


def level(gauge: Gauge, value: int) -> str:
    """What a gauge is called at a value: a third each."""
    return gauge.words[0 if value < 34 else 1 if value < 67 else 2]


def grade(name: str) -> tuple[str, str, str]:
    """The icon, the colour and the word of a grade."""
    words = {
        "good": QCoreApplication.translate("Grade", "Bon réflexe"),
        "fair": QCoreApplication.translate("Grade", "Ça se défend"),
        "poor": QCoreApplication.translate("Grade", "À revoir"),
    }
    icons = {"good": ("check", "green"), "fair": ("scale", "ink2"), "poor": ("rotate-ccw", "ochre")}
    return (*icons[name], words[name])
