"""The words of a piece of the model, one line a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from atelier.content import model
from atelier.content.model import Inline, Inlines

_CALL = re.compile("[ \u00a0\u202f]?\0")  # of a note or of a source, with the space before it
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def run(inlines: Inlines) -> str:
    """The words of a run of text."""
    return clean(_CALL.sub("", "".join(map(_word, inlines))))


def text(matter: object) -> str:
    """The words of anything: flows, runs, names, and tuples of those."""
    return "\n".join(line for line in _lines(matter) if line)


def notes_called(matter: object) -> set[int]:
    """The numbers of the footnotes called in it."""
    if isinstance(matter, model.NoteMark):
        return {matter.number}
    found: set[int] = set()
    for part in _parts(matter):
        found |= notes_called(part)
    return found


def clean(words: str) -> str:
    """Composed letters, no control but the new line, so that places in it can be counted."""
    return _CONTROLS.sub(" ", normalize("NFC", words))


def _word(node: Inline) -> str:
    match node:
        case model.Text() | model.Code():
            return node.text
        case model.Break():
            return " "
        case model.NoteMark() | model.Cite():
            return "\0"
        case _:
            return "".join(map(_word, node.children))


def _lines(matter: object) -> Iterator[str]:
    match matter:
        case str():
            yield clean(matter)
        case model.Paragraph() | model.Heading():
            yield run(matter.children)
        case model.Preformatted():
            yield clean(matter.text)
        case tuple() if matter and _is_inline(matter[0]):
            yield run(matter)
        case _:
            for part in _parts(matter):
                yield from _lines(part)


def _is_inline(node: object) -> bool:
    return isinstance(node, Inline)


def _parts(matter: object) -> tuple[object, ...]:
    """What is inside a piece of the model that holds others."""
    match matter:
        case tuple():
            return matter
        case model.Bullets() | model.Numbered():
            return matter.items
        case model.Table():
            return (*matter.head, *matter.rows)
        case model.Figure():
            return (matter.alt, matter.caption)
        case model.Preformatted() | str():
            return ()
        case _:
            children: tuple[object, ...] = getattr(matter, "children", ())
            return children
