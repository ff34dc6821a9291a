"""A new course: its title, its id, what it begins from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from atelier.authoring.making import LONGEST as LONGEST_TITLE
from atelier.content.naming import LONGEST
from atelier.desktop import workshops
from atelier.desktop.screens.mine.ports import OwnCourses
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.combo import Combo
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.field import Field
from atelier.errors import AtelierError
from atelier.wording import explain

_OF_TITLE = ("authoring.no_title", "authoring.long_title", "authoring.long_word")


def _tr(words: str) -> str:
    return QCoreApplication.translate("NewCourse", words)


class NewDialog(Dialog):
    """`made`: where the course stands, once it is made."""

    def __init__(self, theme: Theme, window: QWidget, port: OwnCourses) -> None:
        super().__init__(theme, _tr("Nouvel atelier"), window)
        self._port = port
        self._typed = False
        """Whether the id was typed: it follows the title until then."""
        self.made: Path | None = None
        self.source = Combo(theme, _tr("Partir de"))
        self.source.addItem(_tr("Un modèle à remplir"), "")
        for course in port.sources():
            words = f"{workshops.name(course.workshop)}, {course.title}"
            self.source.addItem(f"{words} · {_tr('De vous')}" if course.own else words, course.id)
        help_ = _tr(
            "D’après un atelier, le vôtre est une copie que vous changez; l’autre reste comme il est."
        )
        self.body.addWidget(Field(theme, _tr("Partir de"), self.source, help_=help_))
        self.title = QLineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.title_field = Field(theme, _tr("Titre"), self.title)
        self.body.addWidget(self.title_field)
        self.id = QLineEdit()
        self.id.setMaxLength(LONGEST)
        help_ = _tr(
            "Le nom de son dossier : minuscules sans accent, chiffres, traits d’union. Le travail des gens y est rattaché; il ne change plus."
        )
        self.id_field = Field(theme, _tr("Identifiant"), self.id, help_=help_)
        self.body.addWidget(self.id_field)
        self.source.activated.connect(self._from)
        self.title.textEdited.connect(lambda _: self._follow())
        self.id.textEdited.connect(self._id_typed)
        self.add_buttons(("no", _tr("Annuler")), ("yes", _tr("Commencer")), safe="no", filled="yes")
        self.title.returnPressed.connect(lambda: self.choose("yes"))
        self.id.returnPressed.connect(lambda: self.choose("yes"))
        self.title.setFocus()

    def _from(self, _: int) -> None:
        """A version takes the title of what it comes from, until another is typed."""
        known = {one.title for one in self._port.sources()}
        if self.title.text().strip() in {"", *known}:
            found = next((one for one in self._port.sources() if one.id == self.source.currentData()), None)
            self.title.setText(found.title if found else "")
            self._follow()

    def _follow(self) -> None:
        self.title_field.set_error("")
        if not self._typed:
            words = self.title.text().strip()
            self.id.setText(self._port.proposed(words) if words else "")
            self.id_field.set_error("")

    def _id_typed(self, words: str) -> None:
        self._typed = bool(words.strip())
        self.id_field.set_error("")

    def choose(self, key: str) -> None:
        """Make it; what keeps it from being made is said beside its field, and all stays open."""
        if key == "yes":
            title = self.title.text()
            id = self.id.text().strip()
            try:
                self.made = self._port.create(id, title, self.source.currentData())
            except AtelierError as error:
                wrong = self.title_field if not title.strip() or error.code in _OF_TITLE else self.id_field
                wrong.set_error(explain(error) if title.strip() else _tr("Donnez-lui un titre."))
                wrong.control.setFocus()
                self.fit()
                return
        super().choose(key)
