"""Runs of text as plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from atelier.content import model
from atelier.content.model import Inlines
from atelier.publishing.walk import words_of

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def run(inlines: Inlines) -> str:
    """The words of a run, addresses after the words that lead to them."""
    return "".join(INLINES[type(node)](node) for node in inlines)


def raised(number: int) -> str:
    """The call of a footnote: « ¹² »."""
    return str(number).translate(_RAISED)


def _children(node: Any) -> str:
    return run(node.children)


def _text(node: model.Text | model.Code) -> str:
    return node.text


def _link(node: model.Link) -> str:
    address = node.url.removeprefix("mailto:")
    words = run(node.children)
    return words if words_of(node.children) in (node.url, address) else f"{words} ({address})"


INLINES: Mapping[type, Callable[[Any], str]] = {
    model.Text: _text,
    model.Strong: _children,
    model.Emphasis: _children,
    model.Code: _text,
    model.Superscript: _children,
    model.Link: _link,
    model.LessonLink: _children,
    model.TermLink: _children,
    model.NoteMark: lambda node: raised(node.number),
    model.Cite: lambda node: f"[{node.number}]",
    model.Break: lambda node: "\n",
}
