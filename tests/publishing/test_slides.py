"""The slides out of the app: PPTX, PDF, handout, agenda, from the courses of the project."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pypdf import PdfReader

from atelier import places
from atelier.classroom.deck import Deck, Kind, Occasion, build
from atelier.content import model
from atelier.content.library import Library
from atelier.content.model import Course, Exercise, Question
from atelier.content.words import plain
from atelier.errors import AtelierError
from atelier.publishing.slides.agenda import agenda_pdf
from atelier.publishing.slides.deck_file import slides_pptx
from atelier.publishing.slides.handout import handout_pdf
from atelier.publishing.slides.leaves import leaves
from atelier.publishing.slides.output import Wanted, write
from atelier.publishing.slides.pages import slides_pdf
from atelier.publishing.walk import words_of

FONTS = places.assets() / "fonts"
TODAY = date(2026, 10, 21)
OCCASION = Occasion("Chambre de commerce", "Hélène Fortier", "21 octobre 2026", "18 h 30 à 20 h 45")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, Deck]:
    library = Library((places.courses(),), tmp_path_factory.mktemp("compiled"))
    course = library.course("relations-publiques")
    lessons = {one.id: library.lesson(course.id, one.id) for one in course.lessons if not one.remarks}
    return course, build(course, lessons)


def said(text: str) -> str:
    """Words without their spaces, which a PDF cuts as it likes."""
    return "".join(text.split()).replace("\N{WORD JOINER}", "").replace("\N{NON-BREAKING HYPHEN}", "-")


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def tagged(pdf: bytes) -> None:
    root = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr-CA"


def test_the_pdf_has_a_page_for_each_slide_and_is_tagged(loaded: tuple[Course, Deck]) -> None:
    course, deck = loaded
    made = slides_pdf(deck, course, OCCASION, FONTS, TODAY)
    assert made.universal and not made.warnings
    tagged(made.pdf)
    shown = pages(made.pdf)
    assert len(shown) == len(deck.way)
    for text, frame in zip(shown, deck.way, strict=True):
        assert said(words_of(frame.title)) in said(text)
    assert "Hélène Fortier" in shown[0]


def test_in_reserve_each_question_has_its_answer_on_a_page_of_its_own(loaded: tuple[Course, Deck]) -> None:
    course, deck = loaded
    found = leaves(deck, reserve=True)
    made = slides_pdf(deck, course, OCCASION, FONTS, TODAY, reserve=True)
    shown = pages(made.pdf)
    assert made.universal and len(shown) == len(found)
    for text, leaf in zip(shown, found, strict=True):
        if leaf.kind is Kind.VOTE and not leaf.answer:
            assert "Bonneréponse" not in said(text), leaf.id


def secrets(deck: Deck) -> list[str]:
    """What no participant's copy holds: notes, debriefs, answers, reasons."""
    found: list[str] = []
    for frame in deck.frames:
        found += [plain(one) for one in (*frame.notes, *frame.answers, *frame.debrief)]
        if isinstance(frame.block, Question):
            found += [plain(one.reason) for one in frame.block.options]
            found.append(plain(frame.block.explanation))
    return [said(one) for one in found if len(said(one)) > 40]


@pytest.mark.parametrize("reserve", [False, True])
def test_the_handout_tells_no_answer_and_nothing_of_the_trainer(
    reserve: bool, loaded: tuple[Course, Deck]
) -> None:
    course, deck = loaded
    made = handout_pdf(deck, course, OCCASION, FONTS, TODAY, reserve=reserve)
    assert made.universal and not made.warnings
    tagged(made.pdf)
    text = said("".join(pages(made.pdf)))
    for frame in deck.way[2:]:
        if frame.kind is not Kind.PAUSE:
            assert said(words_of(frame.title)) in text, frame.id
    for secret in secrets(deck):
        assert secret[:60] not in text
    assert "Bonneréponse" not in text


def test_the_agenda_says_hours_minutes_and_how_each_exercise_is_led(loaded: tuple[Course, Deck]) -> None:
    course, deck = loaded
    made = agenda_pdf(deck, course, datetime(2026, 10, 21, 18, 30), OCCASION, FONTS, TODAY)
    assert made.universal and not made.warnings
    tagged(made.pdf)
    text = said("".join(pages(made.pdf)))
    assert "18h30" in text and "20h45" in text
    for segment in course.agenda:
        assert said(segment.title) in text
    for frame in deck.way:
        if isinstance(frame.block, Exercise):
            for part in (frame.block.hand_in, plain(frame.block.notes[0]), plain(frame.block.answers[0])):
                assert said(part)[:40] in text, frame.id


