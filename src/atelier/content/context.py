"""What the readers of blocks share while one file is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from atelier.content.lines import Line
from atelier.content.model import Flows, Inlines, Position
from atelier.content.naming import good_id, slug
from atelier.content.prose import Prose
from atelier.content.remarks import Remarks
from atelier.content.typography import Names, typeset


class Reference(NamedTuple):
    """Something a file calls and that stands elsewhere. `kind`: lesson, term or figure."""

    kind: str
    target: str
    where: Position


class Context:
    """One file being read: where its remarks go, its prose, what it calls."""

    def __init__(self, file: str, course: str, names: Names, remarks: Remarks) -> None:
        self.file = file
        self.course = course
        self.names = names
        self.remarks = remarks
        self.references: list[Reference] = []
        self.sources: dict[str, int] = {}
        self.sources_known: set[str] | None = None
        self.sources_called: set[str] = set()
        self.notes: dict[str, int] = {}
        self.notes_called: set[str] = set()
        self.note_texts: dict[str, tuple[Line, Sequence[Line]]] = {}
        self.sections: set[str] = set()
        self.repeated: dict[str, int] = {}  # a heading's words → how often they were met
        self.in_block = False
        self.marks = 0
        self._ids: dict[str, int] = {}
        self._prose = Prose(self)

    # ------------------------------------------------------------------ places and remarks

    def at(self, line: Line) -> Position:
        """The position of a line's first character."""
        return Position(self.file, line.number, line.column)

    def error(self, code: str, line: Line, /, **args: str | int) -> None:
        """Note a mistake at a line's first character."""
        self.remarks.error(code, line.number, line.column, **args)

    def refer(self, kind: str, target: str, line: int, column: int) -> None:
        """Note that the file calls something that stands elsewhere."""
        self.references.append(Reference(kind, target, Position(self.file, line, column)))

    # ------------------------------------------------------------------ prose

    def flows(self, lines: Sequence[Line]) -> Flows:
        """Paragraphs, lists, tables … of some lines."""
        return self._prose.flows(lines)

    def inlines(self, line: Line) -> Inlines:
        """The words of one line, with their bold, links …"""
        return self._prose.inlines(line)

    def text(self, line: Line) -> str:
        """The words of one line, typeset, where no mark is read."""
        return typeset(line.text.strip(), self.names)

    # ------------------------------------------------------------------ ids

    def id(self, line: Line, *, of: str, unique: bool = True) -> str:
        """Check an id. `of` says whose it is, in the catalogue's words."""
        text = line.text
        if not good_id(text):
            self.error("id_letters", line, id=text[:60], suggestion=slug(text, of))
        elif unique and text in self._ids:
            self.error("id_twice", line, id=text, line=self._ids[text])
        elif unique:
            self._ids[text] = line.number
        return text

    def unique(self, ids: Iterable[Line]) -> None:
        """Check that ids differ inside one block."""
        seen: dict[str, int] = {}
        for line in ids:
            if line.text in seen:
                self.error("sub_id_twice", line, id=line.text, line=seen[line.text])
            elif line.text:
                seen[line.text] = line.number

    # ------------------------------------------------------------------ numbers of sources and notes

    def number_calls(self, lines: Iterable[Line]) -> None:
        """Give sources and notes their numbers, in the order in which a reader meets them."""
        for line in lines:
            if "[" not in line.text:
                continue
            for call in _CALL.finditer(line.text):
                table = self.sources if call[1] == "@" else self.notes
                table.setdefault(call[2], len(table) + 1)


_CALL = re.compile(r"\[([@^])([^\[\]\s]+)\](?!:)")
