"""Dialogs about one person: their hours, what is said of them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTime
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTimeEdit, QWidget

from atelier.classroom.classes import ClassState, Participant
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.field import Field
from atelier.desktop.widgets.segmented import Segmented

LONGEST = 160


def _tr(words: str) -> str:
    return QCoreApplication.translate("RoomPerson", words)


def _hour(clock: str, name: str) -> QTimeEdit:
    field = QTimeEdit(QTime.fromString(clock, "HH:mm"))
    field.setDisplayFormat("HH' h 'mm")
    field.setAlignment(Qt.AlignmentFlag.AlignCenter)
    field.setAccessibleName(name)
    return field


def ask_presence(
    theme: Theme, window: QWidget, one: ClassState, people: list[Participant]
) -> tuple[str, str, str] | None:
    """How they were there, and the hours if not from one end to the other: (mode, arrived, left)."""
    title = (
        _tr("Présence de {name}").format(name=people[0].name)
        if len(people) == 1
        else _tr("Présence de {n} personnes").format(n=len(people))
    )
    dialog = Dialog(theme, title, window)
    before = people[0].attendance
    start, end = one.about.start[11:], one.about.end[11:]
    mode = Segmented(
        theme,
        _tr("Présence"),
        (("room", _tr("En salle")), ("online", _tr("En ligne")), ("absent", _tr("Absence"))),
    )
    default = "online" if one.about.mode == "online" else "room"
    mode.choose(before.mode if before else default)
    dialog.body.addWidget(mode, 0, Qt.AlignmentFlag.AlignLeft)
    hours = QWidget()
    row = QHBoxLayout(hours)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.gap(20))
    arrived = _hour((before.arrived if before else "") or start, _tr("Arrivée"))
    left = _hour((before.left if before else "") or end, _tr("Départ"))
    row.addWidget(Field(theme, _tr("Arrivée"), arrived))
    row.addWidget(Field(theme, _tr("Départ"), left))
    dialog.body.addWidget(hours)
    hours.setEnabled(mode.key != "absent")
    mode.chosen.connect(lambda key: hours.setEnabled(key != "absent"))
    dialog.add_text(
        _tr("La durée attestée suit ces heures. Du début à la fin, il n’y a rien à changer."), "small", "ink2"
    )
    dialog.add_buttons(("no", _tr("Annuler")), ("yes", _tr("Noter la présence")), safe="no", filled="yes")
    if dialog.ask() != "yes":
        return None
    if mode.key == "absent":
        return "absent", "", ""
    first, last = arrived.time().toString("HH:mm"), left.time().toString("HH:mm")
    return mode.key or default, "" if first == start else first, "" if last == end else last


def ask_person(theme: Theme, window: QWidget, person: Participant) -> dict[str, str] | None:
    """Correct a name, an organisation, an e-mail, the needs."""
    dialog = Dialog(theme, _tr("Corriger"), window)
    about = person.about
    fields: dict[str, QLineEdit] = {}
    for name, words in (
        ("name", _tr("Prénom et nom")),
        ("organisation", _tr("Organisation")),
        ("email", _tr("Courriel")),
        ("needs", _tr("Besoins")),
    ):
        field = fields[name] = QLineEdit(getattr(about, name))
        field.setMaxLength(LONGEST if name != "needs" else 2000)
        field.setCursorPosition(0)
        dialog.body.addWidget(Field(theme, words, field, optional=name != "name"))
    if person.issued:
        dialog.add_text(
            _tr(
                "Une attestation est déjà émise : si le nom change, elle sera émise de nouveau, avec un autre numéro."
            ),
            "small",
            "ink2",
        )
    made = dialog.add_buttons(("no", _tr("Annuler")), ("yes", _tr("Enregistrer")), safe="no", filled="yes")
    fields["name"].textChanged.connect(lambda words: made["yes"].setEnabled(any(c.isalpha() for c in words)))
    fields["name"].setFocus()
    if dialog.ask() != "yes":
        return None
    said = {name: " ".join(field.text().split()) for name, field in fields.items()}
    return {name: words for name, words in said.items() if words != getattr(about, name)}
