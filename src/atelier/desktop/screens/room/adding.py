"""Adding people: typed, pasted, or from the table of a registration form. What was understood is shown first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.classroom import roster
from atelier.classroom.classes import ClassState
from atelier.classroom.roster import Added, Reading
from atelier.classroom.words import word
from atelier.desktop.classes import Classes
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.area import Area
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear, rule
from atelier.desktop.widgets.segmented import Segmented
from atelier.errors import AtelierError
from atelier.wording import explain

SETTLE = 200
"""Milliseconds after a key."""
SHOWN = 8
"""People and lines left out that are named."""
LETTERS = 200_000


def _tr(words: str) -> str:
    return QCoreApplication.translate("RoomAdding", words)


class AddDialog(Dialog):
    """`added` is what came of it, once people were added."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        classes: Classes,
        one: ClassState,
        choose: Callable[[], Path | None],
        *,
        walk_in: bool = False,
    ) -> None:
        super().__init__(theme, _tr("Ajouter des personnes"), window)
        self._classes, self._one, self._choose = classes, one, choose
        self._file: Path | None = None
        self._reading = Reading(())
        self.added: Added | None = None
        gap = theme.gap
        self.how = Segmented(
            theme,
            _tr("Comment"),
            (("enrol", _tr("Inscrire")), ("walk", _tr("Venues sans inscription"))),
        )
        self.how.choose("walk" if walk_in else "enrol")
        self.how.chosen.connect(lambda _: self._show())
        self.body.addWidget(self.how, 0, Qt.AlignmentFlag.AlignLeft)
        self._typed = QWidget()
        typed = QVBoxLayout(self._typed)
        typed.setContentsMargins(0, 0, 0, 0)
        typed.setSpacing(gap(6))
        typed.addWidget(
            Label(
                _tr(
                    "Une personne par ligne : son nom, puis, si vous voulez, son organisation et son courriel."
                ),
                "small",
                "ink2",
            )
        )
        self.area = Area(theme, _tr("Personnes à ajouter"), 4)
        typed.addWidget(self.area)
        self.body.addWidget(self._typed)
        self._from = QWidget()
        line = QHBoxLayout(self._from)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(gap(10))
        line.addWidget(Icon(theme, "file-text", "ink", 20))
        self._name = Label("", "strong")
        line.addWidget(self._name, 1)
        back = Button(theme, _tr("Écrire plutôt"), small=True)
        back.clicked.connect(self._write)
        line.addWidget(back)
        self._from.hide()
        self.body.addWidget(self._from)
        acts = Flow(gap(10))
        self.file = Button(theme, _tr("Lire un fichier CSV…"), icon="file-text", small=True)
        self.file.clicked.connect(self._ask_file)
        acts.addWidget(self.file)
        self.body.addWidget(acts)
        self._preview = QVBoxLayout()
        self._preview.setSpacing(gap(6))
        self.body.addLayout(self._preview)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE)
        self._soon.timeout.connect(self._read_typed)
        self.area.textChanged.connect(self._soon.start)
        self._buttons_made = self.add_buttons(
            ("no", _tr("Annuler")), ("yes", _tr("Ajouter")), safe="no", filled="yes"
        )
        self.area.setFocus()
        self._show()

    # ------------------------------------------------------------------ reading

    def read_text(self, words: str) -> None:
        """Take words as if they were pasted."""
        self.area.setPlainText(words)
        self._read_typed()

    def read_file(self, path: Path) -> None:
        """Read a table."""
        try:
            self._reading = roster.read_bytes(path.read_bytes(), path.name)
        except (AtelierError, OSError) as error:
            self._reading = Reading(())
            self._file = None
            words = (
                explain(error) if isinstance(error, AtelierError) else word("file_unreadable", file=path.name)
            )
            self._show(words)
            return
        self._file = path
        self._name.setText(path.name)
        self._show()

    def _ask_file(self) -> None:
        path = self._choose()
        if path is not None:
            self.read_file(path)

    def _write(self) -> None:
        self._file = None
        self._read_typed()
        self.area.setFocus()

    def _read_typed(self) -> None:
        self._soon.stop()
        if self._file is None:
            self._reading = roster.read_text(self.area.toPlainText()[:LETTERS])
        self._show()

    # ------------------------------------------------------------------ what was understood

    def _show(self, wrong: str = "") -> None:
        clear(self._preview)
        self._typed.setVisible(self._file is None)
        self._from.setVisible(self._file is not None)
        would = self._classes.would_add(self._one, self._reading)
        walk = self.how.key == "walk"
        count = len(would.enrolled) + len(would.waiting)
        yes = self._buttons_made["yes"]
        yes.setEnabled(count > 0)
        verb = (
            (_tr("Ajouter {n} personne") if count == 1 else _tr("Ajouter {n} personnes"))
            if walk
            else (_tr("Inscrire {n} personne") if count == 1 else _tr("Inscrire {n} personnes"))
        )
        yes.setText(verb.format(n=count) if count else _tr("Inscrire"))
        if wrong:
            self._preview.addWidget(Label(wrong, "list", "danger"))
        if count:
            self._understood(would, walk=walk)
        if would.wrong:
            self._left_out(would)
        elif self._file is not None and not count and not wrong:
            self._preview.addWidget(Label(_tr("Ce fichier ne contient aucune personne."), "list", "danger"))
        if self._buttons is not None:
            self._buttons.updateGeometry()
        if self.isVisible():
            QTimer.singleShot(0, self, self.fit)  # once what was just made counts

    def _understood(self, would: Added, *, walk: bool) -> None:
        refused = {one.line for one in would.wrong}
        entries = [entry for entry in self._reading.entries if entry.line not in refused]
        count = len(entries)
        self._preview.addWidget(rule())
        words = (_tr("{n} personne comprise") if count == 1 else _tr("{n} personnes comprises")).format(
            n=count
        )
        if would.waiting and not walk:
            words += _tr(", dont {n} en liste d’attente").format(n=len(would.waiting))
        self._preview.addWidget(Label(words, "strong"))
        for entry in entries[:SHOWN]:
            about = entry.about
            said = [about.name, about.organisation, about.email, about.needs]
            self._preview.addWidget(Label(" · ".join(part for part in said if part), "small"))
        if count > SHOWN:
            self._preview.addWidget(Label(_tr("et {n} autres").format(n=count - SHOWN), "small", "ink2"))

    def _left_out(self, would: Added) -> None:
        count = len(would.wrong)
        self._preview.addWidget(rule())
        words = _tr("{n} ligne laissée de côté") if count == 1 else _tr("{n} lignes laissées de côté")
        self._preview.addWidget(Label(words.format(n=count), "strong", "ochre"))
        for bad in would.wrong[:SHOWN]:
            said = word(f"line_{bad.why}", line=bad.line, words=bad.words)
            self._preview.addWidget(Label(said[:1].upper() + said[1:], "small"))
        if count > SHOWN:
            self._preview.addWidget(Label(_tr("et {n} autres").format(n=count - SHOWN), "small", "ink2"))

    def finish(self) -> Added | None:
        """Ask, then add; what came of it, or nothing."""
        if self.ask() != "yes":
            return None
        self._read_typed()
        self.added = self._classes.add(self._one, self._reading, walk_in=self.how.key == "walk")
        return self.added
