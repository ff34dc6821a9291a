"""The words of a piece of the model: in plain text, counted, or as a fingerprint."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import get_args

from msgspec import Struct

from atelier.content import model

_LETTERS = re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_SPOKEN: dict[type, tuple[str, ...]] = {
    model.Text: ("text",),
    model.Code: ("text",),
    model.Preformatted: ("text",),
    model.CaseFigure: ("value", "label"),
    model.Ending: ("delay", "who", "tone", "avoid"),
    model.Exercise: ("grouping", "hand_in"),
}
"""Fields of bare text that a reader reads, a type."""
_INLINES = frozenset(get_args(model.Inline))


def plain(node: object) -> str:
    """All the words of a piece, in reading order, without their marks."""
    if isinstance(node, tuple) and all(isinstance(one, model.Text) for one in node):
        return "".join(one.text for one in node)
    return _said(node)


def _said(node: object) -> str:
    said: list[str] = []
    _say(node, said)
    return "".join(said)


def _say(node: object, said: list[str]) -> None:
    """Append the words of a piece; a list handed down, since every lesson is walked several times."""
    if isinstance(node, model.Text):
        said.append(node.text)
    elif isinstance(node, tuple):
        for one in node:
            _say(one, said)
            if isinstance(one, Struct) and type(one) not in _INLINES:
                said.append("\n")
    elif isinstance(node, model.Break):
        said.append(" ")
    elif isinstance(node, Struct):
        kind = type(node)
        spoken = _SPOKEN.get(kind, ())
        for name in node.__struct_fields__:
            value = getattr(node, name)
            if name in spoken:
                said.append(value if isinstance(node, model.Code) else f" {value}\n")
            elif isinstance(value, (tuple, Struct)) and name != "where":
                _say(value, said)
                if value and kind not in _INLINES:
                    said.append("\n")


def count(blocks: tuple[model.Block, ...], lead: str) -> int:
    """Words of the text itself, its lead and its callouts. Activities, slides and sources are counted
    as such; a lesson holds 500 to 1,000 words that stand alone."""
    read = tuple(block for block in blocks if isinstance(block, (model.Prose, model.Callout)))
    return len(_WORD.findall(lead)) + len(_WORD.findall(_said(read)))


def fingerprint(*parts: object) -> str:
    """A short hash of words: neither marks, spaces, typography nor place change it."""
    digest = blake2b(digest_size=6)
    for part in parts:
        text = part if isinstance(part, str) else plain(part)
        digest.update(" ".join(_LETTERS.findall(text)).encode())
        digest.update(b"\x1f")
    return digest.hexdigest()