@pytest.fixture(scope="module")
def file(loaded: tuple[Course, Deck]) -> Presentation:
    course, deck = loaded
    return Presentation(io.BytesIO(slides_pptx(deck, course, OCCASION, FONTS, TODAY, reserve=True)))


def test_the_pptx_has_real_titles_and_a_slide_for_each(
    file: Presentation, loaded: tuple[Course, Deck]
) -> None:
    _, deck = loaded
    found = leaves(deck, reserve=True)
    assert len(file.slides) == len(found)
    for slide, leaf in zip(file.slides, found, strict=True):
        assert slide.shapes.title.text_frame.text == words_of(leaf.title)
    assert (file.slide_width, file.slide_height) == (960 * 12700, 540 * 12700)
    assert {one.name for one in file.slide_layouts} >= {
        "Titre et points",
        "Titre et tableau",
        "Titre et figure",
    }


def test_its_points_are_points_and_its_comparisons_tables(
    file: Presentation, loaded: tuple[Course, Deck]
) -> None:
    _, deck = loaded
    for slide, leaf in zip(file.slides, leaves(deck, reserve=True), strict=True):
        tables = [one for one in slide.shapes if one.has_table]
        if leaf.kind is Kind.COMPARISON:
            flow = next(one for one in leaf.flows if isinstance(one, model.Table))
            cells = [[cell.text for cell in row.cells] for row in tables[0].table.rows]
            assert cells == [[words_of(cell) for cell in row] for row in (flow.head, *flow.rows)]
            assert tables[0].is_placeholder
        elif leaf.kind is Kind.POINTS:
            body = next(one for one in slide.placeholders if one.placeholder_format.idx == 1)
            items = sum(
                len(one.items) for one in leaf.flows if isinstance(one, (model.Bullets, model.Numbered))
            )
            assert len(body.text_frame.paragraphs) == items


def test_its_pictures_have_words_and_all_is_in_french(file: Presentation) -> None:
    pictures = [one for slide in file.slides for one in slide.shapes if hasattr(one, "image")]
    assert pictures
    for one in pictures:
        assert len(one._element.nvPicPr.cNvPr.get("descr")) > 20
        assert one.image.size[0] >= 1900
    for slide in file.slides:
        for run in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
            assert run.get("lang") == "fr-CA"
    assert file.core_properties.language == "fr-CA"


def test_its_notes_are_the_trainers_then_the_lesson(file: Presentation, loaded: tuple[Course, Deck]) -> None:
    _, deck = loaded
    frame = next(one for one in deck.way if one.notes and one.prose)
    slide = next(one for one in file.slides if one.shapes.title.text_frame.text == words_of(frame.title))
    notes = slide.notes_slide.notes_text_frame.text
    first, prose = plain(frame.notes[0]).strip(), plain(frame.prose[-1]).strip()
    assert said(first)[:50] in said(notes)
    assert said(prose)[:30] in said(notes)
    assert said(notes).index(said(first)[:50]) < said(notes).index(said(prose)[:30])


def test_the_same_on_the_same_day_gives_the_same_words(loaded: tuple[Course, Deck]) -> None:
    course, deck = loaded
    short = replace(deck, frames=deck.way[:4])
    one, two = (slides_pdf(short, course, OCCASION, FONTS, TODAY).pdf for _ in range(2))
    assert one == two


def test_a_name_must_end_as_what_it_is(loaded: tuple[Course, Deck], tmp_path: Path) -> None:
    course, deck = loaded
    wanted = Wanted(to="pptx", deck=deck, course=course, start=datetime(2026, 10, 21, 18, 30))
    with pytest.raises(AtelierError) as told:
        write(wanted, tmp_path / "a.pdf", FONTS, TODAY)
    assert told.value.code == "publishing.slides_format"
    assert not (tmp_path / "a.pdf").exists()


def test_a_picture_that_is_missing_is_said(loaded: tuple[Course, Deck], tmp_path: Path) -> None:
    course, deck = loaded
    wanted = Wanted(to="pptx", deck=replace(deck, folder=str(tmp_path)), course=course, start=datetime.min)
    with pytest.raises(AtelierError) as told:
        write(wanted, tmp_path / "a.pptx", FONTS, TODAY)
    assert told.value.code == "publishing.picture_missing"
