"""A slide from the key to the projector, against a bare picture of its size.

Ours: what `paint` does once the slide is prepared, on a picture as large as the screen; on a pause its countdown is
drawn over it too. Bare: `drawPixmap` of a ready picture of that size. Then the whole way to a first slide (the deck
built, the slide laid out and painted at 1080 lines) against painting that slide alone, laid out beforehand.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPixmap

from atelier import places
from atelier.app import application
from atelier.classroom.deck import Deck, Frame, Kind, Occasion, build
from atelier.content.library import Library
from atelier.content.model import Course, Lesson
from atelier.desktop.slides import Look, Slides, View
from benchmarks.measure import Ratio, compared, in_turn, spent

GOAL = 1.15
FIRST_GOAL = 2.0
SIZES = {"1080 lines": QSize(1920, 1080), "4K": QSize(3840, 2160)}
TIMES = 20
"""Paintings in a round: one is shorter than the clock's own noise."""
COURSE = "redaction"


def measure() -> list[Ratio]:
    """The lines."""
    application()
    with TemporaryDirectory() as folder:
        library = Library((places.courses(),), Path(folder))
        course = library.course(COURSE)
        lessons = {one.id: library.lesson(COURSE, one.id) for one in course.lessons}
        slides = made(course, lessons, library)
        frame = next(one for one in slides.deck.way if one.kind is Kind.POINTS)
        pause = next(one for one in slides.deck.way if one.kind is Kind.PAUSE)
        lines = []
        for name, size in SIZES.items():
            lines.append(_painted(f"a prepared slide, {name}", GOAL, slides, frame, View(), size))
        ticking = View(seconds=203.4, total=600)
        lines.append(
            _painted("a tick of the countdown, 1080 lines", None, slides, pause, ticking, SIZES["1080 lines"])
        )
        lines.append(_first(course, lessons, library))
        return lines


def made(course: Course, lessons: dict[str, Lesson], library: Library) -> Slides:
    """The slides of a course."""
    deck: Deck = build(course, lessons)
    return Slides(
        deck, Look(False, "indigo"), Occasion("Chambre"), lambda name: library.scenario(course.id, name)
    )


def _painted(what: str, goal: float | None, slides: Slides, frame: Frame, view: View, size: QSize) -> Ratio:
    screen = QImage(size, QImage.Format.Format_RGB32)
    box = QRectF(0, 0, size.width(), size.height())
    bare = QPixmap(size)
    bare.fill()
    slides.prepare(frame, view, size, 1.0)

    def many(paint: Callable[[QPainter], object]) -> Callable[[], float]:
        def work() -> None:
            for _ in range(TIMES):
                painter = QPainter(screen)
                paint(painter)
                painter.end()

        return lambda: spent(work)

    ours = many(lambda painter: slides.paint(painter, box, frame, view))
    return compared(what, goal, *in_turn(ours, many(lambda painter: painter.drawPixmap(0, 0, bare))))


def _first(course: Course, lessons: dict[str, Lesson], library: Library) -> Ratio:
    size = SIZES["1080 lines"]
    ready = made(course, lessons, library)
    first = ready.deck.way[0]
    sheet = ready.sheet(first, View())
    assert sheet.fits

    def ours() -> None:
        slides = made(course, lessons, library)
        slides.prepare(slides.deck.way[0], View(), size, 1.0)

    def alone() -> None:
        ready.forget_paint()
        ready.prepare(first, View(), size, 1.0)

    count = len(ready.deck.frames)
    return compared(
        f"{count} frames opened to the first slide",
        FIRST_GOAL,
        *in_turn(lambda: spent(ours), lambda: spent(alone)),
    )
