"""The slides as a PPTX that one edits: real titles, points, tables, pictures with their words, notes."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from atelier.classroom.deck import Deck, Kind, Occasion
from atelier.content import model
from atelier.content.model import Course, Flows, Inlines
from atelier.errors import AtelierError
from atelier.publishing.slides.drawings import pictures
from atelier.publishing.slides.leaves import Leaf, leaves
from atelier.publishing.slides.pages import OPENING, minutes
from atelier.publishing.walk import words_of
from atelier.publishing.words import word, workshop

LANGUAGE = "fr-CA"
_SIZES = (30, 28, 26, 24, 22, 20, 18, 17, 16, 15, 14)
WIDE, HIGH = 816.0, 312.0


def slides_pptx(
    deck: Deck, course: Course, occasion: Occasion, fonts: Path, today: date, *, reserve: bool = False
) -> bytes:
    """The bytes of the PPTX. Raises `publishing.slides_pptx_missing`, `picture_missing`, `not_composed`."""
    try:
        from pptx import Presentation
    except ImportError as missing:
        raise AtelierError("publishing.slides_pptx_missing") from missing
    from atelier.publishing.slides.masters import prepare

    shown = leaves(deck, reserve)
    sources = [flow.source for leaf in shown for flow in leaf.flows if isinstance(flow, model.Figure)]
    drawn = pictures(Path(deck.folder), sources, fonts)
    file = Presentation()
    maker = _Maker(file, prepare(file, deck.workshop), deck, occasion, drawn)
    for leaf in shown:
        maker.add(leaf)
    about = file.core_properties
    about.title, about.author, about.language = deck.title, course.author, LANGUAGE
    about.subject, about.keywords, about.comments = course.subtitle, "", ""
    about.last_modified_by = course.author
    about.created = about.modified = datetime(today.year, today.month, today.day)
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


class _Maker:
    """Adds slides, one a leaf."""

    def __init__(
        self,
        file: Any,
        layouts: Mapping[str, Any],
        deck: Deck,
        occasion: Occasion,
        drawn: Mapping[str, bytes],
    ) -> None:
        self._file, self._layouts = file, layouts
        self._deck, self._occasion, self._drawn = deck, occasion, drawn

    def add(self, leaf: Leaf) -> None:
        """A slide, with its notes."""
        table = next((one for one in leaf.flows if isinstance(one, model.Table)), None)
        figure = next((one for one in leaf.flows if isinstance(one, model.Figure)), None)
        if leaf.id == OPENING:
            slide = self._opening(leaf)
        elif figure is not None and figure.source in self._drawn:
            slide = self._figure(leaf, figure)
        elif table is not None:
            slide = self._table(leaf, table)
        elif leaf.kind in (Kind.QUOTE, Kind.ASKED, Kind.PAUSE, Kind.TITLE):
            slide = self._words(leaf)
        elif leaf.band:
            slide = self._exercise(leaf)
        else:
            slide = self._points(leaf)
        notes = list(lines(leaf.notes))
        if notes:
            frame = slide.notes_slide.notes_text_frame
            frame.text = "\n".join(notes)
            _speak(frame)

    # ------------------------------------------------------------------ kinds

    def _new(self, layout: str, leaf: Leaf) -> Any:
        slide = self._file.slides.add_slide(self._layouts[layout])
        _set(slide.shapes.title, leaf.title)
        opens = leaf.id == OPENING
        small = workshop(self._deck.workshop) if opens else leaf.eyebrow
        eyebrow = _at(slide, 13)
        if small:
            _set(eyebrow, (model.Text(small),))
        else:
            eyebrow._element.getparent().remove(eyebrow._element)
        if not opens:
            self._foot(slide)
            length = len(words_of(leaf.title))
            if length > 36 and layout != "Titre et figure":
                _resize(slide.shapes.title, 33 if length <= 62 else 26)
        return slide

    def _opening(self, leaf: Leaf) -> Any:
        """The title of the workshop, what it promises, who gives it, when."""
        slide = self._new("Titre de l’atelier", leaf)
        occasion = self._occasion
        trainer = word("with_trainer", name=occasion.trainer) if occasion.trainer else ""
        subtitle = next(iter(_rows(leaf.flows)), ("", ()))[1]
        texts: dict[int, list[Inlines]] = {
            1: [subtitle],
            14: [(model.Strong((model.Text(occasion.organisation),)),), (model.Text(trainer),)],
            15: [(model.Text(occasion.date),), (model.Text(occasion.hours),)],
        }
        for index, rows in texts.items():
            kept = [one for one in rows if words_of(one)]
            place = _at(slide, index)
            if kept:
                _write(place, [("", one) for one in kept], 700, 200, (26,) if index == 1 else (18,))
            else:
                place._element.getparent().remove(place._element)
        return slide

    def _foot(self, slide: Any) -> None:
        """The foot and the number, which a slide has only if they are copied from its layout."""
        for shape in slide.slide_layout.placeholders:
            if shape.placeholder_format.idx in (11, 12):
                made = copy.deepcopy(shape._element)
                slide.shapes._spTree.append(made)
                if shape.placeholder_format.idx == 11:
                    said = self._occasion.organisation or self._deck.title
                    slide.shapes[-1].text_frame.text = said
                    _speak(slide.shapes[-1].text_frame)

    def _points(self, leaf: Leaf) -> Any:
        slide = self._new("Titre et points", leaf)
        rows = [*_rows(leaf.flows), *(_option(one) for one in leaf.choices)]
        if leaf.answer and leaf.choices:
            rows = [*(_option(one) for one in leaf.choices), *_rows(leaf.flows)]
        _write(_at(slide, 1), rows, WIDE, HIGH)
        return slide

    def _words(self, leaf: Leaf) -> Any:
        slide = self._new("Grands mots", leaf)
        rows = [(kind, words) for kind, words in _rows(leaf.flows)]
        if leaf.kind is Kind.PAUSE:
            rows = [("", (model.Text(minutes(leaf.minutes)),))]
        _write(_at(slide, 1), [("", words) for _, words in rows], WIDE, 250, (38, 34, *_SIZES))
        return slide

    def _exercise(self, leaf: Leaf) -> Any:
        slide = self._new("Exercice", leaf)
        _write(_at(slide, 1), list(_rows(leaf.flows)), WIDE, 250, _SIZES[3:])
        time = f" ({minutes(leaf.minutes)})" if leaf.minutes else ""
        _write(_at(slide, 2), [("", (*leaf.band, model.Text(time)))], WIDE - 36, 66, _SIZES[5:])
        return slide

    def _table(self, leaf: Leaf, found: model.Table) -> Any:
        """A real table, its rows as high as their words; what goes with it stands below."""
        from pptx.enum.dml import MSO_THEME_COLOR
        from pptx.util import Pt

        slide = self._new("Titre et tableau", leaf)
        rows = (found.head, *found.rows)
        others = [*_rows(tuple(one for one in leaf.flows if one is not found))]
        below = _height(others, 18, WIDE) + 14 if others else 0.0
        wide = WIDE / len(found.head)
        size = next((one for one in _SIZES[2:] if sum(_high(rows, one, wide)) <= HIGH - below), _SIZES[-1])
        made = _at(slide, 1).insert_table(rows=len(rows), cols=len(found.head)).table
        made.horz_banding = False
        for number, (cells, high) in enumerate(zip(rows, _high(rows, size, wide), strict=True)):
            made.rows[number].height = Pt(high)
            for column, cell in enumerate(cells):
                place = made.cell(number, column)
                if number == 0:
                    place.fill.solid()
                    place.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_6
                _paragraph(place.text_frame.paragraphs[0], cell, size)
        if others:  # a text box of its own: what stands below depends on how high the table is
            top = 162 + sum(_high(rows, size, wide)) + 14
            box = slide.shapes.add_textbox(Pt(84), Pt(top), Pt(WIDE), Pt(max(40.0, 474 - top)))
            box.name = word("lesson_text")
            box.text_frame.word_wrap = True
            _write(box, others, WIDE, max(40.0, 474 - top), _SIZES[5:])
        return slide

    def _figure(self, leaf: Leaf, found: model.Figure) -> Any:
        slide = self._new("Titre et figure", leaf)
        place = _at(slide, 1)
        box = (place.left, place.top, place.width, place.height)
        picture = place.insert_picture(io.BytesIO(self._drawn[found.source]))
        _whole(picture, box)
        picture._element.nvPicPr.cNvPr.set("descr", found.alt)
        caption = _at(slide, 2)
        if found.caption:
            _set(caption, found.caption)
        else:
            caption._element.getparent().remove(caption._element)
        return slide


# --------------------------------------------------------------------------- words

Row = tuple[str, Inlines]
"""A paragraph: its mark (« • », « 1 », nothing) and its words."""


def _rows(flows: Flows) -> Iterable[Row]:
    """Flows as paragraphs with their marks."""
    for flow in flows:
        if isinstance(flow, (model.Paragraph, model.Heading)):
            yield "", flow.children
        elif isinstance(flow, (model.Bullets, model.Numbered)):
            start = getattr(flow, "start", 1)
            for number, item in enumerate(flow.items, start):
                mark = str(number) if isinstance(flow, model.Numbered) else "•"
                for _, words in _rows(item):
                    yield mark, words
        elif isinstance(flow, model.Quote):
            for _, words in _rows(flow.children):
                yield "", (model.Emphasis(words),)
        elif isinstance(flow, model.Preformatted):
            for line in flow.text.splitlines():
                yield "", (model.Code(line),)


def _option(one: Any) -> Row:
    words: Inlines = (model.Strong((model.Text(f"{one.letter}. "),)), *one.words)
    if one.right:
        return "", (model.Strong(words), model.Text(f"  ✓ {word('right_answer')}"))
    return "", words


def lines(flows: Flows) -> Iterable[str]:
    """Flows as lines of plain text, for notes."""
    for flow in flows:
        if isinstance(flow, model.Table):
            for row in (flow.head, *flow.rows):
                yield " | ".join(words_of(cell) for cell in row)
        elif isinstance(flow, model.Figure):
            yield flow.alt
        else:
            for mark, words in _rows((flow,)):
                dot = f"{mark}. " if mark.isdigit() else f"{mark} " if mark else ""
                yield dot + words_of(words)


def _at(slide: Any, index: int) -> Any:
    return next((one for one in slide.placeholders if one.placeholder_format.idx == index), None)


def _set(shape: Any, words: Inlines) -> None:
    _paragraph(shape.text_frame.paragraphs[0], words, 0)


def _write(shape: Any, rows: list[Row], width: float, height: float, sizes: tuple[int, ...] = _SIZES) -> None:
    """Paragraphs in a shape, at the largest size that surely fits."""
    frame = shape.text_frame
    size = next((one for one in sizes if _height(rows, one, width) <= height), sizes[-1])
    for number, (mark, words) in enumerate(rows):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        _paragraph(paragraph, words, size)
        _mark(paragraph, mark)


def _height(rows: list[Row], size: float, width: float) -> float:
    """About how high the rows are, in points: a letter is half as wide as it is high."""
    total = 0.0
    for _, words in rows:
        wide = len(words_of(words)) * size * 0.52
        total += (int(wide / (width - 30)) + 1) * size * 1.2 + size * 0.45
    return total


def _high(rows: Sequence[Sequence[Inlines]], size: float, width: float) -> list[float]:
    """About how high each row of a table is, in points."""
    longest = (max(len(words_of(cell)) for cell in row) for row in rows)
    return [(int(one * size * 0.54 / (width - 16)) + 1) * size * 1.2 + 14 for one in longest]


def _paragraph(paragraph: Any, words: Inlines, size: int) -> None:
    _runs(paragraph, words, size, False, False)


def _runs(paragraph: Any, words: Inlines, size: int, bold: bool, italic: bool) -> None:
    from pptx.util import Pt

    for node in words:
        if isinstance(node, (model.Text, model.Code)):
            made = paragraph.add_run()
            made.text = node.text
            made._r.get_or_add_rPr().set("lang", LANGUAGE)
            if size:
                made.font.size = Pt(size)
            if bold:
                made.font.bold = True
            if italic:
                made.font.italic = True
            if isinstance(node, model.Code):
                made.font.name = "Consolas"
        elif isinstance(node, model.Break):
            paragraph.add_line_break()
        elif isinstance(node, model.Superscript):
            _runs(paragraph, node.children, size, bold, italic)
            paragraph.runs[-1]._r.get_or_add_rPr().set("baseline", "30000")
        elif not isinstance(node, (model.NoteMark, model.Cite)):
            strong, leaning = isinstance(node, model.Strong), isinstance(node, model.Emphasis)
            _runs(paragraph, node.children, size, bold or strong, italic or leaning)


def _mark(paragraph: Any, mark: str) -> None:
    """The bullet, the number or nothing, whatever the layout has."""
    from pptx.oxml.ns import qn
    from pptx.oxml.xmlchemy import OxmlElement
    from pptx.util import Pt

    about = paragraph._p.get_or_add_pPr()
    kind = "a:buAutoNum" if mark.isdigit() else "a:buChar" if mark else "a:buNone"
    indent = Pt(34) if mark.isdigit() else Pt(24) if mark else Pt(0)
    for child in list(about):
        if child.tag in (qn("a:buNone"), qn("a:buChar"), qn("a:buAutoNum")):
            about.remove(child)
    about.set("marL", str(int(indent)))
    about.set("indent", str(-int(indent)))
    made: Any = OxmlElement(kind)
    if kind == "a:buAutoNum":
        made.set("type", "arabicPeriod")
    elif kind == "a:buChar":
        made.set("char", "•")
    about.append(made)


def _resize(shape: Any, size: int) -> None:
    from pptx.util import Pt

    for paragraph in shape.text_frame.paragraphs:
        for made in paragraph.runs:
            made.font.size = Pt(size)


def _speak(frame: Any) -> None:
    """Say that the words are in French."""
    for paragraph in frame.paragraphs:
        for made in paragraph.runs:
            made._r.get_or_add_rPr().set("lang", LANGUAGE)


def _whole(picture: Any, box: tuple[int, int, int, int]) -> None:
    """A picture whole in its place, instead of cut to it."""
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    left, top, width, height = box
    wide, high = picture.image.size
    scale = min(width / wide, height / high)
    picture.width, picture.height = round(wide * scale), round(high * scale)
    picture.left = left + (width - picture.width) // 2
    picture.top = top + (height - picture.height) // 2
