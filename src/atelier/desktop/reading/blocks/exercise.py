"""A class exercise as the participant sees it: what to do. Debrief and answers are the trainer's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from atelier.content import model
from atelier.desktop.reading.blocks.frame import Frame
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.widgets.label import Label


class Exercise(Frame):
    """The card of an exercise."""

    def __init__(self, context: Context, block: model.Exercise) -> None:
        kind = QCoreApplication.translate("Exercise", "Exercice de classe · {minutes} minutes · {grouping}")
        super().__init__(
            context, "users", kind.format(minutes=block.minutes, grouping=block.grouping), plain(block.title)
        )
        self.block = block
        self.body.addWidget(context.prose(block.flows, "list"))
        if block.hand_in:
            self.body.addWidget(
                Label(self.tr("À remettre : {what}").format(what=block.hand_in), "small", "ink2")
            )
