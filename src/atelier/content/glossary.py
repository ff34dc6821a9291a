"""The glossary: one file of definitions for the whole app."""

from __future__ import annotations

from typing import NamedTuple

from atelier.content import blocks
from atelier.content.context import Context, Reference
from atelier.content.head import GLOSSARY_KEYS, read_head, require
from atelier.content.model import Remark, Term
from atelier.content.remarks import Remarks
from atelier.content.scanner import Run, scan
from atelier.content.sourcefile import cut_lines, decode
from atelier.content.typography import names_pattern

FILE = "glossaire.md"


class GlossaryReading(NamedTuple):
    """A glossary as read: a broken term is left out, the others stand."""

    terms: tuple[Term, ...]
    remarks: tuple[Remark, ...] = ()
    references: tuple[Reference, ...] = ()


def read_glossary(data: bytes, file: str = FILE) -> GlossaryReading:
    """Read a glossary; never raises for what it holds."""
    remarks = Remarks(file)
    text = decode(data, remarks)
    lines = cut_lines(text, remarks) if text is not None else None
    if lines is None:
        return GlossaryReading((), remarks.all)
    source = scan(lines, remarks)
    context = Context(file, "", names_pattern(()), remarks)
    head = read_head(context, source.head or (), GLOSSARY_KEYS)
    if source.head is not None:
        require(context, head, GLOSSARY_KEYS)
    terms: dict[str, Term] = {}
    for piece in source.pieces:
        if isinstance(piece, Run):
            context.error("glossary_prose", piece.lines[0])
            continue
        before = len(remarks)
        term = blocks.read_block(context, piece, blocks.GLOSSARY_KINDS)
        if isinstance(term, Term) and len(remarks) == before:
            terms[term.id] = term
    return GlossaryReading(tuple(terms.values()), remarks.all, tuple(context.references))
