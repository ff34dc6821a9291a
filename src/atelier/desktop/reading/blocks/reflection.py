"""An open answer, saved as one writes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from atelier.content import model
from atelier.desktop.reading.blocks.frame import Frame
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.widgets.area import Area
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label


class Reflection(Frame):
    """The card of a reflection."""

    def __init__(self, context: Context, block: model.Reflection) -> None:
        title = plain(block.title)
        super().__init__(context, "pen-line", QCoreApplication.translate("Reflection", "Réflexion"), title)
        self.block = block
        if block.help:
            self.body.addWidget(context.prose(block.help, "list", "ink2"))
        self._area = Area(context.theme, title, block.lines)
        self._area.settled.connect(self._settled)
        self.body.addWidget(self._area)
        self._saved = Label("", "floor", "ink2")
        self.body.addWidget(self._saved)
        if block.example:
            self._show = Button(
                context.theme, self.tr("Voir un exemple"), icon="eye", kind="outlined", small=True
            )
            self._show.clicked.connect(self._toggle)
            self.body.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)
            self._example = context.prose(block.example, "list")
            self._example.hide()
            self.body.addWidget(self._example)
        context.session.saved.connect(self._say_saved)
        self.refresh()

    def _toggle(self) -> None:
        shown = self._example.isHidden()
        self._example.setVisible(shown)
        self._show.setText(self.tr("Cacher l’exemple") if shown else self.tr("Voir un exemple"))

    def _settled(self, text: str) -> None:
        self.context.session.write(self.context.key(self.block.id), text, self.block.fingerprint)

    def _say_saved(self) -> None:
        words = self.context.session.saved_words(self.context.key(self.block.id))
        self._saved.setText(words)
        self._saved.setVisible(bool(words))

    def settle(self) -> None:
        """Save what is being written."""
        self._area.settle()

    def refresh(self) -> None:
        """Show the text as it stands."""
        self._area.set_text(self.context.session.text_of(self.context.key(self.block.id)))
        self._say_saved()
