"""Python-Markdown, cut down to what a lesson may hold; it gives its element tree.

Left out: raw HTML, entities, references, underlined titles, rules, indented code (kept only
so that it can be refused). Added: `{{kept as typed}}`, `[@source]`, `[^note]`.
Nothing is ever serialised: `tree` walks the elements.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension, TableProcessor
from markdown.inlinepatterns import BacktickInlineProcessor, InlineProcessor
from markdown.util import AtomicString

_NO_BLOCKS = ("setextheader", "hr", "reference")
_NO_INLINES = (
    "reference",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "automail",
    "html",
    "entity",
)
_ESCAPABLE = ("<", "/", "=", "~", "@", ":", "|", "&", '"', "'")


class _Header(HashHeaderProcessor):
    """A heading needs a space after its #: « #MonQuartier » is a word."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>[ ](?:\\.|[^\\])*?)#*(?:\n|$)")


class _Tables(TableProcessor):
    """Tables that remember which rows do not have as many cells as the head."""

    def _build_row(self, row, parent, align):  # type: ignore[no-untyped-def]
        super()._build_row(row, parent, align)  # type: ignore[misc]
        cells = len(self._split_row(row))  # type: ignore[attr-defined]
        if cells != len(align):
            parent[-1].set("cells", str(cells))


class _CodeOrKept(BacktickInlineProcessor):
    """`code` and {{kept as typed}}: whichever opens first."""

    def __init__(self) -> None:
        super().__init__(r"(?:(?<!\\)((?:\\{2})+)(?=`+)|(?<!\\)`|\{\{(?P<kept>.+?)\}\})")

    def handleMatch(self, m, data):  # type: ignore[no-untyped-def,override]
        if m["kept"] is None:
            return super().handleMatch(m, data)
        element = Element("kept")
        element.text = AtomicString(m["kept"])
        return element, m.start(0), m.end(0)


class _Mark(InlineProcessor):
    """`[@source]` or `[^note]`: an element whose text is the id called."""

    def __init__(self, sign: str, tag: str, md: Markdown) -> None:
        super().__init__(rf"\[{re.escape(sign)}([^\[\]\s]*)\]", md)
        self._tag = tag

    def handleMatch(self, m, data):  # type: ignore[no-untyped-def,override]
        element = Element(self._tag)
        element.text = AtomicString(m[1])
        return element, m.start(0), m.end(0)


class _Address(InlineProcessor):
    """`<https://…>` and `<name@place.ca>`."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"<((?:[A-Za-z][A-Za-z0-9+.-]*://|mailto:)[^<>\s]*|[^<>\s!:/]+@[^@<>\s]+)>", md)

    def handleMatch(self, m, data):  # type: ignore[no-untyped-def,override]
        element = Element("address")
        element.text = AtomicString(m[1])
        return element, m.start(0), m.end(0)


class Engine:
    """One Python-Markdown for many pieces of prose."""

    def __init__(self) -> None:
        md = Markdown(extensions=[TableExtension(), SaneListExtension()])
        for name in _NO_BLOCKS:
            md.parser.blockprocessors.deregister(name)
        for name in _NO_INLINES:
            md.inlinePatterns.deregister(name)
        blocks = md.parser.blockprocessors
        blocks.register(_Header(md.parser), "hashheader", 70)
        blocks.register(_Tables(md.parser, {"use_align_attribute": True}), "table", 75)
        inlines = md.inlinePatterns
        inlines.register(_CodeOrKept(), "backtick", 190)
        inlines.register(_Mark("@", "cite", md), "cite", 175)
        inlines.register(_Mark("^", "note", md), "note", 174)
        inlines.register(_Address(md), "autolink", 120)
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, *_ESCAPABLE]
        self._md = md
        self._inline = md.treeprocessors["inline"]

    def blocks(self, text: str) -> Element:
        """The tree of a piece of prose."""
        self._md.reset()
        root: Element = self._md.parser.parseDocument(text.split("\n")).getroot()  # type: ignore[assignment]
        self._inline.run(root)  # in place
        return root

    def words(self, text: str) -> Element:
        """The tree of one line of prose, where no mark opens a block."""
        root = Element("div")
        paragraph = SubElement(root, "p")
        paragraph.text = text
        self._md.reset()
        self._inline.run(root)
        return paragraph
