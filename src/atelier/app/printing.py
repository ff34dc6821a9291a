"""Printing from the windows: what, on which paper, to a file or to the printer."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from atelier import places
from atelier.desktop.jobs.dialog import run
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.segmented import Segmented
from atelier.progress.lists import When

if TYPE_CHECKING:
    from atelier.app import App
    from atelier.publishing.handout import Handout, Printing
    from atelier.simulation.game import Game


def _tr(words: str) -> str:
    return QCoreApplication.translate("Printing", words)


def print_content(app: App, what: str) -> None:
    """Print a course (« course ») or a lesson (« course/lesson »)."""
    course_id, _, lesson_id = what.partition("/")
    course = app.session.course(course_id)
    lesson = next((one for one in course.lessons if one.id == lesson_id), None)
    title = lesson.title if lesson else course.title

    def make() -> Handout:
        from atelier.publishing.handout import CourseHandout, LessonHandout, titles_of

        terms = {term.id: term for term in app.library.terms()}
        titles = titles_of(app.session.courses)
        if lesson is not None:
            return LessonHandout(course, app.library.lesson(course.id, lesson.id), terms, titles)
        shown = tuple(app.library.lesson(course.id, one.id) for one in course.lessons if not one.remarks)
        return CourseHandout(course, shown, terms, titles)

    _ask(app, title, make)


def print_debrief(app: App, game: Game) -> None:
    """Print how a game of a simulation went."""

    def make() -> Handout:
        from atelier.publishing.debrief import as_lesson
        from atelier.publishing.handout import LessonHandout, titles_of
        from atelier.simulation.debrief import debrief

        course = app.session.course(game.scenario.course)
        return LessonHandout(course, as_lesson(debrief(game)), {}, titles_of(app.session.courses))

    _ask(app, game.scenario.title, make)


def print_sources(app: App, course_id: str) -> None:
    """Print the sources of a workshop."""
    course = app.session.course(course_id)

    def make() -> Handout:
        from atelier.publishing import bibliography
        from atelier.publishing.handout import titles_of

        shown = (app.library.lesson(course.id, one.id) for one in course.lessons if not one.remarks)
        return bibliography.handout(course, shown, titles_of(app.session.courses))

    _ask(app, _tr("Sources de l’atelier {n}").format(n=course.workshop or "").strip(), make)


def print_tasks(app: App) -> None:
    """Print « ce qui me reste à faire »."""

    def make() -> Handout:
        from atelier.publishing.handout import Task, TasksHandout

        rows = [row for row in app.session.rows() if row.state == "todo" and row.when is not When.RETIRED]
        names = {course.id: course.title for course in app.session.courses}
        return TasksHandout(
            tuple(Task(row.text, row.why, row.due, row.list_title, names.get(row.course, "")) for row in rows)
        )

    _ask(app, _tr("Ce qui me reste à faire"), make)


def _ask(app: App, title: str, make: Callable[[], Handout]) -> None:
    dialog = Dialog(app.theme, _tr("Imprimer"), app.window)
    dialog.add_text(title, "strong")
    papers = Segmented(app.theme, _tr("Papier"), (("letter", _tr("Lettre US")), ("a4", "A4")))
    papers.choose(app.session.preferences.paper)
    papers.chosen.connect(lambda paper: app.session.keep(paper=paper))
    dialog.body.addWidget(papers)
    dialog.add_text(
        _tr("Vos coches et vos textes y paraissent. Le PDF se lit aussi par un lecteur d’écran."),
        "small",
        "ink2",
    )
    dialog.add_buttons(
        ("no", _tr("Annuler")),
        ("paper", _tr("Imprimer sur papier")),
        ("file", _tr("Enregistrer en PDF")),
        safe="no",
        filled="file",
    )
    answer = dialog.ask()
    if answer == "file":
        name = f"{title.replace('/', '-').replace(':', '').strip()}.pdf"
        start = Path.home() / name
        chosen, _ = QFileDialog.getSaveFileName(
            app.window, _tr("Enregistrer en PDF"), str(start), "PDF (*.pdf)"
        )
        if chosen:
            out = Path(chosen if chosen.lower().endswith((".pdf", ".txt")) else f"{chosen}.pdf")
            write(
                app,
                title,
                make,
                out,
                lambda: app.session.say(_tr("Enregistré : {file}").format(file=out.name)),
            )
    elif answer == "paper":
        out = paper_file(app)
        write(app, title, make, out, lambda: to_printer(app, out))


def write(app: App, title: str, make: Callable[[], Handout], out: Path, done: Callable[[], None]) -> None:
    """Write a handout in the background, with progress."""
    printing = printing_of(app)
    handout = make()

    def work(progress: Callable[[int, int], None], stop: Event) -> None:
        from atelier.publishing import output

        output.write(handout, printing, out, places.assets() / "fonts", progress, stop)

    run(app.theme, app.window, _tr("Préparation de « {title} »").format(title=title), work, lambda _: done())


def printing_of(app: App) -> Printing:
    """How to print, with the person's own state."""
    from atelier.publishing.handout import Paper, Printing

    state, written = app.session.state, {}
    for course in app.session.courses:
        for lesson in course.lessons:
            for activity in lesson.activities:
                if activity.kind == "reflection":
                    key = f"{course.id}/{activity.id}"
                    text = app.session.text_of(key)
                    if text:
                        written[key] = text
    return Printing(
        date=app.session.today(),
        paper=Paper(app.session.preferences.paper),
        legible=app.session.preferences.reading == "hyperlegible",
        person=app.session.name,
        ticked={key: tick.state for key, tick in state.ticks().items()},
        written=written,
    )


def paper_file(app: App) -> Path:
    """Where to write what goes to the printer. It holds the person's words: it stands with them, is
    erased with them, and takes the place of the one before."""
    folder = places.own_cache(app.folder) / "printed"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=folder)) / "atelier.pdf"


def to_printer(app: App, file: Path) -> None:
    """Hand the PDF to the system's printing, else to its PDF reader, and say which it was."""
    if _printed(file):
        app.session.say(_tr("Le document est envoyé à l’impression."))
    elif QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        app.session.say(_tr("Le document s’ouvre dans votre lecteur de PDF : imprimez-le de là."))
    else:
        app.session.say(
            _tr("Rien ici n’a pu imprimer ni ouvrir le document. Essayez plutôt « Enregistrer en PDF ».")
        )


def _printed(file: Path) -> bool:
    """Whether the system took a document to print it."""
    if sys.platform == "win32":
        import os

        try:
            os.startfile(file, "print")
        except OSError:  # no program here prints a PDF
            return False
        return True
    command = shutil.which("lp")
    if command is None:
        return False
    return subprocess.run([command, file], capture_output=True, check=False).returncode == 0
