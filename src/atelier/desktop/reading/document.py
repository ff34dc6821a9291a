"""From flows to a QTextDocument, by its cursor: no markup, so nothing to escape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from atelier.content import model
from atelier.desktop.reading.figure import load
from atelier.desktop.theme.theme import Theme

INDENT = 30
"""Pixels from a list's edge to its words, at 100 %."""
MARK = QTextFormat.Property.UserProperty.value + 1
"""A list's bullet or first number. The view draws it: Qt's own sticks to the words."""
_ALT = QTextFormat.Property.ImageAltText
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}


@dataclass
class Style:
    """How a document looks: the kind of text, the colour of its words, the folder of its figures."""

    theme: Theme
    role: str = "body"
    tone: str = "ink"
    folder: Path | None = None
    width: int = 510
    ratio: float = 1.0
    blanks: bool = False
    """Emphasis is a blank to fill: dotted underline."""


@dataclass
class Built:
    """What was built: where headings stand (id → position of their first character)."""

    headings: dict[str, int] = field(default_factory=dict)
    links: int = 0
    """How many links there are to follow."""


class Builder:
    """Writes flows into a document."""

    def __init__(self, document: QTextDocument, style: Style) -> None:
        self._style, self._theme = style, style.theme
        self._document = document
        self._first = True
        self._lists: list[Any] = []
        self.built = Built()
        document.setDocumentMargin(0)
        document.setDefaultFont(self._theme.font(style.role))
        document.setIndentWidth(self._theme.px(INDENT))
        self._cursor = QTextCursor(document)
        self._plain = QTextCharFormat()
        self._plain.setFont(self._theme.font(style.role))
        self._plain.setForeground(self._theme.colour(style.tone))

    # ------------------------------------------------------------------ flows

    def write(self, flows: model.Flows) -> Built:
        """Write flows at the end."""
        self._cursor.beginEditBlock()
        for flow in flows:
            _FLOWS[type(flow)](self, flow)
        self._cursor.endEditBlock()
        return self.built

    def _block(self, role: str, before: float, after: float, indent: int = 0) -> QTextCharFormat:
        """Begin a block of a kind of text; returns its characters' format."""
        theme = self._theme
        shape = QTextBlockFormat()
        shape.setTopMargin(0 if self._first else theme.gap(before))
        shape.setBottomMargin(theme.gap(after))
        natural = theme.metrics(role).lineSpacing()
        percent = 100 * theme.line(role) / natural
        shape.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setIndent(indent)
        if self._first:
            self._cursor.setBlockFormat(shape)
            self._first = False
        else:
            self._cursor.insertBlock(shape)
        letters = QTextCharFormat(self._plain)
        letters.setFont(theme.font(role))
        self._cursor.setBlockCharFormat(letters)
        return letters

    def paragraph(self, flow: model.Paragraph, indent: int = 0, after: float = 12) -> None:
        """A paragraph."""
        self._inlines(flow.children, self._block(self._style.role, 0, after, indent))

    def heading(self, flow: model.Heading) -> None:
        """A heading; its place is noted."""
        role = "section" if flow.level <= 2 else "sub"
        letters = self._block(role, 26 if flow.level <= 2 else 18, 8)
        shape = self._cursor.blockFormat()
        shape.setHeadingLevel(flow.level)
        self._cursor.setBlockFormat(shape)
        self.built.headings[flow.id] = self._cursor.position()
        self._inlines(flow.children, letters)

    def _list(self, items: tuple[tuple[model.Flow, ...], ...], shape: QTextListFormat) -> None:
        depth = len(self._lists) + 1
        shape.setIndent(depth)
        made = None
        self._lists.append(shape)
        for item in items:
            for place, flow in enumerate(item):
                if place == 0 and isinstance(flow, model.Paragraph):
                    letters = self._block(self._style.role, 0, 6)
                    if made is None:
                        made = self._cursor.createList(shape)
                    else:
                        made.add(self._cursor.block())
                    self._inlines(flow.children, letters)
                elif isinstance(flow, model.Paragraph):
                    self.paragraph(flow, indent=depth, after=6)
                else:
                    _FLOWS[type(flow)](self, flow)
        self._lists.pop()
        last = self._cursor.blockFormat()
        last.setBottomMargin(self._theme.gap(14 if depth == 1 else 6))
        self._cursor.setBlockFormat(last)

    def bullets(self, flow: model.Bullets) -> None:
        """A list without order."""
        shape = QTextListFormat()
        shape.setStyle(QTextListFormat.Style.ListStyleUndefined)
        shape.setProperty(MARK, "•")
        self._list(flow.items, shape)

    def numbered(self, flow: model.Numbered) -> None:
        """A list in order."""
        shape = QTextListFormat()
        shape.setStyle(QTextListFormat.Style.ListStyleUndefined)
        shape.setProperty(MARK, flow.start)
        self._list(flow.items, shape)

    def quote(self, flow: model.Quote) -> None:
        """Somebody's words: serif, indented."""
        role, self._style.role = self._style.role, "lead"
        for child in flow.children:
            if isinstance(child, model.Paragraph):
                self.paragraph(child, indent=1)
            else:
                _FLOWS[type(child)](self, child)
        self._style.role = role

    def preformatted(self, flow: model.Preformatted) -> None:
        """Lines kept as typed."""
        letters = self._block("small", 4, 14)
        shape = self._cursor.blockFormat()
        shape.setBackground(self._theme.colour("hover"))
        shape.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._cursor.setBlockFormat(shape)
        letters.setFontFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", "monospace"])
        letters.setFontFixedPitch(True)
        self._cursor.insertText(flow.text.rstrip("\n").replace("\n", "\u2028"), letters)

    def table(self, flow: model.Table) -> None:
        """A table; the head repeats its ground so that columns can be told without lines."""
        theme = self._theme
        shape = QTextTableFormat()
        shape.setCellPadding(theme.gap(8))
        shape.setCellSpacing(0)
        shape.setBorder(1)
        shape.setBorderCollapse(True)
        shape.setBorderBrush(theme.colour("line"))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setTopMargin(theme.gap(6))
        shape.setBottomMargin(theme.gap(16))
        shape.setHeaderRowCount(1)
        percent = QTextLength.Type.PercentageLength
        shape.setWidth(QTextLength(percent, 100))
        shape.setColumnWidthConstraints([QTextLength(percent, share) for share in _shares(flow)])
        table = self._cursor.insertTable(len(flow.rows) + 1, max(1, len(flow.head)), shape)
        self._first = False
        for column, cell in enumerate(flow.head):
            self._cell(table, 0, column, cell, flow.align, head=True)
        for row, cells in enumerate(flow.rows, 1):
            for column, cell in enumerate(cells[: table.columns()]):
                self._cell(table, row, column, cell, flow.align, head=False)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._first = True

    def _cell(
        self,
        table: QTextTable,
        row: int,
        column: int,
        cell: model.Inlines,
        align: tuple[str, ...],
        *,
        head: bool,
    ) -> None:
        place = table.cellAt(row, column)
        letters = QTextCharFormat(self._plain)
        letters.setFont(self._theme.font("smallbold" if head else "small"))
        ground = QTextCharFormat()
        ground.setBackground(self._theme.colour("hover" if head else "surface"))
        place.setFormat(ground.toTableCellFormat())
        outer, self._cursor = self._cursor, place.firstCursorPosition()
        shape = QTextBlockFormat()
        shape.setAlignment(_ALIGN.get(align[column] if column < len(align) else "left", _ALIGN["left"]))
        self._cursor.setBlockFormat(shape)
        self._inlines(cell, letters)
        self._cursor = outer

    def figure(self, flow: model.Figure) -> None:
        """A picture of the course's folder, never wider than the column."""
        style = self._style
        image = load(style.theme, style.folder, flow.source, style.width, style.ratio)
        letters = self._block("small", 6, 4 if flow.caption else 16)
        if image is None:
            self._cursor.insertText(flow.alt, letters)
        else:
            name = f"figure:{flow.source}"
            self._document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
            shape = QTextImageFormat()
            shape.setName(name)
            shape.setWidth(image.width() / image.devicePixelRatio())
            shape.setHeight(image.height() / image.devicePixelRatio())
            shape.setProperty(_ALT, flow.alt)
            shape.setToolTip(flow.alt)
            self._cursor.insertImage(shape)
        if flow.caption:
            letters = self._block("small", 0, 16)
            letters.setForeground(self._theme.colour("ink2"))
            self._inlines(flow.caption, letters)

    # ------------------------------------------------------------------ inlines

    def inlines(self, children: model.Inlines) -> None:
        """Write inlines as one paragraph."""
        self._inlines(children, self._block(self._style.role, 0, 0))

    def _inlines(self, children: model.Inlines, letters: QTextCharFormat) -> None:
        for child in children:
            _INLINES[type(child)](self, child, letters)

    def _text(self, child: model.Text, letters: QTextCharFormat) -> None:
        self._cursor.insertText(child.text, letters)

    def _strong(self, child: model.Strong, letters: QTextCharFormat) -> None:
        bold = QTextCharFormat(letters)
        bold.setFontWeight(QFont.Weight.Bold)
        self._inlines(child.children, bold)

    def _emphasis(self, child: model.Emphasis, letters: QTextCharFormat) -> None:
        italic = QTextCharFormat(letters)
        italic.setFontItalic(True)
        italic.setFontWeight(QFont.Weight.Normal)  # no face of ours is both bold and italic
        if self._style.blanks:
            italic.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        self._inlines(child.children, italic)

    def _code(self, child: model.Code, letters: QTextCharFormat) -> None:
        code = QTextCharFormat(letters)
        code.setFontFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", "monospace"])
        code.setBackground(self._theme.colour("hover"))
        self._cursor.insertText(child.text, code)

    def _raised(self, child: model.Superscript, letters: QTextCharFormat) -> None:
        raised = QTextCharFormat(letters)
        raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        self._inlines(child.children, raised)

    def _anchor(self, href: str, letters: QTextCharFormat, *, dotted: bool = False) -> QTextCharFormat:
        self.built.links += 1
        link = QTextCharFormat(letters)
        link.setAnchor(True)
        link.setAnchorHref(href)
        style = QTextCharFormat.UnderlineStyle
        link.setUnderlineStyle(style.DotLine if dotted else style.SingleUnderline)
        return link

    def _link(self, child: model.Link, letters: QTextCharFormat) -> None:
        link = self._anchor(child.url, letters)
        link.setToolTip(child.url)
        self._inlines(child.children, link)

    def _lesson(self, child: model.LessonLink, letters: QTextCharFormat) -> None:
        self._inlines(child.children, self._anchor(f"lesson:{child.course}/{child.lesson}", letters))

    def _term(self, child: model.TermLink, letters: QTextCharFormat) -> None:
        self._inlines(child.children, self._anchor(f"term:{child.term}", letters, dotted=True))

    def _mark(self, href: str, words: str, letters: QTextCharFormat) -> None:
        call = self._anchor(href, letters)
        call.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        self._cursor.insertText(words, call)

    def _note(self, child: model.NoteMark, letters: QTextCharFormat) -> None:
        self._mark(f"note:{child.number}", str(child.number), letters)

    def _cite(self, child: model.Cite, letters: QTextCharFormat) -> None:
        self._mark(f"source:{child.source}", f"[{child.number}]", letters)

    def _break(self, _: model.Break, letters: QTextCharFormat) -> None:
        self._cursor.insertText("\u2028", letters)


