"""The sources of a lesson, numbered as they are called in the text."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain


class Sources(QWidget):
    """The list of sources."""

    def __init__(self, context: Context, block: model.Sources) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        gap = context.theme.gap
        column.setContentsMargins(gap(24), gap(10), gap(24), 0)
        heading = model.Heading(3, "sources", (model.Text(self.tr("Sources")),))
        items = tuple((model.Paragraph(self._words(source)),) for source in block.items)
        every = model.Link("sources:", (model.Text(self.tr("Toutes les sources de l’atelier")),))
        self.view = context.prose((heading, model.Numbered(items), model.Paragraph((every,))), "small")
        self.view.setAccessibleName(self.tr("Sources"))
        column.addWidget(self.view)

    @staticmethod
    def _words(source: model.Source) -> model.Inlines:
        said = source.year and source.year in plain(source.text)
        return source.text if said or not source.year else (*source.text, model.Text(f" ({source.year})"))
