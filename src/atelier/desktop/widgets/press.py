"""Enter presses the button that has the focus, as Space does."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Pressed:
    """Mixed into our buttons, before Qt's class (PySide allows one Qt class only)."""

    def keyPressEvent(self: Any, event: QKeyEvent) -> None:
        """Enter clicks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)  # type: ignore[misc]
