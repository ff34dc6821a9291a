"""An unforeseen error: a French dialog that says what is safe, the stack in the log."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.dialog import Dialog


def catch(theme: Theme, path: Path, save: Callable[[], bool]) -> None:
    """Show a dialog for each error that nothing caught. `save()` puts on disk what can be."""
    shown = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal shown
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        logging.getLogger("atelier").error("unforeseen", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        if shown:
            return
        shown = True
        safe = save()

        def show() -> None:
            nonlocal shown
            try:
                tell_unforeseen(theme, path, QApplication.activeWindow(), safe=safe)
            finally:
                shown = False

        QTimer.singleShot(0, show)

    sys.excepthook = hook


def tell_unforeseen(theme: Theme, path: Path, window: QWidget | None, *, safe: bool) -> None:
    """Say that something broke, whether all is saved, and where the log is."""
    tr = QCoreApplication.translate
    dialog = Dialog(theme, tr("Unforeseen", "Atelier a rencontré une erreur imprévue"), window)
    if safe:
        dialog.add_text(
            tr("Unforeseen", "Votre travail est enregistré : rien n’est perdu. Vous pouvez continuer.")
        )
    else:
        dialog.add_text(
            tr(
                "Unforeseen",
                "Vos derniers changements ne sont pas encore sur le disque. Laissez Atelier ouvert : il essaie de nouveau.",
            )
        )
    dialog.add_text(
        tr("Unforeseen", "Si cela se répète, redémarrez Atelier et gardez ce fichier : {path}").format(
            path=path
        ),
        "small",
    )
    dialog.add_buttons(
        ("folder", tr("Unforeseen", "Ouvrir le dossier")),
        ("ok", tr("Unforeseen", "Continuer")),
        safe="ok",
        filled="ok",
    )
    if dialog.ask() == "folder":
        from PySide6.QtCore import QUrl

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
