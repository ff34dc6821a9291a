"""The order of Tab where widgets are not created in the order in which one reads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*areas: QWidget) -> None:
    """Let Tab go through what these hold, one after the other."""
    before: QWidget | None = None
    for area in areas:
        for widget in (area, *area.findChildren(QWidget)):
            elsewhere = widget.window() is not area.window()  # the list that a combo box opens
            if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or elsewhere:
                continue
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
