"""Before an address opens outside the app: show it, then only http, https and mailto leave."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.dialog import Dialog

ALLOWED = frozenset({"http", "https", "mailto"})


def leave(theme: Theme, widget: QWidget, address: str) -> bool:
    """Ask, then open the address with the computer's programs; true if it was opened."""
    url = QUrl(address)
    if url.scheme().lower() not in ALLOWED:
        return False
    tr = QCoreApplication.translate
    dialog = Dialog(theme, tr("Leaving", "Ce lien sort d’Atelier"), widget.window())
    dialog.add_text(tr("Leaving", "Votre navigateur ou votre messagerie ouvrira cette adresse :"))
    dialog.add_text(url.toDisplayString(), "strong")
    dialog.add_buttons(
        ("stay", tr("Leaving", "Rester ici")),
        ("copy", tr("Leaving", "Copier l’adresse")),
        ("open", tr("Leaving", "Ouvrir l’adresse")),
        safe="stay",
        filled="open",
    )
    answer = dialog.ask()
    if answer == "copy":
        QGuiApplication.clipboard().setText(address)
    return answer == "open" and QDesktopServices.openUrl(url)
