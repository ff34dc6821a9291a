"""A remark on a file: where, what, the remedy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout

from atelier.content.report import Found
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.wording import say

NOT_LOCKED = "lock_behind"
"""The one remark that a gesture of the app mends."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Remark", words)


def counted(found: int, errors: int) -> str:
    """« Rien à redire », « 3 remarques, dont 1 erreur »."""
    if not found:
        return _tr("Rien à redire")
    said = (_tr("{n} remarque") if found == 1 else _tr("{n} remarques")).format(n=found)
    if not errors:
        return said
    if errors == found:
        return (_tr("{n} erreur") if errors == 1 else _tr("{n} erreurs")).format(n=errors)
    return f"{said}, " + (_tr("dont {n} erreur") if errors == 1 else _tr("dont {n} erreurs")).format(n=errors)


class RemarkCard(Card):
    """`edit` opens the file; `lock` writes the ids down. `file`: its name is said too."""

    def __init__(
        self,
        theme: Theme,
        found: Found,
        *,
        file: bool,
        edit: Callable[[], None] | None = None,
        lock: Callable[[], None] | None = None,
    ) -> None:
        serious = found.remark.severity == "error"
        super().__init__(theme, spine="danger_f" if serious else "ochre_f")
        gap = theme.gap
        lines = QVBoxLayout(self)
        lines.setContentsMargins(gap(18), gap(10), gap(14), gap(12))
        lines.setSpacing(gap(2))
        kind = _tr("Erreur") if serious else _tr("Avertissement")
        mark = found.remark.where
        words = (
            _tr("{kind}, {file}, ligne {line}, colonne {column}")
            if file
            else _tr("{kind}, ligne {line}, colonne {column}")
        )
        where = words.format(kind=kind, file=found.path.name, line=mark.line, column=mark.column)
        lines.addWidget(Label(where, "smallbold"))
        if lock is not None and found.remark.code == NOT_LOCKED:
            words = _tr(
                "Des activités ne sont pas encore inscrites ({n} noms). Inscrivez-les quand elles ont leur nom définitif : Atelier vous dira si l’une d’elles disparaît par mégarde."
            )
            lines.addWidget(Label(words.format(n=found.remark.args.get("count", 0)), "small"))
            self._act(theme, lines, _tr("Inscrire"), lock)
            return
        lines.addWidget(Label(say(f"content.{found.remark.code}", **found.remark.args), "small"))
        if edit is not None and found.path.suffix in (".md", ".yaml"):
            self._act(theme, lines, _tr("Ouvrir {file}").format(file=found.path.name), edit)

    @staticmethod
    def _act(theme: Theme, lines: QVBoxLayout, words: str, act: Callable[[], None]) -> None:
        button = Button(theme, words, kind="quiet")
        button.clicked.connect(act)
        lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
