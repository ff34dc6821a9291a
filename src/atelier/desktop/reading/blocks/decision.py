"""A decision tree in the text: what it is for, the last advice it gave, the way to its page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from atelier.content import model
from atelier.desktop.reading.blocks.frame import Frame
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label


class DecisionCard(Frame):
    """The card of a tree."""

    def __init__(self, context: Context, block: model.Decision) -> None:
        kind = QCoreApplication.translate("DecisionCard", "Arbre de décision · {minutes} minutes")
        super().__init__(context, "split", kind.format(minutes=block.minutes), plain(block.title))
        self.block = block
        self.body.addWidget(context.prose(block.intro, "list"))
        self._last = Label("", "smallbold", "green")
        self.body.addWidget(self._last)
        self._go = Button(context.theme, self.tr("Suivre l’arbre"), icon="arrow-right", trailing=True)
        self._go.clicked.connect(lambda: context.open_decision(block.id))
        self.body.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Say where the last walk led."""
        walk = self.context.session.walk_of(self.context.key(self.block.id))
        ending = next((end for end in self.block.endings if walk and end.id == walk.end), None)
        self._last.setVisible(ending is not None)
        if ending:
            self._last.setText(self.tr("Dernier résultat : {title}").format(title=plain(ending.title)))
