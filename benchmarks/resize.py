"""The width of the window changes under a long lesson, against a bare text browser of the same words.

Both go to one new width after another, and each is timed until it is painted and knows how high its whole text is (a bare browser
would leave what is below for later); ours has all its 20 runs and 20 activities built.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from itertools import count

from PySide6.QtWidgets import QTextBrowser, QWidget

from atelier.app import application
from benchmarks import material
from benchmarks.measure import Ratio, compared, in_turn, spent
from benchmarks.windows import LESSON, Opened, Painted, rest

GOAL = 2.5
TEXT, NARROWEST, STEP, HEIGHT = 150, 780, 7, 900
"""A text so large that the column is as narrow as the window; at 100 % it need not follow at all."""


def measure() -> list[Ratio]:
    """The lines."""
    opened = Opened(application(), TEXT)
    opened.navigator.go(LESSON)
    rest()
    reader = opened.window.screen_shown.reader
    reader.build_all()
    around = opened.window.width() - reader.prose_views()[0][1].width()
    browser = QTextBrowser()
    browser.setFont(opened.theme.font("body"))
    browser.setHtml(material.html(material.parts()))
    browser.show()
    taken = in_turn(
        _resized(opened.window, 0, reader.content.height), _resized(browser, around, browser.document().size)
    )
    opened.journal.close()
    browser.close()
    return [compared("3,000 words and 20 activities", GOAL, *taken)]


def _resized(window: QWidget, less: int, height: Callable[[], object]) -> Callable[[], float]:
    painted = Painted(window)
    widths = count(NARROWEST, STEP)

    def once() -> float:
        gc.collect()
        taken = painted.after(lambda: window.resize(next(widths) - less, HEIGHT)) + spent(height)
        rest()
        return taken

    return once
