"""« Une autre version existe » : both texts, one of them or both to keep."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.desktop import dates
from atelier.desktop.session import Session
from atelier.desktop.versions import Versions, all_versions
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.label import Label


def _tr(words: str) -> str:
    return QCoreApplication.translate("Versions", words)


def choose_all(session: Session, window: QWidget) -> None:
    """Ask about each pair of texts, until the person would rather do it later."""
    while (found := next(all_versions(session), None)) is not None:
        if not choose(session, window, found):
            return


def choose(session: Session, window: QWidget, found: Versions) -> bool:
    """Ask which of two texts to keep; whether the person chose."""
    dialog = Dialog(session.theme, _tr("Une autre version existe"), window)
    what = f"«\u00a0{found.title}\u00a0»" if found.title else _tr("une note")
    if found.lesson:
        what += _tr(" (leçon « {title} »)").format(title=found.lesson)
    dialog.add_text(
        _tr(
            "Vous avez écrit deux textes différents sur deux ordinateurs : {what}. Les deux sont gardés tant que vous n’avez pas choisi."
        ).format(what=what)
    )
    today = session.today()
    for key, name, text, when, verb in (
        ("this", _tr("Celle-ci"), found.text, found.when, _tr("Garder celle-ci")),
        ("other", _tr("L’autre"), found.other, found.other_when, _tr("Reprendre l’autre")),
    ):
        moment = when.astimezone()
        words = _tr("{name}, {day} à {hour}").format(
            name=name, day=dates.near(moment, today), hour=dates.hour(moment)
        )
        button = Button(session.theme, verb, small=True)
        button.clicked.connect(lambda _=False, key=key: dialog.choose(key))
        dialog.body.addWidget(_card(session, words, text, button))
    dialog.add_buttons(
        ("later", _tr("Choisir plus tard")), ("both", _tr("Garder les deux")), safe="later", filled="both"
    )
    texts = {
        "this": found.text,
        "other": found.other,
        "both": f"{found.text}\n\n{found.other}",
    }
    answer = dialog.ask()
    if answer not in texts:
        return False
    session.settle_versions(found.key, found.id, texts[answer])
    return True


def _card(session: Session, words: str, text: str, button: Button) -> Card:
    gap = session.theme.gap
    card = Card(session.theme, fill="bg")
    column = QVBoxLayout(card)
    column.setContentsMargins(gap(18), gap(12), gap(14), gap(16))
    column.setSpacing(gap(8))
    head = QHBoxLayout()
    head.addWidget(Label(words, "smallbold"), 1)
    head.addWidget(button)
    column.addLayout(head)
    column.addWidget(Label(text, "list"))
    return card
