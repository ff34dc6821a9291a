"""The menu of an item of a list: « sans objet », a due date, a note, erase one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from atelier.desktop import dates
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.area import Area
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.calendar import Calendar
from atelier.desktop.widgets.dialog import Dialog

if TYPE_CHECKING:
    from atelier.desktop.session import Session


def _tr(words: str) -> str:
    return QCoreApplication.translate("ItemMenu", words)


def menu_button(theme: Theme, words: str, line: QWidget, opens: Callable[[QPoint], None]) -> Button:
    """The button (…) at the right of an item's line; `opens` is given where, on the line."""
    name = _tr("Autres actions : {words}").format(words=words)
    button = Button(theme, icon="ellipsis", kind="bare", small=True, name=name)
    button.clicked.connect(lambda: opens(QPoint(line.width() - 40, line.height())))
    return button


def open_menu(session: Session, widget: QWidget, at: QPoint, key: str, words: str, fingerprint: str) -> None:
    """Open the menu beside a widget."""
    menu = QMenu(widget)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    tick = session.state.tick(key)
    state = tick.state if tick else "todo"
    for name, label in (
        ("done", _tr("Cocher")),
        ("todo", _tr("Décocher")),
        ("void", _tr("Sans objet pour moi")),
    ):
        if name != state:
            menu.addAction(label, partial(session.tick, key, name, words, fingerprint))
    menu.addSeparator()
    today = session.today()
    friday = today + timedelta(days=(4 - today.weekday()) % 7 or 7)
    monday = today + timedelta(days=7 - today.weekday())
    for label, on in (
        (_tr("Pour demain"), today + timedelta(days=1)),
        (_tr("Pour {day}").format(day=dates.long_day(friday)), friday),
        (_tr("Pour {day}").format(day=dates.long_day(monday)), monday),
    ):
        menu.addAction(label, partial(session.set_due, key, on))
    menu.addAction(_tr("Choisir une date…"), lambda: choose_date(session, widget, key, words))
    if session.state.due(key):
        menu.addAction(_tr("Enlever l’échéance"), lambda: session.set_due(key, None))
    menu.addSeparator()
    menu.addAction(_tr("Écrire une note…"), lambda: write_remark(session, widget, key, words))
    if key.startswith("item/"):
        menu.addAction(_tr("Effacer la tâche"), lambda: session.erase_own(key))
    menu.popup(widget.mapToGlobal(at))


def choose_date(session: Session, widget: QWidget, key: str, words: str) -> None:
    """A calendar, in a dialog."""
    dialog = Dialog(session.theme, _tr("Pour quand?"), widget.window())
    dialog.add_text(words, "list", "ink2")
    due = session.state.due(key)
    shown = due.on if due else session.today() + timedelta(days=7)
    calendar = Calendar(session.theme, _tr("Échéance"), shown, widget.window().height())
    dialog.body.addWidget(calendar)
    dialog.add_buttons(("no", _tr("Annuler")), ("yes", _tr("Garder la date")), safe="no", filled="yes")
    calendar.give_focus()
    if dialog.ask() == "yes":
        session.set_due(key, calendar.chosen())


def write_remark(session: Session, widget: QWidget, key: str, words: str) -> None:
    """A few lines about an item, in a dialog."""
    dialog = Dialog(session.theme, _tr("Note"), widget.window())
    dialog.add_text(words, "list", "ink2")
    area = Area(session.theme, _tr("Note"), 3)
    area.set_text(session.state.remark(key))
    area.settled.connect(lambda text: session.set_remark(key, text))
    dialog.body.addWidget(area)
    dialog.add_buttons(("ok", _tr("Fermer")), safe="ok", filled="ok")
    area.setFocus()
    dialog.ask()
    area.settle()
