"""Runs of text as Typst code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from atelier.content import model
from atelier.content.model import Inlines
from atelier.publishing.pdf.pen import Pen
from atelier.publishing.pdf.typst_code import call, join, string
from atelier.publishing.walk import words_of
from atelier.publishing.words import word


def run(pen: Pen, inlines: Inlines) -> str:
    """A run of text."""
    return join(INLINES[type(node)](pen, node) for node in inlines)


def plain_run(pen: Pen, inlines: Inlines) -> str:
    """A run whose links are only words, for a heading: the contents make links of their own."""
    return join(
        plain_run(pen, node.children)
        if isinstance(node, model.Link | model.LessonLink | model.TermLink)
        else INLINES[type(node)](pen, node)
        for node in inlines
    )


def _text(pen: Pen, node: model.Text) -> str:
    return string(node.text)


def _strong(pen: Pen, node: model.Strong) -> str:
    return call("strong", run(pen, node.children))


def _emphasis(pen: Pen, node: model.Emphasis) -> str:
    return call("emph", run(pen, node.children))


def _code(pen: Pen, node: model.Code) -> str:
    return call("raw", string(node.text))


def _superscript(pen: Pen, node: model.Superscript) -> str:
    return call("super", run(pen, node.children))


def _link(pen: Pen, node: model.Link) -> str:
    address = node.url.removeprefix("mailto:")
    if words_of(node.children) in (node.url, address):
        return call("address", string(node.url), string(address))
    return call("outside", string(node.url), string(address), run(pen, node.children))


def _lesson_link(pen: Pen, node: model.LessonLink) -> str:
    words = run(pen, node.children)
    place = (node.course, node.lesson)
    if place in pen.around.inside:
        return call("to-page", string(f"lesson:{node.course}/{node.lesson}"), words, string(word("page")))
    title = pen.around.titles.get(place, "")
    if not title or title == words_of(node.children):
        return call("emph", words)
    return join((words, string(word("in_lesson", title=title))))


def _term_link(pen: Pen, node: model.TermLink) -> str:
    words = run(pen, node.children)
    return call("to", string(f"term:{node.term}"), words) if node.term in pen.around.terms else words


def _note_mark(pen: Pen, node: model.NoteMark) -> str:
    label = string(pen.label("note", str(node.number)))
    if node.number in pen.noted:
        return call("again", str(node.number), label)
    flows = next((note.flows for note in pen.lesson.footnotes if note.number == node.number), ())
    pen.noted.add(node.number)
    from atelier.publishing.pdf.flows import flow_of  # a note holds flows, which hold runs

    return call("note", str(node.number), label, flow_of(pen, flows))


def _cite(pen: Pen, node: model.Cite) -> str:
    mark = string(f"[{node.number}]")
    if node.source in pen.sources:
        return call("cited", string(pen.label("source", node.source)), mark)
    return mark


def _break(pen: Pen, node: model.Break) -> str:
    return "linebreak()"


INLINES: Mapping[type, Callable[[Pen, Any], str]] = {
    model.Text: _text,
    model.Strong: _strong,
    model.Emphasis: _emphasis,
    model.Code: _code,
    model.Superscript: _superscript,
    model.Link: _link,
    model.LessonLink: _lesson_link,
    model.TermLink: _term_link,
    model.NoteMark: _note_mark,
    model.Cite: _cite,
    model.Break: _break,
}
