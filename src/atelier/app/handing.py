"""Behind the pages of the end of a workshop: the two files that a participant gives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from atelier.classroom import handin, questionnaire
from atelier.classroom.handin import Level, Shown
from atelier.desktop.jobs.dialog import tell
from atelier.errors import AtelierError
from atelier.journal.events import Surveyed

if TYPE_CHECKING:
    from atelier.app import App


def _tr(words: str) -> str:
    return QCoreApplication.translate("Handing", words)


class Handing:
    """What the pages of the end of a workshop ask for."""

    def __init__(self, app: App) -> None:
        self._app = app

    def shown(self, course: str, level: Level) -> Shown:
        """What exactly would go out."""
        return handin.shown(self._app.journal.events, course, level)

    def hand_in(self, course: str, level: Level, name: str, email: str, code: str) -> Path | None:
        """Ask where, then write the file; where it is, or nothing."""
        who = name or self._app.session.name or _tr("mon travail")
        title = _tr("Remise de {name}").format(name=who)
        path = self._where(title, f"{title}{handin.SUFFIX}", _tr("Remise d’Atelier"))
        if path is None:
            return None
        journal = self._app.journal
        try:
            handin.make(
                journal.events,
                course,
                level,
                path,
                name=name,
                email=email,
                code=code,
                learner=journal.learner,
            )
        except (AtelierError, OSError) as error:
            tell(self._app.theme, self._app.window, error)
            return None
        return path

    def survey(self, course: str, answers: Surveyed, code: str) -> Path | None:
        """Ask where, then write the answers, which name nobody; where they are, or nothing."""
        title = _tr("Mon avis sur l’atelier")
        path = self._where(title, f"{title}{questionnaire.SUFFIX}", _tr("Avis d’Atelier"))
        if path is None:
            return None
        try:
            questionnaire.make(path, course, answers, code)
        except (AtelierError, OSError) as error:
            tell(self._app.theme, self._app.window, error)
            return None
        return path

    def _where(self, title: str, name: str, kind: str) -> Path | None:
        suffix = Path(name).suffix
        safe = "".join("-" if c in '/\\:*?"<>|' else c for c in name)
        chosen, _ = QFileDialog.getSaveFileName(
            self._app.window, title, str(Path.home() / safe), f"{kind} (*{suffix})"
        )
        if not chosen:
            return None
        return Path(chosen if chosen.endswith(suffix) else chosen + suffix)

    def code(self, course: str) -> str:
        """The code of the class, where the edition gives it."""
        return self._app.distributor.code_for(course)

    def open_folder(self, path: Path) -> None:
        """Show where a file is."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
