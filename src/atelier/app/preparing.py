"""Behind « Préparer une édition »: what asks for a file, takes long, or is painted by another process."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment
from PySide6.QtWidgets import QFileDialog

from atelier.app import editions
from atelier.desktop.jobs.dialog import run, tell
from atelier.errors import AtelierError
from atelier.journal.gathered import FOLDER
from atelier.signing import issuers

if TYPE_CHECKING:
    from atelier.app import App

CARD = "emetteur.txt"
PARTS = {"home": "accueil-{theme}.png", "slide": "diapositive.png", "attestation": "attestation.png"}
"""The names of the pictures that `atelier edition preview` writes."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Preparing", words)


def own_command() -> list[str]:
    """What starts the app anew, in this installation: its launcher says it, where it was installed."""
    launcher = os.environ.get("ATELIER_LAUNCHER")
    return [launcher] if launcher else [sys.executable, "-m", "atelier"]


class _Painting(QObject):
    """One run of `atelier edition preview`: the app itself, in a process of its own, with nobody's data."""

    def __init__(
        self,
        parent: QObject,
        folder: Path,
        theme: str,
        shown: Callable[[str, bytes], None],
        done: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self._folder = tempfile.TemporaryDirectory(prefix="atelier-apercu-")
        self._theme, self._shown, self._done = theme, shown, done
        self._left = dict(PARTS)
        self._process = QProcess(self)
        around = QProcessEnvironment.systemEnvironment()
        around.insert("QT_QPA_PLATFORM", "offscreen")
        self._process.setProcessEnvironment(around)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.readyRead.connect(self._look)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(lambda _: self._ended(1))
        command = [
            *own_command(),
            "edition",
            "preview",
            str(folder),
            "--theme",
            theme,
            "--out",
            self._folder.name,
        ]
        self._process.start(command[0], command[1:])

    def _look(self) -> None:
        """Show what has come: a picture is said once it is whole."""
        self._process.readAll()
        for name, pattern in list(self._left.items()):
            path = Path(self._folder.name) / pattern.format(theme=self._theme)
            if path.is_file():
                del self._left[name]
                self._shown(name, path.read_bytes())

    def _ended(self, status: int) -> None:
        self._look()
        done, self._done = self._done, lambda _: None
        done(_tr("L’aperçu n’a pas pu être peint.") if status or self._left else "")
        self.stop()

    def stop(self) -> None:
        """Give it up."""
        self._process.blockSignals(True)
        self._process.kill()
        self._process.waitForFinished(2000)
        self._folder.cleanup()
        self.deleteLater()


class Preparing(QObject):
    """What the page asks for."""

    def __init__(self, app: App) -> None:
        super().__init__(app.window)
        self._app = app
        self._painting: _Painting | None = None

    # ------------------------------------------------------------------ which file

    def _open(self, title: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._app.window, title, str(Path.home()), kinds)
        return Path(chosen) if chosen else None

    def choose_edition(self) -> Path | None:
        """Ask for an edition."""
        return self._open(
            _tr("Ouvrir une édition"), f"{_tr('Éditions d’Atelier')} (*.atelier-edition *.zip *.toml)"
        )

    def choose_logo(self) -> Path | None:
        """Ask for a picture."""
        return self._open(_tr("Logo de l’organisation"), f"{_tr('Logos')} (*.svg *.png *.jpg *.jpeg)")

    def choose_card(self) -> Path | None:
        """Ask for an issuer's card."""
        return self._open(_tr("Fiche de l’émetteur"), "(*.txt)")

    def choose_installers(self) -> Sequence[Path]:
        """Ask for installers."""
        kinds = f"{_tr('Installateurs d’Atelier')} (*.exe *.dmg *.pkg *.deb *.tar.xz)"
        title = _tr("Les installateurs d’Atelier")
        chosen, _ = QFileDialog.getOpenFileNames(self._app.window, title, str(Path.home()), kinds)
        return [Path(one) for one in chosen]

    def own_card(self, folder: Path) -> Path | None:
        """Write one's own card beside the edition."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            issuers.publish(self._app.folder / FOLDER / issuers.FOLDER, folder / CARD)
        except (AtelierError, OSError) as error:
            self.tell(error)
            return None
        return folder / CARD

    # ------------------------------------------------------------------ what it gives

    def preview(
        self, folder: Path, theme: str, shown: Callable[[str, bytes], None], done: Callable[[str], None]
    ) -> None:
        """Paint it in another process."""
        self.stop_preview()

        def over(why: str) -> None:
            self._painting = None
            done(why)

        self._painting = _Painting(self, folder, theme, shown, over)

    def stop_preview(self) -> None:
        """Give up what is being painted."""
        painting, self._painting = self._painting, None
        if painting is not None:
            painting.stop()

    def build(self, folder: Path, installers: Sequence[Path], done: Callable[[Path], None]) -> None:
        """Ask where, then write the kit."""
        from atelier.app.edition_kit import build
        from atelier.edition.kit import name_of
        from atelier.edition.reading import read

        today = self._app.session.today()
        edition = read(folder, today).draft
        start = Path.home() / f"{name_of(edition) if edition else 'Atelier'}.zip"
        chosen, _ = QFileDialog.getSaveFileName(
            self._app.window, _tr("Produire la trousse"), str(start), "ZIP (*.zip)"
        )
        if not chosen:
            return
        out = Path(chosen if chosen.lower().endswith(".zip") else f"{chosen}.zip")

        def work(progress: Callable[[int, int], None], stop: Event) -> Path:
            build(folder, installers, out, today, progress, stop)
            return out

        def finished(path: Path) -> None:
            self._app.session.say(_tr("La trousse est dans « {file} ».").format(file=path.name))
            done(path)

        run(self._app.theme, self._app.window, _tr("Production de la trousse"), work, finished)

    def use_here(self, folder: Path) -> None:
        """Put it in force on this computer, after asking."""
        editions.receive(self._app, folder)

    def tell(self, error: object) -> None:
        """Say why something failed."""
        tell(self._app.theme, self._app.window, error)
