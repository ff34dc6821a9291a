"""From Python-Markdown's elements to our inlines.

Each line of the source carries a mark (a character of plane 15) into the tree, so that what
is wrong is said at its line; the column is then looked for in the line itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from atelier.content.lines import Line
from atelier.content.links import link
from atelier.content.model import (
    Break,
    Cite,
    Code,
    Emphasis,
    Inline,
    Inlines,
    Link,
    NoteMark,
    Strong,
    Superscript,
    Text,
)
from atelier.content.typography import NBSP, raised, typeset_pieces

if TYPE_CHECKING:
    from atelier.content.context import Context

FIRST_MARK = 0xF0000
_LINE = re.compile("([\U000f0000-\U000ffffd])")
_ESCAPED = re.compile("\x02(\\d+)\x03")
_HTML = re.compile(r"</?[A-Za-z][^<>\s]*>?|<[!?][^<>\s]*>?")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]+);")
_LIST_GLUED = re.compile(r"\n\s*(?:[-*+]|\d+\.)\s+[\U000f0000-\U000ffffd]")
_BROKEN_CALL = re.compile(r"\[[@^][^\[\]]{0,60}\]")
_BROKEN_LINK = re.compile(r"\]\([^)\s]*\s[^)]*\)|\]\s+\((?:https?|lesson|term):|\]\[[^\]]*\]")
_UNCLOSED_LINK = re.compile(r"\[[^\]]*\]\([^)]*$")
_UNCLOSED = re.compile(r"(?<!\*)\*\*(?!\*)|`|\{\{")

Node = int | Inline | tuple[Callable[[Inlines], Inline | None], "list[Node]"]


class Walker:
    """Walks the tree of one piece of prose; `lines` are those of the piece."""

    def __init__(self, context: Context, lines: list[Line]) -> None:
        self.context = context
        self.lines = lines
        self.here = lines[0]
        self._pieces: list[str | None] = []

    def find(self, words: str) -> Line:
        """The place of some words in the line last met, or that of the line."""
        column = self.here.text.find(words) if words else -1
        return self.here.cut(column) if column > 0 else self.here

    def address(self, words: str) -> Line:
        """The place of the address of a link or a picture in the line last met."""
        found = self.find(f"]({words}")
        if found is self.here and words not in self.here.text:  # its marks were taken off: « \\ »
            found = self.find("](")
        elif found is self.here:
            return self.find(words)
        return found.cut(2) if found.text.startswith("](") else found

    def inlines(self, *parts: Element | str | None) -> Inlines:
        """The typeset inlines of a paragraph, given as texts and elements."""
        self._pieces = []
        nodes: list[Node] = []
        for part in parts:
            nodes += self._text(part) if part is None or isinstance(part, str) else self._element(part)
        if not nodes:
            return ()
        return _merged(self._built(nodes, typeset_pieces(self._pieces, self.context.names)))

    # ------------------------------------------------------------------ gathering

    def _text(self, text: str | None) -> list[Node]:
        if not text:
            return []
        if "\n" in text:
            glued = _LIST_GLUED.search(text)
            if glued:
                self._follow(glued[0])
                self.context.error("list_needs_blank", self.here)
        kept = ""
        for part in _LINE.split(text):
            if len(part) == 1 and ord(part) >= FIRST_MARK:
                self._follow(part)
            elif part:
                self._refuse(part)
                kept += part
        kept = _ESCAPED.sub(lambda found: chr(int(found[1])), kept)
        self._pieces.append(re.sub(r"[ \n]+", " ", kept))
        return [len(self._pieces) - 1]

    def _follow(self, text: str) -> None:
        index = ord(text[-1]) - FIRST_MARK
        if index < len(self.lines):
            self.here = self.lines[index]

    def _refuse(self, text: str) -> None:
        """What looks like a mark but was not read as one."""
        if "<" in text:
            found = _HTML.search(text)
            if found:
                self.context.error("raw_html", self.find(found[0]), tag=found[0][:30])
        if "&" in text:
            found = _ENTITY.search(text)
            if found:
                self.context.error("html_entity", self.find(found[0]), entity=found[0][:30])
        if "*" in text or "`" in text or "{{" in text:
            found = _UNCLOSED.search(text)
            if found:
                self.context.error("mark_unclosed", self.find(found[0]), mark=found[0])
        if "![" in text:
            self.context.error("figure_shape", self.find("!["))
        elif "[" in text and _UNCLOSED_LINK.search(text):
            self.context.error("link_shape", self.find(_UNCLOSED_LINK.findall(text)[-1]))
        if "]" in text:
            found = _BROKEN_CALL.search(text)
            if found:
                self.context.error("call_shape", self.find(found[0]), call=found[0])
            found = _BROKEN_LINK.search(text)
            if found:
                self.context.error("link_shape", self.find(found[0]))

    def _children(self, element: Element) -> list[Node]:
        nodes = self._text(element.text)
        for child in element:
            nodes += self._element(child)
            nodes += self._text(child.tail)
        return nodes

    def _element(self, element: Element) -> list[Node]:
        read = _READ.get(element.tag)
        if read is None:
            self.context.error("mark_misplaced", self.here)
            return self._children(element)
        return read(self, element)

    def plain(self, element: Element) -> str:
        """The bare text of an element that is kept as typed."""
        text = "".join(element.itertext())
        self._follow_all(text)
        text = _ESCAPED.sub(lambda found: chr(int(found[1])), _LINE.sub("", text))
        return re.sub(r"\s*\n\s*", " ", text)

    def _follow_all(self, text: str) -> None:
        for mark in _LINE.findall(text):
            self._follow(mark)

    def _whole(self, inline: Inline | None) -> list[Node]:
        self._pieces.append(None)
        return [len(self._pieces) - 1] if inline is None else [inline]

    # ------------------------------------------------------------------ building

    def _built(self, nodes: list[Node], texts: list[str]) -> Iterator[Inline]:
        for node in nodes:
            if isinstance(node, int):
                for words, high in raised(texts[node]):
                    if words:
                        yield Text(words)
                    if high:
                        yield Superscript((Text(high),))
            elif isinstance(node, tuple):
                make, below = node
                children = _joined(self._built(below, texts))
                inline = make(children)
                if inline is not None:
                    yield inline
                else:
                    yield from children
            else:
                yield node


def _joined(inlines: Iterator[Inline]) -> Inlines:
    """Neighbouring texts made one."""
    done: list[Inline] = []
    for inline in inlines:
        last = done[-1] if done else None
        if isinstance(inline, Text) and isinstance(last, Text):
            done[-1] = Text(last.text + inline.text)
        else:
            done.append(inline)
    return tuple(done)


def _merged(inlines: Iterator[Inline]) -> Inlines:
    """The inlines of a paragraph without the spaces at its ends and around its breaks; a call
    never starts a line."""
    done = list(_joined(inlines))
    for index, inline in enumerate(done):
        if isinstance(inline, Text):
            text = inline.text
            if index == 0 or isinstance(done[index - 1], Break):
                text = text.lstrip(" ")
            after = done[index + 1] if index + 1 < len(done) else None
            if after is None or isinstance(after, (Break, NoteMark)):
                text = text.rstrip(" ")
            elif isinstance(after, Cite) and text.endswith(" "):
                text = text.rstrip(" ") + NBSP
            done[index] = Text(text)
    return tuple(inline for inline in done if not (isinstance(inline, Text) and not inline.text))


# --------------------------------------------------------------------------- one function a tag


def _strong(walker: Walker, element: Element) -> list[Node]:
    return [(lambda children: Strong(children) if children else None, walker._children(element))]


def _emphasis(walker: Walker, element: Element) -> list[Node]:
    return [(lambda children: Emphasis(children) if children else None, walker._children(element))]


def _code(walker: Walker, element: Element) -> list[Node]:
    text = walker.plain(element)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return walker._whole(Code(text)) if text else []


def _kept(walker: Walker, element: Element) -> list[Node]:
    text = walker.plain(element).strip()
    return walker._whole(Text(text)) if text else []


def _break(walker: Walker, element: Element) -> list[Node]:
    return walker._whole(Break())


def _a(walker: Walker, element: Element) -> list[Node]:
    href = _ESCAPED.sub(lambda found: chr(int(found[1])), _LINE.sub("", element.get("href", "")))
    href = href.replace("&amp;", "&")
    nodes = walker._children(element)
    place = walker.address(href)
    if not nodes:
        walker.context.error("link_empty", place, address=href[:80])

    def make(children: Inlines) -> Inline | None:
        return link(walker.context, href, children, place)

    return [(make, nodes)]


def _address(walker: Walker, element: Element) -> list[Node]:
    text = walker.plain(element)
    href = text if ":" in text.partition("@")[0] else f"mailto:{text}"
    inline = link(walker.context, href, (Text(text.removeprefix("mailto:")),), walker.find(f"<{text}").cut(1))
    return walker._whole(inline if isinstance(inline, Link) else None)


def _cite(walker: Walker, element: Element) -> list[Node]:
    context, source = walker.context, walker.plain(element)
    place = walker.find(f"[@{source}")
    if context.sources_known is None or source not in context.sources_known:
        context.error("source_unknown", place, id=source[:60])
    context.sources_called.add(source)
    return walker._whole(Cite(source, context.sources.setdefault(source, len(context.sources) + 1)))


def _note(walker: Walker, element: Element) -> list[Node]:
    context, note = walker.context, walker.plain(element)
    context.notes_called.add(note)
    if note not in context.note_texts:
        context.error("note_unknown", walker.find(f"[^{note}"), id=note[:60])
    return walker._whole(NoteMark(context.notes.setdefault(note, len(context.notes) + 1)))


def _image(walker: Walker, element: Element) -> list[Node]:
    walker.context.error("figure_alone", walker.find("!["))
    return walker._whole(None)


_READ: dict[str, Callable[[Walker, Element], list[Node]]] = {
    "strong": _strong,
    "em": _emphasis,
    "code": _code,
    "kept": _kept,
    "br": _break,
    "a": _a,
    "address": _address,
    "cite": _cite,
    "note": _note,
    "img": _image,
}
