"""What the steps of the page are made of: a form that writes each change at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from atelier.desktop.drafting import Drafting
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.field import Field
from atelier.desktop.widgets.label import Label

Read = Callable[[], str]
Write = Callable[[str], None]


class Step(QWidget):
    """A step: `title` in the list of steps and above its fields, `lead` below it; made again when shown."""

    def __init__(self, theme: Theme, drafting: Drafting, title: str, lead: str) -> None:
        super().__init__()
        self.theme, self.drafting, self.title = theme, drafting, title
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.gap(14))
        self._fields: list[tuple[Field, tuple[str | int, ...]]] = []
        self.column.addWidget(Label(title, "section"))
        self.column.addWidget(Label(lead, "list", "ink2"))

    def line(
        self,
        words: str,
        path: tuple[str | int, ...],
        read: Read,
        write: Write,
        *,
        most: int = 160,
        optional: bool = False,
        help_: str = "",
        placeholder: str = "",
        beside: QWidget | None = None,
    ) -> QLineEdit:
        """A line of text; `path`: the value that it writes, to which what is wrong is said."""
        edit = QLineEdit(read())
        edit.setMaxLength(most)
        edit.setPlaceholderText(placeholder)
        edit.setCursorPosition(0)
        edit.textEdited.connect(lambda text: write(text.strip()))
        self.add(Field(self.theme, words, edit, optional=optional, help_=help_, beside=beside), path)
        return edit

    def add(self, field: Field, path: tuple[str | int, ...]) -> None:
        """Add a field."""
        self._fields.append((field, path))
        self.column.addWidget(field)

    def table_line(self, words: str, table: str, name: str, **options: object) -> QLineEdit:
        """A line of a table of the edition."""
        return self.line(
            words,
            (table, name),
            lambda: str(getattr(getattr(self.drafting.edition, table), name)),
            lambda text: self.drafting.change_in(table, **{name: text}),
            **options,  # type: ignore[arg-type]
        )

    def judge(self) -> None:
        """Say at each field what is wrong with it."""
        for field, path in self._fields:
            field.set_error(self.drafting.problem(*path))

    def first(self) -> QWidget | None:
        """What has the focus first."""
        return self._fields[0][0].control if self._fields else None
