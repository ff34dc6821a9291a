"""`atelier preview`: a lesson as it will be, again each time its file is saved, its mistakes beside it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier import places
from atelier.content import model
from atelier.content.lesson import read_lesson
from atelier.content.library import Library
from atelier.content.linking import Linker
from atelier.content.report import Found, check
from atelier.content.scenario.model import Scenario
from atelier.desktop.reading.context import Context
from atelier.desktop.screens.lesson.reader import Reader
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear
from atelier.errors import AtelierError
from atelier.journal.journal import Journal
from atelier.preferences import Preferences
from atelier.wording import explain, say

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
    """The window of a preview. Answers typed in it are forgotten when it closes."""

    def __init__(self, theme: Theme, file: Path) -> None:
        super().__init__()
        self._theme, self._file = theme, file.resolve()
        self._folder = tempfile.TemporaryDirectory(prefix="atelier-apercu-")
        here = Path(self._folder.name)
        self._library = Library((places.courses(),), here / "cache")
        self._journal = Journal.open(here / "journal")
        self._session = Session(self._journal, _Shelf(self._library), Preferences(), lambda _: None, theme)
        self.lesson: model.Lesson | None = None
        self.found: tuple[Found, ...] = ()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Aperçu : {file} — Atelier").format(file=file.name))
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE)
        self._soon.timeout.connect(self.reload)
        self._watcher = QFileSystemWatcher([str(self._file), str(self._file.parent)], self)
        self._watcher.fileChanged.connect(lambda _: self._soon.start())
        self._watcher.directoryChanged.connect(lambda _: self._soon.start())
        self.reload()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.reader = Reader(self._theme)
        row.addWidget(self.reader, 3)
        self._side = Page(self._theme)
        self._side.setMinimumWidth(self._theme.px(300))
        row.addWidget(self._side, 1)

    # ------------------------------------------------------------------ showing

    def reload(self) -> None:
        """Read the file again."""
        if str(self._file) not in self._watcher_files():
            self._watcher.addPath(str(self._file))
        try:
            data = self._file.read_bytes()
            self.found = tuple(check(self._file, glossary=places.courses() / "glossaire.md").found)
        except OSError as error:
            self._say(self.tr("Le fichier ne se lit pas : {why}").format(why=error.strerror))
            return
        except AtelierError as error:
            self._say(explain(error))
            return
        course = self._course()
        lesson = read_lesson(data, self._file.name, course.id).lesson
        lesson = Linker(self._library.terms()).link(lesson) if lesson else None
        self._show_mistakes(readable=lesson is not None)
        if lesson is None or lesson == self.lesson:
            return
        place = self.reader.place() if self.lesson is not None else None
        self.lesson = lesson
        context = Context(self._session, self._theme, course, lesson, lambda _: None, lambda _: None)
        eyebrow = self.tr("Aperçu · {minutes} minutes · {words} mots").format(
            minutes=lesson.minutes, words=lesson.words
        )
        self.reader.show_lesson(context, eyebrow, QWidget, place, "")

    def _watcher_files(self) -> list[str]:
        return list(self._watcher.files()) if hasattr(self, "_watcher") else [str(self._file)]

    def _course(self) -> model.Course:
        """The course whose folder the file stands in, else one made up for it."""
        folder = self._file.parent
        found = Library((folder.parent,), Path(self._folder.name) / "own").courses()
        for course in found:
            if Path(course.folder).resolve() == folder:
                return course
        return model.Course("apercu", 3, folder.name, "", "", "", "", (), (), (), (), str(folder))

    def _say(self, words: str) -> None:
        clear(self._side.column)
        self._side.column.addWidget(Label(words, "list", "danger"))
        self._side.column.addStretch(1)

    def _show_mistakes(self, *, readable: bool) -> None:
        clear(self._side.column)
        gap = self._theme.gap
        count = len(self.found)
        words = (
            self.tr("Aucune remarque")
            if not count
            else self.tr("{n} remarque")
            if count == 1
            else self.tr("{n} remarques")
        )
        self._side.column.addSpacing(gap(16))
        self._side.column.addWidget(Label(words.format(n=count), "card", "" if count else "green"))
        self._side.column.addSpacing(gap(10))
        if not readable:
            before = self.tr("Cette version ne peut pas s’afficher; voici la dernière qui le pouvait.")
            none = self.tr("La leçon paraîtra ici dès que ses erreurs sont corrigées.")
            self._side.column.addWidget(Label(before if self.lesson else none, "small", "danger"))
            self._side.column.addSpacing(gap(10))
        for one in self.found:
            serious = one.remark.severity == "error"
            card = Card(self._theme, spine="danger_f" if serious else "ochre_f")
            lines = QVBoxLayout(card)
            lines.setContentsMargins(gap(18), gap(10), gap(14), gap(12))
            kind = self.tr("Erreur") if serious else self.tr("Avertissement")
            where = self.tr("{kind}, ligne {line}, colonne {column}").format(
                kind=kind, line=one.remark.where.line, column=one.remark.where.column
            )
            lines.addWidget(Label(where, "smallbold"))
            lines.addWidget(Label(say(f"content.{one.remark.code}", **one.remark.args), "small"))
            self._side.column.addWidget(card)
            self._side.column.addSpacing(gap(8))
        self._side.column.addStretch(1)

    def shut(self) -> None:
        """Forget what was typed."""
        self._journal.close(0.5)
        self._folder.cleanup()
