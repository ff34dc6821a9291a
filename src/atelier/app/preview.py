"""`atelier preview`: a lesson as it will be, again each time its file is saved, its mistakes beside it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier import places
from atelier.authoring import shelves
from atelier.content import model
from atelier.content.course import FILE as COURSE
from atelier.content.course import CourseFile, read_course
from atelier.content.glossary import FILE as GLOSSARY
from atelier.content.lesson import read_lesson
from atelier.content.library import Library
from atelier.content.linking import Linker
from atelier.content.remarks import Remarks
from atelier.content.report import Found, check
from atelier.content.scenario.model import Scenario
from atelier.content.sourcefile import read_bytes
from atelier.content.typography import names_pattern
from atelier.desktop.jobs import Job
from atelier.desktop.reading.context import Context
from atelier.desktop.screens.lesson.reader import Reader
from atelier.desktop.screens.mine.remark import RemarkCard, counted
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.combo import Combo
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear
from atelier.errors import AtelierError
from atelier.journal.journal import Journal
from atelier.preferences import Preferences
from atelier.wording import explain

SETTLE = 120
"""Milliseconds after a change: an editor may write a file in several goes."""


@dataclass
class _Shelf:
    """The library, with the terms that a preview may explain."""

    library: Library

    def courses(self) -> tuple[model.Course, ...]:
        return self.library.courses()

    def lesson(self, course: str, lesson: str) -> model.Lesson:
        return self.library.lesson(course, lesson)

    def scenario(self, course: str, simulation: str) -> Scenario:
        return self.library.scenario(course, simulation)

    def terms(self) -> tuple[model.Term, ...]:
        return self.library.terms()


class Preview(QWidget):
    """The window of a preview: one lesson, every other of its course a choice away. Answers typed in it
    are forgotten when it closes. `edit` opens a file in an editor."""

    closed = Signal()

    def __init__(self, theme: Theme, file: Path, *, edit: Callable[[Path], None] | None = None) -> None:
        super().__init__()
        self._theme, self._file = theme, file.resolve()
        self.folder = self._file.parent
        self._here = tempfile.TemporaryDirectory(prefix="atelier-apercu-")
        others = shelves.others()
        alone = self.folder.parent in others or not (self.folder / COURSE).exists()
        own = None if alone else self.folder.parent
        self._library = Library(
            (*others, own) if own else others, places.cache(), own, shipped=places.compiled()
        )
        self._others = others
        self._journal = Journal.open(Path(self._here.name) / "journal")
        self._session = Session(self._journal, _Shelf(self._library), Preferences(), lambda _: None, theme)
        self.lesson: model.Lesson | None = None
        self.found: tuple[Found, ...] = ()
        """What is to be said of the lesson shown."""
        self.elsewhere: tuple[Found, ...] = ()
        """What is to be said of the other files of the course."""
        self._readable = True
        self._job: Job | None = None
        self._again = self._shut = False
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build(edit)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE)
        self._soon.timeout.connect(self.reload)
        self._watcher = QFileSystemWatcher([str(self.folder)], self)
        self._watcher.fileChanged.connect(lambda _: self._soon.start())
        self._watcher.directoryChanged.connect(lambda _: self._soon.start())
        self.reload()

    def _build(self, edit_file: Callable[[Path], None] | None) -> None:
        gap = self._theme.gap
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.reader = Reader(self._theme)
        row.addWidget(self.reader, 3)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, gap(16), 0, 0)
        column.setSpacing(gap(10))
        bar = QHBoxLayout()
        bar.setContentsMargins(gap(20), 0, gap(20), 0)
        bar.setSpacing(gap(10))
        self.choice = Combo(self._theme, self.tr("Leçon à voir"))
        self.choice.activated.connect(self._chosen)
        bar.addWidget(self.choice, 1)
        if edit_file is not None:
            edit = Button(self._theme, self.tr("Modifier"), icon="pencil", small=True)
            edit.clicked.connect(lambda: edit_file(self._file))
            bar.addWidget(edit)
        column.addLayout(bar)
        self._side = Page(self._theme)
        column.addWidget(self._side, 1)
        side.setMinimumWidth(self._theme.px(330))
        row.addWidget(side, 1)

    # ------------------------------------------------------------------ showing

    def show_file(self, file: Path) -> None:
        """Show another lesson of the course."""
        self._file, self.lesson = file, None
        self.reader.put_away()
        self.reload()

    def _chosen(self, place: int) -> None:
        self.show_file(self.folder / self.choice.itemData(place))

    def reload(self) -> None:
        """Read the files again."""
        self._follow()
        self.setWindowTitle(self.tr("Aperçu : {file} — Atelier").format(file=self._file.name))
        self._library.refresh()
        file, course = self._course_file(), self._course()
        self._list(file, course)
        try:
            data = self._file.read_bytes()
        except OSError as error:
            self._say(self.tr("Le fichier ne se lit pas : {why}").format(why=error.strerror))
            return
        self._check()
        lesson = None
        if self._file.suffix == ".md":
            names = names_pattern(file.names if file else ())
            lesson = read_lesson(data, self._file.name, course.id, names).lesson
        self._readable = lesson is not None
        if lesson is None:
            return
        lesson = Linker(self._library.terms()).link(lesson)
        if lesson == self.lesson:
            return
        place = self.reader.place() if self.lesson is not None else None
        self.lesson = lesson
        context = Context(self._session, self._theme, course, lesson, lambda _: None, lambda _: None)
        eyebrow = self.tr("Aperçu · {minutes} minutes · {words} mots").format(
            minutes=lesson.minutes, words=lesson.words
        )
        self.reader.show_lesson(context, eyebrow, QWidget, place, "")

    def _follow(self) -> None:
        """Watch every file of the course; one that an editor put in place of another is a new one."""
        files = [str(one) for one in self.folder.glob("*.*") if one.suffix in (".md", ".yaml")]
        if missing := sorted({*files} - {*self._watcher.files()}):
            self._watcher.addPaths(missing)

    def _course_file(self) -> CourseFile | None:
        if not (self.folder / COURSE).exists():
            return None
        data = read_bytes(self.folder / COURSE, self.folder, Remarks(COURSE))
        return read_course(data)[0] if data is not None else None

    def _course(self) -> model.Course:
        """The course whose folder the file stands in, else one made up for it."""
        for course in self._library.courses():
            if Path(course.folder).resolve() == self.folder:
                return course
        return model.Course("apercu", 3, self.folder.name, "", "", "", "", (), (), (), (), str(self.folder))

    def _list(self, file: CourseFile | None, course: model.Course) -> None:
        """Every lesson, those that no module lists last."""
        titles = {one.file: one.title for one in course.lessons}
        listed = [f"{name}.md" for module in file.modules for name in module.lessons] if file else []
        there = sorted(one.name for one in self.folder.glob("*.md"))
        names = [*(one for one in listed if one in there), *(one for one in there if one not in listed)]
        if file is not None or (self.folder / COURSE).exists():
            names.append(COURSE)
        wanted = [(titles.get(one) or self._unlisted(one), one) for one in names]
        if wanted != [
            (self.choice.itemText(at), self.choice.itemData(at)) for at in range(self.choice.count())
        ]:
            self.choice.clear()
            for words, name in wanted:
                self.choice.addItem(words, name)
        self.choice.setCurrentIndex(self.choice.findData(self._file.name))

    def _unlisted(self, name: str) -> str:
        return self.tr("La fiche de l’atelier") if name == COURSE else name

    # ------------------------------------------------------------------ mistakes

    def _check(self) -> None:
        """Check the whole course in the background: it plays every game."""
        if self._job is not None:
            self._again = True
            return
        whole = (self.folder / COURSE).exists()
        path = self.folder if whole else self._file
        glossary, beside = self._others[0] / GLOSSARY, self._others if whole else ()
        self._job = Job(
            lambda *_: check(path, glossary=glossary, beside=beside).found, QCoreApplication.instance()
        )
        self._job.finished.connect(self._checked)
        self._job.failed.connect(self._not_checked)
        self._job.start()

    def _checked(self, found: tuple[Found, ...]) -> None:
        self._ended()
        self.found = tuple(one for one in found if one.path == self._file)
        self.elsewhere = tuple(one for one in found if one.path != self._file)
        self._show_mistakes()
        if self._again:
            self._again = False
            self._check()

    def _not_checked(self, error: object) -> None:
        self._ended()
        if isinstance(error, AtelierError):
            self._say(explain(error))

    def _ended(self) -> None:
        assert self._job is not None
        self._job.deleteLater()
        self._job = None

    def _say(self, words: str) -> None:
        clear(self._side.column)
        self._side.column.addWidget(Label(words, "list", "danger"))
        self._side.column.addStretch(1)

    def _show_mistakes(self) -> None:
        clear(self._side.column)
        gap = self._theme.gap
        count = len(self.found)
        words = self.tr("Aucune remarque") if not count else counted(count, 0)
        self._side.column.addSpacing(gap(6))
        self._side.column.addWidget(Label(words, "card", "" if count else "green"))
        self._side.column.addSpacing(gap(10))
        if not self._readable and self._file.suffix == ".md":
            before = self.tr("Cette version ne peut pas s’afficher; voici la dernière qui le pouvait.")
            none = self.tr("La leçon paraîtra ici dès que ses erreurs sont corrigées.")
            self._side.column.addWidget(Label(before if self.lesson else none, "small", "danger"))
            self._side.column.addSpacing(gap(10))
        self._add(self.found, file=False)
        if self.elsewhere:
            self._side.column.addSpacing(gap(10))
            self._side.column.addWidget(Label(self.tr("Ailleurs dans l’atelier"), "card"))
            self._side.column.addSpacing(gap(10))
            self._add(self.elsewhere, file=True)
        self._side.column.addStretch(1)

    def _add(self, some: tuple[Found, ...], *, file: bool) -> None:
        for one in some:
            self._side.column.addWidget(RemarkCard(self._theme, one, file=file))
            self._side.column.addSpacing(self._theme.gap(8))

    # ------------------------------------------------------------------ ending

    def shut(self, *, wait: bool = False) -> None:
        """Forget what was typed. `wait`: until what is being checked has come to its end."""
        if wait:
            QThreadPool.globalInstance().waitForDone()
        if not self._shut:
            self._shut = True
            self._soon.stop()
            self._journal.close(0.5)
            self._here.cleanup()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forget what was typed."""
        self.shut()
        super().closeEvent(event)
        self.closed.emit()
