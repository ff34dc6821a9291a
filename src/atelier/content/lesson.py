"""One lesson: from the text of its file to the model."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from atelier.content import blocks
from atelier.content.blocks.kind import prose
from atelier.content.context import Context, Reference
from atelier.content.head import LESSON_KEYS, read_head, read_list, read_minutes, require
from atelier.content.lines import Line, Lines
from atelier.content.model import Block, Footnote, Lesson, LessonOutline, Prose, Remark, Sources
from atelier.content.notes import split_notes
from atelier.content.outline import broken, outline
from atelier.content.remarks import Remarks
from atelier.content.scanner import Fence, Run, Source, scan
from atelier.content.sourcefile import cut_lines, decode
from atelier.content.typography import Names, names_pattern
from atelier.content.words import count, fingerprint

_AFTER_PAGE = ("debrief", "answers", "notes")
"""Parts that a reader at home does not meet: their sources are numbered last."""


class Reading(NamedTuple):
    """A lesson as read. `lesson` is None where an error keeps it from showing."""

    outline: LessonOutline
    lesson: Lesson | None
    remarks: tuple[Remark, ...] = ()
    references: tuple[Reference, ...] = ()
    objectives: tuple[tuple[str, Line], ...] = ()


def read_lesson(data: bytes, file: str, course: str = "", names: Names | None = None) -> Reading:
    """Read a lesson. `file` is relative to the course's folder; never raises for what it holds."""
    remarks = Remarks(file)
    text = decode(data, remarks)
    lines = cut_lines(text, remarks) if text is not None else None
    if lines is None:
        stem = PurePosixPath(file).stem
        return Reading(broken(stem, stem, file, remarks.errors), None, remarks.all)
    return _read(lines, file, course, names or names_pattern(()), remarks)


def _read(lines: Lines, file: str, course: str, names: Names, remarks: Remarks) -> Reading:
    source = scan(lines, remarks)
    context = Context(file, course, names, remarks)
    head = read_head(context, source.head or (), LESSON_KEYS)
    if source.head is not None:
        require(context, head, LESSON_KEYS)
    nothing = Line(1, "")
    id_ = (
        context.id(head["id"], of="lecon", unique=False)
        if head.get("id", nothing).text
        else PurePosixPath(file).stem
    )
    title, lead = (context.text(head.get(key, nothing)) for key in ("title", "lead"))
    minutes = read_minutes(context, head.get("minutes", nothing))
    objectives = read_list(context, head.get("objectives", nothing))
    read = _blocks(context, source)
    footnotes = _footnotes(context)
    if not read and not remarks.errors:
        context.remarks.error("lesson_empty", lines[-1].number)
    if remarks.errors:
        shown = broken(id_, title or id_, file, remarks.errors)
        return Reading(shown, None, remarks.all, tuple(context.references), objectives)
    lesson = Lesson(
        id_,
        course,
        title,
        minutes,
        lead,
        tuple(name for name, _ in objectives),
        read,
        footnotes,
        count(read, lead),
        fingerprint(title, lead, read),
        file,
    )
    return Reading(outline(lesson), lesson, remarks.all, tuple(context.references), objectives)


def _blocks(context: Context, source: Source) -> tuple[Block, ...]:
    _prepare(context, source)
    done: list[Block] = []
    ended: Line | None = None
    for piece in source.pieces:
        if isinstance(piece, Run):
            flows = context.flows(piece.lines)
            if flows:
                done.append(Prose(flows, context.at(piece.lines[0])))
                if ended:
                    context.error("after_sources", piece.lines[0], line=ended.number)
            continue
        if ended:
            code = "sources_twice" if piece.kind.text == "sources" else "after_sources"
            context.error(code, piece.head, line=ended.number)
        block = blocks.read_block(context, piece, blocks.LESSON_KINDS)
        if isinstance(block, Sources):
            ended = piece.head
        if block is not None:
            done.append(block)  # type: ignore[arg-type]
    return tuple(done)


def _prepare(context: Context, source: Source) -> None:
    """Know the notes and the sources before the prose that calls them, and number both."""
    page: list[Line] = []
    later: list[Line] = []
    notes: list[Line] = []
    for piece in source.pieces:
        for lines, at_home in _bodies(piece):
            rest, found = split_notes(lines)
            (page if at_home else later).extend(rest)
            for note in found:
                if note.id.text in context.note_texts:
                    context.error("note_twice", note.id, id=note.id.text[:60])
                elif all(line.blank for line in note.lines):
                    context.error("note_empty", note.id, id=note.id.text[:60])
                context.note_texts.setdefault(note.id.text, (note.id, note.lines))
                notes += note.lines
        if isinstance(piece, Fence) and piece.kind.text == "sources":
            known = (line.text.rpartition("{#")[2] for line in piece.body if "{#" in line.text)
            own = {(words.split("}")[0].split() or [""])[0] for words in known}
            context.sources_known = own | (context.sources_known or set())
    context.number_calls([*page, *notes, *later])


def _bodies(piece: Run | Fence) -> list[tuple[Lines, bool]]:
    """The bodies of a piece, each with whether the page at home shows it."""
    if isinstance(piece, Run):
        return [(piece.lines, True)]
    home = piece.kind.text not in ("slide", "card")
    return [
        (piece.body, home),
        *((part.body, home and part.name.text not in _AFTER_PAGE) for part in piece.parts),
    ]


def _footnotes(context: Context) -> tuple[Footnote, ...]:
    for name, (place, _) in context.note_texts.items():
        if name not in context.notes_called and name not in context.notes:
            context.error("note_unused", place, id=name[:60])
    known = [
        (number, context.note_texts[name][1])
        for name, number in context.notes.items()
        if name in context.note_texts
    ]
    return tuple(Footnote(number, prose(context, lines)) for number, lines in sorted(known))
