"""Slides on the canvas: every frame of the four courses fits, reads, and tells nothing too soon."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from atelier import places
from atelier.classroom.deck import Deck, Frame, Kind, Occasion, build
from atelier.content import model
from atelier.content.library import Library
from atelier.content.model import Bullets, Figure, Paragraph, QuestionKind, Text
from atelier.content.scenario.model import Scenario
from atelier.content.words import plain
from atelier.desktop.slides import Look, Slides, View, stages
from atelier.desktop.slides.fit import views
from atelier.desktop.slides.setting import FLOOR
from atelier.desktop.theme import tokens

OCCASION = Occasion("Chambre de commerce de Val-des-Érables", "Hélène Fortier", "21 octobre 2026", "18 h 30")
COURSES = ("affaires", "redaction", "relations-publiques", "recette")


@pytest.fixture(scope="session")
def library(compiled: Path) -> Library:
    return Library((places.courses(),), compiled)


@pytest.fixture
def slides(qapp: object, library: Library) -> Callable[..., Slides]:
    def make(course: str, dark: bool = False) -> Slides:
        found = library.course(course)
        lessons = {one.id: library.lesson(course, one.id) for one in found.lessons if not one.remarks}
        look = Look(dark, tokens.hue(found.workshop))
        return Slides(build(found, lessons), look, OCCASION, lambda name: library.scenario(course, name))

    return make


def one_slide(frame: Frame, folder: str = "") -> Slides:
    """The slides of a deck of one frame."""
    deck = Deck("atelier", 3, "Un atelier", "", folder, (frame,))
    return Slides(deck, Look(), OCCASION, no_scenario)


def no_scenario(name: str) -> Scenario:
    raise AssertionError(name)


@pytest.mark.parametrize("course", COURSES)
def test_every_frame_of_a_course_fits(course: str, slides: Callable[..., Slides]) -> None:
    """Reserve included: votes at their stages, decisions at each step, simulations at each moment."""
    made = slides(course)
    seen = 0
    for frame in made.deck.frames:
        met: set[str] = set()
        for view in views(made, frame):
            seen += 1
            where = f"{frame.id} {view.stage} {view.path}"
            last = view.path[-1][0] if view.path else ""
            if isinstance(frame.block, model.Simulation) and last in met:
                assert made.fits(frame, view), where  # laid out before, with other echoes
                continue
            met.add(last)
            sheet = made.sheet(frame, view)
            assert sheet.fits, where
            assert sheet.smallest >= FLOOR, where
            assert sheet.text(), where
            for one in sheet.words:
                assert one.area.left() >= 160 and one.area.right() <= 1810, where
                assert one.area.top() >= 40 and one.area.bottom() <= 968, where
            for one, other in combinations(sheet.words, 2):
                both = one.area.intersected(other.area)
                assert min(both.width(), both.height()) < 4, f"{where}: {one.said} / {other.said}"
    assert seen > 300


def test_the_lines_are_the_same_at_every_size(slides: Callable[..., Slides]) -> None:
    made = slides("recette")
    frame = next(one for one in made.deck.way if one.kind is Kind.EXERCISE)
    before = made.sheet(frame, View()).lines
    images = []
    for width, height, ratio in ((480, 270, 1.0), (1280, 800, 1.5), (3840, 2160, 1.0)):
        made.forget()
        image = made.pixmap(frame, View(), QSize(width, height), ratio).toImage()
        assert made.sheet(frame, View()).lines == before
        images.append(image)
    small, _, large = images
    # shrunk, the largest is the smallest: no word has changed its line
    shrunk = large.scaled(small.size(), mode=Qt.TransformationMode.SmoothTransformation)
    assert difference(small, shrunk) < 8


def difference(one: QImage, other: QImage) -> float:
    """The mean difference of the greens of two pictures of one size."""
    total = 0
    for y in range(0, one.height(), 3):
        for x in range(0, one.width(), 3):
            total += abs(one.pixelColor(x, y).green() - other.pixelColor(x, y).green())
    return total / ((one.height() // 3) * (one.width() // 3))


def test_what_a_screen_reader_says_is_in_the_order_of_reading(slides: Callable[..., Slides]) -> None:
    made = slides("relations-publiques")
    frame = next(one for one in made.deck.way if one.id.endswith("/trois-traits"))
    said = made.sheet(frame, View()).text().replace("\N{NO-BREAK SPACE}", " ")
    assert said.split("\n")[:4] == [
        "La foule : pourquoi des gens ordinaires s’acharnent",
        "Trois traits de la foule, selon Le Bon",
        "Irresponsabilité",
        "« tout le monde le fait »",
    ]
    exercise = next(one for one in made.deck.way if one.kind is Kind.EXERCISE)
    assert made.says(exercise, View(seconds=203.2, total=360)).endswith("\n3:24")
    assert "À la maison" not in made.sheet(exercise, View()).text()


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("course", COURSES)
def test_words_stand_out_from_what_is_painted_behind_them(
    course: str, dark: bool, slides: Callable[..., Slides]
) -> None:
    """Sampled: what is painted under each paragraph, against the colour of its letters."""
    made = slides(course, dark)
    kinds: set[tuple[Kind, int]] = set()
    for frame in made.deck.frames:
        if isinstance(frame.block, model.Simulation):
            continue
        for stage in stages(frame):
            if (frame.kind, stage) in kinds:
                continue
            kinds.add((frame.kind, stage))
            counts = {}
            if isinstance(frame.block, model.Question):
                counts = {one.id: place + 1 for place, one in enumerate(frame.block.options)}
            view = View(stage=stage, counts=counts)
            image = made.pixmap(frame, view, QSize(1920, 1080), 1.0).toImage()
            for one in made.sheet(frame, view).words:
                behind = image.pixelColor(round(one.area.left()) + 1, round(one.area.center().y()))
                ground = _ground(image, one.area) or behind
                found = contrast(QColor(one.laid.style.colour), ground)
                assert found >= 7, f"{frame.id} {stage} « {one.said} » {found:.1f}"


def _ground(image: QImage, area: QRectF) -> QColor | None:
    """The colour met most often where a paragraph stands: that of its ground."""
    met: dict[str, int] = {}
    for x in range(round(area.left()), round(area.right()), 5):
        for y in range(round(area.top()) + 1, round(area.bottom()), 7):
            if 0 <= x < image.width() and 0 <= y < image.height():
                name = image.pixelColor(x, y).name()
                met[name] = met.get(name, 0) + 1
    return QColor(max(met, key=lambda name: met[name])) if met else None


def test_nothing_of_an_answer_shows_before_its_stage(slides: Callable[..., Slides], library: Library) -> None:
    for course in COURSES:
        made = slides(course)
        for frame in made.deck.frames:
            block = frame.block
            if not isinstance(block, model.Question):
                continue
            counts = {one.id: 2 for one in block.options}
            for stage in (0, 1):
                said = made.sheet(frame, View(stage=stage, counts=counts)).text()
                assert "Bonne réponse" not in said
                for reason in (block.explanation, *(one.reason for one in block.options)):
                    words = plain(reason).strip()
                    assert not words or words not in said, frame.id
                if block.kind is QuestionKind.SHORT:
                    lines = said.split("\n")
                    assert not any(plain(one.text) in lines for one in block.options if one.right), frame.id
            told = made.sheet(frame, View(stage=2)).text()
            pairs = block.kind in (QuestionKind.ORDERING, QuestionKind.MATCHING)
            assert pairs or "Bonne réponse" in told, frame.id


def question(kind: QuestionKind) -> Frame:
    options = tuple(
        model.Option(name, (Text(name),), name == "oui", reason=(Paragraph((Text(f"parce que {name}"),)),))
        for name in ("oui", "non")
    )
    block = model.Question("q", kind, (Text("Est-ce vrai?"),), (), options)
    return Frame("l/q", Kind.VOTE, block.title, block=block)


def test_the_words_of_the_right_answer_stand_on_its_bar_however_it_is_filled(qapp: object) -> None:
    frame = question(QuestionKind.TRUE_FALSE)
    made = one_slide(frame)
    for yes in range(0, 41, 4):
        sheet = made.sheet(frame, View(stage=2, counts={"oui": yes, "non": 40 - yes}))
        assert sheet.fits
        for one, other in combinations(sheet.words, 2):
            assert not one.area.adjusted(2, 2, -2, -2).intersects(other.area), (
                f"{yes}: {one.said} {other.said}"
            )


def test_the_same_before_the_answer_whichever_is_right(qapp: object) -> None:
    """Asked and counted, a question is painted the same when another option is the right one."""
    frame = question(QuestionKind.TRUE_FALSE)
    block = frame.block
    assert isinstance(block, model.Question)
    turned = replace(block, options=tuple(replace(one, right=not one.right) for one in block.options))
    other = replace(frame, block=turned)
    for stage, same in ((0, True), (1, True), (2, False)):
        view = View(stage=stage, counts={"oui": 4, "non": 9})
        one = one_slide(frame).pixmap(frame, view, QSize(960, 540), 1.0).toImage()
        two = one_slide(other).pixmap(other, view, QSize(960, 540), 1.0).toImage()
        assert (one == two) is same, stage


def test_too_many_words_are_said_not_to_fit(qapp: object) -> None:
    items = tuple(
        (Paragraph((Text("une phrase bien trop longue pour une diapositive " * 4),)),) for _ in range(9)
    )
    frame = Frame("l/s", Kind.POINTS, (Text("Trop"),), (Bullets(items),))
    assert not one_slide(frame).sheet(frame, View()).fits
    long = Frame("l/t", Kind.QUOTE, (Text("Anticonstitutionnellement" * 9),))
    assert not one_slide(long).sheet(long, View()).fits


def drawing(folder: Path, size: int) -> Frame:
    (folder / "d.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 510 300" width="510" height="300">'
        f'<rect x="100" y="100" width="200" height="100" fill="#000000"/><text x="9" y="40" font-size="{size}">a</text></svg>'
    )
    return Frame("l/f", Kind.FIGURE, (Text("Un dessin"),), (Figure("d.svg", "Un carré."),))


def test_a_figure_is_sharp_at_4k_and_its_least_words_are_large_enough(qapp: object, tmp_path: Path) -> None:
    frame = drawing(tmp_path, 15)
    made = one_slide(frame, str(tmp_path))
    sheet = made.sheet(frame, View())
    assert sheet.fits and "Un carré." in sheet.text()
    image = made.pixmap(frame, View(), QSize(3840, 2160), 1.0).toImage()
    row = [image.pixelColor(x, 1050).green() for x in range(1400, 3700)]
    edges = [one for one in row if 40 < one < 215]
    assert min(row) == 0 and len(edges) <= 4  # from page to black in a pixel or two
    small = drawing(tmp_path, 9)
    assert not one_slide(small, str(tmp_path)).sheet(small, View()).fits


def test_on_another_shape_the_slide_is_whole_and_in_the_middle(slides: Callable[..., Slides]) -> None:
    made = slides("affaires")
    frame = made.deck.way[3]
    page = made.pixmap(frame, View(), QSize(1600, 900), 1.0).toImage()
    square = QImage(1600, 1200, QImage.Format.Format_RGB32)
    painter = QPainter(square)
    made.paint(painter, QRectF(0, 0, 1600, 1200), frame, View())
    painter.end()
    assert square.copy(60, 150, 1540, 900) == page.copy(60, 0, 1540, 900)
    assert square.pixelColor(800, 20) == page.pixelColor(800, 5) == square.pixelColor(800, 1190)


def test_a_tick_paints_only_the_countdown(slides: Callable[..., Slides]) -> None:
    made = slides("redaction")
    frame = next(one for one in made.deck.way if one.kind is Kind.PAUSE)
    size = QSize(1920, 1080)
    sheet = made.sheet(frame, View(seconds=600, total=600))
    images = [
        made.pixmap(frame, View(seconds=left, total=600), size, 1.0).toImage() for left in (600, 599, 0)
    ]
    assert made.sheet(frame, View(seconds=3, total=600)) is sheet
    clock = sheet.clock
    assert clock is not None
    left = round(clock.area.left()) - 40
    assert images[0].copy(0, 0, left, 1080) == images[1].copy(0, 0, left, 1080)
    assert images[0] != images[1] != images[2]
    assert made.says(frame, View(seconds=-2, total=600)).endswith("Terminé")


def test_what_is_painted_is_kept_within_bounds_and_forgotten(slides: Callable[..., Slides]) -> None:
    made = slides("affaires")
    size = QSize(1920, 1080)
    first = made.deck.way[0]
    made.prepare(first, View(), size, 1.0)
    kept = made.pixmap(first, View(), size, 1.0).cacheKey()
    assert made.pixmap(first, View(), size, 1.0).cacheKey() == kept
    assert made.pixmap(first, View(), size, 2.0).devicePixelRatio() == 2
    made.forget()
    assert made.pixmap(first, View(), size, 1.0).cacheKey() != kept