_FLOWS: dict[type, Callable[..., None]] = {
    model.Paragraph: Builder.paragraph,
    model.Heading: Builder.heading,
    model.Bullets: Builder.bullets,
    model.Numbered: Builder.numbered,
    model.Quote: Builder.quote,
    model.Preformatted: Builder.preformatted,
    model.Table: Builder.table,
    model.Figure: Builder.figure,
}
_INLINES: dict[type, Callable[..., None]] = {
    model.Text: Builder._text,
    model.Strong: Builder._strong,
    model.Emphasis: Builder._emphasis,
    model.Code: Builder._code,
    model.Superscript: Builder._raised,
    model.Link: Builder._link,
    model.LessonLink: Builder._lesson,
    model.TermLink: Builder._term,
    model.NoteMark: Builder._note,
    model.Cite: Builder._cite,
    model.Break: Builder._break,
}


def _shares(table: model.Table) -> list[float]:
    """The percents of the width that the columns take: what the longest cells ask for, within reason."""
    columns = [[head, *(row[column] for row in table.rows)] for column, head in enumerate(table.head)]
    wanted = [min(40, max(8, *(len(plain(cell)) for cell in cells))) for cells in columns]
    return [100 * one / sum(wanted) for one in wanted]


def plain(children: model.Inlines) -> str:
    """The words of inlines, without their marks."""
    parts = []
    for child in children:
        if isinstance(child, model.Text | model.Code):
            parts.append(child.text)
        elif isinstance(child, model.Break):
            parts.append(" ")
        elif not isinstance(child, model.NoteMark | model.Cite):
            parts.append(plain(child.children))
    return "".join(parts)
