"""Dialogs: who receives an attestation, and looking after one's own mark."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from atelier.classroom.classes import ClassState, Participant
from atelier.classroom.hours import SHARE, suggest
from atelier.desktop.screens.attestations.ports import IssuerActions
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.field import Field
from atelier.desktop.widgets.rows import OptionRadio
from atelier.desktop.widgets.segmented import Segmented


def _tr(words: str) -> str:
    return QCoreApplication.translate("Deciding", words)


def kinds() -> tuple[tuple[str, str], ...]:
    """The kinds of attestation, and none."""
    return (
        ("none", _tr("Aucune")),
        ("participation", _tr("Participation")),
        ("formation", _tr("Formation")),
    )


class Decision(NamedTuple):
    """Whom it is about, and which."""

    people: tuple[Participant, ...]
    kind: str


def groups(one: ClassState) -> tuple[tuple[str, str, tuple[Participant, ...]], ...]:
    """Whom one may decide for at once: key, words, people."""
    enrolled = one.enrolled
    enough = tuple(person for person in enrolled if suggest(one, person).kind != "none")
    decided = tuple(person for person in enrolled if person.qualified and person.qualified.kind != "none")
    found = (
        ("enough", _tr("Présence d’au moins {percent} % des heures"), enough),
        ("decided", _tr("Celles pour qui c’est déjà décidé"), decided),
        ("all", _tr("Toutes les personnes de la classe"), enrolled),
    )
    return tuple((key, words, people) for key, words, people in found if people)


def ask_everybody(theme: Theme, window: QWidget, one: ClassState, kind: str) -> Decision | None:
    """Decide for several at once."""
    offered = groups(one)
    dialog = Dialog(theme, _tr("Décider pour plusieurs personnes"), window)
    dialog.add_text(
        _tr("Vous décidez; la présence ne fait que suggérer. Chaque personne peut ensuite être changée."),
        "small",
        "ink2",
    )
    choice = Segmented(theme, _tr("Modèle"), kinds())
    choice.choose(kind)
    dialog.body.addWidget(Field(theme, _tr("Modèle"), choice))
    group = QButtonGroup(dialog)
    rows: dict[str, OptionRadio] = {}
    for key, words, people in offered:
        said = words.format(percent=SHARE)
        count = _tr("{n} personne") if len(people) == 1 else _tr("{n} personnes")
        row = rows[key] = OptionRadio(
            theme, f"{said} : {count.format(n=len(people))}".replace(" : ", "\u00a0: ")
        )
        group.addButton(row)
        dialog.body.addWidget(row)
    first = next(iter(rows.values()), None)
    if first is not None:
        first.setChecked(True)
    dialog.add_buttons(("no", _tr("Annuler")), ("yes", _tr("Décider ainsi")), safe="no", filled="yes")
    if dialog.ask() != "yes":
        return None
    key = next((key for key, row in rows.items() if row.isChecked()), "")
    people = next((people for name, _, people in offered if name == key), ())
    return Decision(tuple(people), choice.key) if people and choice.key else None


def show_mark(theme: Theme, window: QWidget, actions: IssuerActions, *, first: bool = False) -> None:
    """One's own mark: what it is for, its copy, the card for who verifies."""
    title = (
        _tr("Vos attestations portent maintenant votre marque") if first else _tr("Votre marque d’émetteur")
    )
    dialog = Dialog(theme, title, window)
    dialog.add_text(
        _tr(
            "Chaque attestation porte une marque que seul cet ordinateur peut faire : c’est elle qui dit que l’attestation vient bien de vous, et que rien n’y a été changé."
        )
    )

    def line(title: str, words: str, verb: str, icon: str, act: Callable[[], object]) -> None:
        dialog.add_text(title, "strong")
        dialog.add_text(words, "small", "ink2")
        button = Button(theme, verb, icon=icon, small=True)
        button.clicked.connect(lambda _=False: act())
        dialog.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    if actions.has_key:
        line(
            _tr("La clé de secours"),
            _tr(
                "Si cet ordinateur se perd, elle permet d’émettre de nouveau à votre nom. Gardez-la en lieu sûr : qui l’a peut signer à votre place."
            ),
            _tr("Enregistrer la clé de secours…"),
            "key-round",
            actions.back_up_key,
        )
        line(
            _tr("La fiche d’émetteur"),
            _tr(
                "Donnez-la à qui doit vérifier vos attestations : un employeur, une chambre de commerce. Elle ne permet de rien signer."
            ),
            _tr("Enregistrer la fiche…"),
            "shield-check",
            actions.publish_card,
        )
    else:
        dialog.add_text(_tr("Elle sera faite avec votre première attestation."), "small", "ink2")
    if not first:
        line(
            _tr("Un autre ordinateur"),
            _tr(
                "Si vous avez déjà une clé de secours, reprenez-la ici : vos attestations resteront les mêmes."
            ),
            _tr("Reprendre une clé de secours…"),
            "rotate-ccw",
            actions.restore_key,
        )
    words = _tr("Plus tard") if first else _tr("Fermer")
    dialog.add_buttons(("ok", words), safe="ok", filled="ok")
    dialog.ask()
