"""A field of a form: its name above, help below, and in its place what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label


def roomy(theme: Theme, field: QAbstractSpinBox) -> None:
    """Words of a spin box stand where those of a line do: the style sheet's padding does not reach them."""
    inside = field.lineEdit()
    inside.setTextMargins(theme.gap(12), 0, theme.gap(12), 0)
    inside.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the focus is the box's own, which has a name


class Field(QWidget):
    """`control` is what one writes or chooses in; `beside` stands at its right."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        control: QWidget,
        *,
        help_: str = "",
        optional: bool = False,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.control = control
        self._help = help_
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(5))
        head = QHBoxLayout()
        head.addWidget(Label(name, "strong"), 1)
        if optional:
            head.addWidget(Label(self.tr("facultatif"), "small", "ink2", wrap=False))
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(gap(8))
        row.addWidget(
            control, 0 if control.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed else 1
        )
        if beside is not None:
            row.addWidget(beside)
        elif control.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed:
            row.addStretch(1)
        column.addLayout(row)
        if not control.accessibleName():
            control.setAccessibleName(name)
        control.setAccessibleDescription(help_)
        self._below = Label(help_, "small", "ink2")
        if not help_:
            self._below.hide()  # shown before it has a parent, it would be a window for a moment
        column.addWidget(self._below)
        self._wrong = QWidget()
        line = QHBoxLayout(self._wrong)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(gap(8))
        line.addWidget(Icon(theme, "triangle-alert", "danger", 18), 0, Qt.AlignmentFlag.AlignTop)
        self._why = Label("", "small", "danger")
        line.addWidget(self._why, 1)
        self._wrong.hide()
        column.addWidget(self._wrong)

    @property
    def error(self) -> str:
        """What is wrong, if anything."""
        return "" if self._wrong.isHidden() else self._why.text()

    def set_error(self, words: str) -> None:
        """Say what is wrong; nothing: all is well."""
        if words == self.error:
            return
        self._why.setText(words)
        self._wrong.setVisible(bool(words))
        self._below.setVisible(bool(self._help) and not words)
        self.control.setProperty("wrong", bool(words))
        self.control.setAccessibleDescription(words or self._help)
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
