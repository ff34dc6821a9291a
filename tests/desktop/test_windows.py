"""No widget may flash as a window of its own while a screen is made."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from atelier.app import App
from atelier.cli.overlays import OVERLAYS
from atelier.cli.screens import SCREENS, settle


class Watch(QObject):
    """Notes each widget that shows as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_only_the_window_shows_as_a_window(lived: App, qapp: QApplication) -> None:
    watch = Watch()
    qapp.installEventFilter(watch)
    for name, go in SCREENS.items():
        if name not in ("welcome", *OVERLAYS):
            go(lived)
            settle(qapp, 0.05)
            leads = name.startswith(("console", "projector", "led"))  # two windows more, on purpose
            assert set(watch.seen) <= ({"Window", "Host"} if leads else {"Window"}), name
            presenter = lived.presenting.presenter
            if presenter is not None:
                presenter.close(ended=True)
            watch.seen.clear()
    qapp.removeEventFilter(watch)
