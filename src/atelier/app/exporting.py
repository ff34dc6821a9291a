"""What a trainer takes away of a workshop: slides to edit, slides as PDF, a handout, an agenda."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from atelier import places
from atelier.app.presenting import occasion as usual
from atelier.classroom import deck
from atelier.classroom.deck import Occasion
from atelier.content.model import Course
from atelier.desktop.jobs.dialog import run

if TYPE_CHECKING:
    from atelier.app import App

START = time(18, 30)
"""When a workshop begins, where no class says."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Exporting", words)


def export(app: App, course: Course, to: str, occasion: Occasion | None = None, start: time = START) -> None:
    """Ask where, then write `to`: pptx, pdf, handout or agenda."""
    from atelier.publishing.slides.output import ENDINGS

    ending = ENDINGS[to]
    name = f"{_name(to)} - {course.title}".replace("/", "-").replace(":", "").strip()
    kind = "PowerPoint (*.pptx)" if ending == ".pptx" else "PDF (*.pdf)"
    chosen, _ = QFileDialog.getSaveFileName(
        app.window, _tr("Enregistrer"), str(Path.home() / f"{name}{ending}"), kind
    )
    if chosen:
        out = Path(chosen if chosen.lower().endswith(ending) else f"{chosen}{ending}")
        write(app, course, to, out, occasion or usual(app), start)


def write(
    app: App,
    course: Course,
    to: str,
    out: Path,
    occasion: Occasion,
    start: time = START,
    done: Callable[[], None] | None = None,
) -> None:
    """Write a file in the background, and say so."""
    from atelier.publishing.handout import Paper
    from atelier.publishing.slides import output

    lessons = {one.id: app.library.lesson(course.id, one.id) for one in course.lessons if not one.remarks}
    today = app.session.today()
    wanted = output.Wanted(
        to=to,
        deck=deck.build(course, lessons),
        course=course,
        start=datetime.combine(today, start),
        occasion=occasion,
        paper=Paper(app.session.preferences.paper),
    )

    def work(progress: Callable[[int, int], None], stop: Event) -> None:
        output.write(wanted, out, places.assets() / "fonts", today, stop)

    def finished(_: object) -> None:
        app.session.say(_tr("Enregistré : {file}").format(file=out.name))
        if done:
            done()

    run(app.theme, app.window, _tr("Préparation de « {title} »").format(title=course.title), work, finished)


def _name(to: str) -> str:
    return {
        "pptx": _tr("Diapositives"),
        "pdf": _tr("Diapositives"),
        "handout": _tr("Document à distribuer"),
        "agenda": _tr("Déroulement"),
    }[to]
