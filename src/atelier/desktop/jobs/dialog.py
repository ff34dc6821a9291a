"""A small dialog while a job runs: what is done, how far, « Annuler »."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from atelier.desktop.jobs import Job, Work
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.dialog import Dialog
from atelier.errors import AtelierError
from atelier.wording import explain

SHOWN_AFTER = 400
"""Milliseconds before the dialog shows: short work needs none."""


def run(
    theme: Theme,
    parent: QWidget,
    title: str,
    work: Work,
    done: Callable[[Any], None],
    *,
    stoppable: bool = True,
) -> Job:
    """Run work with a dialog; `done(result)` at its end, a sentence if it fails. Work that must
    not be left half done is not `stoppable`."""
    window = parent.window()
    dialog = Dialog(theme, title, window)
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setAccessibleName(title)
    dialog.body.addWidget(bar)
    if stoppable:
        dialog.add_buttons(("cancel", dialog.tr("Annuler")), safe="cancel", filled="")
    dialog.held = not stoppable
    job = Job(work, window)
    over = False

    def progressed(count: int, total: int) -> None:
        bar.setRange(0, total)
        bar.setValue(count)

    def end() -> None:
        nonlocal over
        over, dialog.held = True, False
        dialog.finished.disconnect()
        dialog.close()
        dialog.deleteLater()

    def finished(result: Any) -> None:
        end()
        done(result)

    def failed(error: object) -> None:
        end()
        tell(theme, window, error)

    dialog.finished.connect(lambda _: job.cancel())
    job.progressed.connect(progressed)
    job.finished.connect(finished)
    job.failed.connect(failed)
    job.cancelled.connect(end)
    job.start()
    QTimer.singleShot(SHOWN_AFTER, lambda: None if over else dialog.show())
    return job


def tell(theme: Theme, window: QWidget, error: object) -> None:
    """Say why something failed; what is unforeseen goes to the log."""
    dialog = Dialog(theme, window.tr("Cela n’a pas fonctionné"), window)
    if isinstance(error, AtelierError):
        dialog.add_text(explain(error))
    else:
        dialog.add_text(
            window.tr(
                "Une erreur imprévue s’est produite. Votre travail n’est pas touché; le journal technique dit ce qui s’est passé (voir Aide)."
            )
        )
    dialog.add_buttons(("ok", dialog.tr("D’accord")), safe="ok", filled="ok")
    dialog.ask()
