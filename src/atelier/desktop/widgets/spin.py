"""Fields with a number or an hour, that a screen reader meets as one."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QSpinBox, QTimeEdit


def _name(field: QAbstractSpinBox, name: str) -> None:
    field.setAccessibleName(name)
    field.setAlignment(Qt.AlignmentFlag.AlignCenter)
    inner = field.findChild(QLineEdit)
    if inner is not None:
        inner.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the box has it


class Number(QSpinBox):
    """A whole number from nought."""

    def __init__(self, name: str, most: int) -> None:
        super().__init__()
        self.setRange(0, most)
        _name(self, name)


class Hour(QTimeEdit):
    """« 18 h 30 »."""

    def __init__(self, name: str, at: QTime | None = None) -> None:
        super().__init__()
        self.setDisplayFormat("HH'\u00a0h\u00a0'mm")
        if at is not None:
            self.setTime(at)
        _name(self, name)
