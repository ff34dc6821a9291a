"""A workshop of more than sixty slides presented: from « Commencer » to the console and the first slide, both painted.

The baseline lays out and paints that first slide alone at the size of a projector. Ours builds both windows: the
console with its notes, its list of all the frames and its agenda, and the room's. A key: all that a key
makes us do (the slide painted on the room's window, the console refreshed, the move recorded) against painting a bare
picture of that size; the room's window is painted first. One frame of 60 Hz is 16.7 ms.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from atelier import places
from atelier.app import application
from atelier.app.presenting import SessionLog
from atelier.classroom.deck import build
from atelier.content.library import Library
from atelier.desktop.presenter.leader import Leader
from atelier.desktop.presenter.presenter import Presenter, Setup
from atelier.desktop.slides import Look, Occasion, Slides, View
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Look as Appearance
from atelier.desktop.theme.theme import Theme
from atelier.journal.gathered import Gathered
from benchmarks.measure import Ratio, compared, in_turn, spent

SIZE = QSize(1920, 1080)


def measure() -> list[Ratio]:
    """The lines."""
    qt = application()
    theme = Theme(qt, Appearance("light", 100, "atelier", "reduced"))
    library = Library((places.courses(),), places.cache())
    course = max(library.courses(), key=lambda one: sum(lesson.slides for lesson in one.lessons))
    deck = build(course, {one.id: library.lesson(course.id, one.id) for one in course.lessons})
    look = Look(False, tokens.hue(course.workshop))
    with Gathered(places.home() / "classes") as store:
        count = 0

        def presented() -> Presenter:
            nonlocal count
            count += 1
            log = SessionLog(store, f"mesure-{count}")
            leader = Leader(deck, course, log, lambda name: library.scenario(course.id, name), _now)
            slides = Slides(deck, look, Occasion(), leader.scenarios)
            leader.begin(_now())
            presenter = Presenter(theme, leader, slides, Setup(two=False))
            presenter.open()
            assert presenter.room is not None
            presenter.room.resize(SIZE)
            presenter.own.showNormal()
            presenter.own.resize(1440, 900)
            for window in (presenter.own, presenter.room):
                window.grab()
            return presenter

        opened: list[Presenter] = []

        def ours() -> None:
            opened.append(presented())

        def bare() -> None:
            image = QImage(SIZE, QImage.Format.Format_RGB32)
            painter = QPainter(image)
            slides = Slides(deck, look, Occasion(), lambda name: library.scenario(course.id, name))
            painter.drawPixmap(0, 0, slides.pixmap(deck.way[0], View(), SIZE, 1.0))
            painter.end()

        opening = in_turn(lambda: spent(ours), lambda: spent(bare))
        for one in opened[:-1]:
            one.close(ended=True)
        lines = [
            compared(f"{len(deck.frames)} frames opened / a slide", None, *opening),
            _key(opened[-1]),
        ]
        opened[-1].close(ended=True)
    qt.processEvents()
    return lines


def _now() -> datetime:
    return datetime.now().astimezone()


def _key(presenter: Presenter) -> Ratio:
    """From the key to the slide on the room's window."""
    canvas, leader = presenter.canvas, presenter.leader
    picture = QImage(canvas.size(), QImage.Format.Format_RGB32)
    plain = QPixmap(canvas.size())
    plain.fill(Qt.GlobalColor.white)

    def ours() -> float:
        if leader.following.id == leader.frame.id:
            leader.first()
        canvas.prepare()

        def pressed() -> None:
            press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(presenter.own, press)
            canvas.render(picture)

        return spent(pressed)

    def bare() -> float:
        def painted() -> None:
            painter = QPainter(picture)
            painter.drawPixmap(0, 0, plain)
            painter.end()

        return spent(painted)

    return compared("a key, the slide and the whole console", None, *in_turn(ours, bare))
