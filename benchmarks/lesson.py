"""Opening a lesson of 3,000 words and 20 activities, against showing the same words plainly.

Ours: from Ateliers to the painted lesson in the real window, its compiled file read again. Plainly: Python-Markdown,
then `setHtml` in a text browser, then its layout as wide as our column, without painting it. For information, the same
painted in a bare window as large as ours.
"""

from __future__ import annotations

import gc

from markdown import Markdown
from PySide6.QtWidgets import QTextBrowser

from atelier.app import application
from atelier.desktop import routes
from benchmarks import material
from benchmarks.measure import Ratio, compared, in_turn, spent
from benchmarks.windows import LESSON, SIZE, Opened, Painted, rest

GOAL = 1.2
COLUMN = 510


def measure() -> list[Ratio]:
    """The lines."""
    opened = Opened(application())
    painted = Painted(opened.window)

    def ours() -> float:
        opened.navigator.go(routes.Workshops())
        rest()
        gc.collect()
        return painted.after(lambda: opened.navigator.go(LESSON))

    text = material.markdown(material.parts())
    reader = Markdown(extensions=["tables", "sane_lists", "footnotes"])

    def plainly() -> None:
        browser = QTextBrowser()
        browser.setHtml(reader.reset().convert(text))
        browser.document().setTextWidth(COLUMN)
        browser.document().size()

    bare = QTextBrowser()
    bare.resize(*SIZE)
    bare.show()
    rest()
    bare_painted = Painted(bare)

    def plainly_painted() -> float:
        gc.collect()
        return bare_painted.after(lambda: bare.setHtml(reader.reset().convert(text)))

    lines = [
        compared("3,000 words, to the first paint", GOAL, *in_turn(ours, lambda: spent(plainly))),
        compared("against plain words painted too", None, *in_turn(ours, plainly_painted)),
    ]
    opened.journal.close()
    bare.close()
    return lines
