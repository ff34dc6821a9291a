"""The code of a class, as a participant gives it with a file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.field import Field

_LONGEST = 12


def code_field(theme: Theme, edit: QLineEdit) -> Field:
    """Ask for it, in `edit`; one may have none."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("ClassCode", words)

    edit.setMaxLength(_LONGEST)
    help_ = tr("Cinq lettres et chiffres, montrés à l’atelier.")
    return Field(theme, tr("Code de la classe"), edit, optional=True, help_=help_)
