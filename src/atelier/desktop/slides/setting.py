"""Words laid out at the scale of the canvas, without hinting: their lines never depend on the output."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from atelier.content import model
from atelier.content.model import Inlines
from atelier.desktop.theme.fonts import SANS, SERIF

__all__ = ["FLOOR", "SANS", "SERIF", "Laid", "Style", "font", "lay"]

FLOOR = 30
"""Nothing is smaller on the canvas, in pixels of 1080 lines."""
MONO = ["DejaVu Sans Mono", "Consolas", "Menlo", "monospace"]
_NEW_LINE = "\N{LINE SEPARATOR}"
_JOINER = "\N{WORD JOINER}"
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
"""« Qu’est-ce » is one word: no line ends after its hyphen."""


class Style(NamedTuple):
    """A kind of text: `line` is the height of a line, in sizes."""

    size: int
    colour: str
    family: str = SANS
    bold: bool = False
    italic: bool = False
    line: float = 1.3
    align: str = "left"
    mono: bool = False


def font(style: Style) -> QFont:
    """The face of a style, in pixels of the canvas."""
    face = QFont(style.family)
    if style.mono:
        face.setFamilies(MONO)
    face.setPixelSize(style.size)
    face.setBold(style.bold and not style.italic)  # no face is both: Qt would blacken the italic by itself
    face.setItalic(style.italic)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    face.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return face


class Laid:
    """One paragraph on its lines. `natural` is the width that its longest line takes."""

    def __init__(self, text: str, formats: list[QTextLayout.FormatRange], style: Style, width: float) -> None:
        self.style = style
        self.words = text.replace(_NEW_LINE, " ").replace(_JOINER, "")
        self.width = width
        self._layout = QTextLayout(text, font(style))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setUseDesignMetrics(True)
        self._layout.setTextOption(option)
        self._layout.setFormats(formats)
        self._layout.setCacheEnabled(True)
        self._break(width)

    def _break(self, width: float) -> None:
        high = self.style.size * self.style.line
        self.height = self.natural = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.height + (high - line.height()) / 2))
            self.natural = max(self.natural, line.naturalTextWidth())
            self.height += high
        self._layout.endLayout()
        if self.style.align != "left":
            self._shift(width)

    def _shift(self, width: float) -> None:
        share = 0.5 if self.style.align == "center" else 1.0
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            spare = width - line.naturalTextWidth()
            line.setPosition(QPointF(spare * share, line.position().y()))

    @property
    def lines(self) -> tuple[str, ...]:
        """The words of each line."""
        raw = self._layout.text().encode("utf-16-le")
        found = []
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            start = line.textStart() * 2
            found.append(raw[start : start + line.textLength() * 2].decode("utf-16-le"))
        return tuple(found)

    @property
    def fits(self) -> bool:
        """Whether no word is wider than the column."""
        return self.natural <= self.width + 0.5

    def balance(self) -> None:
        """Break again in a narrower column, so that the lines are of about the same length."""
        count = self._layout.lineCount()
        if count < 2 or not self.fits:
            return
        low, high = self.natural / count, self.width
        for _ in range(8):
            middle = (low + high) / 2
            self._break(middle)
            if self._layout.lineCount() > count or self.natural > middle + 0.5:
                low = middle
            else:
                high = middle
        self._break(high)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it, its top left corner at that point."""
        painter.setPen(QColor(self.style.colour))
        self._layout.draw(painter, QPointF(x, y))


def lay(words: Inlines | str, style: Style, width: float, balanced: bool = False) -> Laid:
    """Lay out a run of text in a column."""
    inlines = (model.Text(words),) if isinstance(words, str) else words
    text: list[str] = []
    formats: list[QTextLayout.FormatRange] = []
    _run(inlines, QTextCharFormat(), text, formats)
    laid = Laid("".join(text), formats, style, width)
    if balanced:
        laid.balance()
    return laid


def _run(
    inlines: Iterable[model.Inline],
    letters: QTextCharFormat,
    text: list[str],
    formats: list[QTextLayout.FormatRange],
) -> None:
    for node in inlines:
        if isinstance(node, (model.NoteMark, model.Cite)):
            continue
        if isinstance(node, model.Break):
            text.append(_NEW_LINE)
        elif isinstance(node, (model.Text, model.Code)):
            own = _mono(letters) if isinstance(node, model.Code) else letters
            found = QTextLayout.FormatRange()
            found.start = sum(_length(one) for one in text)
            said = _HYPHEN.sub("-" + _JOINER, node.text)
            found.length = _length(said)
            found.format = own
            if own.propertyCount():
                formats.append(found)
            text.append(said)
        else:
            _run(node.children, _marked(letters, node), text, formats)


def _marked(letters: QTextCharFormat, node: model.Inline) -> QTextCharFormat:
    own = QTextCharFormat(letters)
    if isinstance(node, model.Strong):
        own.setFontWeight(QFont.Weight.Bold)
    elif isinstance(node, model.Emphasis):
        own.setFontItalic(True)
        own.setFontWeight(QFont.Weight.Normal)
    elif isinstance(node, model.Superscript):
        own.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return own


def _mono(letters: QTextCharFormat) -> QTextCharFormat:
    own = QTextCharFormat(letters)
    own.setFontFamilies(MONO)
    return own


def _length(text: str) -> int:
    """Characters as Qt counts them."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def tabular(face: QFont) -> QFont:
    """The same face with figures of one width, so that a countdown does not tremble."""
    face.setFeature(QFont.Tag("tnum"), 1)
    return face


LEFT = Qt.AlignmentFlag.AlignLeft
