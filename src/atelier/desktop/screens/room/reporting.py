"""What became of the files that were dropped, one by one; whose are those that nobody's name was found for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from atelier.classroom.classes import ClassState
from atelier.classroom.taking import FileReport, Report, Status
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.combo import Combo
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.page import rule

LEAVE, WALK_IN = "", "+"


def _tr(words: str) -> str:
    return QCoreApplication.translate("RoomReport", words)


class Decided(dict[Path, str]):
    """For each file of nobody known: whose it is (an id), or « + » for somebody to add."""

    @property
    def walk_ins(self) -> list[Path]:
        """Those whose person is to be added."""
        return [path for path, who in self.items() if who == WALK_IN]

    @property
    def given(self) -> dict[Path, str]:
        """Those that were given to somebody."""
        return {path: who for path, who in self.items() if who not in (LEAVE, WALK_IN)}


def show_report(theme: Theme, window: QWidget, one: ClassState, report: Report) -> Decided:
    """Say what became of each file; what was decided of those that nobody's name was found for."""
    unknown = report.of(Status.UNKNOWN)
    title = _tr("De qui viennent ces fichiers?") if unknown else _tr("Ce que sont devenus les fichiers")
    dialog = Dialog(theme, title, window)
    combos: dict[Path, Combo] = {}
    for file in unknown:
        dialog.add_text(file.sentence, "list")
        combo = Combo(theme, _tr("Le fichier « {file} » vient de").format(file=file.path.name))
        combo.addItem(_tr("Le laisser de côté"), LEAVE)
        words = _tr("Ajouter {name} à la classe").format(name=file.name or _tr("cette personne"))
        combo.addItem(words, WALK_IN)
        for person in one.people:
            combo.addItem(person.name, person.id)
        combos[file.path] = combo
        dialog.body.addWidget(combo)
    _group(dialog, _tr("Laissés de côté"), "danger", report.bad)
    _group(dialog, _tr("Déjà reçus"), "", report.of(Status.KNOWN))
    _group(dialog, _tr("Ajoutés"), "green", report.of(Status.TAKEN))
    if unknown:
        dialog.add_buttons(("no", _tr("Fermer")), ("yes", _tr("Recevoir")), safe="no", filled="yes")
    else:
        dialog.add_buttons(("no", _tr("Fermer")), safe="no", filled="no")
    if dialog.ask() != "yes":
        return Decided()
    return Decided({path: combo.currentData() for path, combo in combos.items() if combo.currentData()})


def _group(dialog: Dialog, title: str, tone: str, files: tuple[FileReport, ...]) -> None:
    if not files:
        return
    dialog.body.addWidget(rule())
    dialog.add_text(title, "strong", tone)
    for file in files:
        dialog.add_text(file.sentence, "small")
