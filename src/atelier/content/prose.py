"""Prose → flows: paragraphs, headings, lists, quotes, tables, figures, code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from atelier.content import bounds
from atelier.content.engine import Engine
from atelier.content.figures import figure
from atelier.content.headings import heading
from atelier.content.lines import Line, code_spans
from atelier.content.model import (
    Bullets,
    Flow,
    Flows,
    Inlines,
    Numbered,
    Paragraph,
    Preformatted,
    Quote,
    Table,
    Text,
)
from atelier.content.notes import split_notes
from atelier.content.tree import FIRST_MARK, Walker
from atelier.content.typography import raised, typeset

if TYPE_CHECKING:
    from atelier.content.context import Context

FIRST_CODE = 0x100000
_CODE = re.compile("[\U00100000-\U0010fffd]")
_PREFIX = re.compile(r"^\s*(?:(?:>\s?|[-*+]\s+|\d+\.\s+)*)(?:#{1,6}\s+)?\|?\s*")
_SEPARATOR = re.compile(r"^[\s>|:-]+$")
_MARKED = re.compile(r"[*_`\[\]<>&{}\\|~^\U000f0000-\U0010ffff]|!\[|  $")
_OPENS = re.compile(r"^\s*(?:[-*+>#=|]|\d+[.)]|~~~|//)|^ {3}")


class Prose:
    """The reader of prose of one file."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """Python-Markdown, made when first needed."""
        if self._engine is None:
            self._engine = _ENGINES.pop() if _ENGINES else Engine()
        return self._engine

    def inlines(self, line: Line) -> Inlines:
        """The words of one line."""
        line = line.stripped()
        if not line.text:
            return ()
        if not _MARKED.search(line.text):
            return _plain(line.text, self._context)
        if bounds.too_many_marks([line], self._context):
            return ()
        return Walker(self._context, [line]).inlines(*_parts(self.engine.words(chr(FIRST_MARK) + line.text)))

    def flows(self, lines: Sequence[Line]) -> Flows:
        """The flows of some lines."""
        rest, _ = split_notes(lines)
        if not any(line.text.strip() for line in rest):
            return ()
        if not any(_OPENS.search(line.text) or _MARKED.search(line.text) for line in rest):
            return tuple(_paragraphs(rest, self._context))
        if code_spans(rest)[1] or bounds.refused(rest, self._context):
            return ()
        text, codes = _prepared(rest)
        return _Flows(self._context, rest, codes).read(self.engine.blocks(text))


_ENGINES: list[Engine] = []


def _plain(text: str, context: Context) -> Inlines:
    text = typeset(re.sub(r" +", " ", text), context.names)
    if not any(high for _, high in raised(text)):
        return (Text(text),)
    return Walker(context, [Line(1, "")]).inlines(text)


def _paragraphs(lines: Sequence[Line], context: Context) -> Iterator[Flow]:
    """Paragraphs of bare words need no Markdown."""
    words: list[str] = []
    for line in [*lines, Line(0, "")]:
        if not line.blank:
            words.append(line.text.strip())
        elif words:
            yield Paragraph(_plain(" ".join(words), context))
            words = []


def _prepared(lines: Sequence[Line]) -> tuple[str, list[str]]:
    """The text for Python-Markdown, each line with its mark; and the fenced codes left out of it."""
    spans, _ = code_spans(lines)
    codes: list[str] = []
    done: list[str] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if index in spans:
            inside = [one.text[min(one.indent, line.indent) :] for one in lines[index + 1 : spans[index]]]
            done += ["", " " * line.indent + chr(FIRST_MARK + index) + chr(FIRST_CODE + len(codes)), ""]
            codes.append("\n".join(inside))
            index = spans[index] + 1
            continue
        prefix = _PREFIX.match(line.text)
        cut = prefix.end() if prefix else 0
        if cut == len(line.text) or _SEPARATOR.match(line.text):
            done.append(line.text if line.text.strip() else "")
        else:
            done.append(f"{line.text[:cut]}{chr(FIRST_MARK + index)}{line.text[cut:]}")
        index += 1
    return "\n".join(done), codes


def _parts(element: Element) -> list[Element | str | None]:
    parts: list[Element | str | None] = [element.text]
    for child in element:
        parts += [child, child.tail]
    return parts


class _Flows:
    """One piece of prose, from elements to flows."""

    def __init__(self, context: Context, lines: list[Line], codes: list[str]) -> None:
        self.context = context
        self.codes = codes
        self.walker = Walker(context, lines)

    def read(self, parent: Element) -> Flows:
        """The flows inside an element: its loose words first, then its blocks."""
        flows: list[Flow] = []
        loose: list[Element | str | None] = [parent.text]
        for child in parent:
            read = _READ.get(child.tag)
            if read is None:
                loose += [child, child.tail]
                continue
            flows += self._paragraph(loose)
            loose = [child.tail]
            flows += read(self, child)
        flows += self._paragraph(loose)
        return tuple(flows)

    def _paragraph(self, parts: list[Element | str | None]) -> Iterator[Flow]:
        if not any(part.strip() if isinstance(part, str) else part is not None for part in parts):
            return
        code = _CODE.search(parts[0] or "") if isinstance(parts[0], str) else None
        if code:
            yield Preformatted(self.codes[ord(code[0]) - FIRST_CODE])
            return
        images = [part for part in parts if isinstance(part, Element) and part.tag == "img"]
        others = [part for part in parts if part is not None and part not in images]
        if images and all(isinstance(other, str) and not _bare(other) for other in others):
            for part in parts:
                if isinstance(part, str):
                    self.walker._follow_all(part)
                elif part is not None:
                    shown = figure(self.walker, part)
                    if shown:
                        yield shown
            return
        children = self.walker.inlines(*parts)
        if children:
            yield Paragraph(children)


def _bare(text: str) -> str:
    return re.sub("[\U000f0000-\U000ffffd\\s]", "", text)


# --------------------------------------------------------------------------- one function a tag


def _p(flows: _Flows, element: Element) -> Iterator[Flow]:
    yield from flows._paragraph(_parts(element))


def _heading(flows: _Flows, element: Element) -> Iterator[Flow]:
    yield from heading(flows.walker, int(element.tag[1]), flows.walker.inlines(*_parts(element)))


def _items(flows: _Flows, element: Element) -> tuple[Flows, ...]:
    return tuple(flows.read(child) for child in element)


def _ul(flows: _Flows, element: Element) -> Iterator[Flow]:
    yield Bullets(_items(flows, element))


def _ol(flows: _Flows, element: Element) -> Iterator[Flow]:
    start = element.get("start", "1")
    yield Numbered(_items(flows, element), int(start) if len(start) < 6 else 1)


def _quote(flows: _Flows, element: Element) -> Iterator[Flow]:
    yield Quote(flows.read(element))


def _indented(flows: _Flows, element: Element) -> Iterator[Flow]:
    text = "".join(element.itertext())
    flows.walker._follow_all(text[:2000])
    flows.context.error("indented_text", flows.walker.here)
    yield from ()


def _table(flows: _Flows, element: Element) -> Iterator[Flow]:
    walker = flows.walker
    head: tuple[Inlines, ...] = ()
    align: tuple[str, ...] = ()
    rows = []
    for row in element.iter("tr"):
        cells = tuple(walker.inlines(*_parts(cell)) for cell in row)
        if not head:
            head = cells
            align = tuple(cell.get("align") or "left" for cell in row)
        else:
            rows.append(cells)
        if row.get("cells"):
            flows.context.error("table_ragged", walker.here, cells=int(row.get("cells", 0)), columns=len(row))
    if any(not words for words in head[1:]) or not rows:
        flows.context.error("table_head", walker.here)
    yield Table(head, tuple(rows), align)


_READ: dict[str, Callable[[_Flows, Element], Iterator[Flow]]] = {
    "p": _p,
    **{f"h{level}": _heading for level in range(1, 7)},
    "ul": _ul,
    "ol": _ol,
    "blockquote": _quote,
    "pre": _indented,
    "table": _table,
}
