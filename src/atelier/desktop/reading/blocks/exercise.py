"""A class exercise: what to do. Debrief, answers and notes are the trainer's, who asked to see them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop.reading.blocks.frame import Frame
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import rule


class Exercise(Frame):
    """The card of an exercise."""

    def __init__(self, context: Context, block: model.Exercise) -> None:
        kind = QCoreApplication.translate("Exercise", "Exercice de classe · {minutes} minutes · {grouping}")
        super().__init__(
            context, "users", kind.format(minutes=block.minutes, grouping=block.grouping), plain(block.title)
        )
        self.block = block
        self.body.addWidget(context.prose(block.flows, "list"))
        if block.hand_in:
            self.body.addWidget(
                Label(self.tr("À remettre : {what}").format(what=block.hand_in), "small", "ink2")
            )
        self._trainers: QWidget | None = None
        context.session.kept.connect(self._show_trainers)
        self._show_trainers()

    def _show_trainers(self) -> None:
        """What a participant never sees: it is not even built as long as nobody asks."""
        wanted = self.context.session.preferences.trainer
        if wanted and self._trainers is None:
            self._trainers = self._made()
            self.body.addWidget(self._trainers)
        if self._trainers is not None:
            self._trainers.setVisible(wanted)

    def _made(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.context.theme.gap(8))
        column.addWidget(rule())
        column.addWidget(Label(self.tr("Pour la personne qui anime"), "eyebrow", "ink2"))
        for title, flows in (
            (self.tr("Retour en groupe"), self.block.debrief),
            (self.tr("Réponses attendues"), self.block.answers),
            (self.tr("Notes"), self.block.notes),
        ):
            if flows:
                column.addWidget(Label(title, "strong"))
                column.addWidget(self.context.prose(flows, "list"))
        return holder
