"""The first use of each word of the glossary in a lesson becomes a link to it.

Only running words are linked: paragraphs, lists and tables of the page, its callouts, the parts of
a case. Headings, quotations, titles, links, code and what one answers stay as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b

from msgspec import Struct
from msgspec.structs import replace

from atelier.content.model import (
    Block,
    Bullets,
    Callout,
    Case,
    Exercise,
    Flow,
    Flows,
    Inline,
    Inlines,
    Lesson,
    Numbered,
    Paragraph,
    Prose,
    Strong,
    Table,
    Term,
    TermLink,
    Text,
)
from atelier.content.uses import terms_in

_SPACES = " \u00a0\u202f"
_CUT = re.compile(rf"([{_SPACES}’'-])")
_BETWEEN = {"’": "['’]", "'": "['’]", "-": "-"}
_BEFORE, _AFTER = r"(?<![\w@#/.-])", r"(?![\w@-]|\.\w)"
_START = re.compile(rf"{_BEFORE}(?:\w+|[^\w\s])")
"""Where a form may begin, and its first word."""
_PLURAL_FROM = 3
"""Letters: a shorter word (« de », « à ») takes no mark of the plural."""


class Linker:
    """Links the words of a glossary. `key` says all that its links depend on."""

    def __init__(self, terms: Iterable[Term]) -> None:
        forms: dict[str, str] = {}
        for term in terms:
            for form in term.links:
                forms.setdefault(form, term.id)
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        self._forms: dict[str, list[tuple[str, str]]] = {}
        for form in ordered:
            for word in _first_words(form):
                self._forms.setdefault(word, []).append((form, forms[form]))
        said = "\x1f".join(f"{form}={forms[form]}" for form in ordered)
        self.key = blake2b(said.encode(), digest_size=8).hexdigest()

    def link(self, lesson: Lesson) -> Lesson:
        """The lesson, the first use of each term linked."""
        if not self._forms:
            return lesson
        seen: set[str] = set()
        return replace(lesson, blocks=tuple(self._block(block, seen) for block in lesson.blocks))

    def _block(self, block: Block, seen: set[str]) -> Block:
        if isinstance(block, (Prose, Callout, Exercise)):
            return replace(block, flows=self._flows(block.flows, seen))
        if isinstance(block, Case):
            parts = tuple(replace(part, flows=self._flows(part.flows, seen)) for part in block.parts)
            return replace(block, parts=parts)
        seen.update(terms_in(block))
        return block

    def _flows(self, flows: Flows, seen: set[str]) -> Flows:
        return tuple(self._flow(flow, seen) for flow in flows)

    def _flow(self, flow: Flow, seen: set[str]) -> Flow:
        if isinstance(flow, Paragraph):
            return Paragraph(self._inlines(flow.children, seen))
        if isinstance(flow, (Bullets, Numbered)):
            return replace(flow, items=tuple(self._flows(item, seen) for item in flow.items))
        if isinstance(flow, Table):
            rows = tuple(tuple(self._inlines(cell, seen) for cell in row) for row in flow.rows)
            return replace(flow, rows=rows)
        seen.update(terms_in(flow))
        return flow

    def _inlines(self, inlines: Inlines, seen: set[str]) -> Inlines:
        return tuple(one for inline in inlines for one in self._inline(inline, seen))

    def _inline(self, inline: Inline, seen: set[str]) -> Iterator[Inline]:
        if isinstance(inline, Text):
            yield from self._words(inline, seen)
        elif isinstance(inline, Strong):
            yield Strong(self._inlines(inline.children, seen))
        else:
            if isinstance(inline, Struct):
                seen.update(terms_in(inline))
            yield inline

    def _words(self, inline: Text, seen: set[str]) -> Iterator[Inline]:
        text, place = inline.text, 0
        for start, end, target in self._found(text):
            if target in seen:
                continue
            seen.add(target)
            if start > place:
                yield Text(text[place:start])
            yield TermLink(target, (Text(text[start:end]),))
            place = end
        if place < len(text):
            yield Text(text[place:])

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each form stands, the longest of those that begin at one place; looked for by its first word, so that a
        glossary of thousands costs no more than one of ten."""
        at = 0
        while start := _START.search(text, at):
            at = start.end()
            for form, target in self._forms.get(start[0], ()):
                if found := _finder(form).match(text, start.start()):
                    yield found.start(), found.end(), target
                    at = found.end()
                    break


@lru_cache(maxsize=5000)
def _finder(form: str) -> re.Pattern[str]:
    return re.compile(_pattern(form) + _AFTER)


def _pattern(form: str) -> str:
    """What finds a form: its first letter as a sentence may start, a plain plural, any apostrophe or space."""
    pieces = [piece for piece in _CUT.split(form) if piece]
    done = []
    for index, piece in enumerate(pieces):
        if _CUT.fullmatch(piece):
            done.append(_BETWEEN.get(piece, f"[{_SPACES}]"))
            continue
        first, rest = piece[0], piece[1:]
        start = f"[{first.lower()}{first.upper()}]" if index == 0 and first.islower() else re.escape(first)
        plural = "[sx]?" if len(piece) >= _PLURAL_FROM and piece.isalpha() and piece[-1] not in "sxz" else ""
        done.append(start + re.escape(rest) + ("" if piece.isupper() else plural))
    return "".join(done)


def _first_words(form: str) -> set[str]:
    """Every way in which the first word of a form may be written, as `_pattern` takes it."""
    piece = next(piece for piece in _CUT.split(form) if piece)
    word = re.match(r"\w+|.", piece)
    assert word
    firsts = {word[0]}
    if piece[0].islower():
        firsts |= {word[0][0].lower() + word[0][1:], word[0][0].upper() + word[0][1:]}
    return firsts | {first + mark for first in firsts for mark in "sx" if word[0] == piece}


def forms_of(name: str, also: Iterable[str]) -> tuple[str, ...]:
    """The words by which a term is known: its name (« Rageur, rageuse » is two, « (syndrome) » is none)
    and what it is also called."""
    bare = re.sub(rf"[{_SPACES}]*\([^)]*\)", "", name)
    names = [one.strip() for one in bare.split(",")]
    return tuple(dict.fromkeys(form for form in (*map(_as_inside, names), *also) if form))


def _as_inside(name: str) -> str:
    """A name as it stands inside a sentence: « Infolettre » → « infolettre », « RACI » → « RACI »."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
