"""Behind « Mes ateliers »: her folder, watched; her courses, checked in the background as she writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QThreadPool, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from atelier import places
from atelier.authoring import making, naming, own, shelves
from atelier.authoring.own import OwnCourse, Shelf
from atelier.content.course import FILE as COURSE
from atelier.content.glossary import FILE as GLOSSARY
from atelier.content.model import Course
from atelier.content.report import check, course_folders
from atelier.desktop.jobs import Job
from atelier.desktop.jobs.dialog import tell
from atelier.errors import AtelierError

if TYPE_CHECKING:
    from atelier.app import App
    from atelier.app.preview import Preview
    from atelier.preferences import Preferences

SETTLE = 250
"""Milliseconds after a change: an editor may write a file in several goes."""
AGAIN = 2_000
"""Milliseconds after which one looks whether the folder is still, or again, there: no system tells."""
_Looked = tuple[Shelf | None, AtelierError | None]


class Authoring(QObject):
    """One for the app, made when it is first asked for. `changed`: look again at what stands here."""

    changed = Signal()

    def __init__(self, app: App) -> None:
        super().__init__(app.window)
        self._app = app
        self.shelf: Shelf | None = None
        self.problem: AtelierError | None = None
        self.build_package: Callable[[OwnCourse], None] | None = None
        self._shown = self._again = False
        self._job: Job | None = None
        self._previews: list[Preview] = []
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE)
        self._soon.timeout.connect(self.look)
        self._watcher.fileChanged.connect(lambda _: self._soon.start())
        self._watcher.directoryChanged.connect(lambda _: self._soon.start())
        self._there = False
        self._about = QTimer(self)
        self._about.setInterval(AGAIN)
        self._about.timeout.connect(self._look_about)

    # ------------------------------------------------------------------ looking

    @property
    def folder(self) -> Path:
        """Where her courses stand."""
        return shelves.own(self._app.session.preferences)

    def watch(self, *, shown: bool) -> None:
        """Whether the page is being looked at: only then is everything checked."""
        self._shown = shown
        if shown:
            self.look()
            self._about.start()
        else:
            self._about.stop()

    def look(self) -> None:
        """Look at the files again, in the background; what changed is compiled there too."""
        if self._job is not None:
            self._again = True
            return
        app, kept, shown = self._app, self._app.session.preferences, self._shown
        before, courses = self.shelf, app.library.courses()

        def work(_: Callable[[int, int], None], __: object) -> tuple[_Looked, bool]:
            app.take_shelves()
            app.library.refresh()
            looked = _looked(kept, before) if shown else (before, None)
            return looked, app.library.courses() != courses

        self._job = Job(work, self)
        self._job.finished.connect(self._looked)
        self._job.failed.connect(self._failed)
        self._job.start()

    def _looked(self, result: tuple[_Looked, bool]) -> None:
        (self.shelf, self.problem), others = result
        self._ended()
        if others:
            self._app.session.reload()
        self.changed.emit()

    def _failed(self, error: object) -> None:
        unforeseen = AtelierError("cli.unforeseen", file=str(places.log_file()))
        self.problem = error if isinstance(error, AtelierError) else unforeseen
        self._ended()
        self.changed.emit()

    def _ended(self) -> None:
        assert self._job is not None
        self._job.deleteLater()
        self._job = None
        self._follow()
        self._there = self.folder.is_dir()
        if self._again:
            self._again = False
            self._soon.start()

    def _follow(self) -> None:
        """Watch what there is now."""
        wanted = {str(one) for one in _watched(self.folder)}
        known = {*self._watcher.files(), *self._watcher.directories()}
        if gone := known - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - known:
            self._watcher.addPaths(sorted(new))

    def _look_about(self) -> None:
        if self.folder.is_dir() != self._there:
            self.look()

    # ------------------------------------------------------------------ making

    def sources(self) -> tuple[Course, ...]:
        """The courses that one may make a version of."""
        return tuple(one for one in self._app.session.courses if one.version)

    def proposed(self, title: str) -> str:
        """A free id that a title suggests."""
        taken = {one.id for one in self._app.library.courses()}
        taken |= {one.name for one in self.folder.glob("*")}
        return naming.proposed(title, taken)

    def create(self, id: str, title: str, source: str) -> Path:
        """Begin a course, or a version of `source`; where it stands. Raises AtelierError."""
        session = self._app.session
        folder = shelves.ready(session.preferences)
        known = self._app.library.courses()
        ours = [one.id for one in known if not one.own]
        if source:
            made = making.derive(Path(self._app.library.course(source).folder), folder, id, title, ours=ours)
        else:
            number = naming.next_number(one.workshop for one in known)
            made = making.begin(folder, id, title, number=number, author=session.name, ours=ours)
        self.look()
        return made

    def lock(self, one: OwnCourse) -> None:
        """Write down the ids of a course."""
        try:
            check(one.folder, lock=True)
        except AtelierError as error:
            tell(self._app.theme, self._app.window, error)
        self.look()

    # ------------------------------------------------------------------ opening

    def preview(self, one: OwnCourse) -> None:
        """See a course while one writes it; the window that is open already comes forward."""
        from atelier.app.preview import Preview

        window = next((window for window in self._previews if window.folder == one.folder), None)
        if window is None:
            file = next(iter(sorted(one.folder.glob("*.md"))), one.folder / COURSE)
            window = Preview(self._app.theme, file, edit=self.edit)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            window.resize(self._app.window.size())
            window.closed.connect(partial(self._previews.remove, window))
            self._previews.append(window)
        window.show()
        window.activateWindow()

    def close(self) -> None:
        """Close the previews, and let what is being checked come to its end."""
        self._soon.stop()
        self._about.stop()
        for window in tuple(self._previews):
            window.close()
        QThreadPool.globalInstance().waitForDone()

    def edit(self, path: Path) -> None:
        """Open a file in the system's editor; where the system knows none for it, the folder it is in."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))) and path.is_file():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def open_folder(self) -> None:
        """Show the folder in the system's file manager."""
        try:
            shelves.ready(self._app.session.preferences).mkdir(parents=True, exist_ok=True)
        except AtelierError as error:
            tell(self._app.theme, self._app.window, error)
        except OSError:
            refused = AtelierError("authoring.not_written", folder=str(self.folder))
            tell(self._app.theme, self._app.window, refused)
        else:
            self.edit(self.folder)

    def choose_folder(self) -> None:
        """Ask for another folder."""
        start = self.folder if self.folder.is_dir() else Path.home()
        chosen = QFileDialog.getExistingDirectory(
            self._app.window, self.tr("Le dossier de vos ateliers"), str(start)
        )
        if chosen:
            self._app.session.keep(courses=str(Path(chosen)))
            self.shelf = self.problem = None
            self.changed.emit()
            self.look()


def _looked(kept: Preferences, before: Shelf | None) -> _Looked:
    """Her courses, or why they cannot be read."""
    from atelier.desktop.slides.checking import overflow

    try:
        return own.look(shelves.ready(kept), shelves.others(), (overflow,), before), None
    except AtelierError as error:
        return None, error


def _watched(folder: Path) -> list[Path]:
    """The folder, or the nearest above it that is there; its courses, their folders and their files."""
    if not folder.is_dir():
        return [next(one for one in folder.parents if one.is_dir())]
    found = [folder, folder / GLOSSARY]
    for course in course_folders(folder):
        inside = course.glob("*")  # what may not be read is left out
        found += [course, *(one for one in inside if one.suffix in (".md", ".yaml") or one.is_dir())]
    return [one for one in found if one.exists()]
