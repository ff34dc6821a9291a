"""What a kind of block declares: its title, its options, its parts, and the function that reads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from atelier.content.context import Context
from atelier.content.lines import Line, Lines
from atelier.content.model import Block, Flows, Term
from atelier.content.naming import nearest
from atelier.content.scanner import Fence, Part

Reader = Callable[[Context, Line], Any]


class Option(NamedTuple):
    """An option, « name: value ». `read` gives its value, or a remark and None."""

    name: str
    read: Reader
    required: bool = False
    default: Any = ""


class PartKind(NamedTuple):
    """A part, « --- name »."""

    name: str
    required: bool = False
    repeated: bool = False
    has_id: bool = False
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What a block was given, checked against its declaration."""

    fence: Fence
    title: Line
    options: dict[str, Any]
    parts: dict[str, list[Part]]

    def __getitem__(self, option: str) -> Any:
        return self.options[option]

    def body(self, part: str) -> Lines:
        """The lines of a part that stands once, or none."""
        found = self.parts.get(part)
        return found[0].body if found else ()


class Kind(NamedTuple):
    """A kind of block. `french`: words that an author may type in its place."""

    name: str
    read: Callable[[Context, Given], Block | Term | None]
    french: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    parts: tuple[PartKind, ...] = ()
    title: str = "required"  # or "optional", or "none"


# --------------------------------------------------------------------------- readers of options


def words(context: Context, line: Line) -> str:
    """Any words, typeset."""
    return context.text(line)


def identifier(context: Context, line: Line) -> str:
    """The id of an activity, unique in its file."""
    return context.id(line, of="activite")


def number(low: int, high: int) -> Reader:
    """A whole number between two bounds."""

    def read(context: Context, line: Line) -> int | None:
        text = line.text
        if text.isascii() and text.isdigit() and len(text) < 6 and low <= int(text) <= high:
            return int(text)
        context.error("option_number", line, value=text[:40], low=low, high=high)
        return None

    return read


def one_of(*allowed: str, french: dict[str, str] | None = None) -> Reader:
    """One word of a short list."""

    def read(context: Context, line: Line) -> str | None:
        if line.text in allowed:
            return line.text
        guess = nearest(line.text, allowed, french) or allowed[0]
        context.error("option_choice", line, value=line.text[:40], allowed=", ".join(allowed), guess=guess)
        return None

    return read


def yes_no(context: Context, line: Line) -> bool | None:
    """`yes` or `no`."""
    if line.text in ("yes", "no"):
        return line.text == "yes"
    context.error("option_yes_no", line, value=line.text[:40])
    return None


ID = Option("id", identifier, required=True)


def prose(context: Context, lines: Sequence[Line]) -> Flows:
    """The flows of a block's body: headings of level 2 have no place in it."""
    context.in_block = True
    try:
        return context.flows(lines)
    finally:
        context.in_block = False
